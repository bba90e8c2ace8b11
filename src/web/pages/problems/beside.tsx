import { Link } from 'react-router'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, Combobox, Field, InPlace, Light, Section, shortDay, useOpened } from '../../ui/index.ts'
import type { Matter } from '../matter/page.tsx'
import { findMatters } from '../record/find-matters.ts'
import { CollectForm } from './collect-form.tsx'
import { DecideForm, RaiseForm } from './raise-forms.tsx'
import { problemWords } from './words.ts'
import './problems.css'

type Linked = Matter['links']['blocks'][number]

/** What keeps a matter from going on and what it keeps, and the years before and after; a problem is brought up here in one field. */
export function Links({ matter }: { matter: Matter }) {
  const t = useWords(problemWords)
  const forms = useOpened<'collect' | 'link'>()
  const { blockedBy, blocks, continues, continuedBy } = matter.links
  const over = matter.next.action === 'none'
  return (
    <>
      <Section
        title={t('blockedBy')}
        aside={blockedBy.length > 0 ? blockedBy.length : undefined}
        more={!over && matter.may.includes('collectProblem') && <Button link className="matter-no-paper" {...forms.link('collect')}>{t('collect')}</Button>}
      >
        {forms.form('collect', (close) => <CollectForm matter={{ id: matter.id, title: matter.title }} onDone={close} onClose={close} />)}
        {blockedBy.length > 0 ? <LinkList rows={blockedBy} /> : <p className="mid ink-3 matter-none">{t('linkNone')}</p>}
      </Section>
      {matter.problem && (
        <Section
          title={t('blocksThese')}
          more={!over && matter.may.includes('linkMatters') && <Button link className="matter-no-paper" {...forms.link('link')}>{t('link')}</Button>}
        >
          {forms.form('link', (close) => <LinkForm matter={matter} onClose={close} />)}
          {blocks.length > 0 ? <LinkList rows={blocks} from={matter} /> : <p className="mid ink-3 matter-none">{t('linkNone')}</p>}
        </Section>
      )}
      {continues.length > 0 && <Section title={t('lastYear')}><LinkList rows={continues} /></Section>}
      {continuedBy.length > 0 && <Section title={t('nextYear')}><LinkList rows={continuedBy} /></Section>}
    </>
  )
}

function LinkList({ rows, from }: { rows: readonly Linked[]; /** the matter whose links these are: they may be ended there */ from?: Matter }) {
  const t = useWords(problemWords)
  const pick = usePick()
  const { today } = useSession()
  const ending = useOpened<string>()
  return (
    <ul className="list problem-links">
      {rows.map((row) => (
        <li key={row.id}>
          <p className={row.ended ? 'ink-2' : undefined}>{row.shown ? <Link to={`/matters/${row.id}`}>{row.title}</Link> : row.title}</p>
          <p className="small ink-3">
            {row.code}　{row.lead?.name}　{pick(row.stageName)}　{t('since', { day: shortDay(row.since, today) })}
            {row.light && !row.ended && <>　<Light light={row.light} /></>}
            {from?.may.includes('unlinkMatters') && <>　<Button link className="matter-no-paper" {...ending.link(row.id)}>{t('unlink')}</Button></>}
          </p>
          {from && ending.form(row.id, (close) => <UnlinkForm matter={from.id} target={row.id} onClose={close} />)}
        </li>
      ))}
    </ul>
  )
}

function LinkForm({ matter, onClose }: { matter: Matter; onClose: () => void }) {
  const t = useWords(problemWords)
  const session = useSession()
  const { value, set, clear } = useDraft(`link:${matter.id}`, { target: null as { id: string; title: string } | null })
  const link = useCommand('linkMatters')
  const send = () => {
    if (value.target) sendThen(link, { params: { matter: matter.id }, body: { target: value.target.id, relation: 'blocks' } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="problem-form" action={t('linkDo')} busy={link.isPending} error={link.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <Field label={t('linkTo')} wrong={tried && !value.target ? t('missing') : null}>
          {(bound) => (
            <Combobox
              {...bound}
              chosen={value.target ? { value: value.target, name: value.target.title } : null}
              onChoose={(choice) => set({ target: choice?.value ?? null })}
              find={async (text, signal) => (await findMatters(session, text, [], signal)).map(({ value: found, name }) => ({ value: { id: found.id, title: found.title }, name }))}
            />
          )}
        </Field>
      )}
    </InPlace>
  )
}

function UnlinkForm({ matter, target, onClose }: { matter: string; target: string; onClose: () => void }) {
  const t = useWords(problemWords)
  const { value, set, clear } = useDraft(`unlink:${matter}:${target}`, { reason: '' })
  const unlink = useCommand('unlinkMatters')
  const missing = value.reason.trim() === ''
  const send = () => {
    if (!missing) sendThen(unlink, { params: { matter }, body: { target, relation: 'blocks', reason: value.reason.trim() } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="problem-form" action={t('unlink')} busy={unlink.isPending} error={unlink.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <Field label={t('unlinkReason')} wrong={tried && missing ? t('missing') : null}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
        </Field>
      )}
    </InPlace>
  )
}

/** What was brought up a level, and the word on it. */
export function Raises({ matter }: { matter: Matter }) {
  const t = useWords(problemWords)
  const { today } = useSession()
  const forms = useOpened<string>()
  const mayRaise = matter.may.includes('raiseMatter') && matter.next.action !== 'none'
  if (matter.raises.length === 0 && !mayRaise) return null
  const leader = matter.duties.find(({ holder }) => holder.type === 'post')
  return (
    <Section title={t('raises')} more={mayRaise && <Button link className="matter-no-paper" {...forms.link('raise')}>{t('raise')}</Button>}>
      {forms.form('raise', (close) => <RaiseForm matter={matter.id} leader={leader ? { value: leader.holder.id, name: leader.name } : null} onClose={close} />)}
      {matter.raises.length === 0 ? (
        <p className="mid ink-3 matter-none">{t('linkNone')}</p>
      ) : (
        <ul className="list problem-links">
          {matter.raises.map(({ id, to, ask, tried, options, on, decided, mayDecide }) => (
            <li key={id}>
              <p><b>{ask}</b></p>
              <p className="small ink-2">{t('triedWas', { tried })}</p>
              {decided ? (
                <p className="mid">
                  {[decided.chosen, decided.words].filter(Boolean).join('；')}
                  <span className="small ink-3">　{t('raiseDecided', { by: decided.by, day: shortDay(decided.on, today) })}{decided.entered && `　${t('raiseEntered', { who: decided.entered })}`}</span>
                </p>
              ) : (
                <p className="small ink-3">
                  {t('raiseWaits', { to, day: shortDay(on, today) })}
                  {mayDecide && <>　<Button link className="matter-no-paper" {...forms.link(id)}>{t('decide')}</Button></>}
                </p>
              )}
              {forms.form(id, (close) => <DecideForm matter={matter.id} raise={id} options={options} onClose={close} />)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
