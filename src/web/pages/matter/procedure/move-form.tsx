import { useAnswer, useCommand } from '../../../api/hooks.ts'
import { sendThen } from '../../../api/send-then.ts'
import { useSession } from '../../../api/session.tsx'
import { usePick, useWords } from '../../../i18n/language.tsx'
import { useDraft } from '../../../keep/draft.ts'
import { DayInput, Field, InPlace, Note } from '../../../ui/index.ts'
import { EMPTY_MATTER, fieldsSent } from '../../ledger/new-matter.ts'
import type { Attachment, FieldValue } from '../../record/content.ts'
import { FilesField } from '../../record/files-field.tsx'
import { KindFieldInput } from '../../record/kind-field.tsx'
import type { Matter } from '../page.tsx'
import { clockTime, instantOf } from './clock-time.ts'
import { procedureWords } from './words.ts'

type Offered = Matter['procedure']['offered'][number]
/** A step as other pages offer it: they say only what they know of it. */
export type Step = Pick<Offered, 'id' | 'name' | 'needsNote' | 'needsEvidence'> & Partial<Pick<Offered, 'does' | 'asks' | 'lacks' | 'countsHours'>>

/** A step of the procedure, with what it needs: a note, evidence, fields and a day that are missing still. */
export function MoveForm({ matter, ledger, transition, onClose }: { matter: string; ledger: string; transition: Step; onClose: () => void }) {
  const t = useWords(procedureWords)
  const pick = usePick()
  const { today, acting } = useSession()
  // Hours of others start when they press: only the office enters what came on paper at another hour.
  const asksHour = transition.countsHours === true && acting?.role === 'office'
  const { value, set, clear } = useDraft(`move:${matter}:${transition.id}`, { note: '', occurredOn: today, time: '', due: '', files: [] as Attachment[], fields: {} as Record<string, FieldValue> })
  const move = useCommand('moveMatter')
  const asked = transition.asks?.fields ?? []
  const ledgers = useAnswer('listLedgers', {}, { when: asked.length > 0 })
  const fields = (ledgers.data?.rows.find(({ id }) => id === ledger)?.fields ?? []).filter(({ id }) => asked.includes(id))
  const sent = fieldsSent({ ...EMPTY_MATTER, fields: value.fields }, { fields })
  const missing = {
    note: transition.needsNote && value.note.trim() === '',
    files: transition.needsEvidence && value.files.length === 0,
    due: (transition.asks?.due ?? false) && value.due === '',
    fields: fields.filter(({ id }) => sent[id] === undefined).map(({ id }) => id),
  }
  const blocked = transition.lacks && (transition.lacks.duties.length > 0 || transition.lacks.parts > 0)
  const send = () => {
    if (missing.note || missing.files || missing.due || missing.fields.length > 0) return
    const body = {
      transition: transition.id,
      note: value.note.trim() || null,
      attachments: value.files.map(({ sha256 }) => ({ sha256 })),
      occurredOn: value.occurredOn || today,
      ...(asksHour && value.time ? { at: instantOf(value.occurredOn || today, value.time) } : {}),
      ...(value.due ? { due: value.due } : {}),
      ...(asked.length > 0 ? { fields: sent } : {}),
    }
    sendThen(move, { params: { matter }, body }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="matter-form" action={pick(transition.name)} busy={move.isPending} error={move.error ?? ledgers.error} onSend={send} onClose={onClose} note={transition.does === 'verify' ? t('verifyNote') : undefined}>
      {(tried) => (
        <>
          {blocked && <Lacks lacks={transition.lacks} />}
          <Field label={t(transition.does === 'return' || transition.does === 'void' ? 'reasonOf' : 'note')} optional={!transition.needsNote} wrong={tried && missing.note ? t('missing') : null}>
            {(bound) => <textarea {...bound} className="input" maxLength={2000} value={value.note} onChange={(event) => set({ note: event.target.value })} />}
          </Field>
          {fields.map((field) => (
            <KindFieldInput key={field.id} field={{ ...field, required: true }} value={value.fields[field.id]} wrong={tried && missing.fields.includes(field.id) ? t('missing') : null} onChange={(next) => set({ fields: { ...value.fields, [field.id]: next } })} />
          ))}
          {transition.asks?.due && (
            <Field label={t('due')} wrong={tried && missing.due ? t('missing') : null}>{(bound) => <DayInput {...bound} min={today} value={value.due} onChange={(due) => set({ due })} />}</Field>
          )}
          {transition.needsEvidence && <FilesField files={value.files} onChange={(files) => set({ files })} needed wrong={tried && missing.files ? t('evidenceMissing') : null} />}
          <div className="matter-pair">
            <Field label={t('moveOn')}>{(bound) => <DayInput {...bound} max={today} value={value.occurredOn} onChange={(day) => set({ occurredOn: day })} />}</Field>
            {asksHour && (
              <Field label={t('moveAt')} optional aside={clockTime(new Date().toISOString())}>
                {(bound) => <input {...bound} className="input" type="time" value={value.time} onChange={(event) => set({ time: event.target.value })} />}
              </Field>
            )}
          </div>
        </>
      )}
    </InPlace>
  )
}

/** What has to be there before the step, and is not. */
function Lacks({ lacks }: { lacks: Step['lacks'] }) {
  const t = useWords(procedureWords)
  const pick = usePick()
  if (!lacks) return null
  return (
    <Note tone="due">
      {lacks.duties.length > 0 && t('lacksDuties', { roles: lacks.duties.map(pick).join('、') })}
      {lacks.parts > 0 && t('lacksParts', { n: lacks.parts })}
    </Note>
  )
}
