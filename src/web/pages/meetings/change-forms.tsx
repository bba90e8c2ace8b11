import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { DayInput, Field, InPlace } from '../../ui/index.ts'
import type { Meeting } from './meeting-page.tsx'
import { meetingWords } from './words.ts'

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** Another day, time or place; of a held meeting only time and place, with the reason. */
export function ChangeForm({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const t = useWords(meetingWords)
  const held = meeting.status === 'held'
  const { value, set, clear } = useDraft(`change:${meeting.id}`, { on: meeting.on, time: meeting.time ?? '', place: meeting.place ?? '', reason: '' })
  const change = useCommand('changeMeeting')
  const noReason = held && value.reason.trim() === ''
  const wrongTime = value.time !== '' && !TIME.test(value.time)
  const send = () => {
    if (noReason || wrongTime || value.on === '') return
    const changes = { ...(value.on === meeting.on ? {} : { on: value.on }), time: value.time || null, place: value.place.trim() || null }
    sendThen(change, { params: { meeting: meeting.id }, body: { changes, reason: value.reason.trim() || null } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="meeting-form" label={t('change')} action={t('changeDo')} busy={change.isPending} error={change.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <div className="meeting-fields">
            {!held && <Field label={t('on')} wrong={tried && value.on === '' ? t('missing') : null}>{(bound) => <DayInput {...bound} value={value.on} onChange={(on) => set({ on })} />}</Field>}
            <Field label={t('time')} optional wrong={wrongTime ? t('timeHint') : null}>{(bound) => <input {...bound} className="input" inputMode="numeric" maxLength={5} value={value.time} onChange={(event) => set({ time: event.target.value.replace('：', ':').trim() })} />}</Field>
          </div>
          <Field label={t('place')} optional>{(bound) => <input {...bound} className="input" maxLength={200} value={value.place} onChange={(event) => set({ place: event.target.value })} />}</Field>
          <Field label={t('reason')} optional={!held} wrong={tried && noReason ? t('missing') : null}>{(bound) => <input {...bound} className="input" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}</Field>
        </>
      )}
    </InPlace>
  )
}

/** A called meeting that will not be held, with the reason. */
export function CancelForm({ meeting, onClose }: { meeting: string; onClose: () => void }) {
  const t = useWords(meetingWords)
  const { value, set, clear } = useDraft(`cancel:${meeting}`, { reason: '' })
  const cancel = useCommand('cancelMeeting')
  const missing = value.reason.trim() === ''
  const send = () => {
    if (!missing) sendThen(cancel, { params: { meeting }, body: { reason: value.reason.trim() } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="meeting-form" label={t('cancel')} action={t('cancelDo')} busy={cancel.isPending} error={cancel.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <Field label={t('reason')} wrong={tried && missing ? t('missing') : null}>{(bound) => <input {...bound} className="input" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}</Field>
      )}
    </InPlace>
  )
}
