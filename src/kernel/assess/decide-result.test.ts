import { expect, test } from 'vitest'
import type { Scheme } from '../pack/scheme-schema.ts'
import { knownBySet, rangeOf } from './decide-result.ts'
import { fixtureHand, fixtureItem, none, schemeOf, share, unitOf } from './fixtures.ts'
import { assess } from './index.ts'
import type { Measured, SetByReview } from './types.ts'

const PERIOD = '2026-Q2'
const done = { matters: 'done-in-time' }
const scheme = schemeOf({ items: [fixtureItem('tasks', '任务', 60, done), fixtureItem('own', '特色', 40, fixtureHand(), { cap: 44, floor: 4, quarters: { 2: 20 } })] })
const result = (of: Scheme, measured: readonly Measured[], reviews: SetByReview[] = []) => assess(of, PERIOD, knownBySet(of, [unitOf('甲', measured)], reviews), { reviews }).units[0]!
const range = (measured: readonly Measured[], item: string) => {
  const { least, most } = rangeOf(scheme, result(scheme, measured), item, PERIOD)
  return [least, most]
}

test.each<[string, readonly Measured[], string, [string, string]]>([
  ['an item with data: its points', [share(1, 2), { kind: 'hand', scores: ['10'], records: [] }], 'tasks', ['0', '60']],
  ['cap and floor in proportion to the points of the quarter', [share(1, 2), { kind: 'hand', scores: ['10'], records: [] }], 'own', ['2', '22']],
  ['an item without data: its own points', [none, { kind: 'hand', scores: ['10'], records: [] }], 'tasks', ['0', '60']],
  ['without data, cap and floor in proportion', [share(1, 2), none], 'own', ['2', '22']],
  ['an item that others’ points were moved to: what it gives here', [share(1, 2), none], 'tasks', ['0', '80']],
  ['none of this scheme', [share(1, 2), none], 'nothing', ['0', '0']],
])('%s', (_, measured, item, expected) => expect(range(measured, item)).toEqual(expected))

test('a score set where there was no data keeps the points of its item; the whole does not grow beyond what it is', () => {
  const [before, after] = [[], [{ unit: '甲', item: 'own', value: '15', review: 'r' }]].map((reviews) => result(scheme, [share(1, 1), none], reviews))
  expect(before).toMatchObject({ total: '80.00', lines: [{ points: '80', score: '80.00' }, { points: '0', score: null }] })
  expect(after).toMatchObject({ total: '75.00', lines: [{ points: '60', score: '60.00' }, { points: '20', score: '15.00', set: 'r' }] })
  // a share of nothing is without data too
  expect(result(scheme, [share(0, 0), { kind: 'hand', scores: ['10'], records: [] }], [{ unit: '甲', item: 'tasks', value: '50', review: 'r' }])).toMatchObject({ total: '60.00', lines: [{ points: '60', score: '50.00' }, { points: '20', score: '10.00' }] })
})
