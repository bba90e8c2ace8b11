import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, test } from 'vitest'

import { calendarText, type CalendarEntry } from './ical.ts'

const NOW = '2026-09-16T00:05:06.000Z'
const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({ uid: 'one@lingxian', on: '2026-12-31', summary: '待办 2 项', url: null, ...more })

/** What another program reads out of it. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component)
    return { uid: event.uid, from: event.startDate.toString(), until: event.endDate.toString(), allDay: event.startDate.isDate, summary: event.summary }
  })
}

test('line by line', () => {
  expect(calendarText('领衔待办', [entry({ url: 'https://lx.example.gov.cn/desk' })], NOW).split('\r\n')).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Lingxian//Reminders//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'X-WR-CALNAME:领衔待办',
    'REFRESH-INTERVAL;VALUE=DURATION:PT6H',
    'X-PUBLISHED-TTL:PT6H',
    'BEGIN:VEVENT',
    'UID:one@lingxian',
    'DTSTAMP:20260916T000506Z',
    'DTSTART;VALUE=DATE:20261231',
    'DTEND;VALUE=DATE:20270101',
    'SUMMARY:待办 2 项',
    'TRANSP:TRANSPARENT',
    'CLASS:PRIVATE',
    'URL:https://lx.example.gov.cn/desk',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('nothing waits: still a calendar', () => {
  expect(read(calendarText('领衔待办', [], NOW))).toEqual([])
})

test('another program reads back what was meant, whatever the title; no line is longer than 75 octets', () => {
  const title = fc.string({ unit: fc.constantFrom('改', '革', 'é', '🀄', ',', ';', '\\', ':', '"', '\n', 'BEGIN:VEVENT', ' ', 'a'), maxLength: 80, size: 'max' })
  fc.assert(
    fc.property(fc.array(title, { maxLength: 4 }), (titles) => {
      const text = calendarText('领衔待办', titles.map((summary, index) => entry({ uid: `${index}@lingxian`, summary })), NOW)
      expect(read(text)).toEqual(titles.map((summary, index) => ({ uid: `${index}@lingxian`, from: '2026-12-31', until: '2027-01-01', allDay: true, summary })))
      expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true)
    }),
    { numRuns: 150 },
  )
})
