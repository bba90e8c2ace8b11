import { columnKey } from './columns.ts'
import type { Board, Cell, Period, Rhythm, Row } from './model.ts'

/** What the lines at the foot of the matrix say of a column. */
export type Line = 'confirmed' | 'waiting' | 'returned' | 'missing'
type Sums = Board['totals']

/** What counts in a cell by now: of a frozen one with what came after it was closed, without what was taken back since. */
export function countedIn({ done, added, takenBack }: Cell): number {
  return done + added - takenBack
}

export function sumsByColumn(totals: Sums): ReadonlyMap<string, Sums[number]> {
  return new Map(totals.map((sum) => [columnKey(sum.rhythm, sum.period), sum]))
}

/** Lines that speak of what is still to be done are silent about periods that are settled or have not begun. */
export function speaksOf(line: Line, { state, closed }: Period): boolean {
  return line === 'confirmed' ? state !== 'coming' : state !== 'coming' && closed === null
}

/** The foot's last column adds up what its line shows: what counts in the whole year, what is open in periods not yet closed. */
export function sumOfLine(totals: Sums, line: Line, periods: readonly Period[]): number {
  const spoken = new Set(periods.filter((period) => speaksOf(line, period)).map(({ key }) => key))
  return totals.reduce((sum, one) => sum + (spoken.has(one.period) ? one[line] : 0), 0)
}

/** How a period stands, for the sentence at the head: `whole` are the rows of which nothing is left to ask. */
export function standingOf({ rows, totals }: Pick<Board, 'rows' | 'totals'>, period: Period): Record<'whole' | 'asked' | Exclude<Line, 'confirmed'>, number> {
  const asked = rows.map(({ cells }) => cells.filter((cell) => cell.period === period.key && cell.required > 0)).filter((cells) => cells.length > 0)
  const sum = (line: Line) => totals.reduce((all, one) => all + (one.period === period.key ? one[line] : 0), 0)
  return {
    asked: asked.length,
    whole: asked.filter((cells) => cells.every(({ status }) => status === 'done' || status === 'exempt')).length,
    waiting: sum('waiting'),
    returned: sum('returned'),
    missing: sum('missing'),
  }
}

/** What is confirmed of a row in the year. */
export function countedOf({ cells }: Pick<Row, 'cells'>): number {
  return cells.reduce((sum, cell) => sum + countedIn(cell), 0)
}

export type KindRow = { rhythm: Rhythm; byPeriod: readonly (number | null)[]; /** as `years` */ byYear: readonly number[] }

/**
 * The year's counts by kind; null where a period has not begun. This year adds up what its periods show; the years before are
 * counted from their records.
 */
export function kindsOfYear({ totals, years, year, rhythms, periods }: Pick<Board, 'totals' | 'years' | 'year' | 'rhythms' | 'periods'>): KindRow[] {
  const sums = sumsByColumn(totals)
  return rhythms.map((rhythm) => {
    const byPeriod = periods.map((period) => (period.state === 'coming' ? null : (sums.get(columnKey(rhythm.id, period.key))?.confirmed ?? 0)))
    const now = byPeriod.reduce<number>((sum, n) => sum + (n ?? 0), 0)
    return { rhythm, byPeriod, byYear: years.map((one) => (one.year === year ? now : (one.kinds.find((kind) => kind.rhythm === rhythm.id)?.n ?? 0))) }
  })
}
