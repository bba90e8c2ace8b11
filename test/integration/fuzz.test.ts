import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { roles } from '../../src/kernel/permission.ts'
import { fuzz, type Send } from '../support/fuzz/fuzz.ts'
import { openPool } from '../support/fuzz/pool.ts'
import { operationsOf } from '../support/fuzz/requests.ts'
import { openProduct, UNITS, type Product } from '../support/over-http.ts'

/** The same requests each time, on a city that they themselves fill; `npm run bench -- fuzz` asks others, for longer, on the demonstration. */
const SEED = 20_260_916
const SLOW_MS = 10_000
/** A server speaks the same SQL as the embedded database: it is asked less. */
const EACH = process.env.LINGXIAN_TEST_DB === 'postgres' ? 1 : 2

let product: Product
let web: string
const cookies = new Map<string | null, string>()

beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'lingxian-web-'))
  writeFileSync(join(web, 'index.html'), '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><div id="root"></div>')
  // With the files of the web app, which answer addresses that no route has.
  product = await openProduct({ web })
})
afterAll(async () => {
  await product.close()
  rmSync(web, { recursive: true, force: true })
})

/** Signs in anew, as another account, when a request has ended what one had: signing out, closing accounts and the like are asked too. */
async function cookieFor(role: string | null): Promise<string> {
  const known = cookies.get(role)
  if (known !== undefined || role === null) return known ?? ''
  const [unit] = UNITS
  const { cookie } = await product.enter(await product.city.user(role as (typeof roles)[number], unit))
  cookies.set(role, cookie)
  return cookie
}

const send: Send = async ({ method, url, headers, payload }, role) => {
  const cookie = await cookieFor(role)
  const startedAt = performance.now()
  const leaving = new AbortController()
  const answer = await product.app.inject({ method: method as 'GET', url, headers: { ...headers, cookie }, ...(payload !== undefined && { payload }), payloadAsStream: true, signal: leaving.signal })
  const endless = String(answer.headers['content-type']).startsWith('text/event-stream')
  // What goes on being told is left as soon as it begins; what it tells has a test of its own.
  if (endless) leaving.abort()
  const body = endless ? '' : await text(answer.stream())
  if (role !== null && answer.statusCode === 401 && body.includes('not_signed_in')) cookies.delete(role)
  return { status: answer.statusCode, headers: answer.headers, text: body, ms: performance.now() - startedAt }
}

test('whatever is asked of any route, by anybody: no failure of the server, a problem document on refusal, and nothing told of its inside', { timeout: 240_000 }, async () => {
  const description: unknown = (await product.app.inject('/api/openapi.json')).json()
  const operations = operationsOf(description)
  const result = await fuzz({ send, operations, pool: openPool(), roles: ['office', null, ...roles], seed: SEED, each: EACH, rounds: 1, slowMs: SLOW_MS })
  expect(result.faults).toEqual([])
  // Else it would have knocked at doors only.
  expect(result.operationsDone).toBeGreaterThan(40)
})
