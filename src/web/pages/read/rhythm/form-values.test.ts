import { expect, test } from 'vitest'
import { firstValues, inLedger, likelyActivity, valuesOf, type Ledger, type Rhythm } from './form-values.ts'

const words = (zh: string) => ({ zh, en: zh })
const kind = (id: string, zh: string) => ({ id, name: words(zh), criterion: null, evidence: 'none' as const, review: { unit: false, office: false }, fields: [] })
const ledger = (id: string, fromDocuments: boolean, activities: Ledger['activities'], roles: string[]): Ledger => ({
  id, name: words(id), matterName: words(id), pack: 'p', fromDocuments, fields: [], stages: [], activities, rhythms: [], counts: { all: 0, byLight: {}, exact: true }, matchBy: null,
  roles: roles.map((role) => ({ id: role, name: words(role), holder: ['unit'], atMostOne: false })),
})
const LED = ledger('led', false, [kind('study', '调研'), kind('coordination', '协调会')], ['leader'])
const TASKS = ledger('tasks', true, [kind('progress', '进展'), kind('study', '调研'), kind('dispatch', '调度')], ['lead'])

test.each([
  ['调度重点任务', TASKS, 'dispatch'],
  ['召开协调会', LED, 'coordination'],
  ['公布清单', TASKS, 'progress'],
  ['公布清单', ledger('none', true, [], []), null],
])('%s is likely recorded as %#', (action, of, expected) => {
  expect(likelyActivity(action, of)).toBe(expected)
})

const READ = { id: 'p1', at: { start: 0, end: 4 }, period: 'half-year', action: '调度重点任务', count: null, actor: null, recipient: null }

test('the form opens with what was read', () => {
  expect(firstValues(READ, [LED, TASKS], '2026-11-22')).toEqual({ proposal: 'p1', name: '调度重点任务', ledger: 'tasks', activity: 'dispatch', atLeast: 1, period: 'half', participants: [], from: '2026-11-22' })
  expect(firstValues({ ...READ, period: 'month', count: 2 }, [TASKS], '2026-11-22')).toMatchObject({ period: 'month', atLeast: 2 })
  expect(firstValues(READ, [], '2026-11-22')).toBeNull()
})

test.each(['day', 'ten-days'])('what is asked in every %s is no rhythm of a pack, and not taken for another', (period) => {
  expect(firstValues({ ...READ, period, count: 2 }, [TASKS], '2026-11-22')).toBeNull()
})

test('another ledger keeps what it has too', () => {
  const values = { ...firstValues(READ, [TASKS], '2026-11-22')!, activity: 'study', participants: ['lead'] }
  expect(inLedger(values, LED)).toMatchObject({ ledger: 'led', activity: 'study', participants: [] })
  expect(inLedger({ ...values, activity: 'progress' }, LED)).toMatchObject({ activity: 'study' })
})

test('an adopted rhythm gives its values back', () => {
  const rhythm: Rhythm = {
    id: 'x', name: words('每月调度'), pack: 'read-rhythms', activity: { id: 'dispatch', name: words('调度') }, atLeast: 2, period: 'month', per: 'matter', ledgers: [{ id: 'tasks', name: words('任务') }],
    participants: [{ id: 'lead', name: words('牵头') }], dueDayInPeriod: -5, from: '2026-12-01', to: null, exemptable: true, source: null, read: { document: '0193f0c2-7d4a-7abc-8def-0123456789ab', proposal: 'p1' },
  }
  expect(valuesOf(rhythm, '2026-11-22')).toEqual({ proposal: 'p1', name: '每月调度', ledger: 'tasks', activity: 'dispatch', atLeast: 2, period: 'month', dueDayInPeriod: -5, participants: ['lead'], from: '2026-12-01' })
  expect(valuesOf({ ...rhythm, read: null }, '2026-11-22')).toBeNull()
})
