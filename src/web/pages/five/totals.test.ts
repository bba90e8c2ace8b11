import { expect, test } from 'vitest'
import { cell, quarters, rhythm, row, totalsOf } from './fixtures.ts'
import { countedIn, countedOf, kindsOfYear, speaksOf, standingOf, sumOfLine } from './totals.ts'

const open = quarters(3)
const closed = open.map((one) => (one.state === 'past' ? { ...one, closed: { on: '2023-07-10', by: null, file: 'f' } } : one))
const rows = [
  row('a', [
    cell('study', '2023-Q2', 'done', { done: 2 }),
    cell('meeting', '2023-Q2', 'missing', { added: 1, frozen: true }),
    cell('study', '2023-Q3', 'done'),
    cell('meeting', '2023-Q3', 'waiting', { waiting: 3 }),
  ]),
  row('b', [
    cell('study', '2023-Q2', 'missing'),
    cell('meeting', '2023-Q2', 'exempt'),
    cell('study', '2023-Q3', 'returned', { returned: 1 }),
    cell('meeting', '2023-Q3', 'missing'),
  ]),
  row('c', [cell('study', '2023-Q3', 'done', { done: 2, waiting: 1 }), cell('meeting', '2023-Q3', 'exempt'), cell('extra', '2023-Q3', 'done', { required: 0 })]),
]
const totals = totalsOf(rows)
const rhythms = [rhythm('study'), rhythm('meeting')]

test('what came after closing counts, what was taken back does not', () => {
  expect(countedIn(cell('study', '2023-Q2', 'done', { done: 2, added: 1, takenBack: 2 }))).toBe(1)
})

test.each([
  ['confirmed', 7],
  ['waiting', 1],
  ['returned', 1],
  ['missing', 1],
] as const)('the year’s line %s adds up to %s: everything counts, closed quarters ask for nothing', (line, sum) => {
  expect(sumOfLine(totals, line, closed)).toBe(sum)
})

test('while a quarter is open what it lacks is asked for', () => {
  expect(sumOfLine(totals, 'missing', open)).toBe(3)
})

test('a period to come is spoken of by no line, a closed one by what counts alone', () => {
  expect([speaksOf('confirmed', open[3]!), speaksOf('missing', open[3]!)]).toEqual([false, false])
  expect([speaksOf('confirmed', closed[1]!), speaksOf('missing', closed[1]!)]).toEqual([true, false])
})

test('whole are the rows of which nothing is left to ask; a row not asked at all is none', () => {
  expect(standingOf({ rows, totals }, open[2]!)).toEqual({ whole: 1, asked: 3, waiting: 1, returned: 1, missing: 1 })
  expect(standingOf({ rows, totals }, open[1]!)).toEqual({ whole: 0, asked: 2, waiting: 0, returned: 0, missing: 2 })
  expect(standingOf({ rows: [row('d', [cell('study', '2023-Q3', 'done', { required: 0 })])], totals: [] }, open[2]!)).toMatchObject({ whole: 0, asked: 0 })
})

test('a row adds up what counts', () => {
  expect(rows.map(countedOf)).toEqual([4, 0, 3])
})

test('the year by kind, beside the years before; nothing where a period has not begun', () => {
  const years = [{ year: 2023, kinds: [{ rhythm: 'study', n: 55 }], total: 55 }, { year: 2022, kinds: [{ rhythm: 'study', n: 52 }, { rhythm: 'meeting', n: 43 }], total: 95 }]
  expect(kindsOfYear({ totals, years, year: 2023, rhythms, periods: closed }).map(({ byPeriod, byYear }) => [byPeriod, byYear])).toEqual([
    [[0, 2, 3, null], [5, 52]],
    [[0, 1, 0, null], [1, 43]],
  ])
})
