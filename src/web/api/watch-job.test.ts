import { expect, test } from 'vitest'
import { ProblemError, unreachable } from './problem.ts'
import { watchJob, type Job } from './watch-job.ts'

const job = (state: Job['state'], done = 0): Job => ({ command: 'c', name: '', state, done, total: 3, unit: 'page', answer: null, problem: null })
const unknown = new ProblemError('job_unknown', 404, { zh: '没有', en: 'unknown' })

async function watch(answers: (Job | Error)[], signal = new AbortController().signal) {
  const seen: string[] = []
  const left = [...answers]
  const ask = async () => {
    const next = left.shift()
    if (!next) throw new Error('asked once more than expected')
    if (next instanceof Error) throw next
    return next
  }
  const end = await watchJob('c', { onJob: ({ state, done }) => seen.push(`${state} ${done}`), signal, ask, pause: async () => undefined }).catch((error: unknown) => error)
  return { seen, end, left: left.length }
}

test('asks until it is done', async () => {
  expect(await watch([job('extracting', 1), job('extracting', 2), job('reading'), job('done')])).toEqual({ seen: ['extracting 1', 'extracting 2', 'reading 0', 'done 0'], end: job('done'), left: 0 })
})

test('a refusal is an end', async () => {
  expect((await watch([job('refused'), job('done')])).left).toBe(1)
})

test('a broken line is waited for; a server that knows nothing of it is not', async () => {
  expect(await watch([job('reading'), unreachable(), new ProblemError('no_answer', 502, { zh: '', en: '' }), job('done')])).toMatchObject({ seen: ['reading 0', 'done 0'] })
  expect(await watch([job('reading'), unreachable(), unknown])).toMatchObject({ seen: ['reading 0'], end: unknown })
})

test('asked no longer, it says nothing more', async () => {
  expect(await watch([job('reading')], AbortSignal.abort())).toEqual({ seen: [], end: null, left: 1 })
})
