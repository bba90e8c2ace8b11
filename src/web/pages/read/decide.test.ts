import { describe, expect, test } from 'vitest'
import { acceptanceOf, chosenUnits, decided, nextOpen, planAll, step, unmatched, withLikeliest, titleIn } from './decide.ts'
import type { Document, Proposal } from './decide.ts'

const unitA = { type: 'unit' as const, id: 'a' }
const unitB = { type: 'unit' as const, id: 'b' }
const known = { written: '市财政局', role: 'lead' as const, territory: null, match: unitA, candidates: [] }
const unknown = { written: '市大数据中心', role: 'support' as const, territory: null, match: null, candidates: [{ holder: unitB, name: '市审批局', reason: '' }] }

function proposal(id: string, more: Partial<Proposal> = {}): Proposal {
  return {
    id,
    part: 'd1',
    kind: 'task',
    title: '形成清单',
    path: [],
    body: { start: 0, end: 4 },
    annotation: null,
    units: [known],
    due: '2026-06-30',
    dueText: '6月底前',
    confidence: 0.9,
    acceptable: true,
    decision: 'open',
    matter: null,
    reason: null,
    ...more,
  }
}

describe('accepting', () => {
  test('as read sends the proposal only', () => {
    expect(acceptanceOf(proposal('p'))).toEqual({ proposal: 'p' })
    expect(acceptanceOf(proposal('p'), { title: ' 形成清单 ', due: '2026-06-30' })).toEqual({ proposal: 'p' })
  })

  test('with changes sends them; an empty title is no title', () => {
    expect(acceptanceOf(proposal('p'), { title: '公布清单', due: null, ledger: 'reform' })).toEqual({ proposal: 'p', title: '公布清单', due: null, ledger: 'reform' })
    expect(acceptanceOf(proposal('p'), { title: '  ' })).toEqual({ proposal: 'p' })
  })

  test('a chosen unit is sent with the others, one left empty is left out', () => {
    const both = proposal('p', { units: [known, unknown] })
    expect(acceptanceOf(both, { chosen: { 市大数据中心: unitB } }).units).toEqual([
      { written: '市财政局', role: 'lead', holder: unitA, territory: null },
      { written: '市大数据中心', role: 'support', holder: unitB, territory: null },
    ])
    expect(acceptanceOf(both, { chosen: { 市大数据中心: null } }).units?.map((unit) => unit.written)).toEqual(['市财政局'])
    expect(unmatched(both, { chosen: { 市大数据中心: null } })).toEqual([])
  })

  test('the card takes up the likeliest unit, and none where none is like it; a choice stands', () => {
    const both = proposal('p', { units: [unknown, { ...unknown, written: '市数据局', candidates: [] }] })
    expect(withLikeliest(both)).toEqual({ chosen: { 市大数据中心: unitB, 市数据局: null } })
    expect(withLikeliest(both, { chosen: { 市大数据中心: null } })).toEqual({ chosen: { 市大数据中心: null, 市数据局: null } })
  })

  test.each([
    ['a leader', { ...unknown, role: 'leader' as const }],
    ['one member for the group', { ...unknown, candidates: [{ holder: unitB, name: '安邑区', reason: 'group member' }] }],
  ])('the card never takes up %s', (_name, unit) => {
    expect(withLikeliest(proposal('p', { units: [unit] })).chosen).toEqual({ 市大数据中心: null })
  })

  test('edited units replace those of the document', () => {
    expect(chosenUnits(proposal('p', { units: [known, unknown] }), { units: [] })).toEqual([])
  })
})

test('accepting all leaves what a person has to look at, and says why', () => {
  const list = [
    proposal('ready'),
    proposal('unknown', { units: [known, unknown] }),
    proposal('unsure', { confidence: 0.4 }),
    proposal('nobody', { units: [{ ...known, role: 'support' }] }),
    proposal('done', { decision: 'accepted' }),
    proposal('target', { kind: 'target', acceptable: false }),
  ]
  const plan = planAll(list, {})
  expect(plan.accept.map((each) => each.id)).toEqual(['ready'])
  expect(plan.left.map((each) => [each.proposal.id, each.why])).toEqual([
    ['unknown', 'unknown-unit'],
    ['unsure', 'unsure'],
    ['nobody', 'no-unit'],
  ])
  expect(planAll(list, { unknown: { chosen: { 市大数据中心: unitB } } }).accept.map((each) => each.id)).toEqual(['ready', 'unknown'])
})

test.each([
  ['a', 'c', 'the next open one'],
  ['c', 'd', 'also behind it'],
  ['d', 'a', 'from the top again'],
])('behind %s comes %s: %s', (from, expected) => {
  const list = [proposal('a'), proposal('b', { decision: 'skipped' }), proposal('c'), proposal('d')]
  expect(nextOpen(list, from)).toBe(expected)
})

test('the last open one stays where it is', () => {
  expect(nextOpen([proposal('a'), proposal('b', { decision: 'known' })], 'a')).toBe('a')
})

test('stepping stops at both ends', () => {
  const list = [proposal('a'), proposal('b')]
  expect([step(list, null, 1), step(list, 'a', 1), step(list, 'b', 1), step(list, 'a', -1), step([], null, 1)]).toEqual(['a', 'b', 'b', 'a', null])
})

test('decisions change the counts with the list', () => {
  const document = { list: [proposal('a'), proposal('b'), proposal('t', { acceptable: false })], open: 2, accepted: 0, skipped: 0 } as unknown as Document
  const after = decided(document, new Map([['a', { decision: 'accepted', matter: { id: 'm', code: 'GG-2026-001' } }]]))
  expect([after.open, after.accepted, after.skipped, after.list[0]?.matter?.code]).toEqual([1, 1, 0, 'GG-2026-001'])
})

test('“accept all” leaves to a person what has a matter from an earlier issue', () => {
  const plan = planAll([proposal('a'), proposal('b')], {}, new Set(['b']))
  expect([plan.accept.map(({ id }) => id), plan.left.map(({ proposal: { id }, why }) => [id, why])]).toEqual([['a'], [['b', 'revised']]])
})

test('a figure is called by its arithmetic in the language in use, everything else by its own words', () => {
  const at = { start: 3, end: 9 }
  const figures: Document['figures'] = [{ at, relation: 'ratio', operands: [], claimed: { text: '80%', value: 80, unit: '%' }, computed: 91, verdict: 'inconsistent', explanation: '32 ÷ 35 = 91 %, the text says 80%' }]
  const wrong = proposal('f1', { kind: 'figure', body: at, title: '32 ÷ 35 = 91%，文中为80%，不一致。' })
  expect([titleIn('zh', wrong, { figures }), titleIn('en', wrong, { figures })]).toEqual([wrong.title, '32 ÷ 35 = 91 %, the text says 80%'])
  expect(titleIn('en', proposal('t1', { body: at, title: '修建公园' }), { figures })).toBe('修建公园')
})
