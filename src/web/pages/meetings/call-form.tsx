import { useAnswer, useCommand } from '../../api/hooks.ts'
import { usePick, useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { DayInput, Field, InPlace } from '../../ui/index.ts'
import type { Meetings } from './page.tsx'
import { meetingWords } from './words.ts'

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** Calls a meeting: the body and the day; number, title, chair and place are known already and can be changed. */
export function CallForm({ bodies, first, onDone, onClose }: { bodies: Meetings['bodies']; first: string | null; onDone: (meeting: string) => void; onClose: () => void }) {
  const t = useWords(meetingWords)
  const pick = usePick()
  const able = bodies.filter(({ kinds }) => kinds.length > 0)
  const { value, set, clear } = useDraft('call-meeting', { body: first ?? able[0]?.id ?? '', kind: '', on: '', time: '09:00', place: null as string | null, number: '' })
  const body = able.find(({ id }) => id === value.body) ?? able[0]
  const plan = useAnswer('getMeetingPlan', { query: { body: body?.id ?? '' } }, { when: body !== undefined })
  const kinds = plan.data?.kinds ?? []
  const kind = kinds.find(({ id }) => id === value.kind) ?? kinds[0]
  const call = useCommand('callMeeting')
  const place = value.place ?? plan.data?.place ?? ''
  const wrongTime = value.time !== '' && !TIME.test(value.time)
  const send = () => {
    if (!body || !kind || !value.on || wrongTime) return
    const number = value.number.trim() === '' ? null : Number(value.number)
    call.mutate(
      { body: { body: body.id, pack: kind.pack, kind: kind.id, on: value.on, time: value.time || null, place: place.trim() || null, chair: plan.data?.chair?.id ?? null, number } },
      { onSuccess: ({ ids }) => (clear(), onDone(String(ids.meeting))) },
    )
  }
  return (
    <InPlace className="meeting-form" label={t('call')} action={t('callDo')} busy={call.isPending} error={call.error ?? plan.error} onSend={send} onClose={onClose} note={t('callNote')}>
      {(tried) => (
        <>
          <Field label={t('body')} {...(kind && { help: kind.title })}>
            {(bound) => (
              <select {...bound} className="input" value={body?.id ?? ''} onChange={(event) => set({ body: event.target.value, kind: '', place: null, number: '' })}>
                {able.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
              </select>
            )}
          </Field>
          {kinds.length > 1 && (
            <Field label={t('kind')}>
              {(bound) => (
                <select {...bound} className="input" value={kind?.id ?? ''} onChange={(event) => set({ kind: event.target.value })}>
                  {kinds.map(({ id, name }) => <option key={id} value={id}>{pick(name)}</option>)}
                </select>
              )}
            </Field>
          )}
          <div className="meeting-fields">
            <Field label={t('on')} wrong={tried && !value.on ? t('missing') : null}>{(bound) => <DayInput {...bound} value={value.on} onChange={(on) => set({ on })} />}</Field>
            <Field label={t('time')} optional wrong={wrongTime ? t('timeHint') : null}>
              {(bound) => <input {...bound} className="input" inputMode="numeric" placeholder={t('timeHint')} maxLength={5} value={value.time} onChange={(event) => set({ time: event.target.value.replace('：', ':').trim() })} />}
            </Field>
            {kind?.number !== null && (
              <Field label={t('number')} optional aside={t('numberHint')}>
                {(bound) => <input {...bound} className="input" inputMode="numeric" maxLength={4} placeholder={String(kind?.number ?? '')} value={value.number} onChange={(event) => set({ number: event.target.value.replace(/\D/g, '') })} />}
              </Field>
            )}
          </div>
          <Field label={t('place')} optional>{(bound) => <input {...bound} className="input" maxLength={200} value={place} onChange={(event) => set({ place: event.target.value })} />}</Field>
          {plan.data?.chair && <p className="small ink-2">{t('chair')}　{plan.data.chair.name}</p>}
        </>
      )}
    </InPlace>
  )
}
