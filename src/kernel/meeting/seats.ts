import type { SeatState, UnitState } from '../facts/organisation.ts'
import { seatRoles } from '../organisation.ts'
import type { Day } from '../time/day.ts'

/** Whether a seat was there on a day. */
export function standsOn({ fillings, endedOn }: Pick<SeatState, 'fillings' | 'endedOn'>, day: Day): boolean {
  return fillings.some(({ on }) => on <= day) && !(endedOn !== null && endedOn <= day)
}

/** The seats of a body's members on a day, heads first. A contact (联络员) arranges and does not sit there. */
export function memberSeats(seats: readonly SeatState[], body: string, day: Day): SeatState[] {
  const order = (a: SeatState, b: SeatState) => seatRoles.indexOf(a.role) - seatRoles.indexOf(b.role) || a.order - b.order || (a.id < b.id ? -1 : 1)
  return seats.filter((seat) => seat.body === body && seat.role !== 'contact' && standsOn(seat, day)).sort(order)
}

/** The post that a seat was given to on a day; null: someone by name, or a mere description. */
export function postOfSeat({ fillings }: Pick<SeatState, 'fillings'>, day: Day): string | null {
  return fillings.findLast(({ on }) => on <= day)?.post ?? null
}

/** Units that report to a body in turn: those of its plain members, not the offices where the city's leaders have their posts. */
export function reportingUnits(seats: readonly SeatState[], units: ReadonlyMap<string, Pick<UnitState, 'kind' | 'ended'>>, body: string, day: Day): string[] {
  const members = memberSeats(seats, body, day).filter(({ role, unit }) => role === 'member' && units.get(unit)?.kind !== 'office' && !units.get(unit)?.ended)
  return [...new Set(members.map(({ unit }) => unit))]
}
