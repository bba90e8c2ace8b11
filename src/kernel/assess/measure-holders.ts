import type { Duty, Holder, MatterState } from '../facts/matter.ts'
import type { PostState, SeatState, UnitState } from '../facts/organisation.ts'
import { covers, membersOn } from '../holders.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import type { DutyPart } from '../pack/schema.ts'
import { dutiesThat } from '../part.ts'
import { answeringFor } from '../succession.ts'
import type { Day } from '../time/day.ts'

/** The organisation as it was known, and which of its units are assessed on which day. */
export type AssessedCity = { units: ReadonlyMap<string, UnitState>; posts: ReadonlyMap<string, PostState>; seats: ReadonlyMap<string, SeatState>; assessed: ReadonlySet<string>; day: Day }

/**
 * The assessed units that a holder means: a unit itself, the members of a group on the day, the unit of a post or seat. What has ended by the day
 * of the assessment counts for the only unit that continues it, a part of a unit for the nearest one above it that is assessed.
 *
 * @param on the day on which the holder answered
 */
export function unitsOfHolder(holder: Holder, { units, posts, seats, assessed, day }: AssessedCity, on: Day): string[] {
  const found = holder.type === 'unit' ? membersOr(holder.id, units, on) : [(holder.type === 'post' ? posts : seats).get(holder.id)?.unit ?? '']
  const meant = found.flatMap((id) => {
    const { units: answering } = answeringFor(id, units, day)
    return answering.length === 1 ? answering.flatMap((one) => nearestAssessed(one, units, assessed) ?? []) : []
  })
  return [...new Set(meant)]
}

/** For which assessed units a matter counted on a day, as this part of it: by the duties that held then. */
export function unitsOfMatter({ duties }: Pick<MatterState, 'duties'>, rules: Pick<LedgerRules, 'duties'>, part: DutyPart, city: AssessedCity, on: Day): string[] {
  const roles = dutiesThat(part, rules.duties)
  return [...new Set(duties.filter((duty: Duty) => roles.includes(duty.role) && covers(duty, on)).flatMap(({ holder }) => unitsOfHolder(holder, city, on)))]
}

function membersOr(id: string, units: AssessedCity['units'], day: Day): string[] {
  return units.get(id)?.kind === 'group' ? membersOn(id, [...units.values()], day).map((unit) => unit.id) : [id]
}

function nearestAssessed(unit: string, units: AssessedCity['units'], assessed: ReadonlySet<string>): string | null {
  const seen = new Set<string>()
  for (let at: string | null | undefined = unit; at && !seen.has(at); at = units.get(at)?.parent) {
    if (assessed.has(at)) return at
    seen.add(at)
  }
  return null
}
