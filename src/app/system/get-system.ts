import { statfs } from 'node:fs/promises'

import { burdenOf, inOrder } from '../burden/burden-of.ts'
import { monthOf } from '../../kernel/burden/months.ts'
import { storageLeft } from '../../kernel/storage-left.ts'
import { addDays } from '../../kernel/time/day.ts'
import { jobNames } from '../../kernel/words/jobs.ts'
import type { Db } from '../../store/database/database.ts'
import { jobRuns, type JobRun } from '../../store/queries/job-runs.ts'
import { databaseFacts, logStanding, messagesByState } from '../../store/queries/system.ts'
import type { Call, Deps } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import { directoryOf } from '../views/organisation.ts'
import type { Leaving } from './installation.ts'
import { version } from './version.ts'

const COUNTED_DAYS = 14

/**
 * How this installation is: what runs, what waits, how much room is left and what leaves the machine; of the acting person's city the log, the messages
 * and what it asks, in numbers alone.
 */
export async function getSystem({ deps, acting }: Call) {
  permitSomewhere(acting, 'getSystem')
  const { tenant } = acting
  const { since, folder } = deps.installation
  const database = await deps.db.rollup(databaseFacts)
  const runs = await deps.db.jobs(jobRuns)
  const city = await deps.db.read(tenant, (db) => cityNumbers(deps, db, tenant))
  return {
    version,
    node: process.versions.node,
    since,
    now: new Date().toISOString(),
    database: { kind: deps.db.kind, ...database },
    storage: await storageOf(folder),
    jobs: runs.map(jobView),
    leaves: [...deps.installation.leaves, ...deps.channels.list.map(({ id, host }): { way: Leaving['way'] | typeof id; to: string } => ({ way: id, to: host }))],
    ...city,
  }
}

async function cityNumbers(deps: Deps, db: Db, tenant: string) {
  const inputs = await inputsOf(deps, db, tenant)
  const log = await logStanding(db, tenant)
  const counted = await messagesByState(db, tenant, addDays(inputs.today, -COUNTED_DAYS))
  const number = (state: (typeof counted)[number]['state']) => counted.find((one) => one.state === state)?.n ?? 0
  return { log, messages: { days: COUNTED_DAYS, waiting: number('waiting'), sent: number('sent'), givenUp: number('given-up') }, burden: await burdenNumbers(db, tenant, inputs) }
}

/** What the city's units are asked this month, added up: no unit's own numbers are the administrator's business. */
async function burdenNumbers(db: Db, tenant: string, inputs: Parameters<typeof burdenOf>[2]) {
  const directory = await directoryOf(db, tenant)
  const month = monthOf(inputs.today)
  const { of } = await burdenOf(db, tenant, inputs, { units: null, month }, directory)
  const asked = of.filter(({ burden }) => burden.lines.length > 0)
  const sum = (count: (burden: (typeof of)[number]['burden']) => number) => of.reduce((total, { burden }) => total + count(burden), 0)
  return { month, units: inOrder(directory).length, asked: asked.length, things: sum(({ lines }) => lines.length), minutes: sum(({ minutes }) => minutes), parts: sum(({ parts }) => parts), known: sum(({ known }) => known) }
}

/** Room on the disk of the data folder, for this program and in all. */
export async function storageOf(folder: string) {
  const { bavail, blocks, bsize } = await statfs(folder)
  const [free, total] = [bavail * bsize, blocks * bsize]
  return { folder, free, total, left: storageLeft(free, total) }
}

function jobView({ name, every_ms, holds, started_at, ended_at, outcome, done, total, error, failures, succeeded_at, next_at }: JobRun & { holds: boolean }) {
  return {
    name,
    words: jobNames[name] ?? null,
    everySeconds: Math.round(every_ms / 1000),
    state: holds ? ('running' as const) : failures > 0 ? ('failing' as const) : ('waiting' as const),
    startedAt: started_at,
    endedAt: ended_at,
    outcome,
    done,
    total,
    error,
    failures,
    succeededAt: succeeded_at,
    nextAt: next_at,
  }
}
