import { expect, test } from 'vitest'
import type { Reading, Target } from '../facts/indicator.ts'
import { knownBeside, type KnownFigure, type StatedFigure } from './compare-stated.ts'

const locked = (asOf: string, value: string, status: Reading['status'] = 'confirmed') => ({ period: '2023', asOf, value, status }) as Reading
const target = (id: string, level: Target['level'], value: string, change: Partial<Target> = {}) => ({ id, level, period: '2023', place: null, value, withdrawn: null, ...change }) as Target
const readings = [locked('2023-07-31', '1702.60'), locked('2023-08-31', '1890.92'), locked('2023-09-15', '1990.00', 'checked')]
const targets = [target('a', 'province', '1546'), target('b', 'city', '3000'), target('c', 'county', '10', { place: 'p' })]

test.each<[StatedFigure, KnownFigure, string]>([
  [{ value: '1890.92', place: null, aimed: false }, { value: '1890.92', asOf: '2023-08-31', level: null, agrees: true }, 'the same'],
  [{ value: '1891', place: null, aimed: false }, { value: '1890.92', asOf: '2023-08-31', level: null, agrees: true }, 'the same as far as it is printed'],
  [{ value: '1702.6', place: null, aimed: false }, { value: '1702.60', asOf: '2023-07-31', level: null, agrees: true }, 'one of an earlier day'],
  [{ value: '1980.92', place: null, aimed: false }, { value: '1890.92', asOf: '2023-08-31', level: null, agrees: false }, 'digits turned round: the latest stands beside it'],
  [{ value: '1990', place: null, aimed: false }, { value: '1890.92', asOf: '2023-08-31', level: null, agrees: false }, 'what is not locked is not known'],
  [{ value: '1546', place: null, aimed: true }, { value: '1546', asOf: null, level: 'province', agrees: true }, 'a target of any level'],
  [{ value: '1564', place: null, aimed: true }, { value: '3000', asOf: null, level: 'city', agrees: false }, 'no target of the whole, nor the place’s'],
  [{ value: '10', place: 'p', aimed: true }, { value: '10', asOf: null, level: 'county', agrees: true }, 'a target of the place'],
])('%j beside %j: %s', (stated, known) => {
  expect(knownBeside(stated, { targets }, { readings })).toEqual(known)
})

test('nothing is known of what was never locked, nor of a target taken back', () => {
  expect(knownBeside({ value: '5', place: null, aimed: false }, { targets }, null)).toBeNull()
  expect(knownBeside({ value: '5', place: null, aimed: true }, { targets: [target('a', 'city', '5', { withdrawn: { reason: 'x', on: '2023-03-01' } })] }, null)).toBeNull()
})
