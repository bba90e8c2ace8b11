import type { UnitState } from './facts/organisation.ts'
import type { Day } from './time/day.ts'

type Ending = Pick<UnitState, 'id' | 'ended'>

/**
 * Who answers on a day for what a unit had to do. One unit: itself, or the one that continues it. Several: it was split, and the office
 * says which for each matter. None: it was closed and nobody continues it.
 */
export type Answering = { units: string[]; since: Day | null }

/** Follows mergers and renames to the end; a unit that has not ended by that day answers for itself. */
export function answeringFor(unit: string, units: ReadonlyMap<string, Ending>, day: Day): Answering {
  const seen = new Set<string>()
  let at: Answering = { units: [unit], since: null }
  for (;;) {
    const [only, ...others] = at.units
    const ended = only !== undefined && others.length === 0 && !seen.has(only) ? units.get(only)?.ended : null
    if (!only || !ended || ended.on > day) return at
    seen.add(only)
    at = { units: [...new Set(ended.successors)], since: ended.on }
  }
}

/** Ended units whose duties this one has on a day, as the only one that continues them. */
export function continuedBy<U extends Ending>(unit: string, ended: readonly U[], day: Day): U[] {
  const known = new Map(ended.map((one) => [one.id, one]))
  return ended.filter(({ id }) => {
    if (id === unit) return false
    const { units } = answeringFor(id, known, day)
    return units.length === 1 && units[0] === unit
  })
}
