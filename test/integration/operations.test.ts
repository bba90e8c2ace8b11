import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, request as open } from 'node:http'
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

import { endAll, fresh, run } from '../support/own-process.ts'

let scratch: string
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'lingxian-operations-'))
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
afterEach(endAll)

type Line = { event?: string; msg: string; trace?: string; route?: string; status?: number; job?: string; level: number }
const linesOf = (text: string) => text.split('\n').filter(Boolean).map((line) => JSON.parse(line) as Line)

/** A request that the server has begun and whose body comes when the test says so: it is under way until then. */
async function slowRequest(url: string): Promise<{ answered: Promise<IncomingMessage>; finish: () => void; request: ClientRequest }> {
  const body = JSON.stringify({ username: 'nobody', password: 'x' })
  const request = open(`${url}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json', 'content-length': body.length, expect: '100-continue', 'x-request-id': 'from-the-proxy' } })
  request.flushHeaders()
  await once(request, 'continue')
  const answered = once(request, 'response').then(([answer]) => answer as IncomingMessage)
  return { answered, request, finish: () => request.end(body) }
}

/** A collector of traces that keeps the names of what it is sent. */
async function collector() {
  const spans: { name: string; attributes: { key: string; value: { stringValue?: string } }[]; traceId: string }[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const sent = JSON.parse(Buffer.concat(chunks).toString()) as { resourceSpans: { scopeSpans: { spans: typeof spans }[] }[] }
    spans.push(...sent.resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans)))
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return { spans, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => void server.close() }
}

test('asked to stop it says so, takes nothing new and finishes what is under way; log, metrics and traces told of it, and of nobody', async () => {
  const { settings, drop } = await fresh(scratch, 'drain')
  const traces = await collector()
  const token = 'a-token-for-the-watcher'
  const one = run(scratch, { ...settings, LINGXIAN_LOG: 'info', LINGXIAN_LOG_FORMAT: 'json', LINGXIAN_METRICS_TOKEN: token, LINGXIAN_DRAIN_DELAY_SECONDS: '1', OTEL_EXPORTER_OTLP_ENDPOINT: traces.url })
  const { msg } = JSON.parse(await one.line('is ready')) as Line
  const url = msg.slice(msg.indexOf('http://'))
  const status = async (path: string, headers: Record<string, string> = {}) => (await fetch(url + path, { headers })).status
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true, reasons: [] })
  expect([await status('/metrics'), await status('/metrics', { authorization: `Bearer ${token}x` })]).toEqual([401, 401])
  await expect.poll(async () => (await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${token}` } })).text()).toMatch(/lingxian_job_last_success_age_seconds{job="judging"} \d/)

  const slow = await slowRequest(url)
  one.signal('SIGTERM')
  await expect.poll(() => status('/readyz')).toBe(503)
  expect([await status('/healthz'), (await (await fetch(`${url}/readyz`)).json())]).toEqual([200, { ready: false, reasons: ['stopping'] }])
  await expect.poll(() => fetch(url).then(() => 'taken', () => 'refused')).toBe('refused')
  slow.finish()
  const answer = await slow.answered
  expect([answer.statusCode, answer.headers['x-request-id'], answer.headers.connection]).toEqual([401, 'from-the-proxy', 'close'])
  answer.resume()
  expect(await one.ended).toBe(0)

  const said = linesOf(`${one.lines.join('\n')}\n${one.errors()}`)
  expect(said.find(({ trace }) => trace === 'from-the-proxy')).toMatchObject({ event: 'request', route: '/api/v1/session', status: 401 })
  expect(said.map(({ event }) => event)).toEqual(expect.arrayContaining(['ready', 'stopping', 'job', 'request']))
  const login = traces.spans.find(({ name }) => name === 'POST /api/v1/session')
  expect(traces.spans.some(({ name, traceId }) => traceId === login?.traceId && name.startsWith('select '))).toBe(true)
  for (const told of [JSON.stringify(said), JSON.stringify(traces.spans)]) expect(told).not.toMatch(/nobody|a-token/)
  traces.close()
  await drop()
})

test('asked again it ends at once, whatever is under way', async () => {
  const { settings, drop } = await fresh(scratch, 'again')
  const one = run(scratch, { ...settings, LINGXIAN_DRAIN_SECONDS: '600' })
  const line = await one.line('is ready')
  const slow = await slowRequest(line.slice(line.indexOf('http://')))
  slow.answered.catch(() => {})
  slow.request.on('error', () => {})
  one.signal('SIGTERM')
  await one.line('Stopping')
  const timer = setInterval(() => one.signal('SIGTERM'), 100)
  expect(await one.ended).toBe(1)
  clearInterval(timer)
  await drop()
})
