import type { Appointment, PostState, UnitState } from './facts/organisation.ts'
import type { Day } from './time/day.ts'

/** Whether a term from a day up to (not with) another covers this day. An open end lasts. */
export function covers(term: { from: Day; to: Day | null }, day: Day): boolean {
  return term.from <= day && (term.to === null || day < term.to)
}

/**
 * Who holds a post on a day, the longest in office first. The day an appointment ends is the first day of the successor, so
 * there is never a day with both.
 */
export function holdersOn(post: Pick<PostState, 'appointments'>, day: Day): Appointment[] {
  return post.appointments.filter((appointment) => covers(appointment, day)).sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))
}

/** The units that a group means on a day; a unit that is no group means itself. */
export function membersOn(group: string, units: readonly UnitState[], day: Day): UnitState[] {
  return units.filter(({ memberOf }) => memberOf.some((membership) => membership.group === group && covers(membership, day)))
}

/** A unit and the groups it belongs to on a day: where a duty can reach it. */
export function reachOf(unit: Pick<UnitState, 'id' | 'memberOf'>, day: Day): string[] {
  return [unit.id, ...unit.memberOf.filter((membership) => covers(membership, day)).map(({ group }) => group)]
}

/** The name a unit had on a day. */
export function nameOn(unit: Pick<UnitState, 'name' | 'formerNames'>, day: Day): string {
  const former = unit.formerNames.filter(({ until }) => day < until).sort((a, b) => (a.until < b.until ? -1 : 1))
  return former[0]?.name ?? unit.name
}
