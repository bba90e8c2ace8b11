import { expect, test } from 'vitest'
import { attendedOf, bodyOf, changed, emptyRecord, faultsOf, fieldFaultsOf, fieldsOf, kindsOf, type ActivityKind, type KindField, type RecordContent } from './content.ts'

const today = '2023-09-20'
const kind = (id: string, evidence: ActivityKind['evidence'] = 'optional', fields: KindField[] = []): ActivityKind => ({
  id,
  name: { zh: id, en: id },
  criterion: null,
  evidence,
  review: { unit: true, office: true },
  fields,
})
const kinds = [kind('study'), kind('inspection'), kind('experience', 'required')]
const matter = { id: 'm1', code: '领-07', title: '一业一证', ledger: 'led' }
const whole: RecordContent = { ...emptyRecord(today, [matter], 'study'), summary: '窗口已能核验' }

test.each([
  ['a whole record', whole, {}],
  ['an empty one', emptyRecord(today), { kind: 'wrong.kind', matter: 'wrong.matter', summary: 'wrong.summary' }],
  ['tomorrow', { ...whole, heldOn: '2023-09-21' }, { day: 'wrong.day' }],
  ['no day', { ...whole, heldOn: '' }, { day: 'wrong.day' }],
  ['about a place and no matter', { ...whole, matters: [], units: [{ value: 'u1', name: '安邑区' }] }, {}],
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
    units: [],
    attended: [],
    kinds: ['study'],
    heldOn: today,
    summary: '窗口已能核验',
    place: null,
    attachments: [],
    fields: {},
  })
})

const field = (id: string, type: KindField['type'], more: Partial<KindField> = {}): KindField => ({
  id,
  name: { zh: id, en: id },
  type,
  choices: [],
  required: false,
  many: false,
  measure: null,
  help: null,
  ...more,
})
const ways = [
  { id: 'open', name: { zh: '明察', en: 'announced' } },
  { id: 'covert', name: { zh: '暗访', en: 'covert' } },
]
const asking = [
  kind('study', 'optional', [field('findings', 'text', { required: true }), field('invested', 'amount'), field('again', 'day')]),
  kind('inspection', 'optional', [
    field('findings', 'text'),
    field('way', 'choice', { choices: ways }),
    field('ways', 'choice', { choices: ways, many: true }),
    field('where', 'unit'),
    field('with', 'unit', { many: true }),
    field('public', 'flag'),
  ]),
]
const unit = (value: string) => ({ value, name: `${value}局` })

test('only the chosen kinds ask, and the same thing once', () => {
  expect(fieldsOf(whole, asking).map(({ id }) => id)).toEqual(['findings', 'invested', 'again'])
  expect(fieldsOf({ ...whole, also: ['inspection'] }, asking).map(({ id }) => id)).toEqual([
    'findings', 'invested', 'again', 'way', 'ways', 'where', 'with', 'public',
  ])
  expect(fieldsOf({ ...whole, kind: '' }, asking)).toEqual([])
})

test.each([
  ['a required field left empty', {}, { findings: 'wrong.field' }],
  ['a required field of spaces', { findings: '　 ' }, { findings: 'wrong.field' }],
  ['words where a number is asked', { findings: '慢', invested: '三亿' }, { invested: 'wrong.field.number' }],
  ['no such day', { findings: '慢', again: '2023-02-30' }, { again: 'wrong.field.day' }],
  ['what may be left out left out', { findings: '慢' }, {}],
  ['an amount with two decimals', { findings: '慢', invested: ' 3.25 ' }, {}],
])('of the kinds’ own fields, %s', (_, fields, faults) => {
  expect(fieldFaultsOf({ ...whole, fields }, asking)).toEqual(faults)
})

test('fields are sent as ids, trimmed, without what is empty or belongs to a kind not chosen', () => {
  const fields = { findings: ' 慢 ', invested: '', way: 'covert', ways: ['open'], where: [unit('u1')], with: [unit('u2'), unit('u3')], public: true, gone: 'x' }
  expect(bodyOf({ ...whole, kind: 'inspection', fields }, asking, 'c').fields).toEqual({
    findings: '慢',
    way: 'covert',
    ways: ['open'],
    where: 'u1',
    with: ['u2', 'u3'],
    public: true,
  })
  expect(bodyOf({ ...whole, fields }, asking, 'c').fields).toEqual({ findings: '慢' })
  expect(bodyOf({ ...whole, kind: 'inspection', fields: { public: false, ways: [], where: [] } }, asking, 'c').fields).toEqual({})
})

test.each([
  [null, ['p1', 'p2'], ['p1', 'p2'], 'whom required practice asks for took part until a person says otherwise'],
  [['p1'], ['p1', 'p2'], ['p1'], 'one was not there'],
  [[], ['p1'], [], 'nobody was'],
  [['p3'], ['p1'], ['p3'], 'somebody whom nobody asked for was'],
  [null, [], [], 'nobody is asked for'],
])('attended %j of offered %j', (attended, offered, expected, why) => {
  expect(attendedOf({ ...whole, attended }, offered), why).toEqual(expected)
})

test('what a person writes is no longer said to be read out of the text', () => {
  const read = { heldOn: '9月12日', place: '安邑区政务大厅' }
  expect(changed({ ...whole, read }, { place: '二楼' })).toEqual({ place: '二楼', read: { heldOn: '9月12日' } })
  expect(changed({ ...whole, read }, { summary: '核验' })).toEqual({ summary: '核验' })
  expect(changed({ ...whole, read }, { place: '二楼', read: { place: '二楼窗口' } })).toEqual({ place: '二楼', read: { place: '二楼窗口' } })
})
