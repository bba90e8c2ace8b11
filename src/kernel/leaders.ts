import type { PostState } from './facts/organisation.ts'
import { covers } from './holders.ts'
import type { Day } from './time/day.ts'

/** Why a leader is proposed: the unit, or the one it belongs to, is in their division of work; or a field of it is spoken of. */
export type Because = { kind: 'unit' | 'parent'; unit: string } | { kind: 'field'; field: string }

export type ProposedLeader = { post: string; because: Because[] }

type Overseeing = Pick<PostState, 'id' | 'order' | 'leader' | 'endedOn' | 'portfolio'>

/** A field named with one character would be found in any title. */
const LEAST_CHARACTERS = 2

/**
 * The leaders' posts that the division of work (领导分工) in force on a day proposes for a project: first those who oversee the leading
 * unit, then those who oversee the unit it belongs to, then those with a field that the project's words name. A help to choose, never
 * chosen by itself.
 *
 * @param leadUnits the leading unit and those it belongs to, the nearest first
 * @param portfolios posts with their divisions of work; only leaders' posts that still stand are proposed
 * @param words title and text of the project; empty: only units speak
 */
export function leadersFor(leadUnits: readonly string[], portfolios: readonly Overseeing[], day: Day, words = ''): ProposedLeader[] {
  const [own, ...above] = leadUnits
  const found = portfolios
    .filter(({ leader, endedOn }) => leader && (endedOn === null || endedOn > day))
    .flatMap(({ id, order, portfolio }) => {
      const division = portfolio.find((one) => covers(one, day))
      const because = division ? reasons(division, own, above, words) : []
      return because.length > 0 ? [{ post: id, order, because }] : []
    })
  return found.sort((a, b) => rank(a.because) - rank(b.because) || a.order - b.order).map(({ post, because }) => ({ post, because }))
}

function reasons({ units, fields }: PostState['portfolio'][number], own: string | undefined, above: readonly string[], words: string): Because[] {
  return [
    ...(own !== undefined && units.includes(own) ? [{ kind: 'unit' as const, unit: own }] : []),
    ...above.filter((unit) => units.includes(unit)).map((unit) => ({ kind: 'parent' as const, unit })),
    ...fields.filter((field) => field.length >= LEAST_CHARACTERS && words.includes(field)).map((field) => ({ kind: 'field' as const, field })),
  ]
}

const RANKS = { unit: 0, parent: 1, field: 2 } as const
const rank = (because: readonly Because[]): number => Math.min(...because.map(({ kind }) => RANKS[kind]))
