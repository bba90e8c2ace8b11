import { describe, expect, test } from 'vitest'

import type { Fact } from './facts/index.ts'
import { fold, withErasures } from './fold.ts'
import { ERASABLE, maskWords, placesOf, redact } from './redact.ts'

describe('masking', () => {
  test.each([
    ['张三丰到窗口调研', ['张三丰'], '＊＊＊到窗口调研'],
    ['电话13800001111', ['13800001111'], '电话***********'],
    ['张三丰与张三', ['张三', '张三丰'], '＊＊＊与＊＊'],
    ['李四', ['张三'], '李四'],
  ])('%s without %j is %s', (text, words, expected) => {
    expect(maskWords(text, words)).toBe(expected)
    expect(expected).toHaveLength(text.length)
  })

  test('texts at any depth are masked; keys, ids, days, numbers and hashes are not', () => {
    const id = '01920138-0000-7111-8000-000000000009'
    expect(redact({ 张三: ['张三', { note: '问张三' }], id, of: `person:${id}`, on: '2026-09-20', n: 13800, hash: 'a'.repeat(64) }, ['张三', '0138', '2026', 'aaaa'])).toEqual({
      张三: ['＊＊', { note: '问＊＊' }], id, of: `person:${id}`, on: '2026-09-20', n: 13800, hash: 'a'.repeat(64),
    })
  })

  test('places show the text around, and nothing where the word is only in an id', () => {
    expect(placesOf({ a: `${'前'.repeat(30)}张三${'后'.repeat(60)}`, b: '没有' }, ['张三'])).toEqual([`…${'前'.repeat(20)}张三${'后'.repeat(38)}…`])
  })

  test.each([['张三', true], ['13800001111', true], ['Wang Wei', true], ['张', false], ['a"b', false], [' 张三', false], ['a\\b', false], ['字'.repeat(41), false]])('%s may be erased: %s', (word, fits) => {
    expect(ERASABLE.test(word)).toBe(fits)
  })
})

describe('folding what was erased', () => {
  const subject = 'activity:01920000-0000-7000-8000-000000000001'
  const id = (n: number) => `01920000-0000-7000-8000-00000000010${n}`
  const fact = (n: number, kind: string, payload: unknown, schemaVersion = 1): Fact => ({
    id: id(n), tenant: 't', kind, schemaVersion, commandId: id(9), subject, subjectVersion: n, occurredOn: '2026-09-20', occurredAt: null, recordedAt: '2026-09-20T02:00:00.000Z', actor: 'system', post: null, onBehalfOf: null, payload,
  })
  const said = (summary: string) => ({ matters: [], units: [], attended: [], kinds: ['study'], summary, place: null, attachments: [], fields: {}, unit: null, review: { unit: false, office: false } })
  const recorded = fact(1, 'activity.recorded', said('张三与李四调研'), 2)
  const first = fact(2, 'fact.erased', { fact: id(1), erasure: id(8), ground: '本人申请', redacted: said('＊＊与李四调研') })
  const second = fact(3, 'fact.erased', { fact: id(2), erasure: id(8), ground: '本人申请', redacted: { ...(first.payload as object), redacted: said('＊＊与＊＊调研') } })
  const summary = (facts: Fact[]) => (fold(facts) as { summary: string } | null)?.summary

  test('the words are masked, whether the payload is still there or already gone', () => {
    expect(summary([recorded, first])).toBe('＊＊与李四调研')
    expect(summary([{ ...recorded, payload: said('＊＊与李四调研') }, first])).toBe('＊＊与李四调研')
  })

  test('what erased one name and holds another is itself erased', () => {
    expect(summary([recorded, first, second])).toBe('＊＊与＊＊调研')
    expect(withErasures([recorded, first, second]).map(({ payload }) => JSON.stringify(payload)).join()).not.toMatch(/张三|李四.*李四/)
  })

  test('a fact that was erased and voided counts for nothing', () => {
    const gone = fact(3, 'fact.voided', { fact: id(1), reason: '记错' })
    expect(fold([recorded, first, gone])).toBe(null)
  })

  test('without erasures the very same facts are folded', () => {
    const facts = [recorded]
    expect(withErasures(facts)).toBe(facts)
  })
})
