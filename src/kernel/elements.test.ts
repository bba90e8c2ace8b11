import { expect, test } from 'vitest'
import { elementsPresent } from './elements.ts'
import type { Duty, Fields } from './facts/matter.ts'
import type { Checklist } from './pack/schema.ts'

const name = { zh: '要素', en: 'element' }
const checklist: Checklist = {
  id: 'elements',
  name,
  ledger: 'led',
  items: [
    { id: 'leader', name, need: 'duty:leader' },
    { id: 'plan', name, need: 'field:plan' },
    { id: 'study', name, need: 'activity:study' },
  ],
}
const leader = (from: string, to: string | null): Duty => ({ id: 'd', role: 'leader', holder: { type: 'post', id: 'p' }, territory: null, from, to })

const cases: [string, Duty[], Fields, string[], string[]][] = [
  ['nothing is there', [], {}, [], []],
  ['all is there', [leader('2023-01-01', null)], { plan: '有方案' }, ['study'], ['leader', 'plan', 'study']],
  ['a leader who went is none', [leader('2023-01-01', '2023-09-01')], {}, [], []],
  ['a leader who comes tomorrow is none yet', [leader('2023-09-21', null)], {}, [], []],
  ['blanks are no plan', [], { plan: ' 　' }, [], []],
  ['an empty list is no plan', [], { plan: [] }, [], []],
  ['a no is an answer', [], { plan: false }, [], ['plan']],
  ['another kind of record is none', [], {}, ['meeting'], []],
  ['another duty is none', [{ ...leader('2023-01-01', null), role: 'lead' }], {}, [], []],
]

test.each(cases)('%s', (_, duties, fields, recorded, present) => {
  expect(elementsPresent(checklist, { duties, fields }, new Set(recorded), '2023-09-20')).toEqual(present)
})
