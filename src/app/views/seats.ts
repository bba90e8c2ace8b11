import { type SeatState } from '../../kernel/facts/organisation.ts'
import { seatRoles } from '../../kernel/organisation.ts'
import { sittingOn } from '../../kernel/seats.ts'
import type { Day } from '../../kernel/time/day.ts'
import { personRef, postRef, unitRef, type Directory } from './organisation.ts'

/** Heads, deputies, members, contacts; in each the body's own order. */
export function bySeatOrder(a: SeatState, b: SeatState): number {
  return seatRoles.indexOf(a.role) - seatRoles.indexOf(b.role) || a.order - b.order || (a.id < b.id ? -1 : 1)
}

/** A seat with who sits in it on a day, why, and what is to be done about it. */
export function seatView(directory: Directory, seat: SeatState, day: Day) {
  const { id, body, unit, role, order, clause, designation } = seat
  const sitting = sittingOn(seat, directory.posts, day)
  const filling = seat.fillings.findLast(({ on }) => on <= day)
  const post = filling?.post ? directory.posts.get(filling.post) : undefined
  return {
    id, role, order, clause, designation,
    body: unitRef(directory, body, day) ?? { id: body, name: '' },
    unit: unitRef(directory, unit, day) ?? { id: unit, name: '' },
    post: post ? postRef(directory, post, day) : null,
    person: filling?.person ? personRef(directory, filling.person) : null,
    sitters: (sitting?.sitters ?? []).map(({ person, acting, since }) => ({ ...personRef(directory, person), acting, since })),
    because: sitting?.because ?? ('described' as const),
    since: sitting?.since ?? null,
    report: sitting?.report ?? null,
    adjust: sitting?.adjust ? { since: sitting.adjust.since, proposed: sitting.adjust.proposed.map((person) => personRef(directory, person)) } : null,
  }
}
