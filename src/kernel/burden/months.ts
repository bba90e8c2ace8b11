import { addMonths, dayFrom, endOfMonth, type Day } from '../time/day.ts'

/** First and last day of `2023-09`. */
export function monthSpan(month: string): { from: Day; to: Day } {
  const from = dayFrom(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1)
  return { from, to: endOfMonth(from) }
}

export function monthOf(day: Day): string {
  return day.slice(0, 7)
}

/** So many months up to and with this one, the first first. */
export function monthsUpTo(month: string, n: number): string[] {
  const { from } = monthSpan(month)
  return Array.from({ length: n }, (_, index) => monthOf(addMonths(from, index - n + 1)))
}
