import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DeliveryError } from '../errors.ts'
import {
  addWorkingDays,
  isProvisional,
  isWorkday,
  nthWorkday,
  onOrAfterWorkday,
  onOrBeforeWorkday,
  workingDaysBetween,
  workingDaysLate,
  workingDaysUntil,
} from './calendar.ts'
import { china } from './china.ts'
import { addDays, dayFromNumber, dayNumber, dayOfWeek, isWeekend, nextDay, yearOf } from './day.ts'

test.each([
  ['2023-09-28', true, 'the last day before the feast'],
  ['2023-09-29', false, 'Mid-Autumn'],
  ['2023-10-06', false, 'the last day of National Day'],
  ['2023-10-07', true, 'a make-up Saturday'],
  ['2023-10-08', true, 'a make-up Sunday'],
  ['2023-10-14', false, 'a plain Saturday'],
  ['2026-02-14', true, 'a make-up Saturday before the Spring Festival'],
  ['2026-02-23', false, 'the ninth day of the Spring Festival'],
  ['2026-02-24', true, 'work begins again'],
  ['2026-02-28', true, 'a make-up Saturday after it'],
  ['2026-05-09', true, 'a make-up Saturday'],
  ['2026-09-20', true, 'a make-up Sunday'],
  ['2026-10-07', false, 'the seventh day of National Day'],
  ['2026-10-10', true, 'a make-up Saturday'],
  ['2020-01-31', false, 'the Spring Festival was prolonged in 2020'],
  ['2015-09-03', false, 'the day of victory in 2015'],
  ['2007-12-31', false, 'New Year of the next year taken from this one'],
  ['2004-01-17', true, 'the first make-up day in the calendar'],
  ['2026-11-20', true, 'a plain Friday'],
])('%s worked: %j, %s', (day, expected) => {
  expect(isWorkday(day, china)).toBe(expected)
})

test('every day of the 2023 National Day holiday is off, as announced', () => {
  for (let day = '2023-09-29'; day <= '2023-10-06'; day = nextDay(day)) expect([day, isWorkday(day, china)]).toEqual([day, false])
})

test.each([
  ['2026-09-30', '2026-09-30', 0, 'the due day is in time'],
  ['2026-09-30', '2026-09-29', 0, 'before it is in time'],
  ['2026-09-30', '2026-10-07', 0, 'holidays do not count'],
  ['2026-09-30', '2026-10-10', 3, 'a make-up Saturday counts'],
  ['2026-10-16', '2026-10-18', 0, 'a weekend does not count'],
  ['2025-12-31', '2026-01-05', 2, 'over the year: Sunday the 4th made up, Monday'],
  ['2024-12-31', '2026-01-05', 250, 'over a whole year: 248 working days in 2025 and two'],
])('due %s, judged %s: %d late, %s', (due, today, late) => {
  expect(workingDaysLate(due, today, china)).toBe(late)
})

test.each([
  ['2026-09-20', '2026-09-28', 5, 'from a worked Sunday: Monday to Thursday, then Monday; Mid-Autumn is off'],
  ['2026-09-28', '2026-09-28', 0, 'nothing is left on the due day'],
  ['2026-09-29', '2026-09-28', 0, 'nor after it'],
  ['2026-10-01', '2026-10-07', 0, 'a holiday holds no working day'],
])('on %s, due %s: %d left, %s', (today, due, left) => {
  expect(workingDaysUntil(today, due, china)).toBe(left)
})

test.each([
  ['2026-09-30', 1, '2026-10-08', 'after the holiday'],
  ['2026-09-30', 3, '2026-10-10', 'a make-up Saturday counts'],
  ['2026-10-08', -1, '2026-09-30', 'backwards over the holiday'],
  ['2026-10-01', 0, '2026-10-08', 'none: the next worked day'],
  ['2026-10-09', 0, '2026-10-09', 'none: the day itself where it is worked'],
  ['2026-12-31', 1, '2027-01-04', 'into a provisional year'],
  ['2023-04-07', 15, '2023-04-27', 'a fortnight and a half with a make-up Sunday'],
])('%s and %d working days: %s, %s', (day, n, expected) => {
  expect(addWorkingDays(day, n, china)).toBe(expected)
})

test.each([
  ['2026-10-01', '2026-10-31', 1, '2026-10-08'],
  ['2026-10-01', '2026-10-31', 3, '2026-10-10'],
  ['2026-10-01', '2026-10-07', 1, null],
])('from %s to %s the working day %d is %s', (start, end, n, expected) => {
  expect(nthWorkday(start, end, n, china)).toBe(expected)
})

test('the nearest working days around a holiday', () => {
  expect(onOrAfterWorkday('2026-10-03', china)).toBe('2026-10-08')
  expect(onOrBeforeWorkday('2026-10-03', china)).toBe('2026-09-30')
})

describe('years', () => {
  test('2004 to 2026 are announced, 2027 to 2035 provisional, each with its source', () => {
    const years = Object.keys(china.years).map(Number)
    expect(years).toEqual(Array.from({ length: 32 }, (_, index) => 2004 + index))
    expect(years.filter((year) => china.years[year]?.provisional)).toEqual([2027, 2028, 2029, 2030, 2031, 2032, 2033, 2034, 2035])
    expect(isProvisional('2026-12-01', '2026-12-31', china)).toBe(false)
    expect(isProvisional('2026-12-01', '2027-01-01', china)).toBe(true)
    expect(china.years[2026]?.source).toBe('《国务院办公厅关于2026年部分节假日安排的通知》')
  })

  test.each([
    ['2027-02-08', false, 'the third day of the year of the goat, a Monday'],
    ['2027-02-10', true, 'not announced yet'],
    ['2028-01-25', false, 'the eve of the Spring Festival'],
    ['2031-10-01', false, 'Mid-Autumn falls on National Day'],
    ['2033-09-08', false, 'Mid-Autumn of the year with the late leap month'],
    ['2028-05-29', true, 'the Monday after a Dragon Boat Sunday, until announced'],
  ])('provisional: %s worked %j, %s', (day, expected) => {
    expect(isWorkday(day, china)).toBe(expected)
  })

  test.each([
    ['isWorkday', () => isWorkday('2003-12-31', china), 2003],
    ['workingDaysLate', () => workingDaysLate('2035-12-31', '2036-01-01', china), 2036],
    ['addWorkingDays', () => addWorkingDays('2035-12-31', 1, china), 2036],
  ])('%s outside the calendar is refused with the year', (_, call, year) => {
    let caught: unknown = null
    try {
      call()
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(DeliveryError)
    expect(caught).toMatchObject({ code: 'calendar_missing', facts: { year, firstYear: 2004, lastYear: 2035 } })
  })
})

test('the data hold only days off on weekdays and work on weekends, each once, in its year', () => {
  for (const [year, entry] of Object.entries(china.years)) {
    const days = [...entry.off, ...entry.work]
    expect(new Set(days).size).toBe(days.length)
    expect(days.filter((day) => yearOf(day) !== Number(year))).toEqual([])
    expect(entry.off.filter(isWeekend)).toEqual([])
    expect(entry.work.filter((day) => !isWeekend(day))).toEqual([])
  }
})

test('an announced year has between 243 and 253 working days', () => {
  for (let year = 2005; year <= 2026; year += 1) {
    const count = workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`, china)
    expect([year, count >= 243 && count <= 253]).toEqual([year, true])
  }
})

test('counting by the index is counting day by day; adding and counting are inverse', () => {
  const first = dayNumber('2004-06-01')
  const last = dayNumber('2034-10-01')
  fc.assert(
    fc.property(
      fc.integer({ min: first, max: last }),
      fc.integer({ min: 0, max: 420 }),
      fc.integer({ min: 1, max: 60 }),
      (number, span, n) => {
        const from = dayFromNumber(number)
        const to = addDays(from, span)
        let counted = 0
        for (let day = nextDay(from); day <= to; day = nextDay(day)) {
          const entry = china.years[yearOf(day)]
          if (entry?.work.includes(day) || (dayOfWeek(day) <= 5 && !entry?.off.includes(day))) counted += 1
        }
        expect(workingDaysBetween(from, to, china)).toBe(counted)
        const after = addWorkingDays(from, n, china)
        expect(workingDaysBetween(from, after, china)).toBe(n)
        expect(isWorkday(after, china)).toBe(true)
        const before = addWorkingDays(from, -n, china)
        expect(isWorkday(before, china)).toBe(true)
        expect(workingDaysBetween(addDays(before, -1), addDays(from, -1), china)).toBe(n)
        expect(onOrBeforeWorkday(from, china) <= from && onOrAfterWorkday(from, china) >= from).toBe(true)
      },
    ),
  )
})
