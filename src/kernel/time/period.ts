import {
  addDays,
  addMonths,
  civil,
  dayFrom,
  dayOfWeek,
  daysBetween,
  endOfMonth,
  isDay,
  nextDay,
  previousDay,
  quarterOf,
  type Day,
} from './day.ts'

/**
 * The stretches in which work is asked for and counted. `{ from: 'MM-DD' }` is a year that begins on that day, as the
 * childcare subsidy's from the first of September to the end of August.
 */
export type PeriodKind = 'week' | 'month' | 'quarter' | 'half' | 'year' | { from: string }

/** One stretch: both ends belong to it. `key` names it for ever and is unique among all kinds. */
export type Period = { kind: PeriodKind; key: string; start: Day; end: Day }

/** The period of this kind that holds `day`. Weeks are ISO weeks, Monday to Sunday. */
export function periodOf(day: Day, kind: PeriodKind): Period {
  const { year, month } = civil(day)
  if (kind === 'week') return week(day)
  if (kind === 'month') return { kind, key: day.slice(0, 7), start: dayFrom(year, month, 1), end: endOfMonth(day) }
  if (kind === 'quarter') {
    const quarter = quarterOf(day)
    return months(kind, `${year}-Q${quarter}`, dayFrom(year, quarter * 3 - 2, 1), 3)
  }
  if (kind === 'half') {
    const half = month <= 6 ? 1 : 2
    return months(kind, `${year}-H${half}`, dayFrom(year, half * 6 - 5, 1), 6)
  }
  if (kind === 'year') return months(kind, String(year).padStart(4, '0'), dayFrom(year, 1, 1), 12)
  return yearFrom(day, kind)
}

/** The period a key names: `2026-W40`, `2026-09`, `2026-Q3`, `2026-H2`, `2026`, `2025-09-01/P1Y`. @throws RangeError on any other text */
export function periodByKey(key: string): Period {
  const found = readKey(key)
  if (found === null || found.key !== key) throw new RangeError(`not a period: ${key}`)
  return found
}

export function nextPeriod(period: Period): Period {
  return periodOf(nextDay(period.end), period.kind)
}

export function previousPeriod(period: Period): Period {
  return periodOf(previousDay(period.start), period.kind)
}

/** Every period of this kind that shares at least one day with `from`…`to`, earliest first; none when `to` is earlier than `from`. */
export function periodsBetween(from: Day, to: Day, kind: PeriodKind): Period[] {
  const periods: Period[] = []
  if (from > to) return periods
  for (let period = periodOf(from, kind); period.start <= to; period = nextPeriod(period)) periods.push(period)
  return periods
}

export function isInPeriod(day: Day, period: Period): boolean {
  return period.start <= day && day <= period.end
}

/** Calendar days in the period, both ends counted. */
export function lengthOf(period: Period): number {
  return daysBetween(period.start, period.end) + 1
}

/**
 * The n-th day of a period: 1 is its first day, −1 its last. Beyond the other end it stays at that end, so that
 * “the 31st of every month” is the last of February.
 *
 * @throws RangeError for 0 and for fractions
 */
export function dayInPeriod(period: Period, n: number): Day {
  if (n === 0 || !Number.isInteger(n)) throw new RangeError(`not the number of a day in a period: ${n}`)
  const day = n > 0 ? addDays(period.start, n - 1) : addDays(period.end, n + 1)
  if (day > period.end) return period.end
  return day < period.start ? period.start : day
}

const QUARTERS_ZH = ['一', '二', '三', '四'] as const
const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** The name of a period as people say it: 2026年第三季度, Q3 2026. */
export function periodLabel(period: Period): { zh: string; en: string } {
  const { year, month } = civil(period.start)
  const { kind } = period
  if (kind === 'week') {
    const [ofYear, number] = weekNumber(period.start)
    return { zh: `${ofYear}年第${number}周`, en: `week ${number} of ${ofYear}` }
  }
  if (kind === 'month') return { zh: `${year}年${month}月`, en: `${MONTHS_EN[month - 1]} ${year}` }
  if (kind === 'quarter') {
    const quarter = quarterOf(period.start)
    return { zh: `${year}年第${QUARTERS_ZH[quarter - 1]}季度`, en: `Q${quarter} ${year}` }
  }
  if (kind === 'half' && month === 1) return { zh: `${year}年上半年`, en: `first half of ${year}` }
  if (kind === 'half') return { zh: `${year}年下半年`, en: `second half of ${year}` }
  if (kind === 'year') return { zh: `${year}年`, en: String(year) }
  return { zh: `${longDay(period.start)}至${longDay(period.end)}`, en: `${period.start} to ${period.end}` }
}

function months(kind: PeriodKind, key: string, start: Day, count: number): Period {
  return { kind, key, start, end: previousDay(addMonths(start, count)) }
}

function week(day: Day): Period {
  const start = addDays(day, 1 - dayOfWeek(day))
  const [year, number] = weekNumber(start)
  return { kind: 'week', key: `${String(year).padStart(4, '0')}-W${String(number).padStart(2, '0')}`, start, end: addDays(start, 6) }
}

/** ISO 8601: a week belongs to the year of its Thursday. */
function weekNumber(monday: Day): [year: number, number: number] {
  const thursday = addDays(monday, 3)
  const { year } = civil(thursday)
  return [year, Math.floor(daysBetween(dayFrom(year, 1, 1), thursday) / 7) + 1]
}

function yearFrom(day: Day, kind: { from: string }): Period {
  // The 29th of February begins no year three times out of four.
  if (!isDay(`2023-${kind.from}`)) throw new RangeError(`not a day to begin a year with: ${kind.from}`)
  const sameYear = `${day.slice(0, 4)}-${kind.from}`
  const start = sameYear <= day ? sameYear : addMonths(sameYear, -12)
  return months(kind, `${start}/P1Y`, start, 12)
}

function readKey(key: string): Period | null {
  const first = (day: string, kind: PeriodKind): Period | null => (isDay(day) ? periodOf(day, kind) : null)
  const weekKey = /^(\d{4})-W(\d{2})$/.exec(key)
  if (weekKey) {
    const fourth = `${weekKey[1]}-01-04`
    return isDay(fourth) ? periodOf(addDays(fourth, (Number(weekKey[2]) - 1) * 7), 'week') : null
  }
  if (/^\d{4}$/.test(key)) return first(`${key}-01-01`, 'year')
  if (/^\d{4}-\d{2}$/.test(key)) return first(`${key}-01`, 'month')
  const part = /^(\d{4})-([QH])([1-4])$/.exec(key)
  if (part) {
    const kind = part[2] === 'Q' ? 'quarter' : 'half'
    const month = (Number(part[3]) - 1) * (kind === 'quarter' ? 3 : 6) + 1
    return first(`${part[1]}-${String(month).padStart(2, '0')}-01`, kind)
  }
  const custom = /^(\d{4}-(\d{2}-\d{2}))\/P1Y$/.exec(key)
  if (custom && custom[2] !== '02-29') return first(custom[1] ?? '', { from: custom[2] ?? '' })
  return null
}

function longDay(day: Day): string {
  const { year, month, dayOfMonth } = civil(day)
  return `${year}年${month}月${dayOfMonth}日`
}

/** 第三季度 for 2023年第三季度 in 2023: of this year's periods the year is not said. */
export function labelInYear({ zh, en }: { zh: string; en: string }, today: Day): { zh: string; en: string } {
  const year = today.slice(0, 4)
  return { zh: zh.replace(new RegExp(`^${year}年(?=.)`), ''), en: en.replace(new RegExp(`(?<=.) ${year}$`), '') }
}
