import { seriesSubject, type IndicatorState, type Reading, type SeriesState, type Target } from '../facts/indicator.ts'
import { expectedAt } from '../indicator/course.ts'
import { growthOf } from '../indicator/growth.ts'
import { periodNamed, targetFor } from '../indicator/pick.ts'
import { printed } from '../indicator/exact.ts'
import type { PlainMeasure } from '../pack/scheme-schema.ts'
import type { Day } from '../time/day.ts'
import type { Period } from '../time/period.ts'
import type { CountedRecord, Measured } from './types.ts'

export type ByIndicator = Extract<PlainMeasure, { indicator: string }>
export type KnownIndicators = { indicators: readonly IndicatorState[]; series: ReadonlyMap<string, SeriesState> }

/** The city's indicator that a scheme names: by its own id, or the one that was taken over from a pack under that id. */
export function indicatorNamed(named: string, indicators: readonly IndicatorState[]): IndicatorState | null {
  return indicators.find(({ id }) => id === named) ?? indicators.find(({ from }) => from?.indicator === named) ?? null
}

/**
 * How a unit stood in an indicator at the end of a period: its own series, a place's or, of the unit that answers for the indicator, that of the
 * whole city. The latest locked reading as of a day in the period counts, against the target of exactly this period or of the one around it in which
 * the reading stands; a share or a rate (its places do not add up) may have one target for all places. Where nothing else is said, of a target for longer what was due of it by that day (时序).
 *
 * @returns `none` where there is no locked reading, no target, or no figure of the year before
 */
export function measureIndicator(measure: ByIndicator, unit: string, { indicators, series }: KnownIndicators, period: Period): Measured {
  const indicator = indicatorNamed(measure.indicator, indicators)
  if (!indicator) return { kind: 'none', why: 'no-reading', facts: { indicator: measure.indicator } }
  const facts = { indicator: indicator.name }
  const own = series.get(seriesSubject(indicator.id, unit)) ?? (indicator.owner === unit ? series.get(seriesSubject(indicator.id, null)) : undefined)
  const place = own ? own.place : unit
  const reading = own ? latestIn(own, period) : null
  if (!own || !reading) return { kind: 'none', why: 'no-reading', facts }
  const read = recordOf('reading', reading.id, `${indicator.name} ${reading.value}${indicator.measure}`, reading.asOf)
  const common = { kind: 'figure' as const, value: reading.value, direction: indicator.direction, asOf: reading.asOf }
  if (measure.against === 'growth') {
    const growth = growthOf(reading, own, indicator.measure)
    return growth ? { ...common, against: growth.before, what: 'growth', level: null, records: [read] } : { kind: 'none', why: 'no-year-before', facts }
  }
  const found = targetAround(indicator, measure, place, reading, period)
  if (!found) return { kind: 'none', why: 'no-target', facts }
  const { target, of } = found
  const records = [read, recordOf('target', target.id, `${indicator.name} ${target.value}${indicator.measure}`, null, of.end)]
  if (measure.against === 'target' || (measure.against === undefined && of.key === period.key)) return { ...common, against: target.value, what: 'target', level: target.level, records }
  const due = expectedAt(target, indicator.course, of, reading.asOf).value
  return { ...common, against: printed(due, DUE_DECIMALS).replace(/\.?0+$/, ''), what: 'trajectory', level: target.level, records }
}

/** What was due is a share of a target: kept with so many decimals. */
const DUE_DECIMALS = 6

/** The latest locked reading as of a day in the period, of whatever period it tells. */
function latestIn({ readings }: SeriesState, { start, end }: Period): Reading | null {
  return readings.filter(({ status, asOf }) => status === 'confirmed' && start <= asOf && asOf <= end).reduce<Reading | null>((last, one) => (last === null || one.asOf >= last.asOf ? one : last), null)
}

function targetAround(indicator: IndicatorState, { level }: ByIndicator, place: string | null, reading: Reading, period: Period): { target: Target; of: Period } | null {
  const keys = [period.key, reading.period, period.start.slice(0, 4)]
  for (const key of keys) {
    const of = periodNamed(key)
    if (!of || of.start > period.end || period.start > of.end) continue
    const named = (where: string | null) => targetFor(indicator, { period: key, place: where, level: level ?? null })
    const target = named(place) ?? (indicator.adds ? null : named(null))
    if (target) return { target, of }
  }
  return null
}

function recordOf(type: 'reading' | 'target', id: string, title: string, on: Day | null, due: Day | null = null): CountedRecord {
  return { type, id, code: null, title, due, on, late: 0, weight: 1, counts: true, why: type }
}
