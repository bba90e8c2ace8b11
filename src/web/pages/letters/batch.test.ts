import { expect, test } from 'vitest'
import { chosenOf, matterKey, outAtFirst, portions, type Group } from './batch.ts'

const group = (id: string, matters: string[], more: { allowed?: boolean; reminded?: boolean } = {}) =>
  ({
    addressee: { type: 'unit', id, name: id, leader: false },
    matters: matters.map((matter) => ({ id: matter, code: matter, title: matter, what: '' })),
    route: { allowed: more.allowed ?? true },
    reminded: more.reminded ? [{ letter: 'l', title: '', number: null, status: 'issued', on: '2023-09-01' }] : [],
  }) as unknown as Group

const groups = [group('a', ['1', '2']), group('b', ['3'], { reminded: true }), group('c', ['4'], { allowed: false })]

test('who was reminded already, or may not be written to, is not ticked at first', () => {
  expect([...outAtFirst(groups)]).toEqual(['b', 'c'])
})

test.each([
  ['nothing taken out', [], [['a', ['1', '2']], ['b', ['3']]]],
  ['a matter', [matterKey('a', '1')], [['a', ['2']], ['b', ['3']]]],
  ['all matters of one', [matterKey('b', '3')], [['a', ['1', '2']]]],
  ['an addressee', ['a'], [['b', ['3']]]],
])('%s: never to whom it may not go', (_, out, want) => {
  expect(chosenOf(groups, new Set(out)).map(({ addressee, matters }) => [addressee.id, matters])).toEqual(want)
})

test('drafted in portions, none left out', () => {
  expect(portions([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
  expect(portions([], 2)).toEqual([])
})
