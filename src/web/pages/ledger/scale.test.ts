import { expect, test } from 'vitest'
import { moved, offsetOf, realAt, realHeight, rowAt, rowsIn, shownAt, shownHeight, type Scale } from './scale.ts'

const small: Scale = { rows: 1_000, rowPx: 37, capPx: 8_000_000 }
const million: Scale = { rows: 1_000_000, rowPx: 37, capPx: 8_000_000 }
const VIEW = 900

test('a list that the browser can show is not scaled', () => {
  expect(shownHeight(small)).toBe(37_000)
  for (const at of [-200, 0, 1, 4_625, 18_500, 36_100, 37_000, 37_300]) {
    expect(realAt(small, at)).toBe(at)
    expect(shownAt(small, at)).toBe(at)
  }
})

test.each([
  [-160, -160, 'above the list'],
  [0, 0, 'its beginning'],
  [1_000_000, 1_000_000, 'the end of the first eighth'],
  [4_000_000, 18_500_000, 'the middle'],
  [7_000_000, 36_000_000, 'the beginning of the last eighth'],
  [8_000_000, 37_000_000, 'its end'],
  [8_000_200, 37_000_200, 'below the list'],
])('of a million rows, %d shows %d: %s', (shown, real) => {
  expect(shownHeight(million)).toBe(8_000_000)
  expect(realAt(million, shown)).toBe(real)
  expect(shownAt(million, real)).toBe(shown)
})

test('back and forth comes to the same place', () => {
  for (let shown = 0; shown <= 8_000_000; shown += 12_345) expect(shownAt(million, realAt(million, shown))).toBeCloseTo(shown, 3)
})

test.each([
  [0, 0],
  [36, 0],
  [37, 1],
  [18_500_000, 500_000],
])('at %d stands row %d', (real, row) => {
  expect(rowAt(million, real)).toBe(row)
  expect(rowAt(million, offsetOf(million, row))).toBe(row)
})

test('a wheel moves the rows by as much as the page, a dragged scroll bar to where it points', () => {
  const from = { shown: 4_000_000, real: 18_500_000 }
  expect(moved(million, from, 4_000_100, VIEW)).toEqual({ shown: 4_000_100, real: 18_500_100 })
  expect(moved(million, from, 3_999_000, VIEW)).toEqual({ shown: 3_999_000, real: 18_499_000 })
  expect(moved(million, from, 4_002_000, VIEW)).toEqual({ shown: 4_002_000, real: realAt(million, 4_002_000) })
})

test('what drifted stays within the list', () => {
  expect(moved(million, { shown: 900, real: 100 }, 0, VIEW).real).toBe(0)
  expect(moved(million, { shown: 7_000_000, real: 36_999_000 }, 7_001_000, VIEW).real).toBe(realHeight(million) - VIEW)
  expect(moved(small, { shown: 0, real: 0 }, -160, VIEW).real).toBe(-160)
})

test.each([
  [-160, 0, 32, 'the beginning'],
  [0, 0, 36, 'the beginning, scrolled to'],
  [18_500_000, 499_992, 500_036, 'the middle'],
  [36_999_100, 999_964, 1_000_000, 'the end'],
])('a window at %d holds the rows from %d to %d: %s', (real, first, end) => {
  expect(rowsIn(million, real, VIEW)).toEqual({ first, end })
})

test('an empty list has no rows', () => {
  expect(rowsIn({ ...small, rows: 0 }, 0, VIEW)).toEqual({ first: 0, end: 0 })
})
