import type { Answer } from '../../../api/contract/endpoints.ts'
import { periodByKey } from '../../../kernel/time/period.ts'
import { isDay, type Day } from '../../../kernel/time/day.ts'
import type { BulletData } from '../../ui/chart/bullet.ts'

export type List = Answer<'listIndicators'>
export type IndicatorRow = List['rows'][number]
export type Reading = List['toCheck'][number]
export type Indicator = Answer<'getIndicator'>
export type Standing = NonNullable<IndicatorRow['whole']>
export type Against = Standing['against'][number]
export type Level = Against['level']

/** The target that is still to be reached, the highest level first; where all are reached, the highest. The course to it is what matters now. */
export function deciding(standing: Pick<Standing, 'against'> | null): Against | null {
  return standing?.against.find(({ standing: how }) => how !== 'reached') ?? standing?.against[0] ?? null
}

export function isBehind(standing: Pick<Standing, 'against'> | null): boolean {
  return standing?.against.some(({ standing: how }) => how === 'behind' || how === 'missed') ?? false
}

/** A bullet of one standing; `short` gives the character of a level. */
export function bulletOf(standing: Standing | null, short: (level: Level) => string): BulletData {
  return {
    value: standing?.latest?.value ?? null,
    targets: (standing?.targets ?? []).map(({ level, value }) => ({ short: short(level), value })),
    expected: standing?.latest ? (deciding(standing)?.expected ?? null) : null,
  }
}

export type Filter = { kind: '' | 'binding' | 'expected'; behind: boolean; q: string; sort: Sort | null }
export const SORTS = ['name-up', 'name-down', 'rate-up', 'rate-down', 'ahead-up', 'ahead-down', 'growth-up', 'growth-down'] as const
export type Sort = (typeof SORTS)[number]

/** What fits the filters. Rows of a city are some dozens: they are all here, and the page need not ask again. */
export function fitting(rows: readonly IndicatorRow[], { kind, behind, q, sort }: Filter): IndicatorRow[] {
  const fit = rows.filter((row) => (kind === '' || row.binding === (kind === 'binding')) && (!behind || isBehind(row.whole)) && row.name.includes(q.trim()))
  return sort ? sorted(fit, sort) : fit
}

/** Rows without the figure stand last in either order. */
function sorted(rows: readonly IndicatorRow[], sort: Sort): IndicatorRow[] {
  const up = sort.endsWith('-up') ? 1 : -1
  if (sort === 'name-up' || sort === 'name-down') return [...rows].sort((a, b) => up * a.name.localeCompare(b.name, 'zh-CN'))
  const figure = ({ whole }: IndicatorRow): string | null => {
    if (sort === 'rate-up' || sort === 'rate-down') return deciding(whole)?.rate ?? null
    return sort === 'growth-up' || sort === 'growth-down' ? (whole?.growth?.rate ?? null) : (deciding(whole)?.ahead ?? null)
  }
  return [...rows].sort((a, b) => {
    const [x, y] = [figure(a), figure(b)]
    if (x === null || y === null) return Number(x === null) - Number(y === null)
    return up * (Number(x) - Number(y))
  })
}

/** A figure as it is typed: full-width digits and points become plain ones; null where it is none. */
export function figureTyped(text: string): string | null {
  const plain = text.trim().replace(/[０-９．－]/g, (wide) => (wide === '．' ? '.' : wide === '－' ? '-' : String.fromCharCode(wide.charCodeAt(0) - 0xfee0))).replace(/^−/, '-')
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(plain) ? plain : null
}

/** Lines of a day and a number; the number of the first line that is neither. */
export function trajectoryTyped(text: string): { points: { by: Day; value: string }[] } | { wrong: number } {
  const points: { by: Day; value: string }[] = []
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [by = '', value = '', more] = line.trim().split(/[\s　]+/)
    const figure = figureTyped(value)
    if (!isDay(by) || figure === null || more !== undefined) return { wrong: index + 1 }
    points.push({ by, value: figure })
  }
  return { points }
}

/** First and last day of a period; of one that is not known by its key, the year of today. */
export function boundsOf(period: string): { start: Day; end: Day } {
  return periodByKey(period)
}

/** The day figures are usually reported as of: the last day of the month before today, within the period. */
export function usualAsOf(period: string, today: Day): Day {
  const { start, end } = boundsOf(period)
  const firstOfMonth = `${today.slice(0, 8)}01`
  const before = periodByKey(monthBefore(firstOfMonth)).end
  return before < start ? (today < start ? start : today) : before > end ? end : before
}

function monthBefore(first: Day): string {
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))]
  return month === 1 ? `${year - 1}-12` : `${year}-${String(month - 1).padStart(2, '0')}`
}
