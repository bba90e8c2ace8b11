import type { UnitState } from '../facts/organisation.ts'
import { nameOn } from '../holders.ts'
import type { Scheme } from '../pack/scheme-schema.ts'
import { mistake, type Finding } from '../pack/finding.ts'
import type { Day } from '../time/day.ts'

/** A name that a group uses and that no unit of the directory bears, or several do. */
export type Unresolved = { group: string; name: string }

/**
 * The names in groups as units of the directory, so that a unit that is renamed later stays in its group. A name that is not one unit's stays as it
 * was written and is told.
 */
export function resolveNames(content: Scheme, units: readonly UnitState[], day: Day): { content: Scheme; unresolved: Unresolved[] } {
  const standing = units.filter(({ kind, ended }) => kind !== 'group' && (ended === null || ended.on > day))
  const unresolved: Unresolved[] = []
  const groups = content.groups.map((group) => {
    const found = group.of.names.map((name) => ({ name, called: standing.filter((unit) => isCalled(unit, name, day)) }))
    const kept = found.filter(({ called }) => called.length !== 1).map(({ name }) => name)
    unresolved.push(...kept.map((name) => ({ group: group.id, name })))
    const meant = found.flatMap(({ called }) => (called.length === 1 ? called.map(({ id }) => id) : []))
    return { ...group, of: { ...group.of, names: kept, units: [...new Set([...group.of.units, ...meant])] } }
  })
  return { content: { ...content, groups }, unresolved }
}

function isCalled(unit: UnitState, name: string, day: Day): boolean {
  return [nameOn(unit, day), unit.name, ...unit.aliases, ...unit.formerNames.map((former) => former.name)].includes(name)
}

/** Members of groups that are not units of this city: nobody would be assessed by them, and nobody would notice. */
export function unknownMembers(content: Scheme, units: readonly UnitState[], day: Day): Finding[] {
  const known = new Set(units.map(({ id }) => id))
  const { unresolved } = resolveNames(content, units, day)
  return content.groups.flatMap((group, index) => [
    ...group.of.names.flatMap((name, at) =>
      unresolved.some((one) => one.group === group.id && one.name === name)
        ? [mistake('unknown_reference', ['groups', index, 'of', 'names', at], `“${name}”在机构里没有找到，或不止一个：请去掉，并从机构里选。`, `“${name}” is no unit of the directory, or several bear the name: remove it and choose the unit.`)]
        : [],
    ),
    ...group.of.units.flatMap((unit, at) =>
      known.has(unit) ? [] : [mistake('unknown_reference', ['groups', index, 'of', 'units', at], '这个单位不在机构里，请去掉。', 'This unit is not in the directory; remove it.')],
    ),
  ])
}
