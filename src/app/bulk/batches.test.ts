import { expect, test } from 'vitest'

import { batchesOf } from './batches.ts'

test.each([
  [[], 2, [], 'nothing makes no batch'],
  [[1], 2, [[1]], 'a last batch may be short'],
  [[1, 2], 2, [[1, 2]], 'a full batch is followed by none that is empty'],
  [[1, 2, 3], 2, [[1, 2], [3]], 'the order stays'],
])('%j by %d: %j, %s', (rows, size, expected) => {
  expect(batchesOf(rows, size)).toEqual(expected)
})

test.each([[0], [-1], [1.5], [Number.NaN]])('a batch of %d rows is refused, for it would never end', (size) => {
  expect(() => batchesOf([1], size)).toThrow(RangeError)
})
