import type { Reading, SeriesState } from '../facts/indicator.ts'
import { addMonths, endOfMonth, type Day } from '../time/day.ts'
import { periodOf } from '../time/period.ts'
import { exact, printed } from './exact.ts'
import { lockedReadings, periodNamed } from './pick.ts'

export type Growth = { before: string; /** in percent; null over nothing, and of a share, whose growth is told in points */ rate: string | null; from: 'told' | 'reading'; asOf: Day }

/** Growth over the same time of the year before: over what the reading says itself, else over the locked reading of that day. Null where neither is known. */
export function growthOf(reading: Pick<Reading, 'period' | 'asOf' | 'value' | 'yearBefore'>, series: Pick<SeriesState, 'readings'> | null, measure: string): Growth | null {
  const asOf = dayBefore(reading.asOf)
  const known = readingOfYearBefore(reading, series)
  const before = reading.yearBefore ?? known?.value ?? null
  if (before === null) return null
  const base = exact(before)
  const rate = base.isZero() || measure.includes('%') ? null : printed(exact(reading.value).minus(base).div(base.abs()).times(100), 2)
  return { before, rate, from: reading.yearBefore === null ? 'reading' : 'told', asOf }
}

/** The locked reading of the same time a year earlier. */
export function readingOfYearBefore({ period, asOf }: Pick<Reading, 'period' | 'asOf'>, series: Pick<SeriesState, 'readings'> | null): Reading | null {
  const key = periodBefore(period)
  return key === null ? null : (lockedReadings(series, key).find((one) => one.asOf === dayBefore(asOf)) ?? null)
}

/** The same period of the year before, by its key. */
export function periodBefore(key: string): string | null {
  const period = periodNamed(key)
  if (!period || period.kind === 'week') return null
  return periodOf(addMonths(period.start, -12), period.kind).key
}

/** The same day a year earlier; of a month's last day that month's last. */
export function dayBefore(day: Day): Day {
  const before = addMonths(day, -12)
  return day === endOfMonth(day) ? endOfMonth(before) : before
}
