import { expect, test } from 'vitest'

import { checkCode, filedText, headLines, receiptLines } from './filed.ts'

const city = { id: 'hedong', name: '河东市' }
const root = '0123456789abcdef'.repeat(4)
const head = { city: 'hedong', size: 40, root, hash: 'sm3' as const, signedAt: '2026-03-02T01:02:03.004Z', key: 'a'.repeat(32), signature: 'cd'.repeat(64) }
const key = { id: head.key, algorithm: 'sm2' as const, publicKey: '04'.repeat(65) }

test('a head on paper says all that is needed to verify the log against it', () => {
  const text = filedText('记录链树头', headLines({ city, head, key }), 'zh')
  expect(text.split('\n').slice(0, 6)).toEqual(['记录链树头', '', '地区：河东市（hedong）', '记录数：40', `根：${root}`, '校验短码：0123-4567-89AB-CDEF'])
  for (const value of [head.signedAt, key.id, key.publicKey, head.signature, 'SM3', 'SM2']) expect(text).toContain(value)
})

test('a receipt on paper names its facts and not their content', () => {
  const fact = { id: '01920000-0000-7000-8000-000000000001', kind: 'matter.opened', subject: 'matter:x', occurredOn: '2026-03-02', recordedAt: head.signedAt, leaf: 7, envelope: true, content: 'good' as const, included: true }
  expect(filedText('Receipt', receiptLines({ facts: [fact, { ...fact, kind: 'unit.created' }] }), 'en')).toBe(
    `Receipt\n\nFact (Opened): ${fact.id} · 2026-03-02 · ${head.signedAt} · 7\nFact (unit.created): ${fact.id} · 2026-03-02 · ${head.signedAt} · 7\n`,
  )
})

test('the code of another root is another', () => expect(checkCode('ffff456789abcdef')).toBe('FFFF-4567-89AB-CDEF'))
