// Acknowledged facts per second: through the API on 1 and 10 connections and by bulk, against commits of one row each.
// --database embedded|postgres measures only one of the two.

import { openMattersInBulk } from '../src/app/bulk/open-matters.ts'
import { newCommandId } from '../src/app/ids.ts'
import { PASSWORD } from '../test/support/city.ts'
import { benchCity, openPlace, type BenchCity, type Place } from './lib/city.ts'
import { onFreshDatabase, wantedKinds, type Kind } from './lib/databases.ts'
import { databaseProcessor } from './lib/database-processor.ts'
import { client, load, type Ask, type Load } from './lib/http.ts'
import { BENCH_TODAY, matterRows } from './lib/matters.ts'
import { startProduct, type Product } from './lib/product.ts'
import { goal, machine, percentile, report } from './support.ts'

const SECONDS = 4
const CONNECTIONS = [1, 10]
/** Matters that records are made on: enough that ten who write at once seldom meet on one. */
const MATTERS = 400
const BULK = { count: 8_000, batch: 500 }

/** How often each matter has moved. */
const steps = new Map<string, number>()

const kinds = wantedKinds(process.argv)

const figures: Record<string, number> = {}
for (const kind of kinds) await onFreshDatabase(kind, (place) => measureAt(kind, place))
const goals = kinds.flatMap((kind) => [
  goal(`${kind}: records at 10 connections against INSERT commits`, figures[`${kind} record x10 ratio`] ?? 0, '>=', 0.06),
  goal(`${kind}: transitions at 10 connections against INSERT commits`, figures[`${kind} move x10 ratio`] ?? 0, '>=', 0.06),
  ...(kind === 'postgres' ? [goal(`${kind}: records a second at 10 connections`, figures[`${kind} record x10 facts/s`] ?? 0, '>=', 800)] : []),
  goal(`${kind}: facts by bulk against INSERT commits at 1 connection`, figures[`${kind} bulk ratio`] ?? 0, '>=', 1),
])
report({ name: 'write', machine: machine(), figures, goals })

async function measureAt(kind: Kind, place: Place): Promise<void> {
  const { city, matters } = await prepared(place)
  const database = place.url === undefined ? null : await databaseProcessor(place.url)
  const product = await startProduct(place)
  try {
    const keep = (what: string, value: number) => (figures[`${kind} ${what}`] = Math.round(value * 100) / 100)
    for (const connections of CONNECTIONS) {
      const x = `x${connections}`
      const before = await product.order({ do: 'insert', connections, seconds: SECONDS / 2 })
      const done = await throughApi({ product, city, matters, database }, connections)
      const after = await product.order({ do: 'insert', connections, seconds: SECONDS / 2 })
      const inserts = (before.perSecond + after.perSecond) / 2
      keep(`inserts ${x} /s`, inserts)
      keep(`inserts ${x} processor ms`, (before.processorMs + after.processorMs) / 2)
      for (const [what, { perSecond, ms, statements, processorMs, databaseMs }] of Object.entries(done)) {
        keep(`${what} ${x} facts/s`, perSecond)
        keep(`${what} ${x} ratio`, perSecond / inserts)
        keep(`${what} ${x} p50 ms`, percentile(ms, 50))
        keep(`${what} ${x} p99 ms`, percentile(ms, 99))
        keep(`${what} ${x} statements`, statements)
        keep(`${what} ${x} processor ms`, processorMs)
        if (databaseMs !== null) keep(`${what} ${x} processor of the database ms`, databaseMs)
      }
    }
    await measureBulk(product, city, keep)
  } finally {
    await product.stop()
  }
}

async function prepared(place: Place): Promise<{ city: BenchCity; matters: string[] }> {
  const deps = await openPlace(place)
  try {
    const city = await benchCity(deps)
    const own = city.handler.acting.unit
    const rows = matterRows(MATTERS, own ? [own] : [], 7)
    const matters = await openMattersInBulk({ deps, acting: city.office.acting }, { command: newCommandId(deps.now()), rows })
    return { city, matters }
  } finally {
    await deps.db.close()
  }
}

/** `databaseMs`: processor of the PostgreSQL beside the server for one of them. */
type Measured = Load & { statements: number; processorMs: number; databaseMs: number | null }
type Bench = { product: Product; city: BenchCity; matters: readonly string[]; database: (() => number) | null }

async function throughApi({ product, city, matters, database }: Bench, connections: number): Promise<Record<'record' | 'move' | 'open', Measured>> {
  const { signIn, close } = client(product.origin, connections)
  const counted = async (work: (index: number) => ReturnType<Ask>): Promise<Measured> => {
    await product.order({ do: 'count' })
    const before = database?.() ?? 0
    const measured = await load(connections, SECONDS, work)
    const { statements, processorMs } = await product.order({ do: 'count' })
    return { ...measured, statements: statements / measured.count, processorMs: processorMs / measured.count, databaseMs: database && (database() - before) / measured.count }
  }
  const command = () => newCommandId(new Date().toISOString())
  const handler = await signIn(city.handler.username, PASSWORD)
  const record = await counted((index) =>
    handler('POST', '/api/v1/activities', {
      command: command(),
      matters: [matters[index % matters.length]],
      kinds: ['coordination'],
      heldOn: BENCH_TODAY,
      summary: '会商接口标准，议定月底前联调，由牵头单位汇总各县意见。',
    }),
  )
  const office = await signIn(city.office.username, PASSWORD)
  const rows = matterRows(2_000, city.units, connections)
  const open = await counted((index) => office('POST', '/api/v1/matters', { command: command(), ...rows[index % rows.length] }))
  const move = await counted((index) => {
    const matter = matters[index % matters.length] ?? ''
    const step = steps.get(matter) ?? 0
    steps.set(matter, step + 1)
    return office('POST', `/api/v1/matters/${matter}/transitions`, { command: command(), transition: transitionAt(step), note: '因上级办法修订，暂缓后继续。' })
  })
  close()
  return { record, move, open }
}

/** Handed down once, then to and fro for ever. */
function transitionAt(step: number): string {
  if (step === 0) return 'hand-down'
  return step % 2 === 1 ? 'suspend' : 'resume'
}

/** While the bulk runs someone keeps reading: how long that one waits is what the size of a batch is chosen by. */
async function measureBulk(product: Product, city: BenchCity, keep: (what: string, value: number) => void): Promise<void> {
  const { signIn, close } = client(product.origin, 1)
  const office = await signIn(city.office.username, PASSWORD)
  const { perSecond: before } = await product.order({ do: 'insert', connections: 1, seconds: SECONDS / 2 })
  let reading = true
  const waits: number[] = []
  const reader = (async () => {
    while (reading) waits.push((await office('GET', '/api/v1/matters?limit=50')).ms)
  })()
  const { seconds, longestMs } = await product.order({ do: 'bulk', acting: city.office.acting, units: city.units, seed: 3, ...BULK })
  reading = false
  await reader
  const { perSecond: after } = await product.order({ do: 'insert', connections: 1, seconds: SECONDS / 2 })
  close()
  keep('bulk facts/s', BULK.count / seconds)
  keep('bulk ratio', BULK.count / seconds / ((before + after) / 2))
  keep('bulk longest batch ms', longestMs)
  keep('bulk reader longest ms', Math.max(...waits))
}
