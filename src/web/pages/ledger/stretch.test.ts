import { expect, test } from 'vitest'
import { partOf, stretchOf, turned, turnedPart, wanted, type MatterRow, type Part } from './stretch.ts'

const rows = (first: number, n: number) => Array.from({ length: n }, (_, index) => ({ code: String(first + index) }) as MatterRow)
const total = (count: number, exact = true) => ({ count, exact })
const part = (from: number, n: number, more: Partial<Part> = {}): Part => ({ of: 'q', from, rows: rows(from, n), next: 'n', back: from === 0 ? null : 'b', total: total(1_000), exact: true, ...more })

test('a page that was jumped to stands where the server says', () => {
  expect(partOf('q', { rows: rows(0, 2), next: 'n', back: 'b', total: total(9), at: { row: 5, exact: false } }, { from: 0, exact: true, total: null })).toMatchObject({ from: 5, exact: false, back: 'b' })
  expect(partOf('q', { rows: rows(0, 2), next: 'n', back: 'b', total: total(9) }, { from: 0, exact: true, total: null })).toMatchObject({ from: 0, back: null })
})

test('a page that is not counted is of the list that it continues', () => {
  expect(partOf('q', { rows: rows(0, 2), next: 'n', back: 'b', total: null }, { from: 100, exact: true, total: total(9) }).total).toEqual(total(9))
})

test('a page in the opposite order is turned back, with its ends', () => {
  const answer = { rows: rows(0, 3), next: 'further', back: 'nearest', total: total(9) }
  expect(turnedPart('q', answer, { before: 40, exact: true, total: null })).toMatchObject({ from: 37, rows: [...rows(0, 3)].reverse(), next: 'nearest', back: 'further' })
  expect([turned('due'), turned('-due')]).toEqual(['-due', 'due'])
})

test.each([
  ['from the beginning', [part(0, 100), part(100, 100)], 0, 1_000, true, 0],
  ['counted, to its end', [part(900, 98, { next: null })], 900, 998, true, 0],
  ['estimated, in the middle', [part(500, 100, { exact: false })], 500, 1_000, false, 0],
  ['estimated, and at the end earlier than thought', [part(700, 100, { exact: false, next: null })], 900, 1_000, true, 200],
  ['estimated, and at the beginning earlier than thought', [part(30, 100, { exact: false, back: null })], 0, 1_000, true, -30],
  ['estimated, with more before than there were numbers', [part(-20, 100, { exact: false })], 1, 1_000, false, 21],
  ['estimated, with more to come than there were numbers', [part(950, 100, { exact: false })], 899, 1_000, false, -51],
])('%s', (_, parts, from, count, exact, shift) => {
  expect(stretchOf(parts, 0)).toMatchObject({ from, count, exact, shift })
})

test('a list that nobody has counted is as long as it was seen', () => {
  const uncounted = part(0, 100, { total: total(1_000, false) })
  expect(stretchOf([uncounted], 100).count).toBe(100)
  expect(stretchOf([uncounted], 700).count).toBe(700)
  expect(stretchOf([{ ...uncounted, next: null }], 700).count).toBe(100)
})

const stretch = { from: 500, rows: rows(500, 100), count: 1_000, exact: true, shift: 0 }

test.each<[{ first: number; end: number }, string | null, string]>([
  [{ first: 540, end: 560 }, null, 'well inside'],
  [{ first: 580, end: 610 }, 'next', 'near the end of what is loaded'],
  [{ first: 620, end: 660 }, 'next', 'just beyond it'],
  [{ first: 480, end: 520 }, 'back', 'near its beginning'],
  [{ first: 801, end: 830 }, 'jump', 'far below'],
  [{ first: 200, end: 240 }, 'jump', 'far above'],
  [{ first: 0, end: 0 }, null, 'nothing in the window'],
])('of rows 500 to 600, for %j: %s, %s', (window, expected) => {
  expect(wanted(stretch, window, { next: true, back: true })).toBe(expected)
})

test('where a list turned out shorter than the place jumped to, one jumps again', () => {
  expect(wanted({ ...stretch, rows: [], count: 500 }, { first: 480, end: 500 }, { next: false, back: false })).toBe('jump')
  expect(wanted({ ...stretch, from: 0, rows: [], count: 0 }, { first: 0, end: 0 }, { next: false, back: false })).toBeNull()
})

test('nothing is asked for beyond an end of the list', () => {
  expect(wanted(stretch, { first: 580, end: 600 }, { next: false, back: true })).toBeNull()
  expect(wanted(stretch, { first: 500, end: 600 }, { next: false, back: true })).toBe('back')
  expect(wanted(stretch, { first: 500, end: 530 }, { next: true, back: false })).toBeNull()
})
