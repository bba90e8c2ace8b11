import { afterAll, beforeAll, expect, test } from 'vitest'

import { buildServer } from '../../api/server.ts'
import { openProduct, type Browser, type Product } from '../../../test/support/over-http.ts'
import { enrolJob } from '../../store/queries/job-runs.ts'

let product: Product
let admin: Browser
beforeAll(async () => {
  product = await openProduct()
  admin = await product.enter(await product.city.user('admin', null))
  await product.deps.db.jobs((db) => enrolJob(db, 'judging', 60_000))
  await product.deps.db.jobs((db) => db.updateTable('job_run').set({ next_at: 'infinity' }).execute())
})
afterAll(() => product.close())

const get = (url: string) => product.app.inject({ url })

test('the administrator sees what runs and what is left, and lets a job run; nobody else does', async () => {
  const { body } = await admin.ask('GET', '/api/v1/system')
  expect(body).toMatchObject({
    database: { kind: product.deps.db.kind },
    storage: { left: expect.stringMatching(/^(enough|low|full)$/) },
    jobs: [{ name: 'judging', everySeconds: 60, state: 'waiting', outcome: null, startedAt: null }],
    messages: { waiting: 0, sent: 0, givenUp: 0 },
    leaves: [],
  })
  expect((body.log as { unsealed: number; sealed: number }).unsealed + (body.log as { sealed: number }).sealed).toBeGreaterThan(0)
  expect(await admin.ask('POST', '/api/v1/system/jobs/judging/run')).toMatchObject({ status: 200, body: { job: 'judging' } })
  expect(Date.parse(((await admin.ask('GET', '/api/v1/system')).body.jobs as { nextAt: string }[])[0]?.nextAt ?? '')).toBeLessThanOrEqual(Date.now())
  expect(await admin.ask('POST', '/api/v1/system/jobs/none/run')).toMatchObject({ status: 404, body: { code: 'not_found' } })
  const security = await product.enter(await product.city.user('security', null))
  expect((await security.ask('GET', '/api/v1/system')).status).toBe(403)
})

test('health: alive whatever is, ready while it serves, with the reasons where not', async () => {
  const { installation } = product.deps
  expect((await get('/healthz')).json()).toEqual({ alive: true })
  expect((await get('/readyz')).json()).toEqual({ ready: true, reasons: [] })
  installation.phase = 'stopping'
  const no = await get('/readyz')
  expect([no.statusCode, no.json(), (await get('/healthz')).statusCode]).toEqual([503, { ready: false, reasons: ['stopping'] }, 200])
  installation.phase = 'serving'
})

test('every answer has its request’s id, and a problem names it; an id that could break a log is not taken', async () => {
  const ask = (id: string) => product.app.inject({ url: '/api/v1/session', headers: { 'x-request-id': id } })
  const taken = await ask('proxy-0001')
  expect([taken.headers['x-request-id'], taken.json<{ instance: string }>().instance]).toEqual(['proxy-0001', 'proxy-0001'])
  for (const id of ['short', 'a\u0001b-12345678', `${'x'.repeat(65)}`, '"},{"level":60']) expect((await ask(id)).headers['x-request-id']).toMatch(/^[0-9a-f]{8}-/)
  const outside = await product.app.inject({ url: '/api/v1/session', headers: { 'x-request-id': 'proxy-0001' }, remoteAddress: '203.0.113.9' })
  expect(outside.headers['x-request-id']).toMatch(/^[0-9a-f]{8}-/)
})

test('metrics only by their token, and without one there are none', async () => {
  expect((await get('/metrics')).statusCode).toBe(404)
  const app = await buildServer(product.deps, { web: null, log: 'silent', metricsToken: 'a-token-of-the-watcher' })
  const read = (authorization?: string) => app.inject({ url: '/metrics', headers: authorization ? { authorization } : {} })
  expect([(await read()).statusCode, (await read('Bearer wrong')).statusCode, (await read('a-token-of-the-watcher')).statusCode]).toEqual([401, 401, 401])
  await app.inject({ url: `/api/v1/matters/${product.newCommand()}` })
  const { body } = await read('Bearer a-token-of-the-watcher')
  expect(body).toContain('lingxian_request_duration_seconds_count{method="GET",route="/api/v1/matters/:matter",status="4xx"} 1')
  expect(body).toContain('lingxian_job_failures{job="judging"} 0')
  expect(body).toMatch(/lingxian_log_unsealed_facts \d+/)
  expect(body).toContain('lingxian_database_up 1')
  await app.close()
})
