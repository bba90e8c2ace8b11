import { describe, expect, test } from 'vitest'
import { instantAt, minuteOf, sendAt, USUAL_HOURS } from './message-hours.ts'
import { china } from './time/china.ts'

/** Written as in China; the log keeps UTC. */
const at = (china: string) => new Date(`${china}+08:00`).toISOString()

describe('from eight to twenty on working days', () => {
  test.each([
    ['2026-09-16T10:30:00', '2026-09-16T10:30:00', 'within the hours: now'],
    ['2026-09-16T08:00:00', '2026-09-16T08:00:00', 'the first minute'],
    ['2026-09-16T19:59:59', '2026-09-16T19:59:59', 'the last minute'],
    ['2026-09-16T07:59:00', '2026-09-16T08:00:00', 'early: at eight'],
    ['2026-09-16T00:00:00', '2026-09-16T08:00:00', 'at midnight: this morning, though it is still yesterday in Greenwich'],
    ['2026-09-16T20:00:00', '2026-09-17T08:00:00', 'at eight in the evening: next morning'],
    ['2026-09-18T21:00:00', '2026-09-20T08:00:00', 'Friday night: Sunday, which is worked that week'],
    ['2026-09-30T21:00:00', '2026-10-08T08:00:00', 'before the holidays: after them'],
    ['2026-10-03T10:00:00', '2026-10-08T08:00:00', 'in the holidays: after them'],
    ['2026-10-10T10:00:00', '2026-10-10T10:00:00', 'a make-up Saturday is worked'],
  ])('%s → %s, %s', (now, expected) => {
    expect(sendAt(at(now), USUAL_HOURS, china)).toBe(at(expected))
  })
})

test.each([
  ['2026-09-16T08:30:00', '2026-09-16T09:00:00'],
  ['2026-09-16T09:15:00', '2026-09-16T09:15:00'],
  ['2026-09-16T10:00:00', '2026-09-17T09:00:00'],
])('hours of one’s own, nine to ten: %s → %s', (now, expected) => {
  expect(sendAt(at(now), { from: 9 * 60, to: 10 * 60 }, china)).toBe(at(expected))
})

test('minutes and instants of a day in China', () => {
  expect(minuteOf('2026-09-15T16:05:00.000Z')).toBe(5)
  expect(instantAt('2026-09-16', 5)).toBe('2026-09-15T16:05:00.000Z')
})
