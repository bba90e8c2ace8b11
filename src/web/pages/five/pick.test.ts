import { expect, test } from 'vitest'
import { bundled, stepped, toggled } from './pick.ts'

const row = (id: string, matters: string[], units: string[] = [], unit: string | null = null) => ({
  id,
  matters: matters.map((one) => ({ id: one, title: `title ${one}` })),
  units: units.map((one) => ({ id: one, name: `unit ${one}` })),
  unit: unit ? { id: unit, name: `unit ${unit}` } : null,
})

test('records of one project stand together, once, in the order they come', () => {
  const bundles = bundled([row('1', ['a']), row('2', ['b', 'a']), row('3', ['a']), row('4', [], ['u']), row('5', [], [], 'o')])
  expect(bundles.map(({ id, name, rows }) => [id, name, rows.map((one) => one.id)])).toEqual([
    ['a', 'title a', ['1', '3']],
    ['b', 'title b', ['2']],
    ['u', 'unit u', ['4']],
    ['o', 'unit o', ['5']],
  ])
})

test.each([
  [null, 1, 'a'],
  [null, -1, 'a'],
  ['a', 1, 'b'],
  ['b', -1, 'a'],
  ['a', -1, 'a'],
  ['c', 1, 'c'],
  ['gone', 1, 'a'],
] as const)('from %s by %s to %s', (at, by, to) => {
  expect(stepped(['a', 'b', 'c'], at, by)).toBe(to)
})

test('an empty queue has nothing to stand on', () => {
  expect(stepped([], 'a', 1)).toBeNull()
})

test.each([
  [[], ['a', 'b'], ['a', 'b'], 'none picked: all of them'],
  [['a'], ['a', 'b'], ['a', 'b'], 'some picked: the rest too'],
  [['a', 'b', 'c'], ['a', 'b'], ['c'], 'all picked: none of them'],
  [['a'], [], ['a'], 'nothing to pick'],
])('%j, toggling %j: %j, %s', (picked, ids, expected) => {
  expect([...toggled(new Set(picked), ids)].sort()).toEqual(expected)
})
