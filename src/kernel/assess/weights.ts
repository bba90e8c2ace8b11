import type { Scheme } from '../pack/scheme-schema.ts'
import { linesOf, pointsIn, type LineHead } from './heads.ts'
import { ratioOfNumber, short, sum } from './ratio.ts'

export type WeightSum = { group: Scheme['groups'][number] | null; quarter: '1' | '2' | '3' | '4' | null; /** as a plain decimal: `100`, `97.5` */ sum: string }

/** The whole that points add up to. */
export const WHOLE = '100'

/** What the points of a scheme add up to, in each group and, where they differ over the year, each quarter; nothing where it has no lines. */
export function weightSums(scheme: Scheme): WeightSum[] {
  const heads = linesOf(scheme)
  if (heads.length === 0) return []
  const quarters = hasQuarters(scheme) ? (['1', '2', '3', '4'] as const) : [null]
  const groups = scheme.groups.length === 0 ? [null] : scheme.groups
  return groups.flatMap((group) => quarters.map((quarter) => ({ group, quarter, sum: short(sum(heads.map((head) => ratioOfNumber(worth(scheme, head, group?.id ?? '', quarter)))), 4) })))
}

/** Whether points differ over the year. */
export function hasQuarters({ items }: Pick<Scheme, 'items'>): boolean {
  return items.some(({ quarters }) => quarters !== undefined)
}

/** What an item can come to: pieces that each count by themselves come to its cap. */
function worth(scheme: Scheme, head: LineHead, group: string, quarter: WeightSum['quarter']): number {
  const measure = head.item?.measure
  const points = pointsIn(scheme, head, group, quarter)
  return measure && 'activity' in measure && measure.full === undefined && head.cap !== undefined && points !== 0 ? head.cap : points
}
