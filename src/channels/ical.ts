import { nextDay, type Day } from '../kernel/time/day.ts'

/** A whole day in a calendar. `uid` stays the same for the same thing, so that a program that asks again moves it and does not double it. */
export type CalendarEntry = { uid: string; on: Day; summary: string; url: string | null }

/** Octets of a line, the break not counted (RFC 5545, 3.1). */
const LINE_OCTETS = 75

/**
 * A calendar for other programs to read (RFC 5545): whole days that take no one's time.
 *
 * @param now ISO instant at which it is made
 */
export function calendarText(name: string, entries: readonly CalendarEntry[], now: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lingxian//Reminders//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    ...entries.flatMap((entry) => entryLines(entry, basic(now))),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function entryLines({ uid, on, summary, url }: CalendarEntry, stamp: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${on.replaceAll('-', '')}`,
    `DTEND;VALUE=DATE:${nextDay(on).replaceAll('-', '')}`,
    `SUMMARY:${escaped(summary)}`,
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    ...(url ? [`URL:${url}`] : []),
    'END:VEVENT',
  ]
}

/** `20260916T000000Z` */
function basic(instant: string): string {
  return `${instant.slice(0, 19).replaceAll(/[-:]/g, '')}Z`
}

/** A text value: what has a meaning of its own is escaped, control characters have no place in it. */
function escaped(text: string): string {
  return text
    .replaceAll(/\r\n?|\n/g, '\n')
    .replaceAll(/[\\;,]/g, (mark) => `\\${mark}`)
    .replaceAll('\n', '\\n')
    .replaceAll(/\p{Cc}/gu, '')
}

/** Breaks a line after so many octets, never inside a character; each further line begins with a space, which counts. */
function folded(line: string): string {
  const lines: string[] = []
  let current = ''
  let octets = 0
  for (const character of line) {
    const size = Buffer.byteLength(character)
    if (octets + size > LINE_OCTETS) {
      lines.push(current)
      current = ' '
      octets = 1
    }
    current += character
    octets += size
  }
  return [...lines, current].join('\r\n')
}
