import { expect, test } from 'vitest'
import { moved } from './moves.ts'

const size = { rows: 10, columns: 20 }

test.each([
  ['ArrowRight', false, [3, 4], [3, 5]],
  ['ArrowLeft', false, [3, 4], [3, 3]],
  ['ArrowUp', false, [3, 4], [2, 4]],
  ['ArrowDown', false, [3, 4], [4, 4]],
  ['ArrowRight', false, [3, 19], [3, 19]],
  ['ArrowLeft', false, [3, 0], [3, 0]],
  ['ArrowUp', false, [0, 4], [0, 4]],
  ['ArrowDown', false, [9, 4], [9, 4]],
  ['Home', false, [3, 4], [3, 0]],
  ['End', false, [3, 4], [3, 19]],
  ['Home', true, [3, 4], [0, 0]],
  ['End', true, [3, 4], [9, 19]],
])('%s (ctrl %s) leads from %o to %o', (key, ctrl, [row, column], [toRow, toColumn]) => {
  expect(moved({ row: row!, column: column! }, key, ctrl, size)).toEqual({ row: toRow, column: toColumn })
})

test('other keys move nothing, and a grid of nothing has one place', () => {
  expect(moved({ row: 3, column: 4 }, 'y', false, size)).toBeNull()
  expect(moved({ row: 0, column: 0 }, 'ArrowDown', false, { rows: 0, columns: 0 })).toEqual({ row: 0, column: 0 })
})
