import { expect, test } from 'vitest'
import { z } from 'zod'
import { addressOf } from './call.ts'
import { newCommandId } from './command-id.ts'

test('a command id is a UUIDv7 of this moment', () => {
  expect(newCommandId(0x018abcdef012, new Uint8Array(10).fill(0xff))).toBe('018abcde-f012-7fff-bfff-ffffffffffff')
  expect(z.uuidv7().safeParse(newCommandId()).success).toBe(true)
})

test('two commands of one moment differ', () => {
  expect(newCommandId(1)).not.toBe(newCommandId(1))
})

test.each([
  ['/api/v1/matters/:matter', { matter: 'a/b' }, {}, '/api/v1/matters/a%2Fb', 'a parameter cannot leave its place'],
  [
    '/api/v1/matters',
    {},
    { q: '一业 一证', unit: undefined, light: '' },
    '/api/v1/matters?q=%E4%B8%80%E4%B8%9A+%E4%B8%80%E8%AF%81',
    'what is not given is not sent',
  ],
  ['/api/v1/matters', {}, { limit: 0 }, '/api/v1/matters?limit=0', 'nought is a value'],
])('%s is called at its address: %s', (path, params, query, address, why) => {
  expect(addressOf(path, params as Record<string, string>, query), why).toBe(address)
})

test('an address without its parameter is a bug', () => {
  expect(() => addressOf('/api/v1/matters/:matter')).toThrow('needs matter')
})
