import { inFuture, type Decision, type Given } from '../decide/decision.ts'
import { refuse, type Refusal } from '../errors.ts'
import type { Attendee, MeetingState } from '../facts/meeting.ts'
import type { SeatState } from '../facts/organisation.ts'
import type { Day } from '../time/day.ts'
import { about, unlessStatus } from './call.ts'
import { memberSeats, postOfSeat } from './seats.ts'

/** The directory as far as attendance needs it; what is not in it is unknown. */
export type Known = { seats: readonly SeatState[]; posts: ReadonlySet<string>; units: ReadonlySet<string> }

/**
 * Holds a meeting that was called: who was there, by seat. Every member's seat of that day is accounted for; who has none sat in as an
 * observer.
 *
 * @param on the day it was held, not in the future, in the year for which it was called
 */
export function holdMeeting(meeting: MeetingState, { on, attendance }: { on: Day; attendance: readonly Attendee[] }, known: Known, { today }: Given): Decision {
  const wrong = unlessStatus(meeting, ['called'], '记为已召开') ?? inFuture(on, today) ?? otherYear(meeting, on)
  if (wrong) return wrong
  const attended = attendanceOn(meeting.body, on, attendance, known)
  if ('refusal' in attended) return attended
  return { facts: [about(meeting, 'meeting.held', on, attended)] }
}

/** Its number may be that of a year. */
function otherYear({ year }: MeetingState, on: Day): { refusal: Refusal } | null {
  return Number(on.slice(0, 4)) === year ? null : refuse('meeting_year_other', { day: on, year })
}

/** Corrects who was there, with the reason. */
export function correctAttendance(meeting: MeetingState, { attendance, reason }: { attendance: readonly Attendee[]; reason: string }, known: Known, { today }: Given): Decision {
  const wrong = unlessStatus(meeting, ['held'], '更正出席情况')
  if (wrong) return wrong
  if (!reason.trim()) return refuse('reason_missing')
  const attended = attendanceOn(meeting.body, meeting.on, attendance, known)
  if ('refusal' in attended) return attended
  return { facts: [about(meeting, 'attendance.corrected', today, { ...attended, reason: reason.trim() })] }
}

/** Attendance in the order of the seats, observers last; post and unit of a seat are those of the day. */
function attendanceOn(body: string, on: Day, given: readonly Attendee[], { seats, posts, units }: Known): { attendance: Attendee[] } | { refusal: Refusal } {
  const members = memberSeats(seats, body, on)
  const doubled = given.find((one, index) => given.slice(0, index).some((other) => sameOne(one, other)))
  if (doubled) return refuse('attendee_doubled', { who: designationOf(seats, doubled) })
  for (const { seat, post, unit, as } of given) {
    if (seat !== null && !members.some(({ id }) => id === seat)) return refuse('seat_not_of_body', { seat: designationOf(seats, { seat }), day: on })
    if ((seat === null) !== (as === 'observer')) return refuse('attendee_without_seat')
    if (seat === null && post === null && unit === null) return refuse('attendee_without_seat')
    if (post !== null && !posts.has(post)) return refuse('post_unknown', { post })
    if (unit !== null && !units.has(unit)) return refuse('unit_unknown', { unit })
  }
  const missing = members.filter(({ id }) => !given.some(({ seat }) => seat === id))
  if (missing.length > 0) return refuse('attendance_incomplete', { seats: missing.map(({ designation }) => designation), n: missing.length })
  const bySeat = members.flatMap((seat) => given.filter((one) => one.seat === seat.id).map((one) => ({ ...one, unit: seat.unit, post: one.as === 'substitute' ? one.post : postOfSeat(seat, on) })))
  return { attendance: [...bySeat, ...given.filter(({ seat }) => seat === null)] }
}

function sameOne(a: Attendee, b: Attendee): boolean {
  return a.seat === null ? b.seat === null && a.post === b.post && a.unit === b.unit : a.seat === b.seat
}

function designationOf(seats: readonly SeatState[], { seat }: Pick<Attendee, 'seat'>): string {
  return seats.find(({ id }) => id === seat)?.designation ?? '列席'
}
