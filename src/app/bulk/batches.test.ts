import { expect, test } from 'vitest'

import { batchesBy, batchesOf } from './batches.ts'

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

test.each([
  [[], 5, [], 'nothing makes no batch'],
  [[2, 2, 2], 4, [[2, 2], [2]], 'a part is full once it weighs enough'],
  [[9, 1], 4, [[9], [1]], 'what weighs more than a part is one of its own'],
  [[1, 3, 4], 4, [[1, 3], [4]], 'no empty part follows a full one'],
])('%j by the weight of %d: %j, %s', (rows, weight, expected) => {
  expect([...batchesBy(rows, weight, (row) => row)]).toEqual(expected)
})

test('nothing is read ahead of the part that is asked for', () => {
  let read = 0
  const rows = (function* () {
    for (;;) yield (read += 1)
  })()
  batchesBy(rows, 3, () => 1).next()
  expect(read).toBe(3)
})
