import type { Scheme } from '../pack/scheme-schema.ts'
import { linesOf } from './heads.ts'
import type { ScoredUnit } from './assess.ts'

export type Placed = { scored: ScoredUnit; rank: number | null; /** whole units of the last decimal behind the one before it; 0 or less */ behind: number | null }

/**
 * Every unit with its place in its own group: groups are never compared with each other. Equal scores are told apart by the items that the scheme
 * names; where there are none, or they are equal too, they share the place and the next one is left out (1, 1, 3).
 *
 * @param ranked false: nobody gets a place, and the order is the one that was given
 */
export function placed(scheme: Scheme, units: readonly ScoredUnit[], ranked: boolean): Placed[] {
  const ties = tieLines(scheme)
  return groupIds(scheme, units).flatMap((group) => {
    const members = units.filter(({ unit }) => unit.group === group)
    const apart = scheme.groups.find(({ id }) => id === group)?.apart === true
    return ranked && !apart ? inOrder(members, ties) : members.map((scored) => ({ scored, rank: null, behind: null }))
  })
}

/** Groups as the scheme lists them, then any that units are in besides. */
export function groupIds(scheme: Pick<Scheme, 'groups'>, units: readonly { unit: { group: string } }[]): string[] {
  return [...new Set([...scheme.groups.map(({ id }) => id), ...units.map(({ unit }) => unit.group)])]
}

/** Where the items stand by which equal scores are told apart. */
export function tieLines(scheme: Scheme): number[] {
  const heads = linesOf(scheme)
  return scheme.ties.map((tie) => heads.findIndex(({ id }) => id === tie)).filter((index) => index !== -1)
}

function inOrder(members: readonly ScoredUnit[], ties: readonly number[]): Placed[] {
  const order = members.filter(({ unranked }) => !unranked).sort((a, b) => goesBefore(a, b, ties))
  let rank = 0
  const inPlaces = order.map((scored, index): Placed => {
    const previous = order[index - 1]
    if (!previous || goesBefore(previous, scored, ties) !== 0) rank = index + 1
    return { scored, rank, behind: previous ? scored.total - previous.total : null }
  })
  return [...inPlaces, ...members.filter(({ unranked }) => unranked).map((scored) => ({ scored, rank: null, behind: null }))]
}

/** Below 0: `a` goes before `b`; 0: they share the place. */
export function goesBefore(a: Pick<ScoredUnit, 'total' | 'wholes'>, b: Pick<ScoredUnit, 'total' | 'wholes'>, ties: readonly number[]): number {
  if (a.total !== b.total) return b.total - a.total
  for (const line of ties) {
    // An item without data is neither better nor worse than none of its points.
    const difference = (b.wholes[line] ?? 0) - (a.wholes[line] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
