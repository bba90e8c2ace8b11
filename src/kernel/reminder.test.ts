import { describe, expect, test } from 'vitest'
import { isOvertaken, remindersDue, waitingNow, type Moment, type Owed, type Sent } from './reminder.ts'
import { china } from './time/china.ts'
import { addDays, type Day } from './time/day.ts'

const owed = (more: Partial<Owed>): Owed => ({ key: 'k', kind: 'step', subject: 'matter:m', due: null, period: null, ...more })
const due = (one: Owed, today: Day, sent: Sent = new Map()) => remindersDue({ owed: [one], today, calendar: china, sent }).map(({ moment }) => moment)
const sent = (moment: Moment, on: Day): Sent => new Map([['k', { moment, on }]])

describe('required practice of the third quarter of 2026, due on 2026-09-30', () => {
  const quarter = owed({ kind: 'obligation', due: '2026-09-30', period: '2026-Q3' })
  test.each([
    ['2026-08-09', [], 'not before the 10th of the middle month'],
    ['2026-08-10', ['mid'], '季中10日'],
    ['2026-09-14', ['mid'], 'half-way it is, if nothing was said before'],
    ['2026-09-15', ['before'], '季末前15日'],
    ['2026-09-29', ['before'], 'the day before'],
    ['2026-09-30', ['due'], 'the due day'],
    ['2026-10-06', ['due'], 'not yet a week late'],
    ['2026-10-07', ['late-1'], 'a week late'],
    ['2026-10-21', ['late-3'], 'three weeks late: one reminder, not three'],
  ])('%s: %j, %s', (today, expected) => {
    expect(due(quarter, today)).toEqual(expected)
  })
})

describe('when the first reminder comes', () => {
  test.each<[string, string | null, string, string, string]>([
    ['a month', '2026-09', '2026-09-25', '2026-09-18', 'five working days before; a make-up Sunday counts'],
    ['a week', '2026-W38', '2026-09-18', '2026-09-16', 'two working days before'],
    ['half a year', '2026-H2', '2026-12-31', '2026-10-10', 'the 10th of its fourth month'],
    ['a year', '2026', '2026-12-31', '2026-07-10', 'the 10th of its seventh month'],
    ['a year of its own', '2025-09-01/P1Y', '2026-08-31', '2026-03-10', 'the 10th of its seventh month'],
    ['a step', null, '2026-10-10', '2026-09-20', 'ten working days before, the holidays not counted'],
  ])('%s %s due %s: %s, %s', (_, period, day, first) => {
    const one = owed({ kind: period ? 'obligation' : 'step', due: day, period })
    expect([due(one, addDays(first, -1)), due(one, first).length]).toEqual([[], 1])
  })

  test('a due day on a day off is said on the working day before', () => {
    expect(due(owed({ due: '2026-10-07' }), '2026-09-30')).toEqual(['due'])
    expect(due(owed({ due: '2026-10-07' }), '2026-09-29')).toEqual(['before'])
  })

  test('what arises with less notice than that is reminded of at once', () => {
    expect(due(owed({ due: '2026-09-17' }), '2026-09-16')).toEqual(['before'])
  })

  test('a day beyond the calendar asks nothing of it', () => {
    expect(due(owed({ due: '2199-12-31' }), '2026-09-16')).toEqual([])
  })
})

describe('never the same twice for the same state', () => {
  const step = owed({ due: '2026-09-30' })
  test.each<[Moment, Day, Moment[], string]>([
    ['before', '2026-09-29', [], 'said already'],
    ['before', '2026-09-30', ['due'], 'the next one has come'],
    ['due', '2026-10-06', [], 'said already'],
    ['late-1', '2026-10-13', [], 'said already this week'],
    ['late-1', '2026-10-14', ['late-2'], 'another week'],
  ])('after %s, on %s: %j, %s', (last, today, expected) => {
    expect(due(step, today, sent(last, '2026-09-20'))).toEqual(expected)
  })

  test('sent back it is owed again under another key, and reminded of again', () => {
    expect(due({ ...step, key: 'k:returned' }, '2026-09-29', sent('before', '2026-09-20'))).toEqual(['before'])
  })

  test('the same thing through two posts is one', () => {
    expect(remindersDue({ owed: [step, step], today: '2026-09-30', calendar: china, sent: new Map() })).toHaveLength(1)
    expect(waitingNow([step, step], '2026-09-30', china)).toBe(1)
  })
})

describe('without a due day', () => {
  test.each<[Owed['kind'], Moment | null, Day, Moment[], string]>([
    ['step', null, '2026-09-16', ['arose'], 'when it arises'],
    ['step', 'arose', '2026-12-16', [], 'a step without a day is said once'],
    ['review', 'arose', '2026-09-15', [], 'not yet a week'],
    ['review', 'arose', '2026-09-16', ['again-2026-09-16'], 'a decision is said each week'],
    ['returned', 'again-2026-09-09', '2026-09-16', ['again-2026-09-16'], 'and the week after'],
    ['returned', 'again-2026-09-09', '2026-09-15', [], 'not yet'],
  ])('%s after %s on %s: %j, %s', (kind, last, today, expected) => {
    expect(due(owed({ kind }), today, last ? sent(last, '2026-09-09') : new Map())).toEqual(expected)
  })
})

test.each<[number | undefined, string, string, boolean, string]>([
  [25, '2026-07', '2026-08-25', false, 'on the day of the next one'],
  [25, '2026-07', '2026-08-26', true, 'the August update is late by now'],
  [undefined, '2026-Q2', '2026-09-30', false, 'a quarter is reminded of through the next'],
  [undefined, '2026-Q2', '2026-10-01', true, 'and no longer'],
])('due day %s of %s, on %s: overtaken %s, %s', (dueDayInPeriod, period, today, expected) => {
  expect(isOvertaken(dueDayInPeriod === undefined ? {} : { dueDayInPeriod }, period, today)).toBe(expected)
})

test('the number counts what has come near, not what is far away', () => {
  const all = [owed({ key: 'near', due: '2026-09-30' }), owed({ key: 'far', due: '2027-06-30' }), owed({ key: 'open', kind: 'review' })]
  expect(waitingNow(all, '2026-09-29', china)).toBe(2)
})
