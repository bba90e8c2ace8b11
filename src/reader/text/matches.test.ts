import { expect, test } from 'vitest'
import { matchesOf } from './matches.ts'

test.each([
  [/\d+/g, '1个、20个', ['1', '20']],
  [/x*/g, 'xa', ['x', '', '']],
  [/五/g, '没有', []],
])('%s in %s', (pattern, text, found) => {
  expect(matchesOf(pattern, text).map(([words]) => words)).toEqual(found)
  expect(pattern.lastIndex).toBe(0)
})

test('one expression serves many texts', () => {
  const pattern = /\d/g
  expect([matchesOf(pattern, '1'), matchesOf(pattern, '2 3')].map((matches) => matches.map(({ index }) => index))).toEqual([[0], [0, 2]])
})
