import { Link } from 'react-router'
import { useCommand } from '../../api/hooks.ts'
import { sendThen } from '../../api/send-then.ts'
import { useSession } from '../../api/session.tsx'
import { useWords } from '../../i18n/language.tsx'
import { useDraft } from '../../keep/draft.ts'
import { Button, DayInput, Empty, Field, InPlace, type Choice } from '../../ui/index.ts'
import { UnitsField } from '../organisation/pick.tsx'
import type { Meeting } from './meeting-page.tsx'
import { meetingWords } from './words.ts'

const MARKS = ['present', 'substitute', 'leave', 'absent'] as const
type Mark = (typeof MARKS)[number]

/** Who was there, by seat: everyone in one press, then the exceptions. */
export function AttendanceForm({ meeting, correct = false, onClose }: { meeting: Meeting; correct?: boolean; onClose: () => void }) {
  const t = useWords(meetingWords)
  const { today } = useSession()
  const was = new Map(meeting.attendance.flatMap(({ seat, as }) => (seat !== null && as !== 'observer' ? [[seat, as] as const] : [])))
  const sat = meeting.attendance.flatMap(({ seat, unit }) => (seat === null && unit ? [{ value: unit.id, name: unit.name }] : []))
  const { value, set, clear } = useDraft(`${correct ? 'correct' : 'hold'}:${meeting.id}`, { on: meeting.on > today ? today : meeting.on, marks: Object.fromEntries(was) as Record<string, Mark>, observers: sat as Choice[], reason: '' })
  const hold = useCommand('holdMeeting')
  const mend = useCommand('correctAttendance')
  const missing = meeting.seats.filter(({ id }) => !value.marks[id])
  const noReason = correct && value.reason.trim() === ''
  const done = () => (clear(), onClose())
  const send = () => {
    if (missing.length > 0 || noReason) return
    // A substitute's post is not asked; who sat there before keeps the one that was entered.
    const posts = new Map(meeting.attendance.map(({ seat, post, as }) => [seat, as === 'substitute' ? (post?.id ?? null) : null]))
    const attendance = [
      ...meeting.seats.flatMap(({ id }) => (value.marks[id] ? [{ seat: id, as: value.marks[id], post: value.marks[id] === 'substitute' ? (posts.get(id) ?? null) : null }] : [])),
      ...value.observers.map(({ value: unit }) => ({ unit, as: 'observer' as const })),
    ]
    if (correct) sendThen(mend, { params: { meeting: meeting.id }, body: { attendance, reason: value.reason.trim() } }, done)
    else sendThen(hold, { params: { meeting: meeting.id }, body: { on: value.on || today, attendance } }, done)
  }
  if (meeting.seats.length === 0) return <p className="mid ink-3">{t('noSeats')}　<Link to={`/organisation/units/${meeting.body.id}`}>{meeting.body.name}</Link></p>
  return (
    <InPlace className="meeting-form meeting-hold" label={t('attendance')} action={t(correct ? 'correctDo' : 'holdDo')} busy={hold.isPending || mend.isPending} error={hold.error ?? mend.error} onSend={send} onClose={onClose} note={correct ? undefined : t('holdNote')}>
      {(tried) => (
        <>
          {!correct && <Field label={t('heldOn')}>{(bound) => <DayInput {...bound} max={today} value={value.on} onChange={(on) => set({ on })} />}</Field>}
          <p><Button small onClick={() => set({ marks: Object.fromEntries(meeting.seats.map(({ id }) => [id, 'present' as const])) })}>{t('allPresent')}</Button></p>
          <ul className="meeting-seats">
            {meeting.seats.map((seat) => (
              <li key={seat.id}>
                <fieldset>
                  <legend>{seat.unit.name}　<span className="ink-3">{seat.post?.name ?? seat.designation}</span></legend>
                  <span className="meeting-marks">
                    {MARKS.map((mark) => (
                      <label key={mark}>
                        <input type="radio" name={`seat-${seat.id}`} checked={value.marks[seat.id] === mark} onChange={() => set({ marks: { ...value.marks, [seat.id]: mark } })} />
                        {t(`as.${mark}`)}
                      </label>
                    ))}
                  </span>
                  {tried && !value.marks[seat.id] && <span className="small wrong">{t('missing')}</span>}
                </fieldset>
              </li>
            ))}
          </ul>
          <UnitsField label={t('observers')} optional units={value.observers} onChange={(observers) => set({ observers })} />
          {correct && (
            <Field label={t('reason')} wrong={tried && noReason ? t('missing') : null}>
              {(bound) => <input {...bound} className="input" maxLength={1000} value={value.reason} onChange={(event) => set({ reason: event.target.value })} />}
            </Field>
          )}
        </>
      )}
    </InPlace>
  )
}

/** Before it met, who sits there; afterwards, who was there. */
export function AttendanceView({ meeting }: { meeting: Meeting }) {
  const t = useWords(meetingWords)
  if (meeting.status !== 'held') {
    if (meeting.seats.length === 0) return <Empty to={`/organisation/units/${meeting.body.id}`} begin={meeting.body.name}>{t('noSeats')}</Empty>
    return <p className="meeting-people">{meeting.seats.map(({ id, unit, post, designation }) => <span key={id}>{unit.name} {post?.name ?? designation}</span>)}</p>
  }
  return (
    <dl className="meeting-there">
      {([...MARKS, 'observer'] as const).map((mark) => {
        const them = meeting.attendance.filter(({ as }) => as === mark)
        if (them.length === 0) return null
        return (
          <div key={mark}>
            <dt>{t(`as.${mark}`)}</dt>
            <dd className="meeting-people">{them.map(({ seat, unit, post, designation }, at) => <span key={seat ?? at}>{[unit?.name, post?.name ?? designation].filter(Boolean).join(' ')}</span>)}</dd>
          </div>
        )
      })}
    </dl>
  )
}
