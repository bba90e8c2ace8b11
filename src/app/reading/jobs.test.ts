import { expect, test } from 'vitest'
import { DeliveryError } from '../../kernel/errors.ts'
import { openJobs, type JobInHand } from './jobs.ts'

const owner = { tenant: 'hedong', person: 'p1' }
const work = { command: 'c1', name: '方案.txt' }
const at = { done: 0, total: 0, unit: null }

test('work is seen on its way and with its answer, by who began it and no one else', async () => {
  const jobs = openJobs()
  const seen: string[] = []
  const look = async () => seen.push((await jobs.find(owner, 'c1'))?.state ?? 'none')
  await look()
  const answer = await jobs.during(owner, work, async (job) => {
    await look()
    job.at({ state: 'extracting', done: 120, total: 300, unit: 'page' })
    expect(await jobs.find(owner, 'c1')).toMatchObject({ name: '方案.txt', state: 'extracting', done: 120, total: 300, unit: 'page' })
    job.at({ state: 'reading', ...at })
    await look()
    job.keep()
    await look()
    return { document: 'd1' }
  })
  await look()
  expect(seen).toEqual(['none', 'waiting', 'reading', 'keeping', 'done'])
  expect(answer).toEqual({ document: 'd1' })
  expect(await jobs.find(owner, 'c1')).toEqual({ command: 'c1', name: '方案.txt', state: 'done', ...at, answer: { document: 'd1' }, problem: null })
  expect(await jobs.find({ ...owner, person: 'p2' }, 'c1')).toBeNull()
  expect(await jobs.find({ ...owner, tenant: 'other' }, 'c1')).toBeNull()
})

test('a refusal is remembered with its sentences; a mistake of ours shows nothing of itself', async () => {
  const jobs = openJobs()
  await expect(jobs.during(owner, work, () => Promise.reject(new DeliveryError('file_empty', { name: '方案.txt' })))).rejects.toThrow()
  expect(await jobs.find(owner, 'c1')).toMatchObject({ state: 'refused', answer: null, problem: { code: 'file_empty', detail: expect.stringContaining('方案.txt') } })
  await expect(jobs.during(owner, work, () => Promise.reject(new TypeError('at /srv/x.ts')))).rejects.toThrow(TypeError)
  expect((await jobs.find(owner, 'c1'))?.problem).toMatchObject({ code: 'reading_failed' })
  expect(JSON.stringify(await jobs.find(owner, 'c1'))).not.toContain('/srv')
})

test('a check forgets what it answered', async () => {
  const jobs = openJobs()
  await jobs.during(owner, { ...work, forgets: true }, async () => 'a whole text')
  expect(await jobs.find(owner, 'c1')).toMatchObject({ state: 'done', answer: null })
})

test('cancelled before anything is kept: the work hears of it, and cannot keep any more', async () => {
  const jobs = openJobs()
  const done = jobs.during(owner, work, async (job) => {
    expect(await jobs.cancel({ ...owner, person: 'p2' }, 'c1')).toBe(false)
    expect(await jobs.cancel(owner, 'c1')).toBe(true)
    expect(job.signal.aborted).toBe(true)
    expect(await jobs.find(owner, 'c1')).toMatchObject({ state: 'refused', problem: { code: 'reading_cancelled' } })
    job.keep()
    return 'kept'
  })
  await expect(done).rejects.toMatchObject({ code: 'reading_cancelled' })
  expect((await jobs.find(owner, 'c1'))?.state).toBe('refused')
})

test('too late to cancel: what is being kept is kept', async () => {
  const jobs = openJobs()
  const done = jobs.during(owner, work, async (job) => {
    job.keep()
    expect(await jobs.cancel(owner, 'c1')).toBe(false)
    return 'kept'
  })
  expect(await done).toBe('kept')
  expect(await jobs.cancel(owner, 'c1')).toBe(false)
})

test('what ended is forgotten first, work under way never', async () => {
  const jobs = openJobs(null, 2)
  const hold: { end: () => void } = { end: () => undefined }
  const under = (command: string, run: (job: JobInHand) => Promise<unknown>) => jobs.during(owner, { command, name: '' }, run)
  const long = under('long', () => new Promise<void>((resolve) => (hold.end = resolve)))
  for (const command of ['a', 'b', 'c']) await under(command, async () => command)
  expect(await Promise.all(['long', 'a', 'b', 'c'].map(async (command) => (await jobs.find(owner, command))?.state ?? null))).toEqual(['waiting', null, null, 'done'])
  hold.end()
  await long
})
