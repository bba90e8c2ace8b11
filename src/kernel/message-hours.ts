import { addWorkingDays, isWorkday, onOrAfterWorkday, type Calendar } from './time/calendar.ts'
import { dayOf, type Day } from './time/day.ts'

/** When messages may come, in minutes of the day in China: from (with) until (without). Outside of it, and on days off, nothing is sent. */
export type MessageHours = { from: number; to: number }

export const USUAL_HOURS: MessageHours = { from: 8 * 60, to: 20 * 60 }

/** Shorter than this a window could be missed by a sender that looks once a minute and has much to send. */
export const SHORTEST_WINDOW = 60

const CHINA_OFFSET_MINUTES = 8 * 60

/**
 * The first instant, now or later, at which a message may be sent: within the hours of a working day.
 *
 * @param now ISO instant in UTC
 * @throws DeliveryError `calendar_missing`
 * @example
 * sendAt('2026-09-30T13:00:00.000Z', USUAL_HOURS, china) // 2026-10-08T00:00:00.000Z: nine in the evening before the holidays
 */
export function sendAt(now: string, { from, to }: MessageHours, calendar: Calendar): string {
  const today = dayOf(now)
  if (!isWorkday(today, calendar)) return instantAt(onOrAfterWorkday(today, calendar), from)
  const minute = minuteOf(now)
  if (minute < from) return instantAt(today, from)
  return minute < to ? now : instantAt(addWorkingDays(today, 1, calendar), from)
}

/** The instant of a minute of a day in China. */
export function instantAt(day: Day, minute: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + (minute - CHINA_OFFSET_MINUTES) * 60_000).toISOString()
}

/** The minute of the day that it was in China. */
export function minuteOf(now: string): number {
  const instant = new Date(now)
  return (instant.getUTCHours() * 60 + instant.getUTCMinutes() + CHINA_OFFSET_MINUTES) % (24 * 60)
}
