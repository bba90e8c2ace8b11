import { expect, test } from 'vitest'
import { goal, percentile } from '../../../bench/support.ts'

test.each([
  [[5, 1, 4, 2, 3], 50, 3, 'the middle one'],
  [[1, 2, 3, 4], 50, 2, 'the nearest rank, no value in between'],
  [[10, 9, 100], 99, 100, 'numbers are ordered as numbers'],
  [[7], 1, 7, 'of one value, that one'],
])('of %j, %d %% lie at or below %d: %s', (values, percent, expected) => {
  expect(percentile(values, percent)).toBe(expected)
})

test('of nothing there is no percentile', () => {
  expect(() => percentile([], 50)).toThrow('no percentile 50 of 0 values')
})

test.each([
  [4, '<=', 4, true],
  [4.1, '<=', 4, false],
  [4, '<', 4, false],
  [10, '>=', 10, true],
  [9, '>', 9, false],
] as const)('%d %s %d: %s', (value, compare, limit, met) => {
  expect(goal('start, s', value, compare, limit)).toEqual({ what: 'start, s', value, goal: `${compare} ${limit}`, met })
})
