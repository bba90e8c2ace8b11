import { useId } from 'react'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { DayInput, Field, InPlace, ShortNotice } from '../../ui/index.ts'
import type { Attachment } from '../record/content.ts'
import { FilesField } from '../record/files-field.tsx'
import { inspectionWords } from './words.ts'

/** A finding in one form, on a telephone too: what, whose, until when; a photograph where it helps. */
export function FindingForm({ inspection, units, onDone, onClose }: { inspection: string; units: readonly { id: string; name: string }[]; onDone: () => void; onClose: () => void }) {
  const t = useWords(inspectionWords)
  const { today } = useSession()
  const { value, set, clear } = useDraft(`finding:${inspection}`, { what: '', unit: units[0]?.id ?? '', due: '', note: '', files: [] as Attachment[] })
  const make = useCommand('makeFinding')
  const unit = units.some(({ id }) => id === value.unit) ? value.unit : (units[0]?.id ?? '')
  const missing = { what: value.what.trim() === '', due: value.due === '' }
  const send = () => {
    if (missing.what || missing.due) return
    const body = { what: value.what.trim(), unit, due: value.due, note: value.note.trim() || null, attachments: value.files.map(({ sha256 }) => ({ sha256 })) }
    sendThen(make, { params: { inspection }, body }, () => (clear(), onDone()))
  }
  return (
    <InPlace className="inspect-form" label={t('find')} action={t('findDo')} busy={make.isPending} error={make.error} onSend={send} onClose={onClose} note={t('findKept')}>
      {(tried) => (
        <>
          <Field label={t('findWhat')} aside={t('findHint')} wrong={tried && missing.what ? t('missing') : null}>
            {(bound) => <textarea {...bound} className="input inspect-short" maxLength={300} value={value.what} onChange={(event) => set({ what: event.target.value })} />}
          </Field>
          <div className="inspect-pair">
            <Field label={t('findUnit')}>
              {(bound) => (
                <select {...bound} className="input" value={unit} onChange={(event) => set({ unit: event.target.value })}>
                  {units.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
                </select>
              )}
            </Field>
            <Field label={t('findDue')} wrong={tried && missing.due ? t('missing') : null}>{(bound) => <DayInput {...bound} min={today} value={value.due} onChange={(due) => set({ due })} />}</Field>
          </div>
          <ShortNotice due={value.due} />
          <Field label={t('findNote')} optional>{(bound) => <input {...bound} className="input" type="text" maxLength={2000} value={value.note} onChange={(event) => set({ note: event.target.value })} />}</Field>
          <FilesField files={value.files} onChange={(files) => set({ files })} />
        </>
      )}
    </InPlace>
  )
}

/** A second look at one finding. */
export function LookForm({ inspection, finding, onClose }: { inspection: string; finding: string; onClose: () => void }) {
  const t = useWords(inspectionWords)
  const { today } = useSession()
  const group = useId()
  const { value, set, clear } = useDraft(`look:${inspection}:${finding}`, { held: true, words: '', due: '', files: [] as Attachment[] })
  const look = useCommand('lookAgain')
  const missing = { words: value.words.trim() === '', due: !value.held && value.due === '' }
  const send = () => {
    if (missing.words || missing.due) return
    const body = { matter: finding, held: value.held, words: value.words.trim(), due: value.held ? null : value.due, attachments: value.files.map(({ sha256 }) => ({ sha256 })) }
    sendThen(look, { params: { inspection }, body }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="inspect-form" label={t('look')} action={t('lookDo')} busy={look.isPending} error={look.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <fieldset className="field inspect-choices">
            <legend>{t('lookResult')}</legend>
            <label><input type="radio" name={group} checked={value.held} onChange={() => set({ held: true })} />{t('lookHeld')}</label>
            <label><input type="radio" name={group} checked={!value.held} onChange={() => set({ held: false })} />{t('lookFailed')}</label>
          </fieldset>
          <Field label={t('lookWords')} wrong={tried && missing.words ? t('missing') : null}>{(bound) => <textarea {...bound} className="input inspect-short" maxLength={2000} value={value.words} onChange={(event) => set({ words: event.target.value })} />}</Field>
          {!value.held && <Field label={t('lookDue')} wrong={tried && missing.due ? t('missing') : null}>{(bound) => <DayInput {...bound} min={today} value={value.due} onChange={(due) => set({ due })} />}</Field>}
          <FilesField files={value.files} onChange={(files) => set({ files })} />
        </>
      )}
    </InPlace>
  )
}
