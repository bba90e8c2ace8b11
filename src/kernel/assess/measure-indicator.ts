import { seriesSubject, type IndicatorState, type Reading, type SeriesState, type Target } from '../facts/indicator.ts'
import { expectedAt } from '../indicator/course.ts'
import { growthOf } from '../indicator/growth.ts'
import { latestLocked, periodNamed, targetFor } from '../indicator/pick.ts'
import { printed } from '../indicator/exact.ts'
import { aboutTolerance } from '../indicator/standing.ts'
import type { PlainMeasure } from '../pack/scheme-schema.ts'
import type { Day } from '../time/day.ts'
import { lengthOf, type Period } from '../time/period.ts'
import type { CountedRecord, Measured } from './types.ts'

export type ByIndicator = Extract<PlainMeasure, { indicator: string }>
export type KnownIndicators = { indicators: readonly IndicatorState[]; series: ReadonlyMap<string, SeriesState> }

/** The city's indicator that a scheme names: by its own id, or the one that was taken over from a pack under that id. */
export function indicatorNamed(named: string, indicators: readonly IndicatorState[]): IndicatorState | null {
  return indicators.find(({ id }) => id === named) ?? indicators.find(({ from }) => from?.indicator === named) ?? null
}

/**
 * How a unit stood in an indicator at the end of a period: its own series, a place's or, of the unit that answers for the indicator, that of the
 * whole city. First the target: of exactly this period, else of the shortest around it; a share or a rate (its places do not add up) may have one
 * for all places. Then the latest locked reading as of a day in the period that tells of the target's own period, because what came in since the
 * year began says nothing of a quarter's target, nor a month's own amount of the year's; of two as of one day the one recorded later. Only a figure
 * as it stands on a day may be told by the month and held against the year. Where nothing else is said, it is held against what was due of a longer
 * target by that day (时序). “About” (左右) is about the target itself, not about the way to it.
 *
 * @returns `none` where there is no locked reading, no target, no figure of the year before, or where nothing of the target is due yet
 */
export function measureIndicator(measure: ByIndicator, unit: string, { indicators, series }: KnownIndicators, period: Period): Measured {
  const indicator = indicatorNamed(measure.indicator, indicators)
  if (!indicator) return { kind: 'none', why: 'no-reading', facts: { indicator: measure.indicator } }
  const facts = { indicator: indicator.name }
  const own = series.get(seriesSubject(indicator.id, unit)) ?? (indicator.owner === unit ? series.get(seriesSubject(indicator.id, null)) : undefined)
  if (!own || !latestIn(own, period)) return { kind: 'none', why: 'no-reading', facts }
  const of = { indicator, own, period, facts }
  return measure.against === 'growth' ? byGrowth(of) : byTarget(measure, of)
}

type Known = { indicator: IndicatorState; own: SeriesState; period: Period; facts: Record<string, string> }

/** Over the year before: of the period itself, else of the shortest told around it, else whatever was told last. */
function byGrowth({ indicator, own, period, facts }: Known): Measured {
  const told = around(own.readings.filter(({ status }) => status === 'confirmed'), period).map(({ key }) => latestIn(own, period, key))
  const reading = told.find((one) => one !== null) ?? latestIn(own, period)
  const growth = reading && growthOf(reading, own, indicator.measure)
  if (!reading || !growth) return { kind: 'none', why: 'no-year-before', facts }
  return { ...figureOf(indicator, reading), against: growth.before, what: 'growth', level: null, records: [readingRecord(indicator, reading)] }
}

function byTarget(measure: ByIndicator, { indicator, own, period, facts }: Known): Measured {
  const found = targetAround(indicator, measure, own.place, period)
  if (!found) return { kind: 'none', why: 'no-target', facts }
  const { target, of } = found
  const reading = latestIn(own, period, of.key) ?? (indicator.course === 'point' ? latestIn(own, period) : null)
  if (!reading) return { kind: 'none', why: 'no-reading', facts }
  const records = [readingRecord(indicator, reading), recordOf('target', target.id, `${indicator.name} ${target.value}${indicator.measure}`, null, of.end)]
  const common = { ...figureOf(indicator, reading), level: target.level, records }
  const about = target.about ? { about: aboutTolerance(target.value).toFixed() } : {}
  if (measure.against === 'target' || (measure.against === undefined && of.key === period.key)) return { ...common, ...about, against: target.value, what: 'target' }
  const due = expectedAt(target, indicator.course, of, reading.asOf)
  if (!due.due) return { kind: 'none', why: 'nothing-due', facts }
  return { ...common, ...(due.value.eq(target.value) ? about : {}), against: printed(due.value, DUE_DECIMALS).replace(/\.?0+$/, ''), what: 'trajectory' }
}

/** What was due is a share of a target: kept with so many decimals. */
const DUE_DECIMALS = 6

function figureOf({ direction }: IndicatorState, { value, asOf }: Reading): Pick<Extract<Measured, { kind: 'figure' }>, 'kind' | 'value' | 'direction' | 'asOf'> {
  return { kind: 'figure', value, direction, asOf }
}

/** The latest locked reading as of a day in the period; `key`: of those that tell of that period. Readings stand in the order they were recorded in. */
function latestIn(own: SeriesState, { start, end }: Period, key?: string): Reading | null {
  const latest = latestLocked(own, key, end)
  return latest !== null && start <= latest.asOf ? latest : null
}

/** Periods of these that are this one or around it, the shortest first. */
function around(told: readonly { period: string }[], period: Period): Period[] {
  const keys = [...new Set(told.map((one) => one.period))]
  const periods = keys.flatMap((key) => periodNamed(key) ?? []).filter((one) => one.start <= period.start && period.end <= one.end)
  return periods.toSorted((a, b) => lengthOf(a) - lengthOf(b))
}

function targetAround(indicator: IndicatorState, { level }: ByIndicator, place: string | null, period: Period): { target: Target; of: Period } | null {
  for (const of of around(indicator.targets, period)) {
    const named = (where: string | null) => targetFor(indicator, { period: of.key, place: where, level: level ?? null })
    const target = named(place) ?? (indicator.adds ? null : named(null))
    if (target) return { target, of }
  }
  return null
}

function readingRecord(indicator: IndicatorState, { id, value, asOf }: Reading): CountedRecord {
  return recordOf('reading', id, `${indicator.name} ${value}${indicator.measure}`, asOf)
}

function recordOf(type: 'reading' | 'target', id: string, title: string, on: Day | null, due: Day | null = null): CountedRecord {
  return { type, id, code: null, title, due, on, late: 0, weight: 1, counts: true, why: type }
}
