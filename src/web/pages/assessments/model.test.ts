import { describe, expect, test } from 'vitest'
import { besideRuns, isOdd, isZero, missingByItem, mostByHand, neighbours, notesFor, printed, sections, shownFirst, totalOf, type Column, type Counted, type Group, type Row, type RunRow } from './model.ts'

const group = (id: string, apart = false): Group => ({ id, name: { zh: id, en: id }, apart, units: 0 })
const row = (id: string, of: string): Row => ({
  unit: { id, name: id }, group: of, lines: [], adjustments: [], base: '0', plus: '0', minus: '0', adjusted: '0', total: '0', grade: null, rank: null, behind: null, vetoes: [], review: null, before: null, own: false,
})
const record = (id: string, late: number, counts = late === 0): Counted => ({ type: 'matter', id, code: null, title: id, due: null, on: null, late, weight: 1, counts, why: 'in-time', text: { zh: '', en: '' }, opens: null })

describe('points as they are printed', () => {
  test.each([
    ['0.50', false, '0.50'],
    ['0.50', true, '+0.50'],
    ['-0.50', false, '−0.50'],
    ['-0.50', true, '−0.50'],
    ['0.00', true, '0.00'],
  ])('%s, with a sign %s: %s', (points, signed, expected) => expect(printed(points, signed)).toBe(expected))
  test.each([['0', true], ['-0.00', true], ['0.01', false], ['10', false]])('%s is nothing: %s', (points, expected) => expect(isZero(points)).toBe(expected))
})

describe('sections of the board', () => {
  const board = { groups: [group('core'), group('wing'), group('zone', true), group('empty')], rows: [row('a', 'core'), row('b', 'core'), row('c', 'wing'), row('d', 'zone')] }
  const ids = (apart: string | null) => sections(board, apart).map((one) => [one.group.id, one.rows.map(({ unit }) => unit.id)])
  test('those ranked together, group by group; an empty group has no head', () => expect(ids(null)).toEqual([['core', ['a', 'b']], ['wing', ['c']]]))
  test('one listed apart stands alone', () => expect(ids('zone')).toEqual([['zone', ['d']]]))
  test.each<[string | null, [string, string], string]>([
    [null, ['a', 'b'], 'the first two where none is in hand'],
    ['b', ['a', 'b'], 'the one in hand and who goes before it'],
    ['a', ['a', 'b'], 'the first with who comes after it'],
    ['c', ['a', 'b'], 'one that is alone in its group has no neighbour'],
  ])('neighbours of %s: %s, %s', (unit, expected) => expect(neighbours(sections(board, null), unit)).toEqual(expected))
  test('nobody has a neighbour where each group has one', () => expect(neighbours([{ rows: [row('a', 'core')] }], null)).toBeNull())
})

describe('records shown at once', () => {
  test.each([
    ['what is late is seen, three in all', [record('1', 0), record('2', 0), record('3', 0), record('4', 7)], ['1', '2', '4']],
    ['more late ones than that are all seen', [record('1', 1), record('2', 2), record('3', 3), record('4', 4), record('5', 0)], ['1', '2', '3', '4']],
    ['few are not put away', [record('1', 0), record('2', 0)], ['1', '2']],
    ['what does not count is seen', [record('1', 0), record('2', 0), record('3', 0), record('4', 0, false)], ['1', '2', '4']],
  ])('%s', (_, records, expected) => expect(shownFirst(records).shown.map(({ id }) => id)).toEqual(expected))
  test('in time and counted is nothing odd', () => expect(isOdd(record('1', 0))).toBe(false))
})

test('warnings come first, and each note under its own heading', () => {
  const note = (code: string) => ({ code, params: {}, text: { zh: code, en: code } })
  const notes = ['weights-steady', 'adjustment-decides', 'saturated', 'veto', 'progress-only'].map(note)
  expect(notesFor(notes, 'sensitivity').map(({ code, warned }) => [code, warned])).toEqual([['adjustment-decides', true], ['weights-steady', false]])
  expect(notesFor(notes, 'saturation').map(({ code }) => code)).toEqual(['saturated'])
  expect(notesFor(notes, 'rest').map(({ code }) => code)).toEqual(['veto'])
})

test('missing figures are told once an item, apart by why', () => {
  const name = { zh: '评价', en: 'judged' }
  const missing = (unit: string, item: string, code: string) => ({ unit: { id: unit, name: unit }, item, name, why: { code, params: {}, text: name } })
  const found = missingByItem([missing('a', 'x', 'not-scored'), missing('b', 'x', 'not-scored'), missing('a', 'y', 'no-reading')])
  expect(found.map(({ item, units }) => [item, units])).toEqual([['x', ['a', 'b']], ['y', ['a']]])
})

test('runs beside this one: of its period and of its year, no cancelled one, not itself', () => {
  const run = (id: string, start: string, end: string, status: RunRow['status'] = 'open') => ({ id, status, period: { key: id, label: { zh: id, en: id }, start, end } }) as RunRow
  const quarter = run('q2', '2023-04-01', '2023-06-30')
  const rows = [quarter, run('units', '2023-04-01', '2023-06-30'), run('q1', '2023-01-01', '2023-03-31'), run('year', '2023-01-01', '2023-12-31'), run('gone', '2023-04-01', '2023-06-30', 'cancelled')]
  expect(besideRuns(rows, quarter).map(({ id }) => id)).toEqual(['units', 'year'])
})

describe('the most that is given by hand', () => {
  const column: Column = { item: 'served', name: { zh: '评价', en: 'judged' }, under: null, points: '5', how: 'hand', standard: null, source: null }
  const line = (score: string | null, points: string, moved: string, none: string | null) => ({ lines: [{ item: 'served', points, moved, score, set: false, none: none === null ? null : { code: none, params: {}, text: column.name } }] })
  test.each([
    ['scored, without what was moved to it', line('4.80', '5.6250', '0.6250', null), '5'],
    ['not scored yet: what the scheme gives', line(null, '0', '0', 'not-scored'), '5'],
    ['its group is not assessed by it', line(null, '0', '0', null), null],
    ['no line of it', { lines: [] }, null],
  ])('%s', (_, row, expected) => expect(mostByHand(row, column)).toBe(expected))
})

describe('the score as it is printed', () => {
  const line = (score: string | null) => ({ item: 'x', points: '5', moved: '0', score, set: false, none: null })
  test.each([
    ['a score', { lines: [line(null), line('4.00')], adjusted: '0.00', total: '4.00' }, '4.00'],
    ['a score of nothing', { lines: [line('0.00')], adjusted: '0.00', total: '0.00' }, '0.00'],
    ['nothing measured: no score', { lines: [line(null)], adjusted: '0.00', total: '0.00' }, '·'],
    ['nothing measured but a minus point', { lines: [line(null)], adjusted: '-0.50', total: '-0.50' }, '−0.50'],
  ])('%s', (_, row, expected) => expect(totalOf(row)).toBe(expected))
})
