import fc from 'fast-check'

import type { Pool } from './pool.ts'

/** What of JSON Schema the description of the API uses. */
export type Schema = {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  propertyNames?: Schema
  items?: Schema
  minItems?: number
  maxItems?: number
}

const DAYS = ['2020-02-29', '2023-06-30', '2023-09-20', '2023-12-31', '2026-03-31', '2026-09-30', '2026-11-23', '2027-12-31', '1900-01-01', '2199-12-31']
const TEXTS = ['深化改革', '市体育局', '按季推进，年底前完成', '改革', '1', '100', 'a', '第一季度', '2026年', '１．', '=1+1', '𠮷', '“引号”']
const MOST_ITEMS = 3

/** Values that fit a schema; `key` is the property they stand at, by which ids that exist are found. */
export function valid(schema: Schema, key: string, pool: Pool): fc.Arbitrary<unknown> {
  const several = schema.anyOf ?? schema.oneOf
  if (several) return fc.oneof(...several.map((one) => valid(one, key, pool)))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'string':
      return text(schema, key, pool)
    case 'integer':
      return fc.oneof(fc.integer({ min: schema.minimum ?? -100, max: Math.min(schema.maximum ?? 100, (schema.minimum ?? 0) + 40) }), fc.constantFrom(schema.minimum ?? 0, schema.maximum ?? 100))
    case 'number':
      return fc.double({ min: schema.minimum ?? -1e6, max: schema.maximum ?? 1e6, noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(valid(schema.items ?? {}, singular(key), pool), { minLength: schema.minItems ?? 0, maxLength: Math.max(schema.minItems ?? 0, Math.min(schema.maxItems ?? MOST_ITEMS, MOST_ITEMS)) })
    case 'object':
      return object(schema, pool)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

function text({ format, pattern, minLength = 0, maxLength = 200 }: Schema, key: string, pool: Pool): fc.Arbitrary<string> {
  const known = fc.nat().map((at) => pool.take(key, at))
  if (format === 'uuid') return key === 'command' ? fc.uuid({ version: 7 }) : fc.oneof({ weight: 9, arbitrary: fc.tuple(known, fc.uuid({ version: 7 })).map(([one, other]) => one ?? other) }, { weight: 1, arbitrary: fc.uuid({ version: 7 }) })
  if (format === 'date') return fc.constantFrom(...DAYS)
  if (format === 'date-time') return fc.constantFrom(...DAYS.map((day) => `${day}T04:00:00.000Z`))
  const made = pattern === undefined ? words(minLength, maxLength) : fc.stringMatching(new RegExp(pattern))
  return fc.tuple(known, made, fc.boolean()).map(([one, other, take]) => (take && one !== undefined && one.length <= maxLength ? one : other))
}

function words(least: number, most: number): fc.Arbitrary<string> {
  const fits = TEXTS.filter(({ length }) => length >= least && length <= most)
  const free = fc.string({ unit: 'grapheme-composite', minLength: least, maxLength: Math.max(least, Math.min(most, 40)) })
  return fits.length > 0 ? fc.oneof(fc.constantFrom(...fits), free) : free
}

function object({ properties = {}, required = [], additionalProperties, propertyNames }: Schema, pool: Pool): fc.Arbitrary<unknown> {
  const fixed = fc.record(Object.fromEntries(Object.entries(properties).map(([key, inner]) => [key, valid(inner, key, pool)])), { requiredKeys: required })
  if (typeof additionalProperties !== 'object') return fixed
  const names = valid(propertyNames ?? { type: 'string', maxLength: 20 }, 'field', pool).map(String)
  return fc.tuple(fixed, fc.dictionary(names, valid(additionalProperties, 'value', pool), { maxKeys: MOST_ITEMS })).map(([own, more]) => ({ ...more, ...own }))
}

/** `matters` holds each a `matter`, `activities` an `activity`. */
export function singular(key: string): string {
  return key.endsWith('ies') ? `${key.slice(0, -3)}y` : key.replace(/s$/, '')
}
