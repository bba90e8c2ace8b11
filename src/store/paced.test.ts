import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { paced } from './paced.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('the first is done at once, any number more once at the end of the while, each key by itself, and nothing after the end', () => {
  const done: string[] = []
  const { ask, end } = paced(1_000, (key) => done.push(key))
  for (const key of ['a', 'a', 'b', 'a']) ask(key)
  expect(done).toEqual(['a', 'b'])
  vi.advanceTimersByTime(1_000)
  expect(done).toEqual(['a', 'b', 'a'])
  ask('a')
  expect(done).toHaveLength(3)
  vi.advanceTimersByTime(1_000)
  expect(done).toHaveLength(4)
  vi.advanceTimersByTime(5_000)
  expect(done).toHaveLength(4)
  ask('a')
  ask('a')
  end()
  vi.advanceTimersByTime(5_000)
  ask('a')
  expect(done).toHaveLength(5)
})
