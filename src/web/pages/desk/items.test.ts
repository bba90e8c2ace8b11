import { expect, test } from 'vitest'
import { isLate, isReady, itemsOf, recordOfUpdate, type EscalationRow, type ExtensionRow, type MissingRow, type OwedRow, type UpdateRow } from './items.ts'

const step = (id: string, by: string | null, due: string | null) => ({ id, next: { by }, due }) as OwedRow
const update = (dueOn: string) => ({ matter: { id: 'm' }, rhythm: { id: 'monthly' }, dueOn }) as UpdateRow
const extension = (from: string) => ({ request: { id: 'e', from }, light: 'overdue' }) as ExtensionRow
const escalation = (since: string) => ({ matter: { id: 'm' }, step: { id: 'letter' }, since, light: 'overdue' }) as EscalationRow
const missing = (dueOn: string) => ({ subject: { id: 'm' }, rhythm: { id: 'study' }, dueOn }) as MissingRow

test('one list by day; of a step’s day and its matter’s the nearer, and what has no day last', () => {
  const items = itemsOf({ owed: [step('open', null, null), step('b', '2023-09-30', '2023-09-19')], updates: [update('2023-09-25')], missing: [missing('2023-09-28')], extensions: [extension('2023-09-20')], escalations: [escalation('2023-09-18')] })
  expect(items.map(({ key, day }) => [key, day])).toEqual([
    ['escalation:m:letter', '2023-09-18'],
    ['b', '2023-09-19'],
    ['extension:e', '2023-09-20'],
    ['update:m:monthly', '2023-09-25'],
    ['missing:m:study', '2023-09-28'],
    ['open', null],
  ])
})

test('a matter that is late in others’ hands is not my lateness', () => {
  const items = itemsOf({ owed: [], updates: [], missing: [], extensions: [extension('2023-09-01')], escalations: [escalation('2023-09-01')] })
  expect(items.map(isLate)).toEqual([false, false])
})

const line = (id: string, text: string) => ({ id, name: null, text, source: 'last' as const, on: null })
const lines = [line('summary', '已上线13个行业。'), line('milestone', '16个行业（09-30 前完成）'), line('problems', '接口未开通'), line('next', '')]

test.each([
  ['as it stands', {}, { summary: '已上线13个行业。', fields: { problems: '接口未开通' } }],
  ['with one line changed', { next: ' 联调 ' }, { summary: '已上线13个行业。', fields: { problems: '接口未开通', next: '联调' } }],
  ['with a line emptied', { problems: ' ' }, { summary: '已上线13个行业。', fields: {} }],
])('an update is sent %s, without the milestone', (_, edited, expected) => {
  expect(recordOfUpdate({ lines }, edited)).toEqual(expected)
})

test('without anything known it cannot be sent unchanged', () => {
  expect([isReady({ lines }), isReady({ lines: [line('summary', ' ')] })]).toEqual([true, false])
})

test.each(['normal', 'due-soon', 'overdue'] as const)('what is late is not computed here: %s is as the server says', (light) => {
  const row: MissingRow = { ...missing('2023-09-01'), light, workdaysLate: 3 }
  expect(isLate({ is: 'missing', key: 'm', day: null, row })).toBe(light === 'overdue')
})
