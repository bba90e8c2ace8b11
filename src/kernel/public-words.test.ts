import { describe, expect, test } from 'vitest'
import { standingOf } from './commitment.ts'
import { foldedMatter, rules } from './decide/fixtures.ts'
import { publiciseMatter, publishDocument, unpublishDocument, unpubliciseMatter } from './decide/publication.ts'
import type { DocumentState } from './facts/document.ts'
import type { MatterState } from './facts/matter.ts'
import { unfitForPublic } from './public-words.ts'
import { id } from './testing.ts'

const names = ['张三丰', '高原', '王建国']

test.each([
  ['秘密★1年', 'public_secret'],
  ['机密\n关于某事的通知', 'public_secret'],
  ['内部资料，请勿外传', 'public_internal'],
  ['按市长批示要求办理', 'public_internal'],
  ['不宜公开', 'public_internal'],
  ['联系电话13800138000', 'public_number'],
  ['由王建国负责', 'public_name'],
  ['高原局长负责', 'public_name'],
  ['请书记高原到场', 'public_name'],
])('“%s” is refused: %s', (words, code) => {
  expect(unfitForPublic(words, names)).toMatchObject({ refusal: { code } })
})

test.each(['年底前新建口袋公园10个', '保护企业商业秘密', '黄土高原生态治理', '投诉电话12345', '投资138001380000元', '加强机密性保护'])('“%s” may be shown', (words) => {
  expect(unfitForPublic(words, names)).toBeNull()
})

test.each([
  ['王明副市长到场', true],
  ['王明常务副市长到场', true],
  ['王明副书记牵头', true],
  ['王明委员建议', true],
  ['王明常委包联', true],
  ['王明代表提出的建议', true],
  ['王明科长、王明处长', true],
  ['王明校长答复', true],
  ['常务副市长王明', true],
  ['人大代表王明', true],
  ['王明确了分工，再由王明同志牵头', true],
  ['明确王明确认的事项', false],
  ['王明确分工，副市长到场', false],
  ['王明处长期缺水', false],
  ['王明委员会办公室', false],
  ['王明常委会会议', false],
  ['王明代表性工程、王明代表团', false],
  ['王明常务会议', false],
  ['王明副产品', false],
])('a name of two characters in “%s”: %s', (words, found) => {
  expect(unfitForPublic(words, ['王明'])?.refusal.code ?? null).toBe(found ? 'public_name' : null)
})

const document = (more: Partial<DocumentState> = {}): DocumentState => ({ id: id(1), name: '报告.txt', format: 'txt', sha256: '', text: '', reading: '', characters: 1, readerVersion: '1', proposals: 1, receivedOn: '2026-01-05', parts: [], decisions: [{ proposal: 'p1', decision: 'accepted', matter: matter.id, reason: null, on: '2026-01-05' }], ...more })
const matter: MatterState = foldedMatter([])
const given = { today: '2026-03-01' as const, names }
const code = (decision: ReturnType<typeof publishDocument>) => ('refusal' in decision ? decision.refusal.code : decision.facts.map(({ kind }) => kind))

describe('a person decides what is public', () => {
  test('a document with a title; the same words again are no new fact', () => {
    expect(code(publishDocument(document(), { title: '今年要办的事', summary: '' }, given))).toEqual(['document.published'])
    expect(code(publishDocument(document({ published: { title: '今年要办的事', summary: '', on: '2026-02-01' } }), { title: '今年要办的事', summary: '' }, given))).toEqual([])
    expect(code(publishDocument(document(), { title: ' ', summary: '' }, given))).toBe('public_words_missing')
    expect(code(publishDocument(document(), { title: '今年要办的事', summary: '秘密★' }, given))).toBe('public_secret')
  })

  test('a matter of that document and of no other', () => {
    const words = { promise: '建公园', outcome: null, topic: null }
    expect(code(publiciseMatter(document(), matter, words, given))).toEqual(['matter.publicised'])
    expect(code(publiciseMatter(document({ decisions: [] }), matter, words, given))).toBe('public_other_document')
    expect(code(publiciseMatter(document(), matter, { ...words, outcome: '王建国已办' }, given))).toBe('public_name')
    expect(code(publiciseMatter(document(), matter, { ...words, topic: '内部掌握' }, given))).toBe('public_internal')
  })

  test('it is taken back with a reason, and only what is public', () => {
    expect(code(unpublishDocument(document(), '写错', given))).toBe('public_not')
    expect(code(unpublishDocument(document({ published: { title: 'x', summary: '', on: '2026-02-01' } }), ' ', given))).toBe('reason_missing')
    expect(code(unpubliciseMatter(matter, '写错', given))).toBe('public_not')
    expect(code(unpubliciseMatter({ ...matter, publicised: { promise: 'x', outcome: null, topic: null, on: '2026-02-01' } }, '写错', given))).toEqual(['matter.unpublicised'])
  })
})

describe('what came of it', () => {
  const publicised = { promise: '建公园', outcome: null, topic: null, on: '2026-02-10' }
  const extended = (on: string, approved = true) => [{ id: id(2), rule: 'longer', from: '2026-06-30', to: '2026-09-30', reason: '', attachments: [], on, post: null, actor: '', decided: { approved, to: '2026-09-30', words: null, on, post: null } }]
  test.each([
    ['open', {}, 'going-on', '2026-02-10'],
    ['done', { stage: 'done' }, 'done', 'the day of its last step'],
    ['given a later day since', { extensions: extended('2026-02-20') }, 'changed', '2026-02-20'],
    ['given a later day before it was public', { extensions: extended('2026-02-01') }, 'going-on', '2026-02-10'],
    ['refused a later day', { extensions: extended('2026-02-20', false) }, 'going-on', '2026-02-10'],
    ['done after a later day', { stage: 'done', extensions: extended('2026-02-20') }, 'done', 'the day of its last step'],
  ] as const)('%s', (_, more, standing, on) => {
    const state = { ...matter, publicised, ...more, extensions: 'extensions' in more ? [...more.extensions] : [] }
    expect(standingOf(state, rules.procedure)).toEqual({ standing, on: on.startsWith('the') ? (matter.steps.at(-1)?.on ?? matter.openedOn) : on })
  })

  test('given up, or resting, is changed; what is not public has no standing', () => {
    const procedure = { ...rules.procedure, states: rules.procedure.states.map((state) => (state.id === 'doing' ? { ...state, suspended: true } : state.id === 'done' ? { ...state, final: 'stopped' as const } : state)) }
    for (const stage of ['doing', 'done']) expect(standingOf({ ...matter, stage, publicised }, procedure)?.standing).toBe('changed')
    expect(standingOf(matter, rules.procedure)).toBeNull()
  })
})
