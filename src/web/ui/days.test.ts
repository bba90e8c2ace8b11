import { expect, test } from 'vitest'
import { fullDay, nearDay, shortDay } from './date-text.tsx'
import { readDay } from './read-day.ts'

const today = '2023-09-20'

test.each([
  ['2023-09-18', '2023-09-18', 'as we write it'],
  ['2023-9-8', '2023-09-08', 'without noughts'],
  ['2023/9/8', '2023-09-08', 'with strokes'],
  ['2023年9月8日', '2023-09-08', 'as documents write it'],
  ['20230908', '2023-09-08', 'eight digits'],
  ['9-8', '2023-09-08', 'of this year'],
  ['9月8日', '2023-09-08', 'of this year, as people say it'],
  [' 2023-09-18 ', '2023-09-18', 'with spaces around'],
  ['2024-02-29', '2024-02-29', 'a leap day'],
  ['2023-02-29', null, 'no such day'],
  ['2023-13-01', null, 'no such month'],
  ['09/18/2023', null, 'the American order is not guessed at'],
  ['2023-09', null, 'half typed'],
  ['明天', null, 'not a date'],
  ['', null, 'nothing'],
])('%s is read as %s: %s', (text, day, why) => {
  expect(readDay(text, today), why).toBe(day)
})

test.each([
  ['2023-09-28', '09-28'],
  ['2022-09-28', '2022-09-28'],
])('%s is short %s', (day, text) => {
  expect(shortDay(day, today)).toBe(text)
})

test('a full day in both languages', () => {
  expect(fullDay(today, 'zh')).toBe('2023年9月20日')
  expect(fullDay(today, 'en')).toBe('20 September 2023')
})

test.each([
  ['2023-09-20', { key: 'day.today', days: 0 }],
  ['2023-09-19', { key: 'day.yesterday', days: -1 }],
  ['2023-09-21', { key: 'day.tomorrow', days: 1 }],
  ['2023-09-25', { key: 'day.short.1', days: 5 }],
  ['2023-09-10', { key: 'day.ago', days: 10 }],
  ['2023-09-28', null],
  ['2023-08-01', null],
])('%s is near as %o', (day, near) => {
  expect(nearDay(day, today)).toEqual(near)
})
