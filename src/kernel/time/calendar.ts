import { DeliveryError } from '../errors.ts'
import { addDays, dayFrom, dayNumber, isWeekend, nextDay, yearOf, type Day } from './day.ts'

/**
 * One year of a working-day calendar. `off` holds the days off that are not weekends, `work` the weekend days that are
 * worked; everything else follows from the day of the week.
 */
export type CalendarYear = {
  off: readonly Day[]
  work: readonly Day[]
  /** True while the year's arrangement has not been announced; results that rest on it may still move. */
  provisional: boolean
  source: string
}

/** Working days by year. Judgements name the `version` they used, because an announced year replaces a provisional one. */
export type Calendar = { version: string; years: Readonly<Record<number, CalendarYear>> }

/**
 * Of one year: the working days before its n-th day, for every n, and the n-th working day, for every n. So counting over a
 * year costs no more than over a week; a hundred thousand matters are judged every night.
 */
type YearIndex = { firstNumber: number; before: readonly number[]; workdays: readonly Day[] }

// Derived from the calendar alone, so keeping it changes no result; a calendar is never mutated.
const indexes = new WeakMap<Calendar, Map<number, YearIndex>>()

/** Whether people work on this day: Monday to Friday but for days off, and make-up weekend days. @throws DeliveryError `calendar_missing` */
export function isWorkday(day: Day, calendar: Calendar): boolean {
  return workdaysUpTo(day, calendar) > workdaysBefore(day, calendar)
}

/** Whether any day from `from` to `to` lies in a year whose arrangement is not announced yet. @throws DeliveryError `calendar_missing` */
export function isProvisional(from: Day, to: Day, calendar: Calendar): boolean {
  for (let year = yearOf(from); year <= yearOf(to); year += 1) if (calendarYear(year, calendar).provisional) return true
  return false
}

/**
 * Working days after `from` up to and with `to`; 0 when `to` is not later.
 * @throws DeliveryError `calendar_missing`
 */
export function workingDaysBetween(from: Day, to: Day, calendar: Calendar): number {
  if (to <= from) return 0
  const fromYear = yearOf(from)
  const toYear = yearOf(to)
  let count = workdaysUpTo(to, calendar) - workdaysUpTo(from, calendar)
  for (let year = fromYear; year < toYear; year += 1) count += yearIndex(year, calendar).workdays.length
  return count
}

/**
 * Working days by which a matter is late.
 *
 * @param due      last day allowed, China Standard Time
 * @param today    day of judgement; passed in, never read from a clock
 * @param calendar days off and make-up workdays of every year touched
 * @returns whole working days; 0 on or before the due day
 * @throws DeliveryError `calendar_missing`
 * @source 《国务院办公厅关于2026年部分节假日安排的通知》
 * @example
 * workingDaysLate('2026-09-30', '2026-10-10', china) // 3: 8th, 9th, make-up Saturday
 */
export function workingDaysLate(due: Day, today: Day, calendar: Calendar): number {
  return workingDaysBetween(due, today, calendar)
}

/** Working days left after today up to and with the due day; 0 on the due day and later. @throws DeliveryError `calendar_missing` */
export function workingDaysUntil(today: Day, due: Day, calendar: Calendar): number {
  return workingDaysBetween(today, due, calendar)
}

/**
 * The n-th working day after `day`, before it when `n` is negative. A limit of “5 working days” begins on the day after.
 * `n` = 0 gives the day itself, or the next working day when it is a day off.
 *
 * @source 民法典 第二百零一条、第二百零三条: the first day does not count, a last day off moves to the next working day
 * @throws DeliveryError `calendar_missing`
 */
export function addWorkingDays(day: Day, n: number, calendar: Calendar): Day {
  if (!Number.isInteger(n)) throw new RangeError(`not a whole number of working days: ${n}`)
  if (n === 0) return onOrAfterWorkday(day, calendar)
  let year = yearOf(day)
  // The working day wanted, counted from the first of `year`; it moves with the year until it falls into it.
  let wanted = n > 0 ? workdaysUpTo(day, calendar) + n : workdaysBefore(day, calendar) + n + 1
  while (wanted < 1) {
    year -= 1
    wanted += yearIndex(year, calendar).workdays.length
  }
  for (;;) {
    const { workdays } = yearIndex(year, calendar)
    const found = workdays[wanted - 1]
    if (found !== undefined) return found
    wanted -= workdays.length
    year += 1
  }
}

/** The day itself when it is worked, else the next one that is. @throws DeliveryError `calendar_missing` */
export function onOrAfterWorkday(day: Day, calendar: Calendar): Day {
  let current = day
  while (!isWorkday(current, calendar)) current = nextDay(current)
  return current
}

/** The day itself when it is worked, else the last one before that is. @throws DeliveryError `calendar_missing` */
export function onOrBeforeWorkday(day: Day, calendar: Calendar): Day {
  let current = day
  while (!isWorkday(current, calendar)) current = addDays(current, -1)
  return current
}

/**
 * The n-th working day of the stretch `start`…`end` (1 is the first), or null when it has fewer.
 * @throws DeliveryError `calendar_missing`
 */
export function nthWorkday(start: Day, end: Day, n: number, calendar: Calendar): Day | null {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`not the number of a working day: ${n}`)
  const found = addWorkingDays(addDays(start, -1), n, calendar)
  return found <= end ? found : null
}

function calendarYear(year: number, calendar: Calendar): CalendarYear {
  const found = calendar.years[year]
  if (found) return found
  const known = Object.keys(calendar.years).map(Number)
  throw new DeliveryError('calendar_missing', {
    calendar: calendar.version,
    year,
    firstYear: known.length > 0 ? Math.min(...known) : null,
    lastYear: known.length > 0 ? Math.max(...known) : null,
  })
}

function workdaysBefore(day: Day, calendar: Calendar): number {
  const index = yearIndex(yearOf(day), calendar)
  return index.before[dayNumber(day) - index.firstNumber] ?? 0
}

function workdaysUpTo(day: Day, calendar: Calendar): number {
  const index = yearIndex(yearOf(day), calendar)
  return index.before[dayNumber(day) - index.firstNumber + 1] ?? 0
}

function yearIndex(year: number, calendar: Calendar): YearIndex {
  let byYear = indexes.get(calendar)
  if (!byYear) indexes.set(calendar, (byYear = new Map()))
  let index = byYear.get(year)
  if (!index) byYear.set(year, (index = buildIndex(year, calendarYear(year, calendar))))
  return index
}

function buildIndex(year: number, entry: CalendarYear): YearIndex {
  const off = new Set(entry.off)
  const work = new Set(entry.work)
  const before = [0]
  const workdays: Day[] = []
  const lastDay = dayFrom(year, 12, 31)
  for (let day = dayFrom(year, 1, 1); day <= lastDay; day = nextDay(day)) {
    if (work.has(day) || (!off.has(day) && !isWeekend(day))) workdays.push(day)
    before.push(workdays.length)
  }
  return { firstNumber: dayNumber(dayFrom(year, 1, 1)), before, workdays }
}
