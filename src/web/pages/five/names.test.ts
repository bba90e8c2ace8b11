import { expect, test } from 'vitest'
import { periodByKey, periodLabel } from '../../../kernel/time/period.ts'
import { row } from './fixtures.ts'
import { nameOf, numbersOf } from './names.ts'

test.each([
  ['2023-Q3', '第三季度', 'Q3'],
  ['2023-09', '9月', 'September'],
  ['2023-H1', '上半年', 'first half'],
  ['2023-W40', '第40周', 'week 40'],
  ['2023', '2023年', '2023'],
  ['2022-09-01/P1Y', '2022年9月1日至2023年8月31日', '2022-09-01 to 2023-08-31'],
])('%s is called %s, %s', (key, zh, en) => {
  expect(nameOf({ label: periodLabel(periodByKey(key)) })).toEqual({ zh, en })
})

test('rows are numbered in as many digits as their count needs', () => {
  expect([...numbersOf([row('a', []), row('b', [])]).values()]).toEqual(['01', '02'])
  expect(numbersOf(Array.from({ length: 120 }, (_, at) => row(String(at), []))).get('0')).toBe('001')
})
