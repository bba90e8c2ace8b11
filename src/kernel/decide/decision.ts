import type { Refusal } from '../errors.ts'
import type { FactDraft } from '../facts/index.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Day } from '../time/day.ts'

/** What a decision yields: what happened, or why not. `decide` functions are pure; `app` runs them and throws refusals. */
export type Decision = { facts: FactDraft[] } | { refusal: Refusal }

/** What every decision is given beside its state and command: the day, the calendar, and ids for what it makes (by label, repeatable). */
export type Given = { today: Day; calendar: Calendar; newId: (label: string) => string }

/** Days of what happened lie in the past or today; records of tomorrow are plans, not facts. */
export function inFuture(day: Day, today: Day): { refusal: Refusal } | null {
  return day > today ? { refusal: { code: 'day_in_future', facts: { day, today } } } : null
}
