import type { IndicatorContent, Reading, SeriesState } from '../facts/indicator.ts'
import { daysBetween, previousDay, type Day } from '../time/day.ts'
import type { Period } from '../time/period.ts'
import { elapsedShare } from './course.ts'
import { exact, printed, type Exact } from './exact.ts'
import { periodBefore, readingOfYearBefore } from './growth.ts'
import { lockedReadings, periodNamed } from './pick.ts'
import type { Reason } from './reason.ts'

/** With less of the period gone than this nothing is told of its end: one month of a year. */
const LEAST_SHARE = exact(1).div(12)
/** Fewer readings have no spread to speak of. */
const LEAST_READINGS = 3

export type Forecast = { method: 'even' | 'shape' | 'steady'; value: string; low: string | null; high: string | null; readings: number; by: Day; reasons: Reason[] }

/**
 * What a figure comes to at the end of its period, by a plain method that can be done by hand.
 *
 * *even*: at the rate so far. *shape*: as last year went on from the same day to its end, where both are known. *steady*, for a figure as it stands
 * on a day: as it stands. The range is what the rest of the period would make of it at the pace of its slowest and of its fastest stretch so far
 * (for a standing figure: one step as large as its largest); null with fewer than three readings.
 *
 * @param asOf the day of the latest reading that counts; later ones are left out
 * @returns null without a reading, on the period's last day, and before a twelfth of it has gone
 */
export function forecastOf({ course, decimals }: Pick<IndicatorContent, 'course' | 'decimals'>, period: Period, series: Pick<SeriesState, 'readings'> | null): Forecast | null {
  const readings = lockedReadings(series, period.key)
  const last = readings.at(-1)
  if (!last || last.asOf >= period.end) return null
  const share = elapsedShare(period, last.asOf)
  if (share.lt(LEAST_SHARE)) return null
  const value = exact(last.value)
  const shown = (figure: Exact) => printed(figure, Math.max(decimals, value.decimalPlaces()))
  const told = { readings: readings.length, by: period.end }
  if (course === 'point') {
    const step = largestStep(readings)
    const known = readings.length >= LEAST_READINGS
    return { ...told, method: 'steady', value: shown(value), low: known ? shown(value.minus(step)) : null, high: known ? shown(value.plus(step)) : null, reasons: [{ code: 'forecast-steady', params: { value: last.value } }, known ? { code: 'range-steady', params: { step: shown(step) } } : noRange(readings.length)] }
  }
  const shape = byShape(last, series)
  const even = value.div(share)
  const forecast = shape?.value ?? even
  const range = rangeOf(readings, period, forecast)
  return {
    ...told,
    method: shape ? 'shape' : 'even',
    value: shown(forecast),
    low: range ? shown(range.low) : null,
    high: range ? shown(range.high) : null,
    reasons: [
      shape ? { code: 'forecast-shape', params: { value: last.value, same: shape.same, end: shape.end } } : { code: 'forecast-even', params: { value: last.value, share: printed(share.times(100), 2) } },
      range ? { code: 'range', params: { days: daysBetween(last.asOf, period.end) } } : noRange(readings.length),
    ],
  }
}

const noRange = (readings: number): Reason => ({ code: 'no-range', params: { readings, least: LEAST_READINGS } })

/** Last year's way from the same day to its end, laid on this year's figure. */
function byShape(last: Reading, series: Pick<SeriesState, 'readings'> | null): { value: Exact; same: string; end: string } | null {
  const key = periodBefore(last.period)
  const year = key === null ? null : periodNamed(key)
  const same = readingOfYearBefore(last, series)
  const end = year ? lockedReadings(series, year.key).findLast(({ asOf }) => asOf === year.end) : undefined
  if (!same || !end || exact(same.value).lte(0)) return null
  return { value: exact(last.value).times(end.value).div(same.value), same: same.value, end: end.value }
}

/** From the slowest and the fastest stretch between its readings, each by the day; the forecast itself lies within. */
function rangeOf(readings: readonly Reading[], period: Period, forecast: Exact): { low: Exact; high: Exact } | null {
  const last = readings.at(-1)
  if (!last || readings.length < LEAST_READINGS) return null
  const paces = pacesOf(readings, period)
  const left = daysBetween(last.asOf, period.end)
  const ends = [...paces.map((pace) => exact(last.value).plus(pace.times(left))), forecast]
  return { low: ends.reduce((a, b) => (a.lt(b) ? a : b)), high: ends.reduce((a, b) => (a.gt(b) ? a : b)) }
}

/** What came in a day on average, stretch by stretch: from the period's beginning to its first reading, then from one to the next. */
export function pacesOf(readings: readonly Pick<Reading, 'asOf' | 'value'>[], period: Period): Exact[] {
  return readings.map(({ asOf, value }, at) => {
    const before = readings[at - 1] ?? { asOf: previousDay(period.start), value: '0' }
    return exact(value).minus(before.value).div(daysBetween(before.asOf, asOf))
  })
}

function largestStep(readings: readonly Reading[]): Exact {
  return readings.slice(1).map(({ value }, at) => exact(value).minus(readings[at]?.value ?? value).abs()).reduce((a, b) => (a.gt(b) ? a : b), exact(0))
}
