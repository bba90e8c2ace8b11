// The product's server in a process of its own, so that asking and answering do not share one thread. Started by product.ts.
import { randomUUID } from 'node:crypto'
import { monitorEventLoopDelay } from 'node:perf_hooks'

import fastify from 'fastify'
import { sql } from 'kysely'
import pg from 'pg'

import { buildServer } from '../../src/api/server.ts'
import { openMattersInBulk } from '../../src/app/bulk/open-matters.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { keepSmall } from '../../src/memory.ts'
import { wireTypes } from '../../src/store/database/wire-types.ts'
import { openPlace } from './city.ts'
import { databaseProcessor } from './database-processor.ts'
import { matterRows } from './matters.ts'
import type { Asked, Begin, Order, Ready, Replied, Replies } from './orders.ts'
import { dailyWork } from './province/daily-work.ts'

keepSmall()
let statements = 0
let since = process.cpuUsage()
const { query } = pg.Client.prototype
pg.Client.prototype.query = function counted(this: pg.Client, ...given: Parameters<typeof query>) {
  statements += 1
  return query.apply(this, given)
} as typeof query

type Prepared = Extract<Order, { do: 'prepare' }> & { asked: number }
const prepared = new Map<string, Prepared>()

const { place } = JSON.parse(process.argv[2] ?? '') as Begin
const deps = await openPlace(place)
const app = await buildServer(deps, { web: null, log: 'error', rates: null })
const texts = new Map<string, string>()
const bare = fastify()
bare.get<{ Params: { name: string } }>('/:name', (request, reply) => reply.type('application/json; charset=utf-8').send(texts.get(request.params.name)))

// As many connections as the product has, and the owner's rights: no tenant to set, no row-level security.
const pool = new pg.Pool({ connectionString: place.url, max: 10, types: wireTypes })
async function rowsOf(name: string): Promise<Record<string, unknown>[]> {
  const one = prepared.get(name)
  if (!one) throw new Error(`no statement is called ${name}`)
  const id = one.ids?.[one.asked % one.ids.length]
  one.asked += 1
  return (await pool.query<Record<string, unknown>>({ name, text: one.text, values: one.values.map((value) => (value === '{id}' ? id : value)) })).rows
}
bare.get<{ Params: { name: string } }>('/sql/:name', async (request) => ({ rows: await rowsOf(request.params.name) }))
const databaseMs = place.url === undefined ? null : await databaseProcessor(place.url)
let databaseSince = 0

/** Of all threads of this process since then. Unlike the clock it does not count the time in which others ran. */
function processorMs(from: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}

const doing: { [D in Order['do']]: (order: Extract<Order, { do: D }>) => Promise<Replies[D]> } = {
  answer: async (order) => {
    for (const [name, text] of Object.entries(order.texts)) texts.set(name, text)
    return { done: true }
  },
  count: async () => {
    const database = databaseMs?.() ?? Number.NaN
    const counted = { statements, processorMs: processorMs(since), databaseMs: database - databaseSince, rssMb: process.memoryUsage().rss / 2 ** 20 }
    databaseSince = database
    statements = 0
    since = process.cpuUsage()
    return counted
  },
  prepare: async (order) => {
    prepared.set(order.name, { ...order, asked: 0 })
    return { rows: await rowsOf(order.name) }
  },
  ask: async ({ name, connections, seconds }) => {
    const ms: number[] = []
    const startedAt = performance.now()
    const until = startedAt + seconds * 1000
    const worker = async () => {
      for (let now = performance.now(); now < until; ) {
        await rowsOf(name)
        const after = performance.now()
        ms.push(after - now)
        now = after
      }
    }
    await Promise.all(Array.from({ length: connections }, worker))
    return { perSecond: ms.length / ((performance.now() - startedAt) / 1000), ms }
  },
  daily: async ({ name, office, seconds }) => {
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const work = await dailyWork(deps, office, name, AbortSignal.timeout(seconds * 1000))
    delay.disable()
    return { ...work, blockedMs: delay.max / 1e6 }
  },
  insert: async ({ connections, seconds }) => {
    await deps.db.owner(async (tx) => {
      await sql`create table if not exists bench_row (id uuid primary key, content jsonb not null)`.execute(tx)
      await sql`grant insert on bench_row to lingxian_jobs`.execute(tx)
    })
    // About as much as a record of an activity holds.
    const content = JSON.stringify({ summary: '会商接口标准，议定月底前联调。'.repeat(10), kinds: ['coordination'] })
    let inserted = 0
    const used = process.cpuUsage()
    const startedAt = performance.now()
    const until = startedAt + seconds * 1000
    const worker = async () => {
      while (performance.now() < until) {
        await deps.db.jobs((db) => sql`insert into bench_row values (${randomUUID()}, ${content}::jsonb)`.execute(db))
        inserted += 1
      }
    }
    await Promise.all(Array.from({ length: connections }, worker))
    return { perSecond: inserted / ((performance.now() - startedAt) / 1000), processorMs: processorMs(used) / inserted }
  },
  bulk: async ({ acting, units, count, batch, seed }) => {
    const rows = matterRows(count, units, seed)
    const startedAt = performance.now()
    let before = startedAt
    let longestMs = 0
    const progress = () => {
      longestMs = Math.max(longestMs, performance.now() - before)
      before = performance.now()
    }
    await openMattersInBulk({ deps, acting }, { command: newCommandId(deps.now()), rows }, { batch, progress })
    return { seconds: (performance.now() - startedAt) / 1000, longestMs }
  },
}

async function answerTo({ id, order }: Asked): Promise<Replied> {
  try {
    const work = doing[order.do] as (order: Order) => Promise<Replies[Order['do']]>
    return { id, reply: await work(order) }
  } catch (error) {
    return { id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

process.on('message', (asked: Asked) => void answerTo(asked).then((replied) => process.send?.(replied)))
process.on('disconnect', () => void stop())
process.on('SIGINT', () => undefined)

async function stop(): Promise<void> {
  await app.close()
  await bare.close()
  await pool.end()
  await deps.db.close()
  process.exit()
}

const listening = { host: '127.0.0.1', port: 0 }
process.send?.({ origin: await app.listen(listening), bare: await bare.listen(listening) } satisfies Ready)
