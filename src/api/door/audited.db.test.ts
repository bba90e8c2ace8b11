import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { openProduct, UNITS } from '../../../test/support/over-http.ts'
import type { Browser, Product } from '../../../test/support/over-http.ts'
import type { TestUser } from '../../../test/support/city.ts'
import { endpoints } from '../contract/endpoints.ts'
import type { EndpointSchema } from '../contract/endpoints.ts'
import { auditActionOf } from './audited.ts'

let product: Product
let office: Browser
let handler: Browser
let who: TestUser
beforeAll(async () => {
  product = await openProduct()
  who = await product.city.user('office', UNITS[0])
  office = await product.enter(who)
  handler = await product.enter(await product.city.user('handler', UNITS[2]))
})
afterAll(() => product.close())

const noted = () => product.deps.db.read('test', (db) => db.selectFrom('audit_event').select(['account', 'membership', 'action', 'outcome', 'what', 'address', 'trace']).where('tenant', '=', 'test').where('action', 'in', ['export', 'download', 'refused']).orderBy('no').execute())

test('every address that answers bytes says as what it is noted; only the picture of a procedure, which is the pack’s, is not', () => {
  const binary = (Object.keys(endpoints) as (keyof typeof endpoints)[]).filter((name) => (endpoints[name] as EndpointSchema).binary)
  expect(binary.length).toBeGreaterThan(8)
  expect(binary.filter((name) => auditActionOf(name) === null)).toEqual(['getProcedurePicture'])
  expect(auditActionOf('downloadFile')).toBe('download')
  expect(auditActionOf('getMatter')).toBe(null)
})

test('an export is noted with who, through what, from where and under which request; words of a search are not', async () => {
  expect((await office.ask('GET', `/api/v1/ledgers/reform-tasks/export?q=${encodeURIComponent('某人')}`)).status).toBe(200)
  const [entry] = await noted()
  expect(entry).toEqual({ account: who.acting.account, membership: who.acting.membership, action: 'export', outcome: 'done', what: 'exportLedger reform-tasks', address: '127.0.0.1', trace: expect.stringMatching(/^[0-9a-f-]{36}$/) as string })
})

test('reading a page is not noted', async () => {
  const before = await noted()
  expect((await office.ask('GET', '/api/v1/matters')).status).toBe(200)
  expect(await noted()).toEqual(before)
})

test('what is refused is noted with its reason, twenty times in ten minutes and no more', async () => {
  const before = (await noted()).length
  for (let times = 0; times < 23; times += 1) expect((await handler.ask('GET', '/api/v1/documents/01920000-0000-7000-8000-000000000001/publication')).status).toBeGreaterThan(399)
  const more = (await noted()).slice(before)
  expect([more.length, more[0]?.action, more[0]?.outcome]).toEqual([20, 'refused', 'refused'])
})

test('what cannot be noted is not handed out', async () => {
  const { db } = product.deps
  await db.owner((tx) => sql`revoke insert on audit_event from lingxian_app`.execute(tx))
  const answer = await office.ask('GET', '/api/v1/ledgers/reform-tasks/export')
  await db.owner((tx) => sql`grant insert on audit_event to lingxian_app`.execute(tx))
  expect([answer.status, answer.body.code]).toEqual([500, 'internal'])
  expect((await office.ask('GET', '/api/v1/ledgers/reform-tasks/export')).status).toBe(200)
})
