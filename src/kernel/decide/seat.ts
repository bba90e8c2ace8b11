import { refuse } from '../errors.ts'
import type { PostState, SeatState } from '../facts/organisation.ts'
import { sittingOn } from '../seats.ts'
import type { Day } from '../time/day.ts'
import { inFuture, type Decision, type Given } from './decision.ts'

/** The body's office says who sits there from a day on (动态调整): a post, someone by name, or a description only. */
export function settleSeat(seat: SeatState, { post, person, on }: { post: string | null; person: string | null; on: Day }, { today }: Given): Decision {
  const unfit = unfitDay(seat, on, today)
  if (unfit) return unfit
  return { facts: [{ subject: `seat:${seat.id}`, kind: 'seat.settled', occurredOn: on, payload: { post, person } }] }
}

/** Says that a successor who took over has been reported (已报备). */
export function reportSeat(seat: SeatState, posts: ReadonlyMap<string, PostState>, { today }: Given): Decision {
  const sitting = sittingOn(seat, posts, today)
  if (!sitting?.report) return refuse('seat_nothing_to_report', { seat: seat.designation })
  return { facts: [{ subject: `seat:${seat.id}`, kind: 'seat.reported', occurredOn: today, payload: {} }] }
}

/** A seat is given up; who sat there before can still be seen. */
export function endSeat(seat: SeatState, { on }: { on: Day }, { today }: Given): Decision {
  return unfitDay(seat, on, today) ?? { facts: [{ subject: `seat:${seat.id}`, kind: 'seat.ended', occurredOn: on, payload: {} }] }
}

function unfitDay(seat: SeatState, on: Day, today: Day) {
  if (seat.endedOn !== null) return refuse('seat_ended', { seat: seat.designation, day: seat.endedOn })
  const from = seat.fillings.at(-1)?.on ?? on
  return inFuture(on, today) ?? (on < from ? refuse('day_too_early', { day: on, from }) : null)
}
