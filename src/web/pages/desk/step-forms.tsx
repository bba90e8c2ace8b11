import type { FormEvent } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, DayInput, ErrorNote, Field, InPlace } from '../../ui/index.ts'
import { deskWords } from './words.ts'

/** A milestone reached, said in the row. */
export function MilestoneForm({
  matter,
  milestone,
  onDone,
  onClose,
}: {
  matter: string
  milestone: string
  onDone: () => void
  onClose: () => void
}) {
  const t = useWords(deskWords)
  const { today } = useSession()
  const { value, set, clear } = useDraft(`milestone:${matter}:${milestone}`, { occurredOn: today, note: '' })
  const reach = useCommand('reachMilestone')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reach.isPending || !value.occurredOn) return
    const done = () => {
      clear()
      onDone()
    }
    sendThen(reach, { params: { matter, milestone }, body: { occurredOn: value.occurredOn, note: value.note.trim() || null } }, done)
  }
  return (
    <form className="in-line" onSubmit={submit} noValidate>
      <Field label={t('milestone.title')}>
        {(bound) => <DayInput {...bound} max={today} value={value.occurredOn} onChange={(occurredOn) => set({ occurredOn })} />}
      </Field>
      <Field label={t('milestone.note')} optional>
        {(bound) => (
          <input
            {...bound}
            className="input"
            type="text"
            maxLength={1000}
            value={value.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        )}
      </Field>
      <Finish label={t('milestone.do')} busy={reach.isPending} error={reach.error} onClose={onClose} />
    </form>
  )
}

/** The next step of the procedure, taken in the row. `noted`: the pack asks for its note. */
export function MoveForm({ matter, transition, noted, onDone, onClose }: { matter: string; transition: string; noted: boolean; onDone: () => void; onClose: () => void }) {
  const t = useWords(deskWords)
  const { value, set, clear } = useDraft(`move:${matter}:${transition}`, { note: '' })
  const move = useCommand('moveMatter')
  const missing = noted && value.note.trim() === ''
  const send = () => {
    if (!missing) sendThen(move, { params: { matter }, body: { transition, note: value.note.trim() || null } }, () => (clear(), onDone()))
  }
  return (
    <InPlace className="in-line" action={t('move.do')} busy={move.isPending} error={move.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <Field label={t('move.note')} optional={!noted} wrong={tried && missing ? t('move.missing') : null}>
          {(bound) => <input {...bound} className="input" type="text" maxLength={2000} value={value.note} onChange={(event) => set({ note: event.target.value })} />}
        </Field>
      )}
    </InPlace>
  )
}

function Finish({ label, busy, error, onClose }: { label: string; busy: boolean; error: Error | null; onClose: () => void }) {
  const t = useWords(deskWords)
  return (
    <>
      <ErrorNote error={error} />
      <div className="actions">
        <Button small primary type="submit" busy={busy}>
          {label}
        </Button>
        <Button small onClick={onClose}>
          {t('cancel')}
        </Button>
        <span className="small ink-3">{t('inside.kept')}</span>
      </div>
    </>
  )
}
