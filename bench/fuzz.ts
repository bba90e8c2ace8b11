// Every API route asked in every degree of wrongness as everybody, over sockets, and HTTP that is none: failures of the server, and how long it took.
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { DEMONSTRATION_PASSWORD, accounts } from '../src/demo/data/accounts.ts'
import { fuzz, type Send } from '../test/support/fuzz/fuzz.ts'
import type { FuzzAnswer } from '../test/support/fuzz/judge.ts'
import { openPool } from '../test/support/fuzz/pool.ts'
import { operationsOf } from '../test/support/fuzz/requests.ts'
import { startProgram } from './lib/program.ts'
import { MALFORMED, sendRaw } from './lib/raw-http.ts'
import { goal, machine, report } from './support.ts'

const SLOW_MS = 15_000
const ROUNDS = 1000
/** Above the fifteen seconds that the server grants a head, and the five between two looks. */
const MOST_OF_A_SLOW_HEAD_MS = 25_000

const option = (name: string, usual: number) => Number(process.argv[process.argv.indexOf(name) + 1] ?? NaN) || usual
const seconds = process.argv.includes('--seconds') ? option('--seconds', 120) : 120
const seed = process.argv.includes('--seed') ? option('--seed', 1) : Date.now() % 1_000_000
const silent = process.argv.includes('--json')

const folder = mkdtempSync(join(tmpdir(), 'lingxian-bench-'))
const agent = new Agent({ keepAlive: true, maxSockets: 4 })
try {
  const program = await startProgram('src/main.ts', folder, { LINGXIAN_LOG: 'error' })
  try {
    await measure(program.url, program.log)
  } finally {
    agent.destroy()
    await program.stop()
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function measure(origin: string, log: () => string): Promise<void> {
  const cookies = new Map<string, string>()
  const gone = new Set<string>()
  const cookieOf = async (username: string | null): Promise<string> => {
    const known = cookies.get(username ?? '')
    if (known !== undefined || username === null || gone.has(username)) return known ?? ''
    const answer = await ask(origin, { method: 'POST', url: '/api/v1/session', headers: { 'content-type': 'application/json' }, payload: JSON.stringify({ username, password: DEMONSTRATION_PASSWORD }) })
    if (answer.status !== 200) gone.add(username)
    const cookie = [answer.headers['set-cookie'] ?? []].flat().map((one) => String(one).split(';')[0]).join('; ')
    cookies.set(username, cookie)
    return cookie
  }
  const send: Send = async ({ method, url, headers, payload }, username) => {
    const cookie = await cookieOf(username)
    const answer = await ask(origin, { method, url, headers: { ...headers, cookie }, payload })
    if (answer.status === 401 && username !== null && answer.text.includes('not_signed_in')) cookies.delete(username)
    return answer
  }
  const description = await ask(origin, { method: 'GET', url: '/api/openapi.json', headers: {}, payload: undefined })
  const operations = operationsOf(JSON.parse(description.text))
  const pool = openPool()
  for (const { method, path } of operations) {
    if (method !== 'GET' || path.includes('{')) continue
    const { status, headers, text } = await send({ operation: '', kind: '', method, url: path, headers: {}, payload: undefined }, 'gaigeban')
    if (status === 200 && String(headers['content-type']).startsWith('application/json')) pool.learn(path, JSON.parse(text))
  }
  const until = performance.now() + seconds * 1000
  const people = ['gaigeban', null, ...accounts.map(({ username }) => username), 'gaigeban']
  const startedAt = performance.now()
  const slowHead = sendRaw(origin, Buffer.from(`GET / HTTP/1.1\r\nHost: here\r\nX-Slow: ${'x'.repeat(200)}`), { everyMs: 500 })
  const result = await fuzz({ send, operations, pool, roles: people, seed, each: 4, rounds: ROUNDS, slowMs: SLOW_MS, over: () => performance.now() > until })
  const took = (performance.now() - startedAt) / 1000
  const malformed: string[] = []
  for (const [what, bytes] of MALFORMED) {
    const { text } = await sendRaw(origin, Buffer.from(bytes, 'latin1'))
    if (/^HTTP\/1\.1 5\d\d/.test(text) || /"private": true|secret=1|root:/.test(text)) malformed.push(`${what}: ${text.slice(0, 300)}`)
  }
  const slow = await slowHead
  const alive = await ask(origin, { method: 'GET', url: '/api/v1/health', headers: {}, payload: undefined })
  if (!silent) for (const { what, role, request: asked, answer } of result.faults) console.log(`${what} · ${role ?? 'nobody'}\n  ${asked}\n  ${answer}`)
  if (!silent) console.log([...malformed, `slowest: ${result.slowest}`, `seed ${seed}`].join('\n'))
  const errors = log().split('\n').filter((line) => line.includes('internal error'))
  if (!silent) console.log(errors.slice(0, 5).join('\n'))
  report({
    name: 'fuzz',
    machine: machine(),
    figures: {
      requests: result.sent,
      'requests/s': Math.round(result.sent / took),
      operations: operations.length,
      'operations answered 200': result.operationsDone,
      'slowest ms': result.slowestMs,
      ...Object.fromEntries(Object.entries(result.byStatus).map(([status, count]) => [`status ${status}`, count])),
      'malformed requests': MALFORMED.length,
      'slow head let go after s': Math.round(slow.ms / 100) / 10,
    },
    goals: [
      goal('failures, leaks and answers unlike their description', result.faults.length, '<=', 0),
      goal('errors logged as internal', errors.length, '<=', 0),
      goal('malformed requests answered wrongly', malformed.length, '<=', 0),
      goal('a head sent slowly is let go, ms', Math.round(slow.ms), '<=', MOST_OF_A_SLOW_HEAD_MS),
      goal('it serves afterwards', alive.status, '<=', 200),
    ],
  })
}

type Asked = { method: string; url: string; headers: Record<string, string>; payload: string | Buffer | undefined }

/** A connection that stood open may be closed at the very moment it is used: asked again once. An answer that never comes has the status 0. */
async function ask(origin: string, asked: Asked): Promise<FuzzAnswer> {
  const once = (): Promise<FuzzAnswer> => askOnce(origin, asked)
  return once().catch(once).catch((error: unknown) => ({ status: 0, headers: {}, text: String(error), ms: 0 }))
}

function askOnce(origin: string, { method, url, headers, payload }: Asked): Promise<FuzzAnswer> {
  const { hostname, port } = new URL(origin)
  const startedAt = performance.now()
  return new Promise((resolve, reject) => {
    const length = payload === undefined ? {} : { 'content-length': Buffer.byteLength(payload) }
    const sent = request({ hostname, port, path: url.replaceAll(/[^!-~]/g, encodeURIComponent), method, agent, headers: { ...headers, ...length } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      const answered = () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString(), ms: performance.now() - startedAt })
      response.on('error', reject)
      response.on('end', answered)
      // What goes on being told is left as soon as it begins.
      if (response.headers['content-type']?.startsWith('text/event-stream')) {
        answered()
        response.destroy()
      }
    })
    sent.on('error', reject)
    sent.end(payload)
  })
}
