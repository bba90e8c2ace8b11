import { expect, test } from 'vitest'
import type { Road } from './page.tsx'
import { nowOf } from './next.tsx'
import { firstPart, quarterEnd, type Part } from './parts.ts'
import { EMPTY_PROPOSAL, faultsOf, proposalOf, type Proposal } from './proposal.ts'

const field = (id: string, required: boolean): Road['form'][number] => ({ id, name: { zh: id, en: id }, type: 'text', choices: [], required, many: false, measure: null, help: null })
const form = [field('goal', true), field('measures', false)]
const lead = { value: 'u1', name: '市财政局' }

test.each<[Proposal, string[], string]>([
  [EMPTY_PROPOSAL, ['title', 'lead', 'goal'], 'an empty form'],
  [{ ...EMPTY_PROPOSAL, title: ' ', lead, fields: { goal: '办成' } }, ['title'], 'blanks are no title'],
  [{ ...EMPTY_PROPOSAL, title: '改革', lead, fields: { goal: ' ' } }, ['goal'], 'blanks are no goal'],
  [{ ...EMPTY_PROPOSAL, title: '改革', lead, fields: { goal: '办成' } }, [], 'all there'],
])('%#: %j lack %j, %s', (proposal, faults) => {
  expect(faultsOf(proposal, form)).toEqual(faults)
})

test('what is sent is trimmed; a quarter without words is no milestone, one without a day ends with its quarter', () => {
  const typed = { ...EMPTY_PROPOSAL, title: ' 改革 ', lead, support: [{ value: 'u2', name: '市教育局' }], leader: 'p1', fields: { goal: ' 办成 ', measures: '' }, quarters: { 1: { title: '', due: '2024-03-01' }, 2: { title: '出方案', due: '' }, 4: { title: '上线', due: '2024-12-20' } } }
  expect(proposalOf(typed, form, 2024)).toEqual({
    title: '改革',
    due: null,
    fields: { goal: '办成' },
    milestones: [{ id: 'q2', title: '出方案', due: '2024-06-30' }, { id: 'q4', title: '上线', due: '2024-12-20' }],
    duties: [{ role: 'lead', holder: { type: 'unit', id: 'u1' }, territory: null }, { role: 'support', holder: { type: 'unit', id: 'u2' }, territory: null }, { role: 'leader', holder: { type: 'post', id: 'p1' }, territory: null }],
  })
})

test('quarters end on their last days', () => {
  expect([1, 2, 3, 4].map((quarter) => quarterEnd(2024, quarter))).toEqual(['2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31'])
})

const call = { id: 'c', year: 2024, until: '2023-12-20', text: '', openedOn: '2023-11-20', ended: null, open: true, proposals: 0, late: 0 }
const months = { zh: '', en: '' }
const parts = (n: Partial<Record<Road['parts'][number]['id'], number>>): Road['parts'] => (['call', 'reasoning', 'approval', 'handing-down', 'carrying-out', 'closing'] as const).map((id) => ({ id, months, n: n[id] ?? 0 }))
const road = (n: Parameters<typeof parts>[0], more: Partial<Road> = {}) => ({ parts: parts(n), calls: [], projects: [], year: 2024, may: ['openCall'], ...more })

test.each<[Parameters<typeof nowOf>[0], Part, string, string]>([
  [road({}), 'call', 'do.call', 'nothing has begun'],
  [road({}, { calls: [call] }), 'call', 'do.proposed', 'units are asked'],
  [road({ call: 2 }, { calls: [call] }), 'call', 'do.answer', 'proposals wait'],
  [road({}, { may: ['proposeMatter'] }), 'call', 'do.propose', 'a unit proposes'],
  [road({ approval: 1 }), 'approval', 'do.approval', 'a meeting decides'],
  [road({}), 'approval', 'do.nothing', 'none stands there'],
])('%#: in %s: %s', (given, part, what) => {
  expect(nowOf(given, part).what).toBe(what)
})

test.each([
  [road({}), 'call'],
  [road({ 'carrying-out': 9 }), 'carrying-out'],
  [road({ 'carrying-out': 9, approval: 1, reasoning: 2 }), 'reasoning'],
  [road({ reasoning: 2 }, { calls: [call] }), 'call'],
])('%#: opens where something is to be done: %s', (given, part) => {
  expect(firstPart(given)).toBe(part)
})
