import { describe, expect, test } from 'vitest'

import { canonical, envelopeText, leafOf } from './hash.ts'
import type { Envelope } from './hash.ts'

const envelope: Envelope = {
  id: '01920000-0000-7000-8000-000000000001',
  tenant: 'hedong',
  kind: 'matter.opened',
  schemaVersion: 1,
  commandId: '01920000-0000-7000-8000-000000000002',
  subject: 'matter:01920000-0000-7000-8000-000000000003',
  subjectVersion: 1,
  occurredOn: '2026-03-02',
  occurredAt: null,
  recordedAt: '2026-03-02T01:02:03.004Z',
  actor: 'system',
  post: null,
  onBehalfOf: null,
}
const payload = { title: '一业一证', amount: '1.50', count: 2, list: ['乙', '甲'], nothing: null }
const salt = Buffer.from('000102030405060708090a0b0c0d0e0f', 'hex')

describe('leaf of a fact', () => {
  test.each([
    ['sm3', 'bf81d1d6aba2fd875bfa9f58de9576ed495deeb6f319b36eeaf01eb42b5d9073', '121b6b9fb979824d5bebc77eaf9a831b5ecb2b0c6e63728c9b8f16b1b6d8b927'],
    ['sha256', 'bf46402e7a32ba6b9e1a0787743dcd27b2ee6d851dd7cfe136f04697ebf7ef8c', '8905754a5c3d371d6bf3ce10c0b4eb1e603db42a4ba89241f69219b1fc145a38'],
  ] as const)('%s: the hashes are these for ever', (algorithm, payloadHash, leafHash) => {
    const leaf = leafOf(envelope, payload, salt, algorithm)
    expect([leaf.payloadHash.toString('hex'), leaf.leafHash.toString('hex')]).toEqual([payloadHash, leafHash])
  })

  const hash = (change: Partial<Envelope>, content: unknown = payload, grain = salt) => leafOf({ ...envelope, ...change }, content, grain, 'sm3').leafHash.toString('hex')

  test('keys in another order give the same leaf', () => {
    const { title, ...rest } = payload
    expect(hash({}, { ...rest, title })).toBe(hash({}))
  })

  test('what an object carries beside the envelope does not change the leaf', () => {
    expect(hash({ payload: 1, seq: 7 } as Partial<Envelope>)).toBe(hash({}))
  })

  test.each(Object.keys(envelope) as (keyof Envelope)[])('%s is part of the leaf', (field) => {
    expect(hash({ [field]: 'other' })).not.toBe(hash({}))
  })

  test.each([
    ['a value', { ...payload, count: 3 }],
    ['the order of a list', { ...payload, list: ['甲', '乙'] }],
    ['a number for a string', { ...payload, amount: 1.5 }],
    ['a key left out', { title: '一业一证' }],
  ])('%s in the payload changes the leaf', (_, other) => {
    expect(hash({}, other)).not.toBe(hash({}))
  })

  test('the salt changes the leaf', () => {
    expect(hash({}, payload, Buffer.alloc(16))).not.toBe(hash({}))
  })
})

test('canonical text is RFC 8785: keys sorted by UTF-16, no white space, numbers as JavaScript writes them', () => {
  expect(canonical({ b: 1e21, a: [true, null, 0.1], 甲: '\u000b"' })).toBe('{"a":[true,null,0.1],"b":1e+21,"甲":"\\u000b\\""}')
})

test('the text of an envelope is its canonical text', () => {
  const full: Envelope = { ...envelope, actor: 'person:"甲"\u000b\\', occurredAt: '2026-03-02T01:02:03.004Z', post: '01920000-0000-7000-8000-000000000004', onBehalfOf: 'membership:乙', subjectVersion: 2_000_000 }
  for (const one of [envelope, full]) expect(envelopeText(one)).toBe(canonical(one))
})

test('what JSON cannot say is refused', () => {
  expect(() => canonical(undefined)).toThrow('no canonical JSON')
})
