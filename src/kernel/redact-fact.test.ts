import { describe, expect, test } from 'vitest'

import { fitsMasked, redactPayload } from './redact-fact.ts'

const hash = 'a'.repeat(64)
const id = '01920138-0000-7111-8000-000000000009'
const recorded = { matters: [id], units: [], attended: [], kinds: ['study'], summary: 'study：欧阳测试，电话13912345678', place: '欧阳测试处', attachments: [hash], fields: { amount: '1234567.50', note: '欧阳测试' }, unit: null, review: { unit: true, office: false } }
const content = { kind: 'activity.recorded', schemaVersion: 2, payload: recorded }

describe('masking a fact', () => {
  test('what somebody wrote is masked; codes, figures, ids and hashes are not', () => {
    const redacted = redactPayload(content, ['欧阳测试', '13912345678', 'study', '1234567', 'aaaaaaa'])
    expect(redacted).toEqual({ ...recorded, summary: '*****：＊＊＊＊，电话***********', place: '＊＊＊＊处', fields: { amount: '1234567.50', note: '＊＊＊＊' } })
    expect(fitsMasked(content, redacted)).toBe(true)
  })

  test.each([
    ['membership.granted', { id, account: 'zhanghao-1', role: 'office', unit: null, post: null }, ['office']],
    ['matter.opened', { ledger: 'reform-tasks', procedure: 'practice', stage: 'practice' }, ['practice', 'reform-tasks']],
    ['activity.returned', { by: 'office' }, ['office']],
    ['matter.transitioned', { from: 'practice', to: 'closed-off' }, ['practice', 'closed-off']],
  ])('a code of %s stays', (kind, payload, words) => {
    expect(redactPayload({ kind, schemaVersion: 1, payload }, words)).toEqual(payload)
  })

  test('what an earlier erasure left is masked as the kind it was', () => {
    const earlier = { fact: id, erasure: id, ground: '本人申请', redacted: { ...recorded, summary: '＊＊与欧阳测试' } }
    const redacted = redactPayload({ ...content, payload: earlier }, ['欧阳测试', 'study'])
    expect(redacted).toEqual({ ...earlier, redacted: { ...recorded, summary: '＊＊与＊＊＊＊', place: '＊＊＊＊处', fields: { amount: '1234567.50', note: '＊＊＊＊' } } })
    expect(fitsMasked({ ...content, payload: earlier }, redacted)).toBe(true)
  })

  test.each([
    ['another text', { ...recorded, summary: '另写的一句话' }],
    ['a code masked away', { ...recorded, kinds: ['*'.repeat(60)] }],
    ['a key left out', { ...recorded, place: undefined }],
    ['another number of things', { ...recorded, attachments: [] }],
  ])('%s does not fit', (_, redacted) => {
    expect(fitsMasked(content, redacted)).toBe(false)
  })
})
