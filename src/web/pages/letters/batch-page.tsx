import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useAnswer, useCommand } from '../../api/hooks.ts'
import { ProblemError } from '../../api/problem.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { usePage } from '../../shell/page.tsx'
import { Button, DayInput, Empty, ErrorNote, Field, Loading, Note, Section, shortDay, ShortNotice } from '../../ui/index.ts'
import { chosenOf, matterKey, outAtFirst, portions, type Group, type Preview } from './batch.ts'
import { editWords } from './edit-words.ts'
import { kindKey, type LetterKind, type LetterList } from './model.ts'
import { KindSelect } from './new-page.tsx'
import { newWords } from './new-words.ts'
import { PaperView } from './paper-view.tsx'
import { Routes } from './routes.tsx'
import { usePreview } from './use-preview.ts'
import { useRoute } from './use-route.ts'
import { useSheetAhead } from './use-sheet.ts'
import { letterWords } from './words.ts'
import './letters.css'

/** 批量提醒: one letter to each addressee with all its matters, seen before it is drafted. `?ledger=&matters=` choose them. */
export default function BatchPage() {
  const t = useWords(newWords)
  const l = useWords(letterWords)
  usePage({ title: t('batch'), crumbs: [{ text: l('title'), to: '/letters' }, { text: t('batch') }] })
  const list = useAnswer('listLetters', { query: { box: 'mine', limit: 1 } })
  const kinds = list.data?.kinds.filter(({ form }) => form === 'reminder') ?? []
  return (
    <>
      <header className="letters-head"><h1>{t('batch')}</h1></header>
      <p className="sub letters-note">{t('batchNote')}</p>
      <ErrorNote error={list.error} retry={() => void list.refetch()} />
      {list.isPending ? <Loading rows={8} /> : null}
      {list.data && (kinds.length > 0 && list.data.issuers.length > 0 ? <Batch list={list.data} kinds={kinds} /> : <Empty to="/letters" begin={l('title')}>{t('noKind')}</Empty>)}
    </>
  )
}

export type Choice = { kind: string; issuer: string; whom: 'carries' | 'leads'; ledger: string; matters: string[]; replyBy: string }

function Batch({ list, kinds }: { list: LetterList; kinds: readonly LetterKind[] }) {
  const t = useWords(newWords)
  const pick = usePick()
  const [search] = useSearchParams()
  const [choice, setChoice] = useState<Choice>({
    kind: '',
    issuer: list.issuers[0]?.id ?? '',
    whom: search.get('whom') === 'leads' ? 'leads' : 'carries',
    ledger: search.get('ledger') ?? '',
    matters: search.get('matters')?.split(',').filter(Boolean) ?? [],
    replyBy: '',
  })
  const set = (change: Partial<Choice>) => setChoice({ ...choice, ...change })
  const ledgers = useAnswer('listLedgers', {})
  // Until one is chosen: the reminder of general use, of a mechanism that keeps no ledger of its own.
  const usual = kinds.find(({ pack }) => !ledgers.data?.rows.some((ledger) => ledger.pack === pack)) ?? kinds[0]
  const kind = kinds.find((one) => kindKey(one) === choice.kind) ?? (ledgers.isPending ? undefined : usual)
  const preview = usePreview(kind, choice)
  return (
    <>
      <form className="letters-choice" onSubmit={(event) => event.preventDefault()}>
        <Field label={t('kind')}>{(bound) => <KindSelect bound={bound} kinds={kinds} value={kind ? kindKey(kind) : ''} onChange={(next) => set({ kind: next })} />}</Field>
        <Field label={t('issuer')}>
          {(bound) => (
            <select {...bound} className="input" value={choice.issuer} onChange={(event) => set({ issuer: event.target.value })}>
              {list.issuers.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </select>
          )}
        </Field>
        <Field label={t('whom')}>
          {(bound) => (
            <select {...bound} className="input" value={choice.whom} onChange={(event) => set({ whom: event.target.value === 'leads' ? 'leads' : 'carries' })}>
              <option value="carries">{t('whom.carries')}</option>
              <option value="leads">{t('whom.leads')}</option>
            </select>
          )}
        </Field>
        {choice.matters.length > 0 ? (
          <p className="letters-only">{t('only', { n: choice.matters.length })}　<Button link onClick={() => set({ matters: [] })}>{t('all')}</Button></p>
        ) : (
          <Field label={t('ledger')}>
            {(bound) => (
              <select {...bound} className="input" value={choice.ledger} onChange={(event) => set({ ledger: event.target.value })}>
                <option value="">{t('ledger.any')}</option>
                {ledgers.data?.rows.map(({ id, name }) => <option key={id} value={id}>{pick(name)}</option>)}
              </select>
            )}
          </Field>
        )}
        <Field label={t('replyBy')} optional aside={t('replyByNone')}>{(bound) => <DayInput {...bound} value={choice.replyBy} onChange={(replyBy) => set({ replyBy })} />}</Field>
      </form>
      <ShortNotice due={choice.replyBy || null} />
      <ErrorNote error={preview.error} retry={() => void preview.refetch()} />
      {preview.isLoading ? <Loading rows={8} /> : null}
      {preview.data?.more && <Note tone="due">{t('moreThan')}</Note>}
      {kind && preview.data && <Groups key={JSON.stringify(choice)} preview={preview.data} kind={kind} choice={choice} issuer={list.issuers.find(({ id }) => id === choice.issuer) ?? { id: choice.issuer, name: '' }} />}
    </>
  )
}

type GroupsProps = { preview: Preview; kind: LetterKind; choice: Choice; issuer: { id: string; name: string } }

function Groups({ preview, kind, choice, issuer }: GroupsProps) {
  const t = useWords(newWords)
  const pick = usePick()
  const [out, setOut] = useState<ReadonlySet<string>>(() => outAtFirst(preview.groups))
  const [open, setOpen] = useState<string | null>(null)
  const making = useMaking(kind, choice)
  const chosen = chosenOf(preview.groups, out)
  const waiting = chosen.filter(({ addressee }) => !making.made.some(({ to }) => to === addressee.id))
  const toggle = (key: string) => {
    const next = new Set(out)
    if (!next.delete(key)) next.add(key)
    setOut(next)
  }
  const names = new Map(preview.groups.map(({ addressee }) => [addressee.id, addressee.name]))
  if (preview.groups.length === 0) return <><Empty>{t('none')}</Empty><Left preview={preview} /></>
  return (
    <Section title={t('groups', { period: pick(preview.period), n: preview.groups.length })}>
      <ul className="letters-rule list letter-groups">
        {preview.groups.map((group) => (
          <li key={group.addressee.id}>
            <OneGroup group={group} out={out} onToggle={toggle} made={making.made.find(({ to }) => to === group.addressee.id)?.letter ?? null} open={open === group.addressee.id} onOpen={() => setOpen(open === group.addressee.id ? null : group.addressee.id)} />
            {open === group.addressee.id && <Look group={group} kind={kind} issuer={issuer} />}
          </li>
        ))}
      </ul>
      <ErrorNote error={making.error} />
      {making.error && making.made.length > 0 && <Note tone="due">{t('rest', { n: waiting.length })}</Note>}
      {making.busy ? (
        <p className="letter-making" role="status"><progress max={making.of} value={making.made.length} aria-label={t('making', { done: making.made.length, n: making.of })} />{t('making', { done: making.made.length, n: making.of })}</p>
      ) : making.made.length > 0 && waiting.length === 0 ? (
        <HandIn letters={making.made.map(({ letter }) => letter)} />
      ) : (
        <div className="actions letter-make">
          <Button primary disabled={waiting.length === 0} onClick={() => making.make(waiting)}>{t('make', { n: waiting.length })}</Button>
          <span className="small ink-3">{t('draftNote')}</span>
        </div>
      )}
      {making.made.length > 0 && (
        <Section title={t('madeList')} aside={making.made.length}>
          <ul className="list">{making.made.map(({ to, letter }) => <li key={letter}><Link to={`/letters/${letter}`}>{names.get(to) ?? letter}</Link></li>)}</ul>
        </Section>
      )}
      <Left preview={preview} />
    </Section>
  )
}

/** All that was drafted, handed in for checking at once; each could also be opened and changed first. */
function HandIn({ letters }: { letters: readonly string[] }) {
  const t = useWords(newWords)
  const submit = useCommand('submitLetter')
  const [handed, setHanded] = useState<ReadonlySet<string>>(new Set())
  const [busy, setBusy] = useState(false)
  const left = letters.filter((letter) => !handed.has(letter))
  const handIn = async () => {
    setBusy(true)
    try {
      for (const letter of left) {
        await submit.mutateAsync({ params: { letter }, body: {} })
        setHanded((before) => new Set([...before, letter]))
      }
    } catch (error) {
      // Shown by the command's own error; those before it are handed in.
      if (!(error instanceof ProblemError)) throw error
    } finally {
      setBusy(false)
    }
  }
  return (
    <>
      <Note tone="done" live>{t(left.length === 0 ? 'handedIn' : 'made', { n: letters.length })}　<Link to="/letters?box=mine">{t('toList')}</Link></Note>
      <ErrorNote error={submit.error} />
      {left.length > 0 && (
        <div className="actions">
          <Button primary busy={busy} onClick={() => void handIn()}>{t('handIn', { n: left.length })}</Button>
          <span className="small ink-3">{t('handInNote')}</span>
        </div>
      )}
    </>
  )
}

type OneProps = { group: Group; out: ReadonlySet<string>; onToggle: (key: string) => void; made: string | null; open: boolean; onOpen: () => void }

function OneGroup({ group, out, onToggle, made, open, onOpen }: OneProps) {
  const t = useWords(newWords)
  const l = useWords(letterWords)
  const e = useWords(editWords)
  const { today } = useSession()
  const { addressee, matters, route, reminded } = group
  const name = addressee.name
  const on = !out.has(addressee.id) && route.allowed
  return (
    <div className={on ? 'letter-group' : 'letter-group letter-group-out'}>
      <input type="checkbox" aria-label={t('pick', { name })} checked={on} disabled={!route.allowed || made !== null} onChange={() => onToggle(addressee.id)} />
      <div>
        <p><b>{name}</b>　<span className="ink-3">{t('matters', { n: matters.length })}</span>{group.replyBy && <span className="ink-3">　{l('reply')} {shortDay(group.replyBy, today)}</span>}{addressee.leader && <span className="small ink-2">　{t('leader')}</span>}</p>
        <ul className="letter-group-matters">
          {matters.map((matter) => (
            <li key={matter.id}>
              <label className="check">
                <input type="checkbox" aria-label={t('pickMatter', { title: matter.title, name })} checked={on && !out.has(matterKey(addressee.id, matter.id))} disabled={!on || made !== null} onChange={() => onToggle(matterKey(addressee.id, matter.id))} />
                <span>{matter.title}<span className="ink-3">　{matter.code}　{matter.what}</span></span>
              </label>
            </li>
          ))}
        </ul>
        {reminded.length > 0 && (
          <Note tone="due">{t('reminded', { letters: '' })}{reminded.map(({ letter, title, number, on: day }) => <Link key={letter} to={`/letters/${letter}`}>{number ?? title}（{shortDay(day, today)}）　</Link>)}</Note>
        )}
        {!route.allowed && <Routes rows={[route]} />}
        {group.length.over && group.length.most !== null && <Note tone="due">{e('over', { n: group.length.characters, most: group.length.most })}</Note>}
      </div>
      <span className="acts">
        {made ? <Link to={`/letters/${made}`}>{l('open')}</Link> : <Button link aria-expanded={open} onClick={onOpen}>{t(open ? 'fold' : 'look')}</Button>}
      </span>
    </div>
  )
}

function Look({ group, kind, issuer }: { group: Group; kind: LetterKind; issuer: { id: string; name: string } }) {
  const sheet = useSheetAhead()
  // Mark and number are the kind's and the issuer's, the same for every addressee.
  const routed = useRoute(kind, { issuer: issuer.id, to: NOBODY, matters: NOBODY })
  if (!routed.data) return <Loading rows={6} />
  const { mark, series } = routed.data
  return <div className="letter-look"><PaperView sheet={sheet({ title: group.title, blocks: group.blocks, series, mark, layout: kind.layout, issuer: issuer.name, to: [group.addressee] })} /></div>
}

const NOBODY: readonly never[] = []

function Left({ preview }: { preview: Preview }) {
  const t = useWords(newWords)
  const pick = usePick()
  if (preview.left.length === 0) return null
  return (
    <details className="letter-left">
      <summary className="mid ink-2">{t('left', { n: preview.left.length })}</summary>
      <ul className="list">{preview.left.map(({ id, code, title, why }) => <li key={id}><Link to={`/matters/${id}`}>{title}</Link><span className="ink-3">　{code}　{pick(why)}</span></li>)}</ul>
    </details>
  )
}

type Made = { to: string; letter: string }

/** Drafts portion after portion; what was made stays made when one is refused. */
function useMaking(kind: LetterKind, { issuer, replyBy }: Choice) {
  const draft = useCommand('draftReminders')
  const [made, setMade] = useState<readonly Made[]>([])
  const [of, setOf] = useState(0)
  const [busy, setBusy] = useState(false)
  const make = async (groups: ReturnType<typeof chosenOf>) => {
    setOf(made.length + groups.length)
    setBusy(true)
    try {
      for (const portion of portions(groups)) {
        const { ids } = await draft.mutateAsync({ body: { pack: kind.pack, kind: kind.id, issuer, ...(replyBy ? { replyBy } : {}), groups: portion } })
        const letters = [ids.letters ?? []].flat()
        setMade((before) => [...before, ...portion.flatMap(({ addressee }, at) => (letters[at] ? [{ to: addressee.id, letter: letters[at] }] : []))])
      }
    } catch (error) {
      // Shown by the command's own error; what came before it is drafted.
      if (!(error instanceof ProblemError)) throw error
    } finally {
      setBusy(false)
    }
  }
  return { made, of, busy, error: draft.error, make: (groups: ReturnType<typeof chosenOf>) => void make(groups) }
}
