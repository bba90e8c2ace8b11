import { describe, expect, test } from 'vitest'
import { foldedMatter, rules } from './decide/fixtures.ts'
import { dueDayOf, isAsked, obligationOf, periodsOf, subjectOfMatter, type Counted, type CountedMatter, type Subject } from './obligation.ts'
import type { Rhythm } from './pack/schema.ts'
import { china } from './time/china.ts'
import { periodByKey } from './time/period.ts'

const name = { zh: '每季度一次调研', en: 'one field study a quarter' }
const study: Rhythm = { id: 'study', name, activity: 'study', atLeast: 1, period: 'quarter', per: 'matter', ledgers: ['led-projects'], participants: [], exemptable: true }
const PROJECT: Subject = { id: 'project', idle: [], exemptions: [], holdersOf: () => [] }
const Q3 = periodByKey('2026-Q3')

const record = (heldOn: string, more: Partial<Counted> = {}): Counted => ({ id: `on ${heldOn}`, heldOn, kinds: ['study'], status: 'confirmed', attended: [], ...more })
const judged = (today: string, { rhythm = study, subject = PROJECT, period = Q3, records = [], matters = [] }: { rhythm?: Rhythm; subject?: Subject; period?: typeof Q3; records?: Counted[]; matters?: CountedMatter[] } = {}) =>
  obligationOf(rhythm, subject, period, records, matters, { calendar: china, today })

describe('the status of one subject in one period', () => {
  test.each<[string, string, Counted[], string]>([
    ['before the period', '2026-06-30', [], 'coming'],
    ['in the period, nothing recorded', '2026-07-01', [], 'missing'],
    ['confirmed', '2026-09-01', [record('2026-08-05')], 'done'],
    ['of a kind that nobody looks at', '2026-09-01', [record('2026-08-05', { status: 'recorded' })], 'done'],
    ['waiting for the unit', '2026-09-01', [record('2026-08-05', { status: 'awaiting-review' })], 'waiting'],
    ['waiting for the office', '2026-09-01', [record('2026-08-05', { status: 'awaiting-confirmation' })], 'waiting'],
    ['sent back', '2026-09-01', [record('2026-08-05', { status: 'returned' })], 'returned'],
    ['sent back, and another waits', '2026-09-01', [record('2026-08-05', { status: 'returned' }), record('2026-08-09', { status: 'awaiting-review' })], 'waiting'],
    ['withdrawn', '2026-09-01', [record('2026-08-05', { status: 'withdrawn' })], 'missing'],
    ['of another kind', '2026-09-01', [record('2026-08-05', { kinds: ['inspection'] })], 'missing'],
    ['one visit that was a study and an inspection', '2026-09-01', [record('2026-08-05', { kinds: ['inspection', 'study'] })], 'done'],
    ['on the last day of the quarter before', '2026-09-01', [record('2026-06-30')], 'missing'],
    ['on the first day', '2026-09-01', [record('2026-07-01')], 'done'],
    ['on the last day', '2026-10-20', [record('2026-09-30')], 'done'],
    ['on the first day of the next quarter', '2026-10-20', [record('2026-10-01')], 'missing'],
  ])('%s', (_, today, records, status) => {
    expect(judged(today, { records })?.status).toBe(status)
  })

  test('two are asked, one is there: one is left', () => {
    const short = judged('2026-09-01', { rhythm: { ...study, atLeast: 2 }, records: [record('2026-08-05')] })
    expect([short?.status, short?.done, short?.required, short?.reasons]).toEqual(['missing', 1, 2, [{ code: 'short', params: { left: 1, due: '2026-09-30' } }]])
  })

  test('what counts, waits and was sent back is named by day', () => {
    const all = judged('2026-09-01', { records: [record('2026-08-09', { status: 'returned' }), record('2026-08-05'), record('2026-08-07', { status: 'awaiting-review' }), record('2026-08-06', { status: 'withdrawn' })] })
    expect([all?.activities, all?.done, all?.waiting, all?.returned]).toEqual([['on 2026-08-05', 'on 2026-08-07', 'on 2026-08-09'], 1, 1, 1])
  })
})

describe('the due day and lateness', () => {
  const until20 = { ...study, dueDayInPeriod: -11 }
  test.each<[string, string, Counted[], string, number]>([
    ['missing on the due day', '2026-09-20', [], 'missing', 0],
    ['missing on the next working day', '2026-09-21', [], 'missing', 1],
    ['a make-up workday and holidays are counted by the calendar', '2026-10-10', [], 'missing', 10],
    ['recorded in time, looked at later', '2026-10-10', [record('2026-09-18')], 'done', 0],
    ['recorded late: it counts and is late', '2026-10-10', [record('2026-09-22')], 'done', 2],
    ['waiting, recorded late', '2026-10-10', [record('2026-09-22', { status: 'awaiting-review' })], 'waiting', 2],
    ['sent back: late by today', '2026-09-22', [record('2026-09-18', { status: 'returned' })], 'returned', 2],
  ])('%s', (_, today, records, status, workdaysLate) => {
    const one = judged(today, { rhythm: until20, records })
    expect([one?.status, one?.dueOn, one?.workdaysLate]).toEqual([status, '2026-09-20', workdaysLate])
  })

  test.each<[string, string, Counted[], string | null]>([
    ['before the period, on its first day', '2026-06-30', [], '2026-07-01'],
    ['missing, on the day after the due day', '2026-08-01', [], '2026-10-01'],
    ['late already, never', '2026-10-12', [], null],
    ['done, never', '2026-08-06', [record('2026-08-05')], null],
  ])('%s it could change', (_, today, records, until) => {
    expect(judged(today, { records })?.until).toBe(until)
  })

  test.each([
    ['the last day, where none is said', undefined, '2026-09-30'],
    ['the 25th', 25, '2026-07-25'],
    ['fifteen days before the end', -16, '2026-09-15'],
  ])('%s', (_, dueDayInPeriod, due) => {
    expect(dueDayOf({ ...study, ...(dueDayInPeriod !== undefined && { dueDayInPeriod }) }, Q3)).toBe(due)
  })
})

describe('exemptions', () => {
  const exempt: Subject = { ...PROJECT, exemptions: [{ rhythm: 'study', period: '2026-Q3', reason: '尚未下达', basis: '改革办主任办公会' }] }
  test.each<[string, Subject, Rhythm, typeof Q3, Counted[], string]>([
    ['of this practice in this period', exempt, study, Q3, [], 'exempt'],
    ['of another period', exempt, study, periodByKey('2026-Q4'), [], 'missing'],
    ['of another practice', exempt, { ...study, id: 'visit' }, Q3, [], 'missing'],
    ['done all the same', exempt, study, Q3, [record('2026-08-05')], 'done'],
  ])('%s', (_, subject, rhythm, period, records, status) => {
    expect(judged('2026-12-01', { subject, rhythm, period, records })?.status).toBe(status)
  })
})

describe('who must take part', () => {
  const inPerson = { ...study, participants: ['leader'] }
  const led: Subject = { ...PROJECT, holdersOf: (role, day) => (role === 'leader' && day >= '2026-08-01' ? ['mayor'] : []) }
  test.each<[string, Counted, string]>([
    ['was there', record('2026-08-05', { attended: ['mayor', 'clerk'] }), 'done'],
    ['was not there', record('2026-08-05', { attended: ['clerk'] }), 'missing'],
    ['there was nobody yet who could', record('2026-07-05'), 'done'],
  ])('%s', (_, one, status) => {
    expect(judged('2026-09-01', { rhythm: inPerson, subject: led, records: [one] })?.status).toBe(status)
  })

  test('the reason says that records do not count for it', () => {
    expect(judged('2026-09-01', { rhythm: inPerson, subject: led, records: [record('2026-08-05')] })?.reasons).toEqual([
      { code: 'nothing', params: { left: 1, due: '2026-09-30' } },
      { code: 'absent', params: { records: 1, roles: 'leader' } },
    ])
  })
})

describe('matters that count by themselves', () => {
  const solved: Rhythm = { ...study, activity: 'problem', orClosed: 'problems' }
  const own: Rhythm = { id: 'own', name, opens: { ledger: 'reforms', field: 'category', value: 'own' }, atLeast: 1, period: 'year', per: 'place', of: { kinds: ['place'], nameEnds: [], assessed: false }, ledgers: [], participants: [], exemptable: false }
  const closed = (on: string, ledger = 'problems'): CountedMatter => ({ matter: 'one', ledger, fields: {}, on, as: 'closed' })
  const opened = (on: string, category = 'own'): CountedMatter => ({ matter: 'two', ledger: 'reforms', fields: { category }, on, as: 'opened' })
  test.each<[string, Rhythm, string, CountedMatter[], string]>([
    ['a problem solved in the period', solved, '2026-Q3', [closed('2026-08-01')], 'done'],
    ['a problem solved before', solved, '2026-Q3', [closed('2026-06-30')], 'missing'],
    ['a matter of another ledger closed', solved, '2026-Q3', [closed('2026-08-01', 'tasks')], 'missing'],
    ['a problem opened', solved, '2026-Q3', [{ ...closed('2026-08-01'), as: 'opened' }], 'missing'],
    ['a reform of its own opened in the year', own, '2026', [opened('2026-03-01')], 'done'],
    ['another reform opened in the year', own, '2026', [opened('2026-03-01', 'pilot')], 'missing'],
    ['a reform of its own opened last year', own, '2026', [opened('2025-03-01')], 'missing'],
  ])('%s', (_, rhythm, period, matters, status) => {
    const one = judged('2026-12-01', { rhythm, period: periodByKey(period), matters })
    expect([one?.status, one?.matters]).toEqual([status, status === 'done' ? matters.map(({ matter }) => matter) : []])
  })
})

describe('validity', () => {
  test.each([
    ['from the day it holds', { from: '2026-09-01' }, '2026-Q3', true],
    ['before it holds', { from: '2026-10-01' }, '2026-Q3', false],
    ['its last day is the due day', { to: '2026-09-30' }, '2026-Q3', true],
    ['it ended before the due day', { to: '2026-09-29' }, '2026-Q3', false],
  ])('%s', (_, span, period, demanded) => {
    expect(judged('2026-12-01', { rhythm: { ...study, ...span }, period: periodByKey(period) }) !== null).toBe(demanded)
  })

  test('what was done without being asked is shown, and nothing is missing', () => {
    const before = judged('2026-12-01', { rhythm: { ...study, from: '2026-10-01' }, records: [record('2026-08-05')] })
    expect([before?.required, before?.status, before?.workdaysLate]).toEqual([0, 'done', 0])
  })

  test('periods are those of the span and of its own days', () => {
    expect(periodsOf({ ...study, from: '2026-02-01' }, { from: '2025-01-01', to: '2026-07-01' }).map(({ key }) => key)).toEqual(['2026-Q1', '2026-Q2', '2026-Q3'])
    expect(periodsOf({ ...study, period: { from: '09-01' } }, { from: '2026-01-01', to: '2026-12-31' }).map(({ key }) => key)).toEqual(['2025-09-01/P1Y', '2026-09-01/P1Y'])
  })
})

describe('when a matter is asked', () => {
  const given = { transition: 'begin', from: 'given', to: 'doing' }
  const done = { transition: 'finish', from: 'doing', to: 'done' }
  test.each([
    ['not handed down: never', [], '2026-Q1', false],
    ['handed down on the first of February: in that quarter', [given], '2026-Q1', true],
    ['and after it', [given], '2026-Q2', true],
    ['but not in the year before', [given], '2025-Q4', false],
    ['done before the due day: no more', [given, done], '2026-Q1', false],
  ])('%s', (_, steps, period, asked) => {
    const subject = subjectOfMatter(foldedMatter(steps), rules)
    expect(judged('2026-12-01', { subject, period: periodByKey(period) }) !== null).toBe(asked)
  })

  test.each<[string, Partial<Rhythm>, { fields?: Record<string, string>; listedIn?: { ledger: string; fields: Record<string, string> }[] }, boolean]>([
    ['its home ledger', { ledgers: ['tasks'] }, {}, true],
    ['a ledger it is listed in', { ledgers: ['pilots'] }, { listedIn: [{ ledger: 'pilots', fields: {} }] }, true],
    ['another ledger', { ledgers: ['pilots'] }, {}, false],
    ['a field with the value', { ledgers: ['tasks'], where: { field: 'category', value: 'led' } }, { fields: { category: 'led' } }, true],
    ['a field with another value', { ledgers: ['tasks'], where: { field: 'category', value: 'led' } }, { fields: { category: 'own' } }, false],
    ['the value in a ledger the rhythm is not about', { ledgers: ['tasks'], where: { field: 'category', value: 'led' } }, { listedIn: [{ ledger: 'pilots', fields: { category: 'led' } }] }, false],
    ['units are asked and not matters', { ledgers: ['tasks'], per: 'unit' }, {}, false],
  ])('%s', (_, rhythm, matter, asked) => {
    expect(isAsked({ ...study, ...rhythm }, { ...foldedMatter([]), ...matter })).toBe(asked)
  })

  test('its duties say who could have taken part', () => {
    const { holdersOf } = subjectOfMatter(foldedMatter([given]), rules)
    expect([holdersOf('lead', '2026-01-04').length, holdersOf('lead', '2026-01-05').length, holdersOf('leader', '2026-02-01')]).toEqual([0, 1, []])
  })
})
