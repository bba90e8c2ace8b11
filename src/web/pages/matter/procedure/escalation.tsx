import { Link } from 'react-router'
import { useCommand } from '../../../api/hooks.ts'
import { sendThen } from '../../../api/send-then.ts'
import { useSession } from '../../../api/session.tsx'
import { usePick, useWords } from '../../../i18n/language.tsx'
import { useDraft } from '../../../keep/draft.ts'
import { Button, Field, InPlace, Section, shortDay, useOpened, type Opened } from '../../../ui/index.ts'
import type { Matter } from '../page.tsx'
import { procedureWords } from './words.ts'

type Step = NonNullable<Matter['escalation']>[number]
/** A step as it is taken, here and on the desk. */
export type EscalationStep = Pick<Step, 'id' | 'name' | 'drafts'>

/** What is done as a day comes near or has passed: which steps are reached, which were taken. Absent until the first is reached. */
export function Escalation({ matter }: { matter: Matter }) {
  const t = useWords(procedureWords)
  const forms = useOpened<string>()
  const steps = matter.escalation ?? []
  // What the box above asks for is not offered twice.
  const asksForIt = (step: string) => matter.askedOfYou?.action === 'escalate' && matter.askedOfYou.target === step
  if (steps.every(({ status }) => status === 'coming')) return null
  return (
    <Section title={t('escalation')} aside={<span className="small">{t('escalationAside')}</span>}>
      <ol className="matter-escalation">
        {steps.map((step) => <Row key={step.id} matter={matter.id} step={asksForIt(step.id) ? { ...step, mayTake: false } : step} forms={forms} />)}
      </ol>
    </Section>
  )
}

function Row({ matter, step, forms }: { matter: string; step: Step; forms: Opened<string> }) {
  const t = useWords(procedureWords)
  const pick = usePick()
  const { today } = useSession()
  const { status, on, taken } = step
  const day = (taken?.on ?? on) ? shortDay(taken?.on ?? on ?? '', today) : ''
  return (
    <li className={`escalation-${status}`}>
      <b>{pick(step.name)}</b>
      <span className="mid ink-2">{status === 'coming' && !on ? t('escalation.comingNone') : t(`escalation.${status}`, { day })}</span>
      {taken && <span className="small ink-3">{[taken.by, taken.note].filter(Boolean).join('　')}</span>}
      {taken?.letter && <Link className="mid" to={`/letters/${taken.letter}`}>{t('takeLetter')}</Link>}
      {step.mayTake && <Button link className="matter-no-paper" {...forms.link(step.id)}>{t('take')}</Button>}
      {forms.form(step.id, (close) => <TakeForm matter={matter} step={step} onClose={close} />)}
    </li>
  )
}

/** Takes a step of the escalation; where it goes out on paper, a person signs that. */
export function TakeForm({ matter, step, onClose, onDone = onClose }: { matter: string; step: EscalationStep; onClose: () => void; onDone?: () => void }) {
  const t = useWords(procedureWords)
  const pick = usePick()
  const { value, set, clear } = useDraft(`escalation:${matter}:${step.id}`, { note: '' })
  const take = useCommand('takeEscalation')
  const send = () => sendThen(take, { params: { matter }, body: { step: step.id, note: value.note.trim() || null } }, () => (clear(), onDone()))
  const name = pick(step.name)
  return (
    <InPlace className="matter-form" label={t('takeDo', { step: name })} action={t('takeDo', { step: name })} busy={take.isPending} error={take.error} onSend={send} onClose={onClose} note={step.drafts ? t('takeDrafts') : undefined}>
      {() => (
        <Field label={t('note')} optional>
          {(bound) => <textarea {...bound} className="input" maxLength={1000} value={value.note} onChange={(event) => set({ note: event.target.value })} />}
        </Field>
      )}
    </InPlace>
  )
}
