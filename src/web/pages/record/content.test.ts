import { expect, test } from 'vitest'
import { bodyOf, emptyRecord, faultsOf, kindsOf, type ActivityKind, type RecordContent } from './content.ts'

const today = '2023-09-20'
const kind = (id: string, evidence: ActivityKind['evidence'] = 'optional'): ActivityKind => ({
  id,
  name: { zh: id, en: id },
  criterion: null,
  evidence,
  review: { unit: true, office: true },
})
const kinds = [kind('study'), kind('inspection'), kind('experience', 'required')]
const matter = { id: 'm1', code: '领-07', title: '一业一证', ledger: 'led' }
const whole: RecordContent = { ...emptyRecord(today, [matter], 'study'), summary: '窗口已能核验' }

test.each([
  ['a whole record', whole, {}],
  ['an empty one', emptyRecord(today), { kind: 'wrong.kind', matter: 'wrong.matter', summary: 'wrong.summary' }],
  ['tomorrow', { ...whole, heldOn: '2023-09-21' }, { day: 'wrong.day' }],
  ['no day', { ...whole, heldOn: '' }, { day: 'wrong.day' }],
  ['only spaces', { ...whole, summary: ' 　' }, { summary: 'wrong.summary' }],
  ['a kind that needs a file', { ...whole, kind: 'experience' }, { files: 'wrong.files' }],
  ['a second kind that needs a file', { ...whole, also: ['experience'] }, { files: 'wrong.files' }],
  ['a kind of another ledger', { ...whole, kind: 'unknown' }, { kind: 'wrong.kind' }],
])('%s', (_, content, faults) => {
  expect(faultsOf(content, kinds, today)).toEqual(faults)
})

test('it counts as its main kind first, each once', () => {
  expect(kindsOf({ ...whole, also: ['inspection', 'study', 'gone'] }, kinds).map(({ id }) => id)).toEqual(['study', 'inspection'])
})

test('what is sent is trimmed, and an empty place is none', () => {
  expect(bodyOf({ ...whole, summary: ' 窗口已能核验 ', place: '  ' }, kinds, 'c')).toEqual({
    command: 'c',
    matters: ['m1'],
    kinds: ['study'],
    heldOn: today,
    summary: '窗口已能核验',
    place: null,
    attachments: [],
  })
})
