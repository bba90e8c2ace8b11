import type { Board, Cell, Period, Rhythm, Row } from './model.ts'

/** The period in hand is wide, with words and days; those before it narrow; what has not begun is hatched. */
export type Breadth = 'narrow' | 'wide' | 'hatched'
/** One column of the matrix: a rhythm in a period. */
export type Column = { key: string; period: Period; rhythm: Rhythm; breadth: Breadth; /** begins its period: carries the hairline on its left */ first: boolean }
/** The columns of one period under their common head. */
export type Group = { period: Period; breadth: Breadth; columns: readonly Column[] }

/** Widths in pixels; a group is never narrower than its head's two lines. */
const WIDTH: Record<Breadth, number> = { narrow: 23, wide: 64, hatched: 17 }
const GROUP_LEAST: Record<Breadth, number> = { narrow: 56, wide: 248, hatched: 56 }
/** Of weeks no whole year fits a page: so many are shown, the last of them the one to come. */
const MOST_PERIODS = 13

/**
 * Periods in the order of the year, each with the rhythms that are asked in it.
 *
 * @param inHand key of the period to be shown wide; null: the one that runs today, or the last that ran
 */
export function groupsOf({ periods, rhythms }: Pick<Board, 'periods' | 'rhythms'>, inHand: string | null): Group[] {
  const wide = periodInHand(periods, inHand)?.key
  return inWindow(periods).map((period) => {
    const breadth = period.key === wide ? 'wide' : period.state === 'coming' ? 'hatched' : 'narrow'
    return { period, breadth, columns: rhythms.map((rhythm, at) => ({ key: columnKey(rhythm.id, period.key), period, rhythm, breadth, first: at === 0 })) }
  })
}

/** The period taken in hand; else the one that runs today; in another year the last that has begun, or the first. */
export function periodInHand(ofKind: readonly Period[], chosen: string | null): Period | null {
  return ofKind.find(({ key }) => key === chosen) ?? ofKind.find(({ state }) => state === 'current') ?? ofKind.findLast(({ state }) => state === 'past') ?? ofKind[0] ?? null
}

export function columnKey(rhythm: string, period: string): string {
  return `${rhythm} ${period}`
}

export function widthOf({ breadth, columns }: Pick<Group, 'breadth' | 'columns'>): number {
  return Math.max(WIDTH[breadth], Math.ceil(GROUP_LEAST[breadth] / columns.length))
}

/** The row's cells by column; a column without one asks nothing of this row. */
export function cellsByColumn({ cells }: Pick<Row, 'cells'>): ReadonlyMap<string, Cell> {
  return new Map(cells.map((cell) => [columnKey(cell.rhythm, cell.period), cell]))
}

function inWindow(ofKind: readonly Period[]): readonly Period[] {
  if (ofKind.length <= MOST_PERIODS) return ofKind
  const coming = ofKind.findIndex(({ state }) => state === 'coming')
  const end = Math.max(MOST_PERIODS, coming < 0 ? ofKind.length : coming + 1)
  return ofKind.slice(end - MOST_PERIODS, end)
}
