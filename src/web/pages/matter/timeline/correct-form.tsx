import { useCommand } from '../../../api/hooks.ts'
import { sendThen } from '../../../api/send-then.ts'
import { useWords } from '../../../i18n/language.tsx'
import { useDraft } from '../../../keep/draft.ts'
import { Field, InPlace } from '../../../ui/index.ts'
import type { Activity } from './timeline.tsx'
import { matterWords } from '../words.ts'

/** Corrects the words of a record, with the reason; the former words stay to be seen, struck. */
export function CorrectForm({ activity, onClose }: { activity: Activity; onClose: () => void }) {
  const t = useWords(matterWords)
  const { value, set, clear } = useDraft(`correct:${activity.id}`, { summary: activity.summary, reason: '' })
  const correct = useCommand('correctActivity')
  const summary = value.summary.trim()
  const reason = value.reason.trim()
  const same = summary === '' || summary === activity.summary
  const send = () => {
    if (same || reason === '') return
    sendThen(correct, { params: { activity: activity.id }, body: { changes: { summary }, reason } }, () => (clear(), onClose()))
  }
  return (
    <InPlace className="matter-form" action={t('correct')} busy={correct.isPending} error={correct.error} onSend={send} onClose={onClose}>
      {(tried) => (
        <>
          <Field label={t('correctTo')} wrong={tried && same ? t('amendNothing') : null}>
            {(bound) => <textarea {...bound} className="input" maxLength={4000} value={value.summary} onChange={(event) => set({ summary: event.target.value })} />}
          </Field>
          <Field label={t('correctReason')} wrong={tried && reason === '' ? t('reasonMissing') : null}>
            {(bound) => <input {...bound} className="input" type="text" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
          </Field>
        </>
      )}
    </InPlace>
  )
}
