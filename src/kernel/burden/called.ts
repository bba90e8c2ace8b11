import type { IndicatorState } from '../facts/indicator.ts'
import type { InspectionState } from '../facts/inspection.ts'
import type { MeetingState } from '../facts/meeting.ts'
import type { PostState, SeatState, UnitState } from '../facts/organisation.ts'
import { periodNamed } from '../indicator/pick.ts'
import { memberSeats, postOfSeat } from '../meeting/seats.ts'
import type { Day } from '../time/day.ts'

type Chart = { seats: readonly SeatState[]; posts: ReadonlyMap<string, Pick<PostState, 'unit' | 'leader'>>; units: ReadonlyMap<string, Pick<UnitState, 'kind'>> }

/**
 * Units that a meeting called: those of the body's members and who presents a topic; of one that was held, whoever is on its list of attendance,
 * come or not: being called is what burdens. City leaders and the offices they have their posts in are not counted: it is their body.
 */
export function unitsCalled(meeting: Pick<MeetingState, 'body' | 'on' | 'status' | 'agenda' | 'attendance'>, { seats, posts, units }: Chart): string[] {
  if (meeting.status === 'cancelled') return []
  const bySeat = new Map(seats.map((seat) => [seat.id, seat]))
  const seatUnit = (seat: SeatState) => (posts.get(postOfSeat(seat, meeting.on) ?? '')?.leader ? null : seat.unit)
  const members = memberSeats(seats, meeting.body, meeting.on).map(seatUnit)
  const listed = meeting.attendance.map(({ seat, post, unit }) => {
    const sat = seat === null ? undefined : bySeat.get(seat)
    if (sat) return seatUnit(sat)
    const held = post === null ? undefined : posts.get(post)
    return held ? (held.leader ? null : held.unit) : unit
  })
  const presenting = meeting.agenda.map(({ presenter }) => presenter)
  const called = [...(meeting.status === 'held' ? listed : members), ...presenting].flatMap((unit) => unit ?? [])
  return [...new Set(called)].filter((unit) => unit !== meeting.body && units.get(unit)?.kind !== 'office' && units.get(unit)?.kind !== 'body')
}

/** Whether an inspection is there to be counted: not called off, not merged, and one that is not announced only once it has begun. */
export function inspectionCounts({ status }: Pick<InspectionState, 'status'>, unannounced: boolean): boolean {
  if (status === 'cancelled' || status === 'merged') return false
  return !unannounced || status !== 'planned'
}

/**
 * Figures that an indicator asks in these days: one of each place (or of who answers for it) at the end of every period that has a target, and on
 * each day that its way to the target names. Several levels of target ask one figure.
 */
export function figuresAsked({ owner, targets, ended }: Pick<IndicatorState, 'owner' | 'targets' | 'ended'>, { from, to }: { from: Day; to: Day }): { unit: string; on: Day; period: string }[] {
  const asked = targets
    .filter(({ withdrawn }) => withdrawn === null)
    .flatMap(({ place, period, trajectory }) => [periodNamed(period)?.end ?? [], ...trajectory.map(({ by }) => by)].flat().map((on) => ({ unit: place ?? owner, on, period })))
    .filter(({ on }) => on >= from && on <= to && (ended === null || on < ended.on))
  return [...new Map(asked.map((one) => [`${one.unit} ${one.on}`, one])).values()]
}
