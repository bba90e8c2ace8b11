import type { Level, Standing, Indicator } from './model.ts'
import { boundsOf, deciding, isBehind } from './model.ts'
import { axisMonth, axisNumber, minus } from '../../ui/chart/figure-text.ts'
import type { PlaceRow } from '../../ui/chart/places.ts'
import type { TrendData } from '../../ui/chart/trend.ts'

/**
 * What the picture of one place, or of the whole, is drawn from: only locked figures make the line, those that wait are rings beside it.
 *
 * @param nameOf 省定 for a level
 */
export function trendOf(indicator: Indicator, standing: Standing, nameOf: (level: Level) => string): TrendData {
  const { start, end } = boundsOf(standing.period)
  const at = standing.place?.id ?? null
  const within = ({ asOf }: { asOf: string }) => asOf >= start && asOf <= end
  const points = (indicator.trend.find(({ place }) => (place?.id ?? null) === at)?.points ?? []).filter(within)
  const first = deciding(standing)
  return {
    start,
    end,
    today: indicator.asOf ?? indicator.today,
    measure: indicator.measure,
    points: points.map(({ asOf, value }) => ({ asOf, value })),
    before: points.flatMap(({ asOf, before }) => (before === null ? [] : [{ asOf, value: before }])),
    waiting: indicator.readings.filter((one) => (one.place?.id ?? null) === at && within(one) && (one.status === 'reported' || one.status === 'checked')).map(({ asOf, value }) => ({ asOf, value })),
    targets: standing.targets.map(({ level, value }) => ({ name: nameOf(level), value })),
    course: first ? courseOf(indicator, first.target, first.value, first.expectedBy, start, end) : [],
    forecast: standing.forecast && { by: standing.forecast.by, value: standing.forecast.value, low: standing.forecast.low, high: standing.forecast.high },
    cumulative: indicator.course === 'cumulative',
    steps: indicator.course === 'cumulative' && indicator.decimals === 0,
  }
}

/** The agreed points with the target at the end, or the straight way from nothing; what is told as it stands has no way. */
function courseOf({ targets, course }: Indicator, target: string, value: string, by: 'time' | 'trajectory' | 'target', start: string, end: string): { asOf: string; value: string }[] {
  if (by === 'target') return []
  const from = course === 'cumulative' ? [{ asOf: start, value: '0' }] : []
  const agreed = by === 'trajectory' ? (targets.find(({ id }) => id === target)?.trajectory ?? []).map((point) => ({ asOf: point.by, value: point.value })) : []
  const last = agreed.at(-1)
  return [...from, ...agreed, ...(last && last.asOf >= end ? [] : [{ asOf: end, value }])]
}

/** Rates where each place with a figure has one, since targets differ in size; else the figures themselves. */
export function placeRows(standings: readonly Standing[], measure: string): { byRate: boolean; rows: PlaceRow[] } {
  const told = standings.filter(({ latest }) => latest !== null)
  const byRate = told.length > 0 && told.every(({ against }) => typeof against[0]?.rate === 'string')
  const rows = standings.map((standing): PlaceRow => {
    const first = standing.against[0]
    const name = standing.place?.name ?? ''
    const behind = standing.latest !== null && isBehind(standing)
    if (!standing.latest) return { name, value: null, label: null, target: byRate ? '100' : (standing.targets[0]?.value ?? null), expected: null, beside: null, behind }
    const figure = `${minus(standing.latest.value)} ${measure}`
    if (!byRate) return { name, value: standing.latest.value, label: figure, target: first?.value ?? null, expected: first?.expected ?? null, beside: null, behind }
    return { name, value: first?.rate ?? null, label: first?.rate ? `${minus(first.rate)}%` : null, target: '100', expected: first?.progress ?? null, beside: figure, behind }
  })
  return { byRate, rows }
}

/** How the axes of a trend are said in either language. */
export const axesOf = (language: 'zh' | 'en') => ({ tick: (value: number) => axisNumber(value, language), month: (month: number) => axisMonth(month, language) })
