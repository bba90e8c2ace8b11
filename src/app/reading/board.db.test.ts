import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { newCommandId } from '../ids.ts'
import { boardIn } from './board.ts'
import { openJobs, type Jobs } from './jobs.ts'

/** Two processes on one database: what they share is the board. */
let opened: TestDeps
let one: Jobs
let two: Jobs
beforeAll(async () => {
  opened = await testDeps()
  one = openJobs(boardIn(opened.deps.db))
  two = openJobs(boardIn(opened.deps.db))
})
afterAll(() => opened.close())

const owner = { tenant: 'hedong', person: '01920000-0000-7000-8000-000000000001' }
const newWork = () => ({ command: newCommandId(new Date().toISOString()), name: '方案.docx' })

/** Work that goes on until the test ends it. */
function held(jobs: Jobs, work: Parameters<Jobs['take']>[1]) {
  const began = Promise.withResolvers<AbortSignal>()
  const end = Promise.withResolvers<unknown>()
  const done = jobs.take(owner, work).then((taken) => taken?.((job) => {
    job.at({ state: 'extracting', done: 3, total: 9, unit: 'page' })
    began.resolve(job.signal)
    job.signal.addEventListener('abort', () => end.reject(new DeliveryError('reading_cancelled', { name: '' })))
    return end.promise
  }))
  done.catch(() => {})
  return { began: began.promise, end: end.resolve, done }
}

test('what one process does is seen in another: on its way, done with its answer, by nobody else', async () => {
  const work = newWork()
  const { began, end, done } = held(one, work)
  await began
  expect(await two.find(owner, work.command)).toMatchObject({ name: '方案.docx', problem: null, answer: null })
  await expect.poll(() => two.find(owner, work.command)).toMatchObject({ state: 'extracting', done: 3, total: 9, unit: 'page' })
  expect(await two.find({ ...owner, person: '01920000-0000-7000-8000-000000000002' }, work.command)).toBeNull()
  expect(await two.find({ ...owner, tenant: 'other' }, work.command)).toBeNull()
  end({ document: 'd1' })
  await done
  expect(await two.find(owner, work.command)).toEqual({ command: work.command, name: '方案.docx', state: 'done', done: 0, total: 0, unit: null, answer: { document: 'd1' }, problem: null })
})

test('another process asks for its end, and the work hears of it; once it is over nobody can', async () => {
  const work = newWork()
  const { began, done } = held(one, work)
  const signal = await began
  expect(await two.cancel(owner, work.command)).toBe(true)
  await expect.poll(() => signal.aborted).toBe(true)
  await expect(done).rejects.toThrow()
  expect(await two.find(owner, work.command)).toMatchObject({ state: 'refused', problem: { code: 'reading_cancelled' } })
  expect(await two.cancel(owner, work.command)).toBe(false)
})

test('of work that is alone a city has one in all processes, until it ends or its process was not heard of', async () => {
  const [first, second, third] = [newWork(), newWork(), newWork()]
  const { began, end, done } = held(one, { ...first, name: 'verifyLog', alone: true })
  await began
  expect(await two.take(owner, { ...second, name: 'verifyLog', alone: true })).toBeNull()
  expect(await two.take({ ...owner, tenant: 'other' }, { ...second, name: 'verifyLog', alone: true })).not.toBeNull()
  end(1)
  await done
  const taken = await two.take(owner, { ...second, name: 'verifyLog', alone: true })
  expect(taken).not.toBeNull()
  // Taken on, and never begun: as if its process had died.
  await opened.deps.db.owner((tx) => sql`update watched_job set heard_at = now() - interval '31 seconds' where tenant = ${owner.tenant} and command = ${second.command}`.execute(tx))
  expect(await one.find(owner, second.command)).toBeNull()
  expect(await one.take(owner, { ...third, name: 'verifyLog', alone: true })).not.toBeNull()
})

test('what is checked is not named on the board', async () => {
  const work = newWork()
  await one.during(owner, { ...work, forgets: true }, async () => 'a whole text')
  expect(await two.find(owner, work.command)).toMatchObject({ name: '', state: 'done', answer: null })
  expect(await one.find(owner, work.command)).toMatchObject({ name: '方案.docx', state: 'done', answer: null })
})
