import { quarterOf } from '../time/day.ts'
import { periodByKey } from '../time/period.ts'
import type { Scheme, SchemeItem } from '../pack/scheme-schema.ts'
import type { Text } from '../pack/primitives.ts'

/** One line of the table that a scheme makes: an item, or a quarter where the year is made of quarters. */
export type LineHead = Pick<SchemeItem, 'id' | 'name' | 'under' | 'points' | 'standard' | 'source' | 'bands' | 'cap' | 'floor' | 'noData' | 'quarters'> & {
  /** the item itself; null: a quarter */
  item: SchemeItem | null
  /** 1 to 4 where it is a quarter's result */
  quarter: number | null
}

const QUARTERS: readonly Text[] = [
  { zh: '第一季度', en: 'Q1' },
  { zh: '第二季度', en: 'Q2' },
  { zh: '第三季度', en: 'Q3' },
  { zh: '第四季度', en: 'Q4' },
]

/** The lines of a scheme in their order: the quarters (`quarter-1` …) that a year is made of first, then its items. A result has one line for each. */
export function linesOf(scheme: Scheme): LineHead[] {
  const quarters = (scheme.fromQuarters?.percent ?? []).flatMap((percent, index): LineHead[] => {
    const name = QUARTERS[index]
    return name && percent > 0 ? [{ id: `quarter-${index + 1}`, name, points: percent, item: null, quarter: index + 1 }] : []
  })
  return [...quarters, ...scheme.items.map((item): LineHead => ({ ...item, item, quarter: null }))]
}

/** The quarter whose own points hold in a period; null where it is none. */
export function quarterIn(period: string): '1' | '2' | '3' | '4' | null {
  const { kind, start } = periodByKey(period)
  return kind === 'quarter' || kind === 'month' || kind === 'week' ? (String(quarterOf(start)) as '1' | '2' | '3' | '4') : null
}

/**
 * Points of a line for a group in a quarter: the group's own before the quarter's own before the item's. A group's 0 says that it is not
 * assessed by it.
 */
export function pointsIn(scheme: Scheme, head: Pick<LineHead, 'id' | 'points' | 'quarters'>, group: string, quarter: '1' | '2' | '3' | '4' | null): number {
  const own = scheme.groups.find(({ id }) => id === group)?.points[head.id]
  return own ?? (quarter === null ? undefined : head.quarters?.[quarter]) ?? head.points
}

export function decimalsOf({ decimals }: Pick<Scheme, 'decimals'>): number {
  return decimals ?? 2
}

/** Whether there are places at all: the scheme says so, and names the document that authorises it. */
export function isRanked({ ranked, basis }: Pick<Scheme, 'ranked' | 'basis'>): boolean {
  return ranked && basis !== undefined
}
