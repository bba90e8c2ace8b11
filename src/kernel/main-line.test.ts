import { expect, test } from 'vitest'
import { order, orderRules } from './decide/procedure-fixtures.ts'
import { limitInstant, mainLine } from './main-line.ts'
import { china } from './time/china.ts'

const line = (matter: Parameters<typeof mainLine>[0]) => mainLine(matter, orderRules.procedure, china, '2023-09-20')

test('what is past, what is now with its limit in working days, and what comes; neither pause nor stop', () => {
  const matter = order(['begin', 'given', 'doing', '2023-09-18', { limitDue: '2023-09-22' }])
  expect(line(matter).map(({ id, when, on, leftOn }) => [id, when, on, leftOn])).toEqual([
    ['given', 'past', '2023-09-01', '2023-09-18'],
    ['doing', 'now', '2023-09-18', null],
    ['planned', 'coming', null, null],
    ['checking', 'coming', null, null],
    ['done', 'coming', null, null],
  ])
  expect(line(matter)[1]?.limit).toEqual({ due: '2023-09-22', at: null, allowed: 4, used: 2 })
})

test('a pause stands on the line while it lasts, and no limit runs in it', () => {
  const matter = order(['begin', 'given', 'doing', '2023-09-04'], ['defer', 'doing', 'waiting', '2023-09-18', { limitDue: '2023-09-22' }])
  expect(line(matter).find(({ when }) => when === 'now')).toMatchObject({ id: 'waiting', limit: null })
})

test.each([
  ['2023-09-22', '2023-09-22T01:30:00.000Z', '2023-09-22T01:30:00.000Z'],
  // Granted three days more: the hour of before says nothing of the new day.
  ['2023-09-25', '2023-09-22T01:30:00.000Z', null],
  ['2023-09-22', undefined, null],
])('a limit on %s with the instant %s: %s', (limitDue, limitAt, expected) => {
  expect(limitInstant({ limitDue, ...(limitAt && { limitAt }) })).toBe(expected)
})
