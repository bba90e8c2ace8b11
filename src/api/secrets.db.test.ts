import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'

import type { FastifyInstance } from 'fastify'

import { PASSWORD } from '../../test/support/city.ts'
import { browserOf, cookieOf, openProduct, UNITS, type Product } from '../../test/support/over-http.ts'
import type { Database } from '../store/database/database.ts'
import { buildServer } from './server.ts'

const WRONG = 'wrong-pass-黍稷-4711'
const NEXT = 'next-pass-麻菽-0815'
const WRITTEN = 'written-饕餮-2222'
const FORGED = 'lx_forged-0000000000000000000000000000000000000'

let product: Product
let app: FastifyInstance
let failing: FastifyInstance

beforeAll(async () => {
  product = await openProduct()
  app = await buildServer(product.deps, { web: null, log: 'info', rates: null })
  const refused = () => Promise.reject(Object.assign(new Error('duplicate'), { code: '23505', detail: `Key (words)=(${WRITTEN}) already exists.`, where: WRITTEN }))
  const db: Database = { ...product.deps.db, read: refused, snapshot: refused, write: refused, readingAs: () => db }
  failing = await buildServer({ ...product.deps, db }, { web: null, log: 'info', rates: null })
})
afterEach(() => vi.restoreAllMocks())
afterAll(async () => {
  await app.close()
  await failing.close()
  await product.close()
})

/** Everything that the program writes to its log, or prints, while this is done. */
async function loggedDuring(work: () => Promise<void>): Promise<string> {
  const written: string[] = []
  const keep = (chunk: string | Uint8Array): boolean => written.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString()) > 0
  const streams = [vi.spyOn(process.stderr, 'write').mockImplementation(keep), vi.spyOn(process.stdout, 'write').mockImplementation(keep)]
  await work()
  for (const stream of streams) stream.mockRestore()
  return written.join('')
}

test('no password, cookie, token or word that somebody sent is in the log, whatever goes wrong with it', async () => {
  const [unit] = UNITS
  const { username } = await product.city.user('office', unit)
  const secrets = [PASSWORD, WRONG, NEXT, WRITTEN, FORGED, username]
  const statuses: number[] = []
  const log = await loggedDuring(async () => {
    const ask = async (at: FastifyInstance, method: string, url: string, headers: Record<string, string>, payload?: object | string) => {
      const answer = await at.inject({ method: method as 'GET', url, headers, ...(payload !== undefined && { payload }) })
      statuses.push(answer.statusCode)
      return answer
    }
    await ask(app, 'POST', '/api/v1/session', {}, { username, password: WRONG })
    const entered = await ask(app, 'POST', '/api/v1/session', {}, { username, password: PASSWORD })
    const cookie = cookieOf(entered.headers['set-cookie'])
    const browser = browserOf(app, cookie)
    const changed = await browser.ask('PUT', '/api/v1/session/password', { current: PASSWORD, next: NEXT })
    const now = cookieOf(changed.headers['set-cookie'] as string)
    secrets.push(...[cookie, now].flatMap((one) => one.split(/[=;]/)).map((one) => decodeURIComponent(one).split('.')[0] ?? '').filter((one) => one.length > 20))
    const made = await ask(app, 'POST', '/api/v1/tokens', { cookie: now }, { command: product.newCommand(), name: WRITTEN, scopes: ['read'], until: '2027-06-30' })
    const token = String(made.json<{ token?: unknown }>().token)
    if (made.statusCode === 200) secrets.push(token)
    const feed = await ask(app, 'POST', '/api/v1/reminders/calendar', { cookie: now }, {})
    const address = /[\w-]{32}(?=\.ics)/.exec(feed.body)?.[0]
    if (address !== undefined) secrets.push(address)
    await ask(app, 'GET', `/calendar/${address ?? 'none'}.ics`, {})
    await ask(app, 'GET', '/api/v1/units', { authorization: `Bearer ${token}` })
    await ask(app, 'GET', '/api/v1/units', { authorization: `Bearer ${FORGED}` })
    await ask(app, 'GET', `/api/v1/search?q=${encodeURIComponent(WRITTEN)}`, { cookie: now })
    await ask(app, 'GET', `/api/v1/${encodeURIComponent(WRITTEN)}`, { cookie: now, referer: `https://here/${WRITTEN.slice(0, 7)}`, 'user-agent': 'agent\r\n{"level":50,"msg":"forged line"}'.replaceAll(/[\r\n]/g, ' ') })
    await ask(app, 'POST', '/api/v1/units', { cookie: now, 'content-type': 'application/json' }, `{"name":"${WRITTEN}",`)
    await ask(app, 'POST', '/api/v1/units', { cookie: now }, { command: 'x', name: WRITTEN, password: WRONG })
    await ask(failing, 'GET', `/api/v1/search?q=${encodeURIComponent(WRITTEN)}`, { cookie: now })
    await ask(failing, 'POST', '/api/v1/units', { cookie: now }, { command: product.newCommand(), name: WRITTEN, kind: 'department', aliases: [] })
    await ask(app, 'DELETE', '/api/v1/session', { cookie: now })
  })
  expect(statuses).toEqual(expect.arrayContaining([200, 400, 401, 404, 500]))
  // Else nothing would have been written that could hold anything.
  expect(log.split('\n').filter((line) => line.includes('"status"')).length).toBeGreaterThanOrEqual(statuses.length)
  expect(log).toContain('"code":"23505"')
  for (const secret of new Set(secrets)) for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')]) expect({ secret, logged: log.includes(form) }).toEqual({ secret, logged: false })
  // One line a record: what somebody sent cannot begin a line of its own.
  for (const line of log.split('\n').filter((one) => one !== '')) expect(() => JSON.parse(line) as unknown).not.toThrow()
})
