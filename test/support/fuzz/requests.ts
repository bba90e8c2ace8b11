import fc from 'fast-check'

import { hostile, hostileText, spoiled } from './hostile.ts'
import type { Pool } from './pool.ts'
import { valid, type Schema } from './schema.ts'

export type Operation = {
  name: string
  method: string
  /** with `{name}` where an id stands */
  path: string
  parameters: { name: string; in: string; required: boolean; schema: Schema }[]
  body: Schema | null
  multipart: boolean
}

/** `kind` says what is wrong with it, if anything. */
export type FuzzRequest = { operation: string; kind: string; method: string; url: string; headers: Record<string, string>; payload: string | Buffer | undefined }

type Sent = Pick<FuzzRequest, 'kind' | 'headers' | 'payload'>
type Described = { paths: Record<string, Record<string, { operationId?: string; parameters?: Operation['parameters']; requestBody?: { content: Record<string, { schema: Schema } | undefined> } }>> }

/** The operations of an OpenAPI description. */
export function operationsOf(description: unknown): Operation[] {
  return Object.entries((description as Described).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters, requestBody }]) => ({
      name: operationId ?? `${method} ${path}`,
      method: method.toUpperCase(),
      path,
      parameters: parameters ?? [],
      body: requestBody?.content['application/json']?.schema ?? null,
      multipart: requestBody?.content['multipart/form-data'] !== undefined,
    })),
  )
}

/** A request as the description wants it. */
export function proper(operation: Operation, pool: Pool): fc.Arbitrary<FuzzRequest> {
  return assemble(operation, pathOf(operation, pool), queryOf(operation, pool), operation.multipart ? goodForm : properBody(operation, pool))
}

/** Requests of every degree of wrongness. */
export function requestsTo(operation: Operation, pool: Pool): fc.Arbitrary<FuzzRequest> {
  const path = pathOf(operation, pool)
  const query = queryOf(operation, pool)
  const body = operation.multipart ? goodForm : properBody(operation, pool)
  const spoiledBody = operation.multipart ? badForm : operation.body ? valid(operation.body, '', pool).chain(spoiled).map(json('spoiled body')) : body
  return fc.oneof(
    { weight: 5, arbitrary: assemble(operation, path, query, body) },
    { weight: 5, arbitrary: assemble(operation, path, query, spoiledBody) },
    { weight: 2, arbitrary: assemble(operation, path, badQuery(operation, pool), body) },
    { weight: 1, arbitrary: assemble(operation, badPath(operation), query, body) },
    { weight: 1, arbitrary: assemble(operation, path, query, rawBody) },
    { weight: 1, arbitrary: fc.tuple(assemble(operation, path, query, body), fc.constantFrom('PATCH', 'OPTIONS', 'HEAD', 'PUT', 'DELETE', 'POST', 'GET')).map(([request, method]) => ({ ...request, method, kind: `method ${method}` })) },
  )
}

function assemble({ name, method }: Operation, path: fc.Arbitrary<string>, query: fc.Arbitrary<string>, body: fc.Arbitrary<Sent>): fc.Arbitrary<FuzzRequest> {
  return fc.tuple(path, query, body).map(([at, asked, sent]) => ({ operation: name, method, url: asked === '' ? at : `${at}?${asked}`, ...sent }))
}

function pathOf({ path, parameters }: Operation, pool: Pool): fc.Arbitrary<string> {
  const schemas = Object.fromEntries(parameters.filter((one) => one.in === 'path').map(({ name, schema }) => [name, valid(schema, name, pool)]))
  return fc.record(schemas).map((values) => filled(path, (name) => encodeURIComponent(wellFormed(String(values[name])))))
}

const BAD_PARTS = ['%', '%00', '%ff', '..', '%2e%2e', '%2e%2e%2f%2e%2e%2fetc%2fpasswd', '..%5c..', '%2f', ';a=b', 'a'.repeat(3000), '%ED%A0%80', '-', '0', 'null', '%7B%7D', "'", '%0d%0aSet-Cookie:a=b']

function badPath({ path }: Operation): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...BAD_PARTS), fc.constantFrom('', '/', '//', '/..', '/%00')).map(([part, end]) => filled(path, () => part) + end)
}

function filled(path: string, value: (name: string) => string): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => value(name))
}

function queryOf({ parameters }: Operation, pool: Pool): fc.Arbitrary<string> {
  const asked = parameters.filter((one) => one.in === 'query')
  const values = fc.record(Object.fromEntries(asked.map(({ name, schema }) => [name, valid(schema, name, pool)])), { requiredKeys: asked.filter(({ required }) => required).map(({ name }) => name) })
  return values.map((given) => Object.entries(given).map(([name, value]) => pair(name, value)).join('&'))
}

/** Twice the same, brackets, halves of characters, names nobody knows. */
function badQuery({ parameters }: Operation, pool: Pool): fc.Arbitrary<string> {
  const names = [...parameters.filter((one) => one.in === 'query').map(({ name }) => name), 'unknown', '__proto__', 'constructor', 'limit', 'cursor', 'q']
  const one = fc.tuple(fc.constantFrom(...names), hostileText, fc.nat()).map(([name, bad, at]) => {
    const forms = [pair(name, bad), `${pair(name, bad)}&${pair(name, 'b')}`, `${name}[]=a&${name}[a]=b`, `${name}=%ff`, `${name}=%`, `${name}`, `=${encodeURIComponent(name)}`, pair(name, pool.take('*', at) ?? 'a'), pair(name, 'a'.repeat(9000))]
    return forms[at % forms.length] ?? ''
  })
  return fc.array(one, { minLength: 1, maxLength: 4 }).map((pairs) => pairs.join('&'))
}

function pair(name: string, value: unknown): string {
  return `${encodeURIComponent(wellFormed(name))}=${encodeURIComponent(wellFormed(String(value)))}`
}

function wellFormed(text: string): string {
  return text.toWellFormed()
}

function properBody({ body }: Operation, pool: Pool): fc.Arbitrary<Sent> {
  return body ? valid(body, '', pool).map(json('proper')) : fc.constant({ kind: 'proper', headers: {}, payload: undefined })
}

function json(kind: string): (value: unknown) => Sent {
  return (value) => ({ kind, headers: { 'content-type': 'application/json' }, payload: JSON.stringify(value) ?? 'null' })
}

const BAD_BODIES = [
  '', '{', '{"a":', 'null', '[]', '"x"', '1e999', '{"a":1,}', "{'a':1}", '{"__proto__":{"admin":true}}', '{"constructor":{"prototype":{"admin":true}}}', '{"a":1,"a":2}', '\ufeff{}', '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
]
const BAD_TYPES = ['application/json', 'application/json; charset=utf-7', 'application/json; charset=gbk', 'text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=', 'application/json, text/html', 'x', '', 'application/vnd.api+json']
const rawBody: fc.Arbitrary<Sent> = fc
  .tuple(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom<string | Buffer>(...BAD_BODIES) },
      { weight: 1, arbitrary: fc.constantFrom(() => '['.repeat(200_000), () => '{"a":'.repeat(100_000), () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`, () => `{"a":"${'x'.repeat(1_100_000)}"}`).map((make) => make()) },
      { weight: 1, arbitrary: hostile.map((value) => JSON.stringify(value)) },
      { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) },
    ),
    fc.constantFrom(...BAD_TYPES),
  )
  .map(([payload, type]) => ({ kind: `raw body as ${type}`, headers: { 'content-type': type }, payload }))

const BOUNDARY = 'fuzz-7f3a'
const FILES = [
  { name: '方案.txt', bytes: Buffer.from('一、总体要求\n1.市体育局牵头，2026年9月底前完成。\n') },
  { name: '台账.csv', bytes: Buffer.from('事项,单位,时限\n清理,市体育局,2026-09-30\n') },
  { name: '方案.docx', bytes: Buffer.from('PK\x03\x04broken') },
  { name: '台账.xlsx', bytes: Buffer.alloc(300, 'PK\x03\x04') },
  { name: '通知.pdf', bytes: Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n') },
  { name: '../../x\r\n.txt', bytes: Buffer.from('') },
  { name: '__proto__', bytes: Buffer.from([0xff, 0xfe, 0, 0xd8]) },
]

const goodForm: fc.Arbitrary<Sent> = fc.tuple(fc.constantFrom(...FILES), fc.uuid({ version: 7 })).map(([file, command]) => form([part('command', command), part('file', file.bytes, file.name)], 'proper form'))

const badForm: fc.Arbitrary<Sent> = fc.tuple(fc.constantFrom(...FILES), hostileText, fc.nat()).map(([file, bad, at]) => {
  const whole = form([part('command', bad), part('file', file.bytes, file.name)], 'form with a bad field')
  const ways: (() => Sent)[] = [
    () => whole,
    () => ({ ...whole, kind: 'form cut off', payload: (whole.payload as Buffer).subarray(0, at % 200) }),
    () => ({ ...whole, kind: 'form of another boundary', headers: { 'content-type': 'multipart/form-data; boundary=other' } }),
    () => form([], 'empty form'),
    () => form(Array.from({ length: 30 }, () => part('file', file.bytes, file.name)), 'thirty files'),
    () => form(Array.from({ length: 60 }, (_, index) => part(`f${index}`, 'x')), 'sixty fields'),
    () => form([part('__proto__', 'x'), part('constructor', 'y'), part('file', file.bytes, file.name)], 'names of prototypes'),
    () => form([part('file', file.bytes, bad)], 'bad file name'),
    () => form([Buffer.from(`Content-Disposition: form-data\r\n\r\nx\r\n`)], 'part without name'),
    () => form([Buffer.from(`X-${'a'.repeat(100_000)}: 1\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nx\r\n`)], 'part with a huge head'),
    () => form([part('command', 'x'.repeat(500_000))], 'huge field'),
    () => ({ kind: 'JSON for a form', headers: { 'content-type': 'application/json' }, payload: '{}' }),
  ]
  return (ways[at % ways.length] ?? (() => whole))()
})

function part(name: string, content: string | Buffer, file?: string): Buffer {
  const named = file === undefined ? '' : `; filename="${file.toWellFormed()}"`
  return Buffer.concat([Buffer.from(`Content-Disposition: form-data; name="${name}"${named}\r\n\r\n`), Buffer.from(content as string), Buffer.from('\r\n')])
}

function form(parts: readonly Buffer[], kind: string): Sent {
  const payload = Buffer.concat([...parts.flatMap((one) => [Buffer.from(`--${BOUNDARY}\r\n`), one]), Buffer.from(`--${BOUNDARY}--\r\n`)])
  return { kind, headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` }, payload }
}
