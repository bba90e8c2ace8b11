import { expect, test } from 'vitest'

import { buckets } from './buckets.ts'

test('a burst is let through, then as many as come in by the second; nobody pays for another', () => {
  const take = buckets({ burst: 3, perSecond: 2 })
  expect([take('a', 0), take('a', 0), take('a', 0)]).toEqual([null, null, null])
  expect(take('a', 0)).toBe(1)
  expect(take('b', 0)).toBeNull()
  expect(take('a', 500)).toBeNull()
  expect(take('a', 500)).toBe(1)
  expect([take('a', 60_000), take('a', 60_000), take('a', 60_000), take('a', 60_000)]).toEqual([null, null, null, 1])
})

test('the seconds to wait are whole and true, however slow the bucket fills', () => {
  const take = buckets({ burst: 1, perSecond: 1 / 60 })
  expect(take('a', 0)).toBeNull()
  expect(take('a', 0)).toBe(60)
  expect(take('a', 30_500)).toBe(30)
  expect(take('a', 60_000)).toBeNull()
})

test('who goes on asking in vain does not wait longer for it', () => {
  const take = buckets({ burst: 1, perSecond: 1 })
  take('a', 0)
  for (let at = 0; at < 900; at += 100) expect(take('a', at)).toBe(1)
  expect(take('a', 1000)).toBeNull()
})

test('of more keys than are kept, who has not come for longest is forgotten', () => {
  const take = buckets({ burst: 1, perSecond: 0.001 }, 2)
  take('a', 0)
  take('b', 0)
  take('c', 0)
  expect(take('c', 0)).toBe(1000)
  expect(take('a', 0)).toBeNull()
})
