import { expect, test } from 'vitest'
import { z } from 'zod'

import { endpoints } from './contract/endpoints.ts'
import type { EndpointSchema } from './contract/endpoints.ts'
import { fits } from './fits.ts'
import { serializerCompiler } from './validation.ts'

const row = z.object({ id: z.uuid(), light: z.enum(['normal', 'done']), due: z.iso.date().nullable(), note: z.string().optional(), leads: z.number().int() })
const page = z.object({ rows: z.array(row), by: z.record(z.string(), z.union([z.string(), z.number()])), any: z.unknown(), kind: z.literal('page'), most: z.number().default(1) })
const one = { id: '0190b7f2-3c00-7abc-8def-0123456789ab', light: 'normal', due: null, leads: 1 }
const whole = { rows: [one, { ...one, due: '2026-01-01', note: 'n', leads: -0.5 }], by: { a: 'b', c: 1 }, any: { x: [1] }, kind: 'page', most: 2 }

test('an answer of the contract’s shape fits', () => expect(fits(page)(whole)).toBe(true))

test.each([
  ['a key that is not named', { ...whole, secret: 1 }],
  ['one deep inside', { ...whole, rows: [one, { ...one, secret: 'x' }] }],
  ['one in place of another', { ...whole, rows: [{ ...one, leads: undefined, secret: 1 }] }],
  ['one that is undefined', { ...whole, secret: undefined }],
  ['a key that is missing', { rows: [], by: {}, any: null, most: 1 }],
  ['what would be filled in', { ...whole, most: undefined }],
  ['a word that is not listed', { ...whole, rows: [{ ...one, light: 'other' }] }],
  ['null where none may be', { ...whole, rows: [{ ...one, id: null }] }],
  ['a day as Date', { ...whole, rows: [{ ...one, due: new Date(0) }] }],
  ['what is no number', { ...whole, rows: [{ ...one, leads: Number.NaN }] }],
  ['a value of no kind that is named', { ...whole, by: { a: true } }],
  ['a list for an object', { ...whole, by: [] }],
  ['an object for a list', { ...whole, rows: { 0: one } }],
  ['what writes itself', { ...whole, toJSON: () => ({ secret: 1 }) }],
])('%s: it does not', (_, value) => expect(fits(page)(value)).toBe(false))

test('an object that takes more has it checked, a strict one takes none', () => {
  const open = fits(z.object({ a: z.string() }).catchall(z.number()))
  expect([open({ a: '' }), open({ a: '', b: 1 }), open({ a: '', b: 'x' })]).toEqual([true, true, false])
  expect(fits(z.strictObject({ a: z.string() }))({ a: '', b: 1 })).toBe(false)
})

test('a schema that names itself', () => {
  type Part = { name: string; parts: Part[] }
  const part: z.ZodType<Part> = z.object({ name: z.string(), get parts() { return z.array(part) } })
  const tree = fits(part)
  expect([tree({ name: 'a', parts: [{ name: 'b', parts: [] }] }), tree({ name: 'a', parts: [{ name: 'b', parts: [], more: 1 }] })]).toEqual([true, false])
})

test('what changes a value on its way is never taken as it is', () => {
  expect(fits(z.object({ a: z.codec(z.string(), z.number(), { decode: Number, encode: String }) }))({ a: '1' })).toBe(false)
})

test('what is not in the contract is not sent, wherever it stands, and what is wrong is refused', () => {
  const write = serializerCompiler({ schema: page, method: 'GET', url: '/', httpStatus: '200' } as never)
  const sent = (value: unknown): unknown => JSON.parse(write(value))
  expect(sent(whole)).toEqual(whole)
  expect(sent({ ...whole, secret: 1, rows: [{ ...one, secret: 1 }] })).toEqual({ ...whole, rows: [one] })
  expect(() => write({ ...whole, kind: 'other' })).toThrow("Response doesn't match the schema")
})

test('every answer of the contract is made of kinds that are known here', () => {
  const unknown = new Set<string>()
  const known = new Set(['object', 'string', 'number', 'boolean', 'null', 'unknown', 'any', 'never', 'enum', 'literal', 'nullable', 'optional', 'default', 'prefault', 'readonly', 'array', 'record', 'union'])
  const seen = new Set<unknown>()
  const walk = (schema: unknown): void => {
    if (!(schema instanceof z.ZodType) || seen.has(schema)) return
    seen.add(schema)
    const def = schema.def as unknown as Record<string, unknown>
    if (!known.has(schema.def.type)) unknown.add(schema.def.type)
    for (const [name, part] of Object.entries(def)) {
      if (name === 'checks') continue
      if (Array.isArray(part)) part.forEach(walk)
      else if (part instanceof z.ZodType) walk(part)
      else if (part === def.shape) Object.values(part as object).forEach(walk)
    }
  }
  for (const endpoint of Object.values(endpoints) as EndpointSchema[]) if (!endpoint.binary) walk(endpoint.response)
  expect(seen.size).toBeGreaterThan(500)
  expect([...unknown]).toEqual([])
})
