/**
 * A calendar day in China Standard Time, written `YYYY-MM-DD`. Days are strings from the database to the page:
 * a `Date` holds an instant, and an instant becomes another day in another time zone. Strings of this form sort as days do.
 */
export type Day = string

/** Days of the week by ISO 8601: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** China has had one time zone without summer time since 1992. */
const CHINA_OFFSET_MS = 8 * HOUR_MS
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/

type Civil = { year: number; month: number; dayOfMonth: number }

/** True for a day that exists: `2024-02-29` is one, `2023-02-29` and `2023-2-9` are not. */
export function isDay(value: unknown): value is Day {
  return typeof value === 'string' && packed(value) !== 0
}

/**
 * `2026-09-30` as 20260930, and 0 for whatever is no day. Read digit by digit, because every judgement of every matter does
 * this some dozen times and a regular expression takes ten times as long.
 */
function packed(text: string): number {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return 0
  let number = 0
  for (let index = 0; index < 10; index += 1) {
    if (index === 4 || index === 7) continue
    const digit = text.charCodeAt(index) - 48
    if (digit < 0 || digit > 9) return 0
    number = number * 10 + digit
  }
  const year = Math.floor(number / 10_000)
  const month = Math.floor(number / 100) % 100
  const dayOfMonth = number % 100
  return year >= 1 && month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= daysInMonth(year, month) ? number : 0
}

/** The day of these numbers. @throws RangeError when there is no such day. */
export function dayFrom(year: number, month: number, dayOfMonth: number): Day {
  const day = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}`
  if (!isDay(day)) throw new RangeError(`not a day: ${day}`)
  return day
}

/** Year, month 1–12 and day of the month. @throws RangeError when the text is not a day. */
export function civil(day: Day): Civil {
  const number = packed(day)
  if (number === 0) throw new RangeError(`not a day: ${String(day)}`)
  return { year: Math.floor(number / 10_000), month: Math.floor(number / 100) % 100, dayOfMonth: number % 100 }
}

export function yearOf(day: Day): number {
  return civil(day).year
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/**
 * Days since 1970-01-01; a whole number, negative before.
 * @source Howard Hinnant, “chrono-Compatible Low-Level Date Algorithms”, days_from_civil
 */
export function dayNumber(day: Day): number {
  const { year, month, dayOfMonth } = civil(day)
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** The inverse of `dayNumber`. */
export function dayFromNumber(number: number): Day {
  const z = number + 719_468
  const era = Math.floor(z / 146_097)
  const dayOfEra = z - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shifted < 10 ? shifted + 3 : shifted - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return dayFrom(year, month, dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1)
}

/** The day `days` calendar days later; earlier when negative. */
export function addDays(day: Day, days: number): Day {
  return dayFromNumber(dayNumber(day) + days)
}

export function nextDay(day: Day): Day {
  const { dayOfMonth } = civil(day)
  // No month ends before its 28th day, so most days need no arithmetic over months.
  return dayOfMonth < 28 ? day.slice(0, 8) + String(dayOfMonth + 1).padStart(2, '0') : addDays(day, 1)
}

export function previousDay(day: Day): Day {
  return addDays(day, -1)
}

/** The same day of the month `months` later, or the last day of that month where it is shorter: 01-31 + 1 is 02-28. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = civil(day)
  const index = year * 12 + (month - 1) + months
  const toYear = Math.floor(index / 12)
  const toMonth = index - toYear * 12 + 1
  return dayFrom(toYear, toMonth, Math.min(dayOfMonth, daysInMonth(toYear, toMonth)))
}

/** Calendar days from `from` to `to`: 0 on the same day, negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from)
}

export function dayOfWeek(day: Day): Weekday {
  // 1970-01-01 was a Thursday (4).
  const weekday = ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1
  return weekday as Weekday
}

export function isWeekend(day: Day): boolean {
  return dayOfWeek(day) >= 6
}

export function endOfMonth(day: Day): Day {
  const { year, month } = civil(day)
  return dayFrom(year, month, daysInMonth(year, month))
}

/** Quarter of the year, 1–4. */
export function quarterOf(day: Day): 1 | 2 | 3 | 4 {
  return Math.ceil(civil(day).month / 3) as 1 | 2 | 3 | 4
}

export function endOfQuarter(day: Day): Day {
  const { year } = civil(day)
  const month = quarterOf(day) * 3
  return dayFrom(year, month, daysInMonth(year, month))
}

export function endOfYear(day: Day): Day {
  return dayFrom(civil(day).year, 12, 31)
}

/** For `sort`: negative when `a` is earlier. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function earliest(days: Iterable<Day>): Day | null {
  let found: Day | null = null
  for (const day of days) if (found === null || day < found) found = day
  return found
}

export function latest(days: Iterable<Day>): Day | null {
  let found: Day | null = null
  for (const day of days) if (found === null || day > found) found = day
  return found
}

/**
 * The day it was in China at an instant.
 *
 * @param instantIso ISO 8601 with a zone: `2026-09-30T16:00:00Z` is the first of October. Without a zone it is refused,
 *   because the day would then depend on the machine.
 * @throws RangeError when it is not such an instant
 */
export function dayOf(instantIso: string): Day {
  const ms = INSTANT.test(instantIso) ? Date.parse(instantIso) : Number.NaN
  if (Number.isNaN(ms)) throw new RangeError(`not an instant with a time zone: ${instantIso}`)
  return dayFromNumber(Math.floor((ms + CHINA_OFFSET_MS) / DAY_MS))
}

/** Day, hour and minute of an instant in China, as messages say it: `2026-10-01 00:00`. */
export function minuteOf(instantIso: string): string {
  return `${dayOf(instantIso)} ${new Date(Date.parse(instantIso) + CHINA_OFFSET_MS).toISOString().slice(11, 16)}`
}
