import { Validator } from '@seriousme/openapi-schema-validator'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { Deps } from '../app/call.ts'
import { errorWords } from '../kernel/words/errors.ts'
import { endpoints } from './contract/endpoints.ts'
import type { EndpointSchema } from './contract/endpoints.ts'
import { paths } from './contract/paths.ts'
import type { EndpointName } from './contract/paths.ts'
import { buildServer } from './server.ts'

type Operation = { operationId: string; tags: string[]; requestBody?: { content: Record<string, unknown> }; responses: Record<string, { content?: Record<string, { schema?: unknown }> }>; security?: unknown[] }
type Description = { openapi: string; tags: { name: string }[]; paths: Record<string, Record<string, Operation>> }

let app: FastifyInstance
let text: string
let description: Description
beforeAll(async () => {
  // The description is made from the contract alone; no verb is called, so nothing it would work with is needed.
  app = await buildServer({} as Deps, { web: null, log: 'silent', rates: null })
  text = (await app.inject('/api/openapi.json')).body
  description = JSON.parse(text) as Description
})
afterAll(() => app.close())

const operations = () => Object.entries(description.paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ address: `${method.toUpperCase()} ${path}`, ...operation })))

test('it is valid OpenAPI 3.1', async () => {
  expect(description.openapi).toBe('3.1.0')
  const { valid, errors } = await new Validator().validate(JSON.parse(text) as Record<string, unknown>)
  expect({ valid, errors }).toEqual({ valid: true, errors: undefined })
})

test('it holds every address of the contract, by name, and no other', () => {
  const published = Object.fromEntries(operations().map(({ operationId, address }) => [operationId, address]))
  const declared = Object.fromEntries(Object.entries(paths).map(([name, address]) => [name, address.replaceAll(/:(\w+)/g, '{$1}')]))
  expect(published).toEqual(declared)
})

test('what goes in and comes out of each address is described', () => {
  for (const { operationId, requestBody, responses, tags, security } of operations()) {
    const name = operationId as EndpointName
    const schema: EndpointSchema = endpoints[name]
    const bodyType = schema.multipart ? 'multipart/form-data' : schema.body ? 'application/json' : undefined
    expect({ name, body: Object.keys(requestBody?.content ?? {})[0] }).toEqual({ name, body: bodyType })
    const answerType = schema.binary ? 'application/octet-stream' : schema.stream ? 'text/event-stream' : 'application/json'
    expect({ name, answer: responses['200']?.content?.[answerType]?.schema }).toEqual({ name, answer: expect.any(Object) })
    expect({ name, problem: responses.default?.content?.['application/problem+json']?.schema }).toMatchObject({ name, problem: { properties: { code: { type: 'string' } } } })
    expect(description.tags.map((tag) => tag.name)).toContain(tags[0])
    expect({ name, open: security?.length === 0 }).toEqual({ name, open: ['signIn', 'signOut', 'getHealth'].includes(name) })
  }
})

test('the readable page needs no script, loads nothing, and holds every endpoint and every error', async () => {
  const { body, headers } = await app.inject('/api/docs')
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1]
  expect(body).toContain(`<style nonce="${nonce}">`)
  expect(body).not.toMatch(/<script|https?:\/\/|\{\{|undefined|\[object/)
  for (const name of Object.keys(paths)) expect(body).toContain(`<article id="${name}">`)
  for (const code of Object.keys(errorWords)) expect(body).toContain(`<tr id="problem-${code}">`)
})
