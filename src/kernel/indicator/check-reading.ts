import type { IndicatorContent, Reading, SeriesState, Target } from '../facts/indicator.ts'
import { daysBetween, previousDay } from '../time/day.ts'
import type { Period } from '../time/period.ts'
import { elapsedShare } from './course.ts'
import { exact, printed, type Exact } from './exact.ts'
import { pacesOf } from './forecast.ts'
import { readingOfYearBefore } from './growth.ts'
import { periodNamed, standingReadings } from './pick.ts'
import { figuresAgree, sumAgrees } from './printed.ts'
import type { Warning } from './reason.ts'

/** What is entered, before it is a reading. `id`: of one that was sent back, which it takes the place of. */
export type Entered = Pick<Reading, 'period' | 'asOf' | 'value' | 'yearBefore'> & { id?: string | undefined }

/** The figures of the other places, and of the whole, as of the same day; a place without one is null. */
export type SameDay = { whole: string | null; places: readonly { name: string; value: string | null }[] }

/** A text that was read says something of the same indicator as of the same time. */
export type Said = { title: string; value: string }

export type Around = {
  indicator: Pick<IndicatorContent, 'course' | 'direction' | 'decimals' | 'adds'>
  series: Pick<SeriesState, 'readings'> | null
  /** of its period and place */
  targets: readonly Pick<Target, 'value'>[]
  /** entered for the whole, or for one of its places */
  of: 'whole' | 'place'
  sameDay: SameDay
  said: readonly Said[]
}

/**
 * What is odd of a figure when it is entered. Each is a warning: it may be right all the same, and then says why.
 *
 * @returns slips of the unit first; a figure that slipped is not called an outlier too
 */
export function readingWarnings(entered: Entered, around: Around): Warning[] {
  const period = periodNamed(entered.period)
  if (!period) return []
  const others = standingReadings(around.series).filter(({ id }) => id !== entered.id)
  const slip = unitSlip(entered, period, others, around)
  return [...slip, ...(slip.length > 0 ? [] : outlier(entered, period, others, around)), ...falling(entered, others, around), ...sums(entered, around), ...yearBefore(entered, around), ...elsewhere(entered, around)]
}

/** 10 and 100 by a digit or a percent sign, 1000 by 千, ten thousand and a hundred million by 万 and 亿. */
const SLIPS = [10, 100, 1000, 1e4, 1e8]
/** So near to the power a figure must lie: the larger the power, the less a mere growth explains it. */
const NEAR = 1.5
const NEAR_SCALE = 3
/** Beside a figure less than three times as large or as small nothing has slipped. */
const PLAUSIBLE = 3

/**
 * Figures that are about ten, a hundred, a thousand, ten thousand or a hundred million times what is known of them, or that part of it: the year before,
 * the reading before it carried on, the target. One reference by which the figure is plausible is enough to say nothing; the target
 * alone says nothing of small figures less than a thousandth, because the beginning of a year is small.
 */
function unitSlip({ value, ...entered }: Entered, period: Period, others: readonly Reading[], { indicator, series, targets }: Around): Warning[] {
  const figure = exact(value).abs()
  if (figure.isZero()) return []
  const before = readingOfYearBefore(entered, series)
  const last = lastBefore(entered, others)
  const carried = last ? carriedOn(last, entered.asOf, period, indicator.course) : null
  const own = [before ? exact(before.value) : null, carried].filter((one): one is Exact => one !== null && !one.isZero()).map((one) => one.abs())
  const aims = targets.map((target) => exact(target.value).abs()).filter((one) => !one.isZero())
  const plausible = (reference: Exact) => figure.lt(reference.times(PLAUSIBLE)) && figure.times(PLAUSIBLE).gt(reference)
  if (own.some(plausible)) return []
  const history = own.flatMap((reference) => slipOf(figure, reference).map((found) => ({ ...found, reference, of: 'history' })))
  const aimed = own.length > 0 || aims.some((aim) => figure.lt(aim.times(PLAUSIBLE)) && figure.times(1000 / NEAR).gt(aim)) ? [] : aims.flatMap((reference) => slipOf(figure, reference).map((found) => ({ ...found, reference, of: 'target' })))
  const [found] = [...history, ...aimed]
  return found ? [{ code: 'unit-slip', params: { value, times: found.times, more: found.more ? 'more' : 'less', reference: printed(found.reference, found.reference.decimalPlaces() > 6 ? 2 : found.reference.decimalPlaces()), of: found.of } }] : []
}

function slipOf(figure: Exact, reference: Exact): { times: number; more: boolean }[] {
  const more = figure.gt(reference)
  const ratio = more ? figure.div(reference) : reference.div(figure)
  const times = SLIPS.find((one) => ratio.gte(exact(one).div(near(one))) && ratio.lte(exact(one).times(near(one))))
  return times === undefined ? [] : [{ times, more }]
}

const near = (times: number) => (times >= 1e4 ? NEAR_SCALE : NEAR)

function lastBefore({ period, asOf }: Pick<Entered, 'period' | 'asOf'>, others: readonly Reading[]): Reading | null {
  const earlier = others.filter((one) => one.period === period && one.asOf < asOf)
  return earlier.reduce<Reading | null>((last, one) => (last && last.asOf > one.asOf ? last : one), null)
}

/** What a reading would have become at the same pace. */
function carriedOn(last: Reading, asOf: string, period: Period, course: IndicatorContent['course']): Exact | null {
  if (course === 'point') return exact(last.value)
  const share = elapsedShare(period, last.asOf)
  return share.isZero() ? null : exact(last.value).times(elapsedShare(period, asOf)).div(share)
}

/** Fewer figures have no usual spread. */
const LEAST_HISTORY = 4
/** So many robust standard deviations from the median; monthly figures of a city are uneven, and a warning that comes often is not read. */
const FAR = 5
/** The median absolute deviation of a normal spread is this part of its standard deviation. */
const MAD_SCALE = exact('1.4826')
/** Figures that were all alike have hardly a deviation; so much of their size stands for it: a month may be half as much again as usual, a standing figure a tenth. */
const LEAST_DEVIATION = { cumulative: exact('0.1'), point: exact('0.02') }

/** Far from what it usually is by its own history: of growing figures what comes in a day, of standing ones the figure itself. Median and median absolute deviation, so that earlier odd ones hide nothing. */
function outlier({ period: key, asOf, value }: Entered, period: Period, others: readonly Reading[], { indicator: { course } }: Around): Warning[] {
  const byPeriod = Map.groupBy(others, (one) => one.period)
  const history = [...byPeriod].flatMap(([of, readings]) => {
    const its = periodNamed(of)
    const known = readings.filter((one) => of !== key || one.asOf < asOf).toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1))
    return its === null ? [] : course === 'point' ? known.map((one) => exact(one.value)) : pacesOf(known, its)
  })
  if (history.length < LEAST_HISTORY) return []
  const last = lastBefore({ period: key, asOf }, others) ?? { asOf: previousDay(period.start), value: '0' }
  const days = daysBetween(last.asOf, asOf)
  const now = course === 'point' ? exact(value) : exact(value).minus(last.value).div(days)
  const median = medianOf(history)
  const deviation = medianOf(history.map((one) => one.minus(median).abs())).times(MAD_SCALE)
  const least = median.abs().times(LEAST_DEVIATION[course])
  const spread = deviation.gt(least) ? deviation : least
  if (spread.isZero() || now.minus(median).abs().lte(spread.times(FAR))) return []
  const usual = course === 'point' ? median : exact(last.value).plus(median.times(days))
  return [{ code: 'outlier', params: { value, usual: printed(usual, 2), readings: history.length } }]
}

function medianOf(values: readonly Exact[]): Exact {
  const sorted = values.toSorted((a, b) => a.cmp(b))
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? exact(0)
  return sorted.length % 2 === 1 ? upper : upper.plus(sorted[middle - 1] ?? upper).div(2)
}

/** What adds up since the period began does not fall. */
function falling({ period, asOf, value }: Entered, others: readonly Reading[], { indicator: { course } }: Around): Warning[] {
  if (course === 'point') return []
  const before = lastBefore({ period, asOf }, others)
  const after = others.filter((one) => one.period === period && one.asOf > asOf).toSorted((a, b) => (a.asOf < b.asOf ? -1 : 1))[0]
  return [
    ...(before && exact(value).lt(before.value) ? [{ code: 'falling' as const, params: { value, before: before.value, asOf: before.asOf } }] : []),
    ...(after && exact(value).gt(after.value) ? [{ code: 'above-later' as const, params: { value, after: after.value, asOf: after.asOf } }] : []),
  ]
}

/** The places against the whole, once all of them are there: within the rounding of what is printed. A part is never more than the whole. */
function sums({ value }: Entered, { indicator: { adds }, of, sameDay: { whole, places } }: Around): Warning[] {
  if (!adds) return []
  const known = places.flatMap((place) => (place.value === null ? [] : [place.value]))
  const parts = of === 'place' ? [...known, value] : known
  const total = of === 'whole' ? value : whole
  if (total === null) return []
  if (of === 'place' && exact(value).gt(total) && exact(total).gte(0)) return [{ code: 'part-over-whole', params: { value, whole: total } }]
  if (known.length < places.length || parts.length < 2 || sumAgrees(parts, total)) return []
  const sum = parts.reduce((all, part) => all.plus(part), exact(0))
  return [{ code: 'sum-differs', params: { sum: printed(sum, sum.decimalPlaces()), whole: total, count: parts.length, gap: printed(sum.minus(total).abs(), sum.minus(total).decimalPlaces()) } }]
}

/** What it says of the year before against what was locked then. */
function yearBefore({ yearBefore: told, ...entered }: Entered, { series }: Around): Warning[] {
  const known = readingOfYearBefore(entered, series)
  return told !== null && known && !figuresAgree(told, known.value) ? [{ code: 'year-before-differs', params: { told, known: known.value, asOf: known.asOf } }] : []
}

function elsewhere({ value }: Entered, { said }: Around): Warning[] {
  const other = said.find((one) => !figuresAgree(one.value, value))
  const same = said.some((one) => figuresAgree(one.value, value))
  return other && !same ? [{ code: 'said-elsewhere', params: { value, said: other.value, title: other.title } }] : []
}
