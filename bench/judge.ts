// Obligations of 100 000 matters from folded state against a bare loop over the same arrays, and the daily job on 1 000 000 matters of which 1 % come due.
// --only obligations|daily measures one of the two; --database embedded|postgres one database of the daily job, --matters N a smaller city.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createDatabase, startPostgres } from '../test/support/postgres-server.ts'
import type { Place } from './lib/city.ts'
import { dailyJob } from './lib/daily-job.ts'
import { judgedByKernel, judgedByLoop, obligationsToJudge } from './lib/obligations.ts'
import { goal, machine, percentile, report, type Goal } from './support.ts'

const MATTERS = 100_000
const ROUNDS = 5
const DAILY = { postgres: 1_000_000, embedded: 100_000 } as const
const DUE_SHARE = 0.01

const option = (name: string) => (process.argv.includes(name) ? process.argv[process.argv.indexOf(name) + 1] : undefined)
const only = option('--only')
const silent = process.argv.includes('--json')
const figures: Record<string, number> = {}
const goals: Goal[] = []
const keep = (what: string, value: number) => (figures[what] = Math.round(value * 1000) / 1000)

if (only === undefined || only === 'obligations') obligations()
if (only === undefined || only === 'daily') {
  for (const kind of ['postgres', 'embedded'] as const) if ((option('--database') ?? kind) === kind) await daily(kind)
}
report({ name: 'judge', machine: machine(), figures, goals })

/** Both in turns over the same matters, so that whatever else the machine does meets both; the first round warms up. */
function obligations(): void {
  const given = obligationsToJudge(MATTERS)
  const times = { kernel: [] as number[], loop: [] as number[] }
  for (let round = 0; round <= ROUNDS; round += 1) {
    const kernel = measured(() => judgedByKernel(given))
    const loop = measured(() => judgedByLoop(given))
    if (JSON.stringify(kernel.result) !== JSON.stringify(loop.result)) throw new Error(`they disagree: ${JSON.stringify([kernel.result, loop.result])}`)
    if (round === 0) continue
    times.kernel.push(kernel.ms)
    times.loop.push(loop.ms)
  }
  const { done, waiting, missing } = judgedByLoop(given)
  keep('obligations judged', done + waiting + missing)
  keep('kernel ms', percentile(times.kernel, 50))
  keep('bare loop ms', percentile(times.loop, 50))
  keep('kernel us per obligation', (percentile(times.kernel, 50) * 1000) / (done + waiting + missing))
  const ratio = percentile(times.kernel, 50) / percentile(times.loop, 50)
  keep('ratio', ratio)
  goals.push(goal('obligations against a bare loop', Math.round(ratio * 10) / 10, '<=', 10))
}

function measured<T>(work: () => T): { ms: number; result: T } {
  const startedAt = performance.now()
  const result = work()
  return { ms: performance.now() - startedAt, result }
}

async function daily(kind: 'postgres' | 'embedded'): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lingxian-bench-'))
  const server = kind === 'postgres' ? await startPostgres({ durable: true }) : undefined
  try {
    const database = server && (await createDatabase(server.url))
    const place: Place = { folder, ...(database && { url: database.url }) }
    const result = await dailyJob(place, { matters: Number(option('--matters') ?? DAILY[kind]), dueShare: DUE_SHARE }, (line) => silent || console.log(`${kind}: ${line}`))
    for (const [what, value] of Object.entries(result)) keep(`${kind} daily ${what}`, value)
    goals.push(goal(`${kind}: rows written by the daily job against matters due`, Math.round((result['rows written'] / result.due) * 1000) / 1000, '<=', 1.1))
  } finally {
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}
