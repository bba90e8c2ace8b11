import { expect, test } from 'vitest'
import { rateOf } from './rate.ts'

test.each<[string, string, string, 'up' | 'down', 'target' | 'growth', string | null]>([
  ['nine tenths', '90', '100', 'up', 'target', '90.00%'],
  ['against nothing', '90', '0', 'up', 'target', null],
  ['less is better, and twice as much as should be', '10', '5', 'down', 'target', '50.00%'],
  ['less is better, and less than should be', '4', '5', 'down', 'target', '125.00%'],
  ['none where none may be', '0', '0', 'down', 'target', '100.00%'],
  ['one where none may be', '1', '0', 'down', 'target', '0.00%'],
  ['none where five may be', '0', '5', 'down', 'target', '100.00%'],
  ['growth: over the year before', '105', '100', 'up', 'growth', '105.00%'],
  ['growth over nothing', '5', '0', 'up', 'growth', null],
])('%s', (_, value, against, direction, what, rate) => {
  expect(rateOf({ value, against, direction, what })).toBe(rate)
})
