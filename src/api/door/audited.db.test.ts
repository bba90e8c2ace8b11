import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { openProduct, UNITS } from '../../../test/support/over-http.ts'
import type { Browser, Product } from '../../../test/support/over-http.ts'
import type { TestUser } from '../../../test/support/city.ts'
import { listAudit } from '../../app/audit/list-audit.ts'
import { noteAudit } from '../../app/audit/note.ts'
import { checkAuditChain } from '../../store/queries/audit.ts'
import { endpoints } from '../contract/endpoints.ts'
import type { EndpointSchema } from '../contract/endpoints.ts'
import { auditActionOf, audited } from './audited.ts'

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
  await db.owner((tx) => sql`revoke insert on audit_event from lingxian_app`.execute(tx))
  const done = audited(who.call, 'verifyLog', {}, () => Promise.reject(new Error('it was done')))
  await expect(done).rejects.toThrow('permission denied')
  await db.owner((tx) => sql`grant insert on audit_event to lingxian_app`.execute(tx))
  expect((await office.ask('GET', '/api/v1/ledgers/reform-tasks/export')).status).toBe(200)
})

test('the auditor reads it in pages, knows whether it is whole, and takes it along; nobody else reads it', async () => {
  const auditor = await product.enter(await product.city.user('auditor', null))
  const first = await auditor.ask('GET', '/api/v1/audit')
  const body = first.body as { rows: { no: number; action: string; username: string | null }[]; next: string | null; chains: { of: string; entries: number; brokenAt: number | null }[]; alerts: { rule: string; count: number }[] }
  expect(body.chains.map(({ of, brokenAt }) => [of, brokenAt])).toEqual([['city', null], ['installation', null]])
  expect(body.alerts.map(({ rule, count }) => [rule, count])).toEqual([['many-refused', 20]])
  expect(body.rows[0]).toMatchObject({ action: 'sign-in', outcome: 'done' })
  const exports = (await auditor.ask('GET', '/api/v1/audit?action=export&outcome=done')).body as typeof body
  expect(exports.rows.map(({ action, username }) => [action, username])).toEqual([['export', who.username], ['export', who.username]])
  for (const format of ['xlsx', 'csv']) expect((await auditor.ask('GET', `/api/v1/audit/export?format=${format}`)).status).toBe(200)
  expect((await noted()).at(-1)).toMatchObject({ action: 'export', what: 'exportAudit' })
  expect((await office.ask('GET', '/api/v1/audit')).body.code).toBe('forbidden')
  expect((await auditor.ask('GET', '/api/v1/audit?after=nonsense')).body.code).toBe('input_invalid')
})

test('pages follow one another without a gap or a repetition', async () => {
  const { call } = await product.city.user('auditor', null)
  for (let n = 0; n < 60; n += 1) await noteAudit(product.deps, { tenant: n % 3 === 0 ? null : 'test', account: null, action: 'proof', outcome: 'done', what: `n${n}` })
  const one = await listAudit(call, { action: 'proof' })
  const two = await listAudit(call, { action: 'proof', after: one.next ?? '' })
  expect([one.rows.length, two.rows.length, two.next, two.chains]).toEqual([50, 10, null, null])
  expect(new Set([...one.rows, ...two.rows].map(({ what }) => what)).size).toBe(60)
})

test.each([
  ['changed', `update audit_event set what = 'another' where tenant = 'test' and no = 3`, 3],
  ['removed', `delete from audit_event where tenant = 'test' and no = 5`, 5],
])('an entry that was %s past every guard is told by its number', async (_, statement, no) => {
  const { db } = product.deps
  const broken = db.owner(async (tx) => {
    await sql`alter table audit_event disable trigger user`.execute(tx)
    await sql.raw(statement).execute(tx)
    throw Object.assign(new Error('undone'), { found: await checkAuditChain(tx, 'test') })
  })
  await expect(broken).rejects.toMatchObject({ found: { brokenAt: no } })
  expect((await db.read('test', (read) => checkAuditChain(read, 'test'))).brokenAt).toBe(null)
})
