import { useState, type FormEvent } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { usePage } from '../../shell/page.tsx'
import { Button, Combobox, Empty, ErrorNote, Field, Loading } from '../../ui/index.ts'
import { findMatters } from '../record/find-matters.ts'
import { AddresseesBox } from './addressees.tsx'
import { editable, sent } from './blocks.ts'
import { kindKey, type Addressee, type LetterKind, type LetterList, type Routed } from './model.ts'
import { newWords } from './new-words.ts'
import { PaperView } from './paper-view.tsx'
import { Routes } from './routes.tsx'
import { useRoute } from './use-route.ts'
import { useSheetAhead } from './use-sheet.ts'
import { letterWords } from './words.ts'
import './letters.css'

type Matter = { id: string; code: string; title: string }
type Wish = { kind: string; issuer: string; matters: Matter[]; to: Addressee[]; /** as typed; empty: as the records give it */ title: string }

/** A letter is begun by kind, issuer, matters and addressees; the text comes from the records. `?matter=&kind=` begin it. */
export default function NewLetterPage() {
  const t = useWords(newWords)
  const l = useWords(letterWords)
  usePage({ title: t('title'), crumbs: [{ text: l('title'), to: '/letters' }, { text: t('title') }] })
  const list = useAnswer('listLetters', { query: { box: 'mine', limit: 1 } })
  return (
    <>
      <header className="letters-head"><h1>{t('title')}</h1></header>
      <ErrorNote error={list.error} retry={() => void list.refetch()} />
      {list.isPending ? <Loading rows={6} /> : null}
      {list.data && (list.data.kinds.length > 0 && list.data.issuers.length > 0 ? <Form list={list.data} /> : <Empty to="/letters" begin={l('title')}>{t('noKind')}</Empty>)}
    </>
  )
}

function Form({ list }: { list: LetterList }) {
  const t = useWords(newWords)
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const given = search.get('matter')
  const { value, set, clear } = useDraft<Wish>(`new-letter:${given ?? ''}`, { kind: search.get('kind') ?? '', issuer: list.issuers[0]?.id ?? '', matters: [], to: [], title: '' })
  const known = useGivenMatter(given)
  const wish = { ...value, matters: known && !value.matters.some(({ id }) => id === known.id) ? [known, ...value.matters] : value.matters }
  const [tried, setTried] = useState(false)
  const draft = useCommand('draftLetter')
  const kind = list.kinds.find((one) => kindKey(one) === wish.kind)
  const issuer = list.issuers.find(({ id }) => id === wish.issuer)
  const routed = useRoute(kind, wish)
  const noAddressee = kind !== undefined && kind.layout !== 'minutes' && wish.to.length === 0
  const title = value.title.trim() || (routed.data?.title ?? '')
  const stopped = routed.data?.rows.some(({ allowed }) => !allowed) ?? false
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!kind || !issuer || noAddressee || stopped || title === '' || !routed.data || routed.isPlaceholderData || draft.isPending) return
    const { blocks, replyBy } = routed.data
    draft.mutate(
      { body: { pack: kind.pack, kind: kind.id, issuer: issuer.id, to: wish.to.map(({ type, id }) => ({ type, id })), title, blocks: sent(editable(blocks)), replyBy, about: { matters: wish.matters.map(({ id }) => id) } } },
      {
        onSuccess: ({ ids }) => {
          clear()
          void navigate(`/letters/${String(ids.letter)}?edit=1`)
        },
      },
    )
  }
  return (
    <div className="letter-columns letter-new">
      <form className="letter-do letter-wish" noValidate onSubmit={send}>
        <Field label={t('kind')} help={kind ? <KindSays kind={kind} /> : null} wrong={tried && !kind ? t('missing') : null}>
          {(bound) => <KindSelect bound={bound} kinds={list.kinds} value={wish.kind} onChange={(next) => set({ kind: next })} />}
        </Field>
        <Field label={t('issuer')} wrong={tried && !issuer ? t('missing') : null}>
          {(bound) => (
            <select {...bound} className="input" value={wish.issuer} onChange={(event) => set({ issuer: event.target.value })}>
              {list.issuers.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </select>
          )}
        </Field>
        <MattersOf matters={wish.matters} onChange={(matters) => set({ matters })} />
        <Field label={t('to')} wrong={tried && noAddressee ? t('toMissing') : null}>
          {(bound) => <AddresseesBox bound={bound} chosen={wish.to} onChange={(to) => set({ to })} placeholder={t('toAdd')} />}
        </Field>
        {routed.data && wish.to.length > 0 && <Routes rows={routed.data.rows} />}
        <Field label={t('heading')} aside={t('headingFrom')} wrong={tried && kind && title === '' ? t('headingMissing') : null}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={200} placeholder={routed.data?.title ?? ''} value={value.title} onChange={(event) => set({ title: event.target.value })} />}
        </Field>
        <ErrorNote error={routed.error ?? draft.error} {...(routed.error ? { retry: () => void routed.refetch() } : {})} />
        {tried && stopped && <p className="field"><span className="wrong" role="alert">{t('routeStops')}</span></p>}
        <div className="actions">
          <Button primary type="submit" busy={draft.isPending}>{t('draft')}</Button>
        </div>
        <p className="small ink-3">{t('draftNote')}</p>
      </form>
      <section className="letter-paper" aria-label={t('preview')}>
        {kind && issuer && routed.data ? <Ahead routed={{ ...routed.data, title }} kind={kind} issuer={issuer.name} to={wish.to} /> : <p className="empty letter-blank">{t('previewNone')}</p>}
      </section>
    </div>
  )
}

function Ahead({ routed, kind, issuer, to }: { routed: Routed; kind: LetterKind; issuer: string; to: readonly Addressee[] }) {
  const sheet = useSheetAhead()
  return <PaperView sheet={sheet({ ...routed, layout: kind.layout, issuer, to })} />
}

/** The matter one comes from, by its title. */
function useGivenMatter(matter: string | null): Matter | null {
  const answer = useAnswer('getMatter', { params: { matter: matter ?? '' } }, { when: matter !== null })
  return answer.data ? { id: answer.data.id, code: answer.data.code, title: answer.data.title } : null
}

type SelectProps = { bound: object; kinds: readonly LetterKind[]; value: string; onChange: (kind: string) => void }

/** Kinds of letter under the mechanism they belong to: 督办通知书 is not the same in two of them. */
export function KindSelect({ bound, kinds, value, onChange }: SelectProps) {
  const t = useWords(newWords)
  const pick = usePick()
  const packs = useAnswer('listPacks', {})
  const nameOf = (id: string) => {
    const pack = packs.data?.rows.find((one) => one.id === id)
    return pack ? pick(pack.name) : id
  }
  return (
    <select {...bound} className="input" value={value} onChange={(event) => onChange(event.target.value)}>
      <option value="">{t('choose')}</option>
      {[...Map.groupBy(kinds, ({ pack }) => pack)].map(([pack, own]) => (
        <optgroup key={pack} label={nameOf(pack)}>
          {own.map((kind) => <option key={kindKey(kind)} value={kindKey(kind)}>{pick(kind.name)}</option>)}
        </optgroup>
      ))}
    </select>
  )
}

function KindSays({ kind }: { kind: LetterKind }) {
  const t = useWords(newWords)
  return <>{[kind.directive ? t('directive') : null, kind.numbered ? t('numbered') : null, kind.replyWorkdays ? t('replyWorkdays', { n: kind.replyWorkdays }) : null].filter(Boolean).join('　')}</>
}

function MattersOf({ matters, onChange }: { matters: readonly Matter[]; onChange: (matters: Matter[]) => void }) {
  const t = useWords(newWords)
  const session = useSession()
  return (
    <Field label={t('about')} optional aside={t('aboutHelp')}>
      {(bound) => (
        <>
          {matters.length > 0 && (
            <ul className="letter-chosen">
              {matters.map(({ id, code, title }) => (
                <li key={id}>
                  <span>{title}<span className="ink-3">　{code}</span></span>
                  <Button link aria-label={t('remove', { name: title })} onClick={() => onChange(matters.filter((one) => one.id !== id))}>{t('removeShort')}</Button>
                </li>
              ))}
            </ul>
          )}
          <Combobox<Matter>
            {...bound}
            chosen={null}
            onChoose={(choice) => choice && onChange([...matters, choice.value])}
            placeholder={t('aboutAdd')}
            find={async (text, signal) => (await findMatters(session, text, matters.map((one) => ({ ...one, ledger: '' })), signal)).map(({ value: { id, code, title }, name, aside }) => ({ value: { id, code, title }, name, ...(aside ? { aside } : {}) }))}
          />
        </>
      )}
    </Field>
  )
}
