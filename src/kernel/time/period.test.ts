import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayFromNumber, nextDay, type Day } from './day.ts'
import {
  dayInPeriod,
  isInPeriod,
  lengthOf,
  nextPeriod,
  periodByKey,
  periodLabel,
  periodOf,
  periodsBetween,
  previousPeriod,
  type PeriodKind, labelInYear } from './period.ts'

const SUBSIDY_YEAR: PeriodKind = { from: '09-01' }

test.each<[Day, PeriodKind, string, Day, Day, string, string]>([
  ['2026-10-01', 'week', '2026-W40', '2026-09-28', '2026-10-04', '2026年第40周', 'week 40 of 2026'],
  ['2027-01-01', 'week', '2026-W53', '2026-12-28', '2027-01-03', '2026年第53周', 'week 53 of 2026'],
  ['2024-12-30', 'week', '2025-W01', '2024-12-30', '2025-01-05', '2025年第1周', 'week 1 of 2025'],
  ['2024-02-10', 'month', '2024-02', '2024-02-01', '2024-02-29', '2024年2月', 'February 2024'],
  ['2026-09-30', 'quarter', '2026-Q3', '2026-07-01', '2026-09-30', '2026年第三季度', 'Q3 2026'],
  ['2026-10-01', 'quarter', '2026-Q4', '2026-10-01', '2026-12-31', '2026年第四季度', 'Q4 2026'],
  ['2026-06-30', 'half', '2026-H1', '2026-01-01', '2026-06-30', '2026年上半年', 'first half of 2026'],
  ['2026-07-01', 'half', '2026-H2', '2026-07-01', '2026-12-31', '2026年下半年', 'second half of 2026'],
  ['2026-07-01', 'year', '2026', '2026-01-01', '2026-12-31', '2026年', '2026'],
  ['2026-08-31', SUBSIDY_YEAR, '2025-09-01/P1Y', '2025-09-01', '2026-08-31', '2025年9月1日至2026年8月31日', '2025-09-01 to 2026-08-31'],
  ['2026-09-01', SUBSIDY_YEAR, '2026-09-01/P1Y', '2026-09-01', '2027-08-31', '2026年9月1日至2027年8月31日', '2026-09-01 to 2027-08-31'],
])('%s lies in the %j %s, %s to %s', (day, kind, key, start, end, zh, en) => {
  const period = periodOf(day, kind)
  expect(period).toEqual({ kind, key, start, end })
  expect(periodLabel(period)).toEqual({ zh, en })
  expect(periodByKey(key)).toEqual(period)
})

test.each(['2026-Q5', '2026-H3', '2026-13', '2026-W54', '2025-W53', '2026-W00', '26', '', '2024-02-29/P1Y', '2026-09-31/P1Y', '2026-Q3 '])(
  '%j names no period',
  (key) => {
    expect(() => periodByKey(key)).toThrow(RangeError)
  },
)

test('no year begins on the 29th of February', () => {
  expect(() => periodOf('2026-01-01', { from: '02-29' })).toThrow(RangeError)
})

test.each<[Day, Day, PeriodKind, string[], string]>([
  ['2026-05-20', '2026-10-01', 'quarter', ['2026-Q2', '2026-Q3', '2026-Q4'], 'every quarter touched'],
  ['2026-05-20', '2026-05-20', 'quarter', ['2026-Q2'], 'one day touches one'],
  ['2026-05-21', '2026-05-20', 'quarter', [], 'nothing lies between later and earlier'],
  ['2025-12-31', '2026-01-01', 'month', ['2025-12', '2026-01'], 'over the year'],
])('from %s to %s by %j: %j, %s', (from, to, kind, keys) => {
  expect(periodsBetween(from, to, kind).map((period) => period.key)).toEqual(keys)
})

test.each([
  ['2026-Q3', 1, '2026-07-01'],
  ['2026-Q3', 10, '2026-07-10'],
  ['2026-Q3', -1, '2026-09-30'],
  ['2026-Q3', -15, '2026-09-16'],
  ['2026-02', 31, '2026-02-28'],
  ['2026-02', -31, '2026-02-01'],
])('in %s the day %d is %s', (key, n, day) => {
  expect(dayInPeriod(periodByKey(key), n)).toBe(day)
})

test.each([0, 1.5])('there is no day %d in a period', (n) => {
  expect(() => dayInPeriod(periodByKey('2026-Q3'), n)).toThrow(RangeError)
})

test('periods of a kind follow each other without gap or overlap, and hold the day they were asked for', () => {
  const kinds = fc.constantFrom<PeriodKind>('week', 'month', 'quarter', 'half', 'year', { from: '09-01' }, { from: '02-28' })
  fc.assert(
    fc.property(fc.integer({ min: -30_000, max: 60_000 }), kinds, (number, kind) => {
      const day = dayFromNumber(number)
      const period = periodOf(day, kind)
      expect(isInPeriod(day, period)).toBe(true)
      expect(nextPeriod(period).start).toBe(nextDay(period.end))
      expect(previousPeriod(nextPeriod(period))).toEqual(period)
      expect(periodOf(period.end, kind)).toEqual(period)
      expect(periodByKey(period.key)).toEqual(period)
      expect(dayInPeriod(period, lengthOf(period))).toBe(period.end)
    }),
  )
})

test.each([
  ['2023年第三季度', '第三季度'],
  ['2022年第四季度', '2022年第四季度'],
  ['2023年', '2023年'],
])('the period %s is called %s in 2023', (zh, called) => {
  expect(labelInYear({ zh, en: '' }, '2023-09-20').zh).toBe(called)
})
