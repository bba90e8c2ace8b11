import type { UnitState } from '../facts/organisation.ts'
import { nameOn } from '../holders.ts'
import type { Scheme } from '../pack/scheme-schema.ts'
import { answeringFor } from '../succession.ts'
import type { Day } from '../time/day.ts'

export type AssessedOne = { unit: string; name: string; group: string }

/** The group of a scheme that has none. */
export const ONE_GROUP = 'all'

type Members = Scheme['groups'][number]['of']

/**
 * Who is assessed, group by group as the scheme lists them, in the order of the directory: the members as they stand on a day, a unit that has
 * ended by then through the only one that continues it.
 *
 * @returns `twice`: units that more than one group names, with those groups' ids; they stand in the first
 */
export function assessedOn({ of, groups }: Pick<Scheme, 'of' | 'groups'>, units: readonly UnitState[], day: Day): { assessed: AssessedOne[]; twice: { name: string; groups: string[] }[] } {
  const standing = units.filter(({ kind, ended }) => kind !== 'group' && (ended === null || ended.on > day)).toSorted(byOrder)
  const known = new Map(units.map((unit) => [unit.id, unit]))
  const grouped =
    groups.length === 0
      ? [{ group: ONE_GROUP, members: standing.filter((unit) => (of === 'place' ? unit.kind === 'place' : unit.assessed && unit.kind !== 'place')) }]
      : groups.map((group) => {
          const named = new Set(namedUnits(group.of, known, day))
          return { group: group.id, members: standing.filter((unit) => named.has(unit.id) || isMember(group.of, unit, day)) }
        })
  const inGroups = Map.groupBy(grouped.flatMap(({ group, members }) => members.map((unit) => ({ unit, group }))), ({ unit }) => unit.id)
  const twice = [...inGroups.values()].flatMap((list) => (list.length > 1 && list[0] ? [{ name: nameOn(list[0].unit, day), groups: list.map(({ group }) => group) }] : []))
  const first = new Map([...inGroups].map(([id, [one]]) => [id, one?.group]))
  return { assessed: grouped.flatMap(({ group, members }) => members.filter(({ id }) => first.get(id) === group).map((unit) => ({ unit: unit.id, name: nameOn(unit, day), group }))), twice }
}

/** By kind, and none of those left out by name. Named one by one they are `namedUnits`. */
function isMember({ kinds, assessed, butNames }: Members, unit: UnitState, day: Day): boolean {
  if (kinds.length === 0 && !assessed) return false
  return (kinds.length === 0 || kinds.includes(unit.kind)) && (!assessed || unit.assessed) && !calledAny(unit, butNames, day)
}

function namedUnits({ names, units }: Members, known: ReadonlyMap<string, UnitState>, day: Day): string[] {
  const meant = [...known.values()].filter((unit) => units.includes(unit.id) || calledAny(unit, names, day))
  return meant.flatMap(({ id }) => {
    const { units: answering } = answeringFor(id, known, day)
    return answering.length === 1 ? answering : []
  })
}

function calledAny(unit: UnitState, names: readonly string[], day: Day): boolean {
  return names.length > 0 && [nameOn(unit, day), unit.name, ...unit.aliases, ...unit.formerNames.map(({ name }) => name)].some((name) => names.includes(name))
}

function byOrder(a: UnitState, b: UnitState): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1)
}
