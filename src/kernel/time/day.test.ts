import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  compareDays,
  dayFromNumber,
  dayNumber,
  dayOf,
  dayOfWeek,
  daysBetween,
  earliest,
  endOfMonth,
  endOfQuarter,
  endOfYear,
  isDay,
  isWeekend,
  latest,
  nextDay,
  previousDay,
  quarterOf,
} from './day.ts'

test.each<[unknown, boolean, string]>([
  ['2026-09-30', true, 'a day'],
  ['2024-02-29', true, 'a leap day'],
  ['2000-02-29', true, 'a leap day of a leap century'],
  ['2023-02-29', false, 'no leap day that year'],
  ['1900-02-29', false, 'no leap day that century'],
  ['2026-13-01', false, 'no thirteenth month'],
  ['2026-00-10', false, 'no month nought'],
  ['2026-04-31', false, 'April has thirty'],
  ['2026-4-30', false, 'two digits are needed'],
  ['2026-04-30T00:00:00', false, 'a moment is not a day'],
  ['2026-04-30\n', false, 'nothing may follow'],
  ['0000-01-01', false, 'there is no year nought'],
  ['2026/04/30', false, 'strokes, not slashes'],
  ['２０２６-04-30', false, 'full-width digits are none'],
  [20260430, false, 'a number is not a day'],
  [null, false, 'nothing is not a day'],
])('isDay(%j) is %j: %s', (value, expected) => {
  expect(isDay(value)).toBe(expected)
})

test.each([
  ['2026-09-30', 1, '2026-10-01'],
  ['2026-12-31', 1, '2027-01-01'],
  ['2024-02-28', 1, '2024-02-29'],
  ['2023-02-28', 1, '2023-03-01'],
  ['2026-01-01', -1, '2025-12-31'],
  ['2026-03-01', -60, '2025-12-31'],
  ['2026-01-01', 0, '2026-01-01'],
])('addDays(%s, %d) is %s', (day, days, expected) => {
  expect(addDays(day, days)).toBe(expected)
})

test.each([
  ['2026-01-31', 1, '2026-02-28', 'a shorter month ends earlier'],
  ['2024-01-31', 1, '2024-02-29', 'so does February of a leap year'],
  ['2026-11-15', 3, '2027-02-15', 'over the year'],
  ['2026-01-15', -1, '2025-12-15', 'backwards over the year'],
  ['2024-02-29', 36, '2027-02-28', 'three years after a leap day'],
])('addMonths(%s, %d) is %s: %s', (day, months, expected) => {
  expect(addMonths(day, months)).toBe(expected)
})

test.each([
  ['1970-01-01', 4],
  ['2026-11-22', 7],
  ['2023-09-29', 5],
  ['2000-02-29', 2],
  ['1949-10-01', 6],
])('%s was weekday %d', (day, weekday) => {
  expect(dayOfWeek(day)).toBe(weekday)
})

test.each([
  ['2026-02-10', '2026-02-28', 1, '2026-03-31'],
  ['2024-02-10', '2024-02-29', 1, '2024-03-31'],
  ['2026-09-30', '2026-09-30', 3, '2026-09-30'],
  ['2026-10-01', '2026-10-31', 4, '2026-12-31'],
])('%s: its month ends %s, its quarter is %d and ends %s', (day, month, quarter, end) => {
  expect(endOfMonth(day)).toBe(month)
  expect(quarterOf(day)).toBe(quarter)
  expect(endOfQuarter(day)).toBe(end)
  expect(endOfYear(day)).toBe(`${day.slice(0, 4)}-12-31`)
})

describe('dayOf, the day in China at an instant', () => {
  test.each([
    ['2026-09-30T15:59:59.999Z', '2026-09-30'],
    ['2026-09-30T16:00:00Z', '2026-10-01'],
    ['2026-10-01T00:00:00+08:00', '2026-10-01'],
    ['2026-09-30T23:30:00-05:00', '2026-10-01'],
    ['1969-12-31T15:00:00Z', '1969-12-31'],
  ])('%s is %s', (instant, day) => {
    expect(dayOf(instant)).toBe(day)
  })

  test.each(['2026-09-30T16:00:00', '2026-09-30', '', '2026-13-30T16:00:00Z', 'yesterday'])('%j is refused', (text) => {
    expect(() => dayOf(text)).toThrow(RangeError)
  })
})

test.each(['2026-02-30', '', 'x'])('no arithmetic with %j', (text) => {
  expect(() => addDays(text, 1)).toThrow(RangeError)
})

test('earliest and latest of days; of none there is none', () => {
  expect(earliest(['2026-03-01', '2026-02-28', '2026-12-01'])).toBe('2026-02-28')
  expect(latest(['2026-03-01', '2026-02-28', '2026-12-01'])).toBe('2026-12-01')
  expect(earliest([])).toBe(null)
  expect(latest([])).toBe(null)
})

test('numbers and days are the same thing, in order, and agree with the platform', () => {
  fc.assert(
    fc.property(fc.integer({ min: -700_000, max: 2_900_000 }), (number) => {
      const day = dayFromNumber(number)
      expect(dayNumber(day)).toBe(number)
      expect(day).toBe(new Date(number * 86_400_000).toISOString().slice(0, 10))
      expect(dayOfWeek(day) % 7).toBe(new Date(number * 86_400_000).getUTCDay())
      expect(nextDay(day)).toBe(addDays(day, 1))
      expect(compareDays(day, nextDay(day))).toBe(-1)
      expect(previousDay(nextDay(day))).toBe(day)
      expect(daysBetween(day, addDays(day, 400))).toBe(400)
      expect(isWeekend(day)).toBe(dayOfWeek(day) > 5)
    }),
  )
})
