import { afterEach, describe, expect, test } from 'vitest'
import { openThreadPool, TaskRefused, TaskUnanswered, type PoolLimits, type ThreadPool } from './thread-pool.ts'
import type { TestTask } from './thread-for-tests.ts'

const file = new URL('./thread-for-tests.ts', import.meta.url)
const roomy: PoolLimits = { threads: 1, mostWaiting: 4, mostMs: 60_000, idleMs: 60_000, memoryMb: 256 }
const opened: ThreadPool<TestTask, string, string>[] = []

function open(limits: Partial<PoolLimits> = {}) {
  const pool = openThreadPool<TestTask, string, string, string>(file, { ...roomy, ...limits })
  opened.push(pool)
  const run = (task: TestTask, { signal = new AbortController().signal, onProgress = () => undefined }: { signal?: AbortSignal; onProgress?: (said: string) => void } = {}) => pool.run(task, { signal, onProgress })
  return { pool, run }
}
afterEach(async () => {
  await Promise.all(opened.splice(0).map((pool) => pool.close()))
})

const why = (work: Promise<unknown>) => work.then(() => 'answered', (error: unknown) => (error instanceof TaskUnanswered ? error.why : error))

test('a task is answered, and what it says on the way is heard in order', async () => {
  const { run } = open()
  const heard: string[] = []
  expect(await run({ say: 'done', progress: ['one', 'two'] }, { onProgress: (said) => heard.push(said) })).toBe('done')
  expect(heard).toEqual(['one', 'two'])
})

test('more tasks than threads are done in their turn', async () => {
  const { run } = open({ threads: 2 })
  const said = ['a', 'b', 'c', 'd', 'e']
  expect(await Promise.all(said.map((say) => run({ say })))).toEqual(said)
})

test('what a thread refuses is its own word; a mistake in it keeps its message and place', async () => {
  const { run } = open()
  const refused = await run({ refuse: 'not this one' }).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(TaskRefused)
  expect((refused as TaskRefused<string>).said).toBe('not this one')
  await expect(run({ fail: 'no such property' })).rejects.toMatchObject({ message: 'no such property', stack: expect.stringContaining('at there') })
  expect(await run({ say: 'still there' })).toBe('still there')
})

describe('a thread that is lost refuses its own task only', () => {
  test.each<[string, TestTask]>([
    ['it leaves', { exit: 0 }],
    ['it leaves with a number', { exit: 3 }],
    ['it throws where no one catches', { throwLate: 'broken' }],
    ['its memory is full', { eatMemory: true }],
  ])('%s', async (_, task) => {
    const { run } = open({ memoryMb: 64 })
    const [lost, next] = await Promise.all([why(run(task)), run({ say: 'next' })])
    expect(lost).toBe('lost')
    expect(next).toBe('next')
  })

  test('it hangs', async () => {
    const { run } = open({ mostMs: 300 })
    const lost = why(run({ hang: true }))
    expect(await lost).toBe('lost')
  })
})

test('one task more than may wait is refused; the others are done', async () => {
  const { run } = open({ threads: 1, mostWaiting: 2 })
  const end = new AbortController()
  const first = why(run({ hang: true }, { signal: end.signal }))
  const waiting = [run({ say: 'b' }), run({ say: 'c' })]
  expect(await why(run({ say: 'd' }))).toBe('busy')
  end.abort()
  expect(await first).toBe('cancelled')
  expect(await Promise.all(waiting)).toEqual(['b', 'c'])
})

test('a task is cancelled before it begins, and one that has been is not begun', async () => {
  const { run } = open({ threads: 1, mostWaiting: 1 })
  const [hanging, waiting] = [new AbortController(), new AbortController()]
  const first = why(run({ hang: true }, { signal: hanging.signal }))
  const second = why(run({ exit: 1 }, { signal: waiting.signal }))
  waiting.abort()
  expect(await second).toBe('cancelled')
  // Its place in the queue is free again.
  const third = run({ say: 'third' })
  hanging.abort()
  expect(await first).toBe('cancelled')
  expect(await third).toBe('third')
  expect(await why(run({ exit: 1 }, { signal: AbortSignal.abort() }))).toBe('cancelled')
})

test('closing ends what runs and what waits', async () => {
  const { pool, run } = open()
  const both = [why(run({ hang: true })), why(run({ say: 'later' }))]
  await pool.close()
  expect(await Promise.all(both)).toEqual(['cancelled', 'cancelled'])
  expect(await why(run({ say: 'after' }))).toBe('cancelled')
})
