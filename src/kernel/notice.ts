import { workingDaysUntil, type Calendar } from './time/calendar.ts'
import { daysBetween, type Day } from './time/day.ts'

/** Working days that whoever is asked for something should have at least. */
export const NOTICE_WORKDAYS = 5

/** No five working days stretch over more days than this: farther away the calendar, which ends somewhere, is not asked. */
const CERTAINLY_ENOUGH_DAYS = 30

export type NoticeWarning = { code: 'short_notice'; params: { due: Day; workdays: number; least: number } }

/**
 * Warns whoever sets a due day that it leaves too little time; it refuses nothing. A day that has passed is no notice at all (what is
 * entered afterwards) and is not warned about.
 *
 * @returns null when the day leaves five working days or more, or has passed
 * @throws DeliveryError `calendar_missing`
 * @source rules on relieving the grass roots: nothing asked in the morning and due in the afternoon
 */
export function noticeWarning(due: Day, today: Day, calendar: Calendar): NoticeWarning | null {
  const days = daysBetween(today, due)
  if (days < 0 || days > CERTAINLY_ENOUGH_DAYS) return null
  const workdays = workingDaysUntil(today, due, calendar)
  return workdays < NOTICE_WORKDAYS ? { code: 'short_notice', params: { due, workdays, least: NOTICE_WORKDAYS } } : null
}
