import { expect, test } from 'vitest'
import { DeliveryError } from '../../kernel/errors.ts'
import { openJobs, type JobInHand } from './jobs.ts'

const owner = { tenant: 'hedong', person: 'p1' }
const work = { command: 'c1', name: '方案.txt' }
const at = { done: 0, total: 0, unit: null }

test('work is seen on its way and with its answer, by who began it and no one else', async () => {
  const jobs = openJobs()
  const seen: string[] = []
  const look = () => seen.push(jobs.find(owner, 'c1')?.state ?? 'none')
  look()
  const answer = await jobs.during(owner, work, async (job) => {
    look()
    job.at({ state: 'extracting', done: 120, total: 300, unit: 'page' })
    expect(jobs.find(owner, 'c1')).toMatchObject({ name: '方案.txt', state: 'extracting', done: 120, total: 300, unit: 'page' })
    job.at({ state: 'reading', ...at })
    look()
    job.keep()
    look()
    return { document: 'd1' }
  })
  look()
  expect(seen).toEqual(['none', 'waiting', 'reading', 'keeping', 'done'])
  expect(answer).toEqual({ document: 'd1' })
  expect(jobs.find(owner, 'c1')).toEqual({ command: 'c1', name: '方案.txt', state: 'done', ...at, answer: { document: 'd1' }, problem: null })
  expect(jobs.find({ ...owner, person: 'p2' }, 'c1')).toBeNull()
  expect(jobs.find({ ...owner, tenant: 'other' }, 'c1')).toBeNull()
})

test('a refusal is remembered with its sentences; a mistake of ours shows nothing of itself', async () => {
  const jobs = openJobs()
  await expect(jobs.during(owner, work, () => Promise.reject(new DeliveryError('file_empty', { name: '方案.txt' })))).rejects.toThrow()
  expect(jobs.find(owner, 'c1')).toMatchObject({ state: 'refused', answer: null, problem: { code: 'file_empty', detail: expect.stringContaining('方案.txt') } })
  await expect(jobs.during(owner, work, () => Promise.reject(new TypeError('at /srv/x.ts')))).rejects.toThrow(TypeError)
  expect(jobs.find(owner, 'c1')?.problem).toMatchObject({ code: 'reading_failed' })
  expect(JSON.stringify(jobs.find(owner, 'c1'))).not.toContain('/srv')
})

test('a check forgets what it answered', async () => {
  const jobs = openJobs()
  await jobs.during(owner, { ...work, forgets: true }, async () => 'a whole text')
  expect(jobs.find(owner, 'c1')).toMatchObject({ state: 'done', answer: null })
})

test('cancelled before anything is kept: the work hears of it, and cannot keep any more', async () => {
  const jobs = openJobs()
  const done = jobs.during(owner, work, async (job) => {
    expect(jobs.cancel({ ...owner, person: 'p2' }, 'c1')).toBe(false)
    expect(jobs.cancel(owner, 'c1')).toBe(true)
    expect(job.signal.aborted).toBe(true)
    expect(jobs.find(owner, 'c1')).toMatchObject({ state: 'refused', problem: { code: 'reading_cancelled' } })
    job.keep()
    return 'kept'
  })
  await expect(done).rejects.toMatchObject({ code: 'reading_cancelled' })
  expect(jobs.find(owner, 'c1')?.state).toBe('refused')
})

test('too late to cancel: what is being kept is kept', async () => {
  const jobs = openJobs()
  const done = jobs.during(owner, work, async (job) => {
    job.keep()
    expect(jobs.cancel(owner, 'c1')).toBe(false)
    return 'kept'
  })
  expect(await done).toBe('kept')
  expect(jobs.cancel(owner, 'c1')).toBe(false)
})

test('what ended is forgotten first, work under way never', async () => {
  const jobs = openJobs(2)
  const hold: { end: () => void } = { end: () => undefined }
  const under = (command: string, run: (job: JobInHand) => Promise<unknown>) => jobs.during(owner, { command, name: '' }, run)
  const long = under('long', () => new Promise<void>((resolve) => (hold.end = resolve)))
  for (const command of ['a', 'b', 'c']) await under(command, async () => command)
  expect(['long', 'a', 'b', 'c'].map((command) => jobs.find(owner, command)?.state ?? null)).toEqual(['waiting', null, null, 'done'])
  hold.end()
  await long
})
