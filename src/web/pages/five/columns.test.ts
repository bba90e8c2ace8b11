import { describe, expect, test } from 'vitest'
import { cellsByColumn, groupsOf, periodInHand, widthOf } from './columns.ts'
import { cell, quarters, rhythm, weeks } from './fixtures.ts'

const five = ['study', 'meeting', 'inspection', 'problem', 'experience'].map((id) => rhythm(id))
const shape = (groups: ReturnType<typeof groupsOf>) => groups.map(({ period, breadth, columns }) => [period.key, breadth, columns.length, widthOf({ breadth, columns })])
const breadths = (now: number, inHand: string | null) => groupsOf({ periods: quarters(now), rhythms: five }, inHand).map(({ breadth }) => breadth)

describe('columns of a year', () => {
  test('past quarters narrow, the present one wide, the coming one hatched', () => {
    expect(shape(groupsOf({ periods: quarters(3), rhythms: five }, null))).toEqual([
      ['2023-Q1', 'narrow', 5, 23],
      ['2023-Q2', 'narrow', 5, 23],
      ['2023-Q3', 'wide', 5, 64],
      ['2023-Q4', 'hatched', 5, 17],
    ])
  })
  test.each<[number, string | null, string[], string]>([
    [5, null, ['narrow', 'narrow', 'narrow', 'wide'], 'a year that is over'],
    [0, null, ['wide', 'hatched', 'hatched', 'hatched'], 'a year to come'],
    [3, '2023-Q2', ['narrow', 'wide', 'narrow', 'hatched'], 'another quarter taken in hand'],
    [3, '2022-Q2', ['narrow', 'narrow', 'wide', 'hatched'], 'a quarter that is not there'],
  ])('quarter %s runs, %s in hand: %j, %s', (now, inHand, expected) => {
    expect(breadths(now, inHand)).toEqual(expected)
  })
  test('one rhythm in a period leaves room for its head', () => {
    expect(shape(groupsOf({ periods: quarters(3), rhythms: [rhythm('study')] }, null)).map(([, , , width]) => width)).toEqual([56, 56, 248, 56])
  })
  test.each([
    [38, 13, '2023-W27', '2023-W39'],
    [60, 13, '2023-W40', '2023-W52'],
    [1, 13, '2023-W01', '2023-W13'],
  ])('of fifty-two weeks, week %s running, %s are shown: %s to %s', (now, count, first, last) => {
    const shown = groupsOf({ periods: weeks(now), rhythms: [rhythm('weekly', 'week')] }, null).map(({ period }) => period.key)
    expect([shown.length, shown[0], shown.at(-1)]).toEqual([count, first, last])
  })
})

test('nothing is in hand where there is no period', () => {
  expect(periodInHand([], '2023-Q1')).toBeNull()
})

test('a cell is found by rhythm and period; where nothing is asked there is none', () => {
  const cells = cellsByColumn({ cells: [cell('study', '2023-Q3', 'done', { done: 2 })] })
  expect(cells.get('study 2023-Q3')?.done).toBe(2)
  expect(cells.get('study 2023-Q2')).toBeUndefined()
})
