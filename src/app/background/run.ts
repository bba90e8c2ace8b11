import { randomUUID } from 'node:crypto'

import { DeliveryError } from '../../kernel/errors.ts'
import { endJob, enrolJob, freeJobs, holdJob, jobsDue, takeJob, type JobEnd } from '../../store/queries/job-runs.ts'
import type { Deps } from '../call.ts'

/** Says how far a run is: so much done, of so much where that is known. As often as one likes: it is written down now and then. */
export type SayProgress = (done: number, total?: number) => void

/**
 * Work that the program does by itself. `run` goes on where an earlier run broke off, ends between two batches when `stop` is aborted, and answers
 * how much it did. What it throws is its failure, after which it is tried again, later each time.
 */
export type BackgroundJob = { name: string; everyMs: number; run: (deps: Deps, stop: AbortSignal, progress: SayProgress) => Promise<number> }

/** What became of a run, for the log. `job` is null where none could even be looked for. */
export type JobReport = { job: string; outcome: 'done' | 'stopped'; done: number; ms: number } | { job: string | null; outcome: 'failed'; error: unknown; ms: number }

const LOOK_EVERY_MS = 1_000
/** A server that was not heard of for so long is taken for dead, and another runs what it held. */
const HOLD_MS = 60_000
const HOLD_AGAIN_MS = 10_000
/** First and longest wait after failures in a row; in between it doubles. */
const AGAIN_MS = 60_000
const LONGEST_AGAIN_MS = 15 * 60_000

/** Milliseconds until a job that failed is tried again: at least its interval or a minute, twice as long after each failure in a row, a quarter of an hour at most. */
export function againAfter(everyMs: number, failuresBefore: number): number {
  return Math.min(LONGEST_AGAIN_MS, Math.min(everyMs, AGAIN_MS) * 2 ** Math.min(failuresBefore, 20))
}

/**
 * Runs jobs when they are due, each in one process of those that share the database, until it is stopped. Whatever a job throws is written down and
 * reported; it never ends the process.
 *
 * @param report is told of every run that ended
 * @returns stops it: jobs under way end between two batches, and are due again at the next start
 */
export function runInBackground(deps: Deps, jobs: readonly BackgroundJob[], report: (run: JobReport) => void): () => Promise<void> {
  const stop = new AbortController()
  const me = randomUUID()
  const underWay = new Map<string, Promise<void>>()
  let ready = false
  let looking = false
  let troubled = false

  const start = async () => {
    await deps.db.jobs(async (db) => {
      // The folder of the embedded database is locked: whoever held a job there was an earlier process.
      if (deps.db.kind === 'embedded') await freeJobs(db)
      for (const { name, everyMs } of jobs) await enrolJob(db, name, everyMs)
    })
    ready = true
  }
  const look = async () => {
    if (looking || stop.signal.aborted) return
    looking = true
    try {
      if (!ready) await start()
      const idle = jobs.filter(({ name }) => !underWay.has(name))
      const due = new Set(await deps.db.jobs((db) => jobsDue(db, idle.map(({ name }) => name))))
      troubled = false
      for (const job of idle) {
        if (!due.has(job.name) || stop.signal.aborted) continue
        underWay.set(job.name, runOnce(deps, job, me, stop.signal, report).finally(() => underWay.delete(job.name)))
      }
    } catch (error) {
      // A database that is away is away at each look: said once, until it is back.
      if (!troubled && !stop.signal.aborted) report({ job: null, outcome: 'failed', error, ms: 0 })
      troubled = true
    } finally {
      looking = false
    }
  }

  let current = look()
  const timer = setInterval(() => {
    current = Promise.all([current, look()]).then(() => {})
  }, LOOK_EVERY_MS)
  timer.unref()
  return async () => {
    clearInterval(timer)
    stop.abort()
    await current
    await Promise.all(underWay.values())
  }
}

/** One run of a job that is due, unless another process takes it first. Never throws. */
export async function runOnce(deps: Deps, job: BackgroundJob, me: string, stop: AbortSignal, report: (run: JobReport) => void): Promise<void> {
  const began = performance.now()
  const ms = () => Math.round(performance.now() - began)
  try {
    const taken = await deps.db.jobs((db) => takeJob(db, job.name, me, HOLD_MS))
    if (!taken) return
    const { end, error } = await doIt(deps, job, me, stop, taken.failures)
    await deps.db.jobs((db) => endJob(db, job.name, me, end))
    report(end.outcome === 'failed' ? { job: job.name, outcome: 'failed', error, ms: ms() } : { job: job.name, outcome: end.outcome, done: end.done, ms: ms() })
  } catch (error) {
    // Nothing could be written down: the job stays taken until that runs out, and is due again then.
    report({ job: job.name, outcome: 'failed', error, ms: ms() })
  }
}

async function doIt(deps: Deps, job: BackgroundJob, me: string, stop: AbortSignal, failures: number): Promise<{ end: JobEnd; error?: unknown }> {
  const lost = new AbortController()
  const far: { done: number; total: number | null } = { done: 0, total: null }
  const hold = async () => {
    if (!(await deps.db.jobs((db) => holdJob(db, job.name, me, HOLD_MS, far)))) lost.abort()
  }
  let holding: Promise<void> = Promise.resolve()
  // A word that did not get through is followed by the next one; what is held runs out only after several.
  const timer = setInterval(() => {
    holding = holding.then(hold).catch(() => {})
  }, HOLD_AGAIN_MS)
  const signal = AbortSignal.any([stop, lost.signal])
  try {
    const done = await job.run(deps, signal, (so, of) => Object.assign(far, { done: so, total: of ?? null }))
    return { end: { outcome: signal.aborted ? 'stopped' : 'done', done } }
  } catch (error) {
    if (signal.aborted) return { end: { outcome: 'stopped', done: far.done } }
    return { end: { outcome: 'failed', done: far.done, error: codeOf(error), againInMs: againAfter(job.everyMs, failures) }, error }
  } finally {
    clearInterval(timer)
    await holding
  }
}

/** What may be shown of a failure: the code of a refusal or of the system, never its words. */
function codeOf(error: unknown): string {
  if (error instanceof DeliveryError) return error.code
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return /^[A-Z0-9_]{3,40}$/.test(code) ? code : 'internal'
}
