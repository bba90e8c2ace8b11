import { expect, test } from 'vitest'
import { answeringFor, continuedBy } from './succession.ts'

const ended = (on: string, ...successors: string[]) => ({ on, successors })
const units = new Map(
  [
    { id: 'finance', ended: null },
    { id: 'rural', ended: ended('2024-03-01', 'farming') },
    { id: 'farming', ended: ended('2025-01-01', 'farming-and-rural') },
    { id: 'farming-and-rural', ended: null },
    { id: 'split', ended: ended('2024-06-01', 'a', 'b') },
    { id: 'a', ended: null },
    { id: 'b', ended: null },
    { id: 'closed', ended: ended('2024-06-01') },
    { id: 'ring', ended: ended('2024-01-01', 'ring-2') },
    { id: 'ring-2', ended: ended('2024-01-01', 'ring') },
  ].map((unit) => [unit.id, unit]),
)

test.each([
  ['finance', '2026-01-01', ['finance'], null, 'it stands'],
  ['rural', '2024-02-29', ['rural'], null, 'the day before it ended'],
  ['rural', '2024-03-01', ['farming'], '2024-03-01', 'the day it ended is the successor’s first'],
  ['rural', '2025-01-01', ['farming-and-rural'], '2025-01-01', 'the successor was merged too'],
  ['split', '2024-06-01', ['a', 'b'], '2024-06-01', 'split: several to choose from'],
  ['closed', '2024-06-01', [], '2024-06-01', 'nobody continues it'],
  ['unknown', '2024-06-01', ['unknown'], null, 'a unit that is not known answers for itself'],
])('%s on %s: %j since %s, %s', (unit, day, expected, since, why) => {
  expect(answeringFor(unit, units, day), why).toEqual({ units: expected, since })
})

test('a ring made by mistake ends the search', () => {
  expect(answeringFor('ring', units, '2026-01-01').units).toHaveLength(1)
})

test.each([
  ['farming-and-rural', '2025-06-01', ['rural', 'farming'], 'what it continues, through a merger of a merger'],
  ['farming', '2024-12-31', ['rural'], 'before the second merger'],
  ['a', '2025-06-01', [], 'one of several is not the one'],
  ['finance', '2025-06-01', [], 'nothing'],
])('%s continues on %s: %j, %s', (unit, day, expected, why) => {
  expect(continuedBy(unit, [...units.values()].filter((one) => one.ended), day).map(({ id }) => id), why).toEqual(expected)
})
