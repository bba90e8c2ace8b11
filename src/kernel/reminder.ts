import { dueDayOf } from './obligation.ts'
import type { Rhythm } from './pack/schema.ts'
import { onOrBeforeWorkday, workingDaysUntil, type Calendar } from './time/calendar.ts'
import { addDays, addMonths, daysBetween, type Day } from './time/day.ts'
import { lengthOf, nextPeriod, periodByKey } from './time/period.ts'

/**
 * What can wait for someone: required practice still missing, the next step of a matter, a record to review (审核) or to confirm (认定),
 * a record sent back (退回), something for a decision: raised, asked for, reached.
 */
export const OWED_KINDS = ['obligation', 'step', 'review', 'confirmation', 'returned', 'decision'] as const
export type OwedKind = (typeof OWED_KINDS)[number]

/** One thing that waits for one person. */
export type Owed = {
  /** names this demand in this state for ever: what is sent back is owed again under another key, and so reminded of again */
  key: string
  kind: OwedKind
  /** what it is about: `matter:…`, `activity:…`, `unit:…` */
  subject: string
  /** last day allowed; null: it waits without one */
  due: Day | null
  /** key of the period of required practice, whose length says when the first reminder comes */
  period: string | null
}

/** Which of the reminders of one thing: half-way, before the due day, on it, so many weeks late; without a due day when it arose, and each week after. */
export type Moment = 'mid' | 'before' | 'due' | `late-${number}` | 'arose' | `again-${Day}`

export type Reminder = { owed: Owed; moment: Moment }

/** What was reminded of last, by key of the thing. */
export type Sent = ReadonlyMap<string, { moment: Moment; on: Day }>

type Ahead = { /** periods of at least so many days */ days: number; /** 10th of the middle month */ mid: boolean; before: { n: number; unit: 'day' | 'workday' } }

/**
 * When required practice is first reminded of, by the length of its period; the first row that fits.
 *
 * @source practice of reform offices: 季中10日 what is missing is shown, 季末前15日 it is said again; each month's update is due on the 25th
 */
const OF_PERIODS: readonly Ahead[] = [
  { days: 80, mid: true, before: { n: 15, unit: 'day' } },
  { days: 20, mid: false, before: { n: 5, unit: 'workday' } },
  { days: 0, mid: false, before: { n: 2, unit: 'workday' } },
]
/** A step, a milestone, a whole matter: as 临期 begins. */
const OF_STEPS: Ahead['before'] = { n: 10, unit: 'workday' }

const WEEK = 7
/** What waits for a decision of someone is said again each week; a step that has no day is said once. */
const SAID_AGAIN: readonly OwedKind[] = ['review', 'confirmation', 'returned', 'decision']

/**
 * The reminders to give today: at most one of a thing, the newest that has come, and none that was given before for the same state.
 * What arises with less notice than the first reminder needs is therefore reminded of at once.
 *
 * @param owed  everything that waits for one person; the same key counts once
 * @param sent  what this person was last reminded of
 * @throws DeliveryError `calendar_missing` when a due day near enough to matter lies outside the calendar
 */
export function remindersDue({ owed, today, calendar, sent }: { owed: readonly Owed[]; today: Day; calendar: Calendar; sent: Sent }): Reminder[] {
  return once(owed).flatMap((one) => {
    const last = sent.get(one.key)
    const moment = one.due === null ? momentWithoutDay(one, last, today) : momentOf({ ...one, due: one.due }, today, calendar)
    return moment === null || moment === last?.moment ? [] : [{ owed: one, moment }]
  })
}

/** How many things wait whose time for reminding has come: the number that one message a day names. */
export function waitingNow(owed: readonly Owed[], today: Day, calendar: Calendar): number {
  return once(owed).filter((one) => one.due === null || momentOf({ ...one, due: one.due }, today, calendar) !== null).length
}

/** Whether required practice of a period is not reminded of any more, late as it is: by now the next period's is late too, and only that is said. */
export function isOvertaken(rhythm: Pick<Rhythm, 'dueDayInPeriod'>, period: string, today: Day): boolean {
  return dueDayOf(rhythm, nextPeriod(periodByKey(period))) < today
}

function once(owed: readonly Owed[]): Owed[] {
  return [...new Map(owed.map((one) => [one.key, one])).values()]
}

function momentWithoutDay({ kind }: Owed, last: { on: Day } | undefined, today: Day): Moment | null {
  if (!last) return 'arose'
  return SAID_AGAIN.includes(kind) && daysBetween(last.on, today) >= WEEK ? `again-${today}` : null
}

function momentOf({ due, period }: Owed & { due: Day }, today: Day, calendar: Calendar): Moment | null {
  const weeksLate = Math.floor(daysBetween(due, today) / WEEK)
  if (weeksLate > 0) return `late-${weeksLate}`
  // Nothing is said on days off: a due day that falls on one is said on the working day before it.
  if (today >= due || (daysBetween(today, due) <= LONGEST_HOLIDAY && today >= onOrBeforeWorkday(due, calendar))) return 'due'
  const ahead = period === null ? null : aheadOf(period)
  if (isBefore(ahead?.before ?? OF_STEPS, today, due, calendar)) return 'before'
  return ahead?.mid && period !== null && today >= middleOf(period) ? 'mid' : null
}

/** More days in a row than are ever off: beyond them the calendar, which ends somewhere, is not asked. */
const LONGEST_HOLIDAY = 15

function isBefore({ n, unit }: Ahead['before'], today: Day, due: Day, calendar: Calendar): boolean {
  const days = daysBetween(today, due)
  if (unit === 'day') return days <= n
  return days <= n * 2 + LONGEST_HOLIDAY && workingDaysUntil(today, due, calendar) <= n
}

function aheadOf(period: string): Ahead | null {
  const length = lengthOf(periodByKey(period))
  return OF_PERIODS.find(({ days }) => length >= days) ?? null
}

/** The 10th of the month in the middle: of a quarter its second, of a half-year its fourth, of a year its seventh. */
function middleOf(period: string): Day {
  const { start, end } = periodByKey(period)
  const months = Math.round((daysBetween(start, end) + 1) / 30.4)
  return addDays(addMonths(start, Math.floor(months / 2)), 9)
}
