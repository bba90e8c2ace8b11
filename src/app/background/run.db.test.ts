import { randomUUID } from 'node:crypto'
import { once } from 'node:events'

import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { enrolJob, freeJobs, hastenJob, holdJob, jobRuns, jobsDue, takeJob } from '../../store/queries/job-runs.ts'
import { inEachCity } from './each-city.ts'
import { runInBackground, runOnce, type BackgroundJob, type JobReport } from './run.ts'

let opened: TestDeps
beforeAll(async () => {
  opened = await testDeps()
})
afterAll(() => opened.close())
beforeEach(() => owner('delete from job_run'))

const DAY_MS = 24 * 3600_000
const never = new AbortController().signal
const owner = (text: string) => opened.deps.db.owner((tx) => sql.raw(text).execute(tx))
const runs = () => opened.deps.db.jobs(jobRuns)
const job = (run: BackgroundJob['run'], name = 'one', everyMs = DAY_MS): BackgroundJob => ({ name, everyMs, run })

/** Enrols a job and runs it once, as the server that looks first would. */
async function once_(one: BackgroundJob, stop = never): Promise<JobReport[]> {
  await opened.deps.db.jobs((db) => enrolJob(db, one.name, one.everyMs))
  const reports: JobReport[] = []
  await runOnce(opened.deps, one, randomUUID(), stop, (run) => reports.push(run))
  return reports.map((run) => ({ ...run, ms: 0 }))
}

test('a run that ended says what it did and when it is next', async () => {
  expect(await once_(job(async () => 7))).toEqual([{ job: 'one', outcome: 'done', done: 7, ms: 0 }])
  const [run] = await runs()
  expect(run).toMatchObject({ name: 'one', outcome: 'done', done: 7, error: null, failures: 0, holder: null, holds: false })
  expect(Date.parse(run?.next_at ?? '') - Date.parse(run?.started_at ?? '')).toBe(DAY_MS)
  expect(run?.succeeded_at).toBe(run?.ended_at)
})

test('what is not due is not run, and what one asks for is', async () => {
  let ran = 0
  const counting = job(async () => (ran += 1))
  await once_(counting)
  expect(await once_(counting)).toEqual([])
  expect(await opened.deps.db.jobs((db) => hastenJob(db, 'one'))).toBe(true)
  await once_(counting)
  expect(ran).toBe(2)
  expect(await opened.deps.db.jobs((db) => hastenJob(db, 'none'))).toBe(false)
})

test('a failure keeps its code, never its words, and comes again later each time; a success forgets it', async () => {
  let error: unknown = new DeliveryError('calendar_missing')
  const failing = job(() => (error ? Promise.reject(error) : Promise.resolve(1)))
  const wait = async () => {
    const [run] = await runs()
    return { outcome: run?.outcome, error: run?.error, failures: run?.failures, seconds: Math.round((Date.parse(run?.next_at ?? '') - Date.parse(run?.ended_at ?? '')) / 1000) }
  }
  expect(await once_(failing)).toEqual([{ job: 'one', outcome: 'failed', error, ms: 0 }])
  expect(await wait()).toEqual({ outcome: 'failed', error: 'calendar_missing', failures: 1, seconds: 60 })
  for (const [thrown, said, seconds] of [[new Error('王某某的电话'), 'internal', 120], [Object.assign(new Error('x'), { code: 'ENOSPC' }), 'ENOSPC', 240], [Object.assign(new Error('x'), { code: "a' secret" }), 'internal', 480]] as const) {
    error = thrown
    await opened.deps.db.jobs((db) => hastenJob(db, 'one'))
    await once_(failing)
    expect(await wait()).toMatchObject({ error: said, seconds })
  }
  error = undefined
  await opened.deps.db.jobs((db) => hastenJob(db, 'one'))
  await once_(failing)
  expect(await wait()).toMatchObject({ outcome: 'done', error: null, failures: 0 })
})

test('of two servers one runs it; of one that died another takes it over, and the first hears that it lost it', async () => {
  const { db } = opened.deps
  const [first, second] = [randomUUID(), randomUUID()]
  await db.jobs((tx) => enrolJob(tx, 'one', DAY_MS))
  expect(await db.jobs((tx) => takeJob(tx, 'one', first, 60_000))).toEqual({ failures: 0 })
  expect(await db.jobs((tx) => takeJob(tx, 'one', second, 60_000))).toBeNull()
  expect(await db.jobs((tx) => jobsDue(tx, ['one']))).toEqual([])
  expect(await db.jobs((tx) => holdJob(tx, 'one', first, 60_000, { done: 3, total: 9 }))).toBe(true)
  expect(await runs()).toMatchObject([{ holder: first, holds: true, done: 3, total: 9 }])
  await owner(`update job_run set held_until = held_until - interval '61 seconds'`)
  expect(await db.jobs((tx) => takeJob(tx, 'one', second, 60_000))).toEqual({ failures: 0 })
  expect(await db.jobs((tx) => holdJob(tx, 'one', first, 60_000, { done: 4, total: 9 }))).toBe(false)
  await db.jobs(freeJobs)
  expect(await db.jobs((tx) => jobsDue(tx, ['one', 'two']))).toEqual(['one'])
})

test('stopped between two batches it is due again at once, with what it did', async () => {
  const stop = new AbortController()
  const stopping = job(async (_, signal, progress) => {
    progress(2, 10)
    stop.abort()
    return signal.aborted ? 2 : 10
  })
  expect(await once_(stopping, stop.signal)).toEqual([{ job: 'one', outcome: 'stopped', done: 2, ms: 0 }])
  expect(await opened.deps.db.jobs((db) => jobsDue(db, ['one']))).toEqual(['one'])
  expect(await runs()).toMatchObject([{ outcome: 'stopped', done: 2, succeeded_at: null }])
})

test('a failing job keeps no other from running, and stopping waits for what is under way', async () => {
  const began = new AbortController()
  let ended = false
  const reports: JobReport[] = []
  const failed = new AbortController()
  const end = runInBackground(
    opened.deps,
    [
      job(() => Promise.reject(new Error('no')), 'failing'),
      job(async (_, stop) => {
        began.abort()
        if (!stop.aborted) await once(stop, 'abort')
        ended = true
        return 0
      }, 'long'),
    ],
    (run) => {
      reports.push(run)
      if (run.job === 'failing') failed.abort()
    },
  )
  for (const { signal } of [began, failed]) if (!signal.aborted) await once(signal, 'abort')
  await end()
  expect(ended).toBe(true)
  expect(reports.map(({ job: name, outcome }) => [name, outcome])).toEqual([['failing', 'failed'], ['long', 'stopped']])
})

test('one city that fails keeps no other from its own', async () => {
  for (const id of ['a', 'b', 'c']) await opened.deps.db.write(id, (tx) => tx.insertInto('tenant').values({ id, name: id, demonstration: false, fixed_today: null }).execute())
  const visited: string[] = []
  const work = (failing: readonly string[]) =>
    inEachCity(opened.deps, undefined, async (tenant) => {
      visited.push(tenant)
      if (failing.includes(tenant)) throw new Error(tenant)
      return 1
    })
  expect(await work([])).toBe(3)
  await expect(work(['a'])).rejects.toThrow(/^a$/)
  await expect(work(['a', 'c'])).rejects.toThrow('2 cities failed')
  expect(visited.join('')).toBe('abcabcabc')
})
