import { describe, expect, test } from 'vitest'

import { askErasure, decideMasking, mayDecide, mayForget } from './erasure.ts'

const id = '01920138-0000-7111-8000-000000000009'
const asked = { person: id, words: ['欧阳测试'], ground: '本人申请', account: true, internal: false, facts: [], files: [], documents: [] }
const code = (decided: object | null) => (decided && 'refusal' in decided ? (decided.refusal as { code: string }).code : null)

describe('asking', () => {
  test.each([
    ['a name', {}, null],
    ['a telephone number', { words: ['13912345678'] }, null],
    ['a role', { words: ['office'] }, 'erasure_word_unfit'],
    ['a year', { words: ['2026'] }, 'erasure_word_unfit'],
    ['one letter', { words: ['市'] }, 'erasure_word_unfit'],
    ['a ground that names', { ground: '欧阳测试申请' }, 'erasure_ground_names'],
    ['nothing', { person: null }, 'erasure_empty'],
    ['records without words', { words: [], facts: [id] }, 'erasure_empty'],
    ['what is internal without words', { words: [], internal: true }, 'erasure_empty'],
    ['what is internal alone', { person: null, internal: true }, null],
  ])('%s', (_, changed, refused) => {
    expect(code(askErasure({ ...asked, ...changed }))).toBe(refused)
  })
})

describe('masking one record', () => {
  const summary = '走访欧阳测试（study）'
  const payload = { matters: [id], units: [], attended: [], kinds: ['study'], summary, place: null, attachments: [], fields: { amount: '1234567.50' }, unit: null, review: { unit: true, office: false } }
  const of = (kind: string, said: unknown, issued = false) => ({ content: { kind, schemaVersion: kind === 'activity.recorded' ? 2 : 1, payload: said }, issued })

  test('a name is masked; a choice, a figure and an id are not, whatever the words', () => {
    expect(decideMasking(of('activity.recorded', payload), ['欧阳测试', 'study', '1234567', '01920138'])).toEqual({ redacted: { ...payload, summary: '走访＊＊＊＊（*****）' } })
  })

  test.each([
    ['a record without the words', of('activity.recorded', payload), '司徒测试', 'erasure_unsaid'],
    ['a record with them in a choice only', of('activity.recorded', { ...payload, summary: '走访' }), 'study', 'erasure_unsaid'],
    ['a right', of('membership.granted', { id, account: 'x', role: 'office', unit: null, post: null }), 'office', 'erasure_frozen'],
    ['a season that was closed', of('period.closed', { note: '欧阳测试' }), '欧阳测试', 'erasure_frozen'],
    ['an assessment', of('score.given', { note: '欧阳测试' }), '欧阳测试', 'erasure_frozen'],
    ['a register of numbers', of('number.given', { note: '欧阳测试' }), '欧阳测试', 'erasure_frozen'],
    ['a letter that went out', of('letter.drafted', { note: '欧阳测试' }, true), '欧阳测试', 'erasure_frozen'],
    ['a kind of a later version', of('later.kind', { note: '欧阳测试' }), '欧阳测试', 'erasure_frozen'],
  ])('%s', (_, fact, word, refused) => {
    expect(code(decideMasking(fact, [word]))).toBe(refused)
  })
})

test.each([
  ['another agrees', 'requested', 'other', null],
  ['who asked for it', 'requested', 'asker', 'erasure_own_request'],
  ['whose data it is', 'requested', id, 'erasure_own_request'],
  ['decided already', 'approved', 'other', 'erasure_decided'],
] as const)('%s: %s', (_, state, who, refused) => {
  expect(code(mayDecide({ state, by: 'asker', person: id }, who))).toBe(refused)
})

test.each([['requested', 'erasure_not_approved'], ['declined', 'erasure_not_approved'], ['done', 'erasure_not_approved'], ['approved', null]] as const)('%s is carried out: %s', (state, refused) => {
  expect(code(mayForget({ state }))).toBe(refused)
})
