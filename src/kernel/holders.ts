import type { Appointment, PostState, UnitState } from './facts/organisation.ts'
import { answeringFor, continuedBy } from './succession.ts'
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

/**
 * Since when a post is vacant on a day: the day its last holder left. Undefined while someone holds it, null where no one has held it yet.
 * Acting holders hold it.
 */
export function vacantSince(post: Pick<PostState, 'appointments'>, day: Day): Day | null | undefined {
  if (holdersOn(post, day).length > 0) return undefined
  const left = post.appointments.flatMap(({ from, to }) => (from <= day && to !== null && to <= day ? [to] : []))
  return left.sort().at(-1) ?? null
}

/**
 * The units that a group means on a day; a unit that is no group means itself. A member that has ended is meant through the one unit
 * that continues it.
 */
export function membersOn(group: string, units: readonly UnitState[], day: Day): UnitState[] {
  const known = new Map(units.map((unit) => [unit.id, unit]))
  const members = units.filter(({ memberOf }) => memberOf.some((membership) => membership.group === group && covers(membership, day)))
  const meant = members.map((member) => {
    const { units: answering } = answeringFor(member.id, known, day)
    return (answering.length === 1 ? known.get(answering[0] ?? '') : undefined) ?? member
  })
  return [...new Set(meant)]
}

/**
 * A unit and the groups it belongs to on a day: where a duty can reach it. What it continues as the only successor reaches it too.
 *
 * @param ended the city's ended units, where a unit's succession counts
 */
export function reachOf(unit: Pick<UnitState, 'id' | 'memberOf'>, day: Day, ended: readonly UnitState[] = []): string[] {
  const all = [unit, ...continuedBy(unit.id, ended, day)]
  return [...new Set([...all.map(({ id }) => id), ...all.flatMap(({ memberOf }) => memberOf.filter((membership) => covers(membership, day)).map(({ group }) => group))])]
}

/** The name a unit had on a day. */
export function nameOn(unit: Pick<UnitState, 'name' | 'formerNames'>, day: Day): string {
  const former = unit.formerNames.filter(({ until }) => day < until).sort((a, b) => (a.until < b.until ? -1 : 1))
  return former[0]?.name ?? unit.name
}
