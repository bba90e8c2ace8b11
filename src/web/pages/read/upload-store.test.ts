import { describe, expect, test } from 'vitest'
import { ProblemError, unreachable } from '../../api/problem.ts'
import type { Job } from '../../api/watch-job.ts'
import { UploadStore, type Outside, type Uploaded } from './upload-store.ts'

const WHO = 'account-1'
const answerOf = (command: string): Uploaded => ({ command, document: `d-${command}`, known: false, proposals: 3, knownParts: 0, reissued: 0, carried: 0, notes: [] })
const job = (state: Job['state'], more: Partial<Job> = {}): Job => ({ command: 'a', name: '', state, done: 0, total: 0, unit: null, answer: null, problem: null, ...more })
const problem = (code: string, status = 422) => new ProblemError(code, status, { zh: '有误', en: 'wrong' })

/** The server and the shelf, driven by the test: each file's answer, and what its job says, are given by hand. */
function open(shelf = new Map<string, string>()) {
  const sent: string[] = []
  const sends = new Map<string, { resolve: (answer: Uploaded) => void; reject: (error: Error) => void; onSent: (part: number) => void }>()
  const jobs = new Map<string, { resolve: (job: Job | null) => void; reject: (error: Error) => void; onJob: (job: Job) => void }>()
  const cancelled: string[] = []
  const outside: Outside = {
    send: (file, command, { onSent, signal }) =>
      new Promise((resolve, reject) => {
        sent.push(file.name)
        sends.set(command, { resolve, reject, onSent })
        signal.addEventListener('abort', () => reject(new DOMException('', 'AbortError')))
      }),
    watch: (command, { onJob, signal }) =>
      new Promise((resolve, reject) => {
        jobs.set(command, { resolve, reject, onJob })
        signal.addEventListener('abort', () => resolve(null))
      }),
    cancel: async (command) => cancelled.push(command),
    shelf: { getItem: (key) => shelf.get(key) ?? null, setItem: (key, value) => void shelf.set(key, value) },
  }
  const store = new UploadStore(outside)
  const states = () => store.list.map(({ command, state }) => `${command} ${state}`)
  const kept = () => (JSON.parse(shelf.get('lingxian.uploads') ?? '[]') as { command: string }[]).map(({ command }) => command)
  return { store, states, sent, sends, jobs, cancelled, kept, shelf }
}
const file = (command: string) => ({ file: new File(['x'], `${command}.txt`), command })
/** Lets everything run that waits for nothing but its turn. */
const turn = () => new Promise((resolve) => setTimeout(resolve))

test('one file: going out, read, taken; what is wholly sent is remembered until it ends', async () => {
  const { store, states, sends, jobs, kept } = open()
  const done = store.take([file('a')], WHO)
  await turn()
  expect(states()).toEqual(['a sending'])
  sends.get('a')!.onSent(0.5)
  expect(store.list[0]).toMatchObject({ state: 'sending', part: 0.5 })
  expect(kept()).toEqual([])
  sends.get('a')!.onSent(1)
  jobs.get('a')!.onJob(job('extracting', { done: 120, total: 300, unit: 'page' }))
  expect(store.list[0]).toMatchObject({ state: 'reading', job: { done: 120 } })
  expect(kept()).toEqual(['a'])
  sends.get('a')!.resolve(answerOf('a'))
  expect(await done).toMatchObject([{ state: 'taken', answer: answerOf('a') }])
  expect(kept()).toEqual([])
})

test('several are taken one after the other, and one refused does not hold up the next', async () => {
  const { store, states, sent, sends } = open()
  const done = store.take([file('a'), file('b')], WHO)
  await turn()
  expect([sent, states()]).toEqual([['a.txt'], ['a sending', 'b waiting']])
  sends.get('a')!.reject(problem('file_empty'))
  await turn()
  expect(states()).toEqual(['a refused', 'b sending'])
  sends.get('b')!.resolve(answerOf('b'))
  expect((await done).map(({ state }) => state)).toEqual(['refused', 'taken'])
})

describe('the line breaks after the file was sent', () => {
  test('the job tells that it was taken', async () => {
    const { store, states, sends, jobs } = open()
    const done = store.take([file('a')], WHO)
    await turn()
    sends.get('a')!.onSent(1)
    sends.get('a')!.reject(unreachable())
    await turn()
    expect(states()).toEqual(['a reading'])
    jobs.get('a')!.resolve(job('done', { answer: answerOf('a') }))
    expect(await done).toMatchObject([{ state: 'taken' }])
  })

  test('the server was restarted: lost, and sent again with the same command', async () => {
    const { store, states, sent, sends, jobs, kept } = open()
    void store.take([file('a')], WHO)
    await turn()
    sends.get('a')!.onSent(1)
    sends.get('a')!.reject(unreachable())
    jobs.get('a')!.reject(problem('job_unknown', 404))
    await turn()
    expect([states(), kept()]).toEqual([['a lost'], []])
    store.again('a')
    await turn()
    expect([states(), sent]).toEqual([['a sending'], ['a.txt', 'a.txt']])
  })
})

test('the line breaks before the file was sent: refused, to be sent again', async () => {
  const { store, states, sends } = open()
  const done = store.take([file('a')], WHO)
  await turn()
  sends.get('a')!.reject(unreachable())
  await done
  expect(states()).toEqual(['a refused'])
})

describe('cancelled', () => {
  test('while it goes out: it is dropped and the next begins', async () => {
    const { store, states, cancelled } = open()
    void store.take([file('a'), file('b')], WHO)
    await turn()
    await store.cancel('a')
    await turn()
    expect([states(), cancelled]).toEqual([['b sending'], []])
  })

  test('while it waits', async () => {
    const { store, states, sends, sent } = open()
    const done = store.take([file('a'), file('b')], WHO)
    await turn()
    await store.cancel('b')
    sends.get('a')!.resolve(answerOf('a'))
    await done
    expect([states(), sent]).toEqual([['a taken'], ['a.txt']])
  })

  test('while it is read: the server is asked, and says how it ended', async () => {
    const { store, states, sends, cancelled } = open()
    const done = store.take([file('a')], WHO)
    await turn()
    sends.get('a')!.onSent(1)
    await store.cancel('a')
    expect([states(), cancelled]).toEqual([['a reading'], ['a']])
    sends.get('a')!.reject(problem('reading_cancelled', 409))
    await done
    expect(states()).toEqual(['a refused'])
  })
})

describe('the page was loaded anew', () => {
  const shelf = () => new Map([['lingxian.uploads', JSON.stringify([{ command: 'a', who: WHO, name: '方案.txt' }, { command: 'z', who: 'account-2', name: '别人的.txt' }])]])

  test('what this account had sent is looked for, once', async () => {
    const { store, states, jobs, kept } = open(shelf())
    store.resume(WHO)
    store.resume(WHO)
    expect(store.list).toMatchObject([{ command: 'a', name: '方案.txt', file: null, state: 'reading' }])
    jobs.get('a')!.resolve(job('done', { answer: answerOf('a') }))
    await turn()
    expect([states(), kept()]).toEqual([['a taken'], ['z']])
  })

  test('a server that was restarted meanwhile', async () => {
    const { store, states, jobs } = open(shelf())
    store.resume(WHO)
    jobs.get('a')!.reject(problem('job_unknown', 404))
    await turn()
    expect(states()).toEqual(['a lost'])
    store.drop('a')
    expect(states()).toEqual([])
  })

  test('a shelf that cannot be read is empty', () => {
    const { store, states } = open(new Map([['lingxian.uploads', '{not json']]))
    store.resume(WHO)
    expect(states()).toEqual([])
  })
})
