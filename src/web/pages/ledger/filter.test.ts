import { expect, test } from 'vitest'
import { filterOf, partsSet, queryOf, searchOf, sortedBy, sortOf } from './filter.ts'

test('a filter and its address are the same thing', () => {
  const filter = { q: '证明', light: 'overdue', sort: '-due', dueFrom: '2026-01-01' }
  expect(filterOf(searchOf(filter))).toEqual(filter)
  expect(searchOf(filter).toString()).toBe('q=%E8%AF%81%E6%98%8E&light=overdue&dueFrom=2026-01-01&sort=-due')
})

test('empty values and other keys are not a filter', () => {
  expect(filterOf(new URLSearchParams('q=&unit=%20&tab=1&stage=open'))).toEqual({ stage: 'open' })
  expect(searchOf({ q: '', light: 'done' }).toString()).toBe('light=done')
})

test('a role is sent with a unit or a post only', () => {
  expect(queryOf('reform', { role: 'lead' })).toEqual({ ledger: 'reform' })
  expect(queryOf('reform', { role: 'lead', unit: 'u' })).toEqual({ ledger: 'reform', unit: 'u', role: 'lead' })
})

test.each([
  [undefined, 'due', '-due'],
  ['-due', 'due', 'due'],
  ['due', 'title', 'title'],
  ['title', 'title', '-title'],
])('sorted by %s, a click on %s: %s', (current, column, expected) => {
  expect(sortedBy(current, column)).toBe(expected)
})

test('the sorted column says so', () => {
  expect([sortOf(undefined, 'due'), sortOf('-due', 'due'), sortOf('-due', 'code')]).toEqual(['ascending', 'descending', 'none'])
})

test('parts set are counted without the order and the role, which goes with the unit', () => {
  expect(partsSet({ q: 'x', unit: 'u', role: 'lead', sort: 'code' })).toBe(2)
})
