import { addDays, addMonths, dayFrom, daysInMonth } from '../../kernel/time/day.ts'
import type { ReadDay } from '../reading.ts'

const [FIRST_YEAR, LAST_YEAR] = [1990, 2100]

/** The day of these numbers, or undefined when there is none: what is no day is no deadline. */
export function onDay(year: number | null, month: number | null, day: number | null): ReadDay | undefined {
  if (!year || !month || !day || month > 12 || year < FIRST_YEAR || year > LAST_YEAR || day > daysInMonth(year, month)) return undefined
  return dayFrom(year, month, day)
}

const LAST_OF_PART: Record<string, number> = { 上旬: 10, 中旬: 20 }

/** The last day of a month, or of 上旬 or 中旬. */
export function endOfMonth(year: number | null, month: number | null, part = '底'): ReadDay | undefined {
  if (!year || !month || month > 12) return undefined
  return onDay(year, month, LAST_OF_PART[part] ?? daysInMonth(year, month))
}

export function endOfQuarter(year: number | null, quarter: number | null): ReadDay | undefined {
  return quarter && quarter <= 4 ? endOfMonth(year, quarter * 3) : undefined
}

export function endOfYear(year: number | null): ReadDay | undefined {
  return onDay(year, 12, 31)
}

/** Five-year plans are counted from the first, 1953–1957: the tenth ended in 2005. */
const END_OF_TENTH_PLAN = 2005

/** The last day of the plan “十`over`五”: the fourteenth, 4, ends with 2025. */
export function endOfFiveYearPlan(over: number | null): ReadDay | undefined {
  return over ? endOfYear(END_OF_TENTH_PLAN + 5 * over) : undefined
}

/** The day before a day that is named as the limit (“10月1日前” would be the day itself; “国庆节前” is the day before). */
export function dayBefore(day: ReadDay | undefined): ReadDay | undefined {
  return day ? addDays(day, -1) : undefined
}

/** So many days, months or years after `from`. */
export function after(from: ReadDay, count: number, unit: string): ReadDay {
  if (unit.endsWith('月')) return addMonths(from, count)
  if (unit.endsWith('年')) return addMonths(from, count * 12)
  return addDays(from, unit === '周' ? count * 7 : count)
}
