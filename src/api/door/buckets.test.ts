import { describe, expect, test } from 'vitest'

import { buckets } from './buckets.ts'

test('a burst is let through, then as many as come in by the second; nobody pays for another', () => {
  const { take } = buckets({ burst: 3, perSecond: 2 })
  expect([take('a', 0), take('a', 0), take('a', 0)]).toEqual([null, null, null])
  expect(take('a', 0)).toBe(1)
  expect(take('b', 0)).toBeNull()
  expect(take('a', 500)).toBeNull()
  expect(take('a', 500)).toBe(1)
  expect([take('a', 60_000), take('a', 60_000), take('a', 60_000), take('a', 60_000)]).toEqual([null, null, null, 1])
})

test('the seconds to wait are whole and true, however slow the bucket fills', () => {
  const { take } = buckets({ burst: 1, perSecond: 1 / 60 })
  expect(take('a', 0)).toBeNull()
  expect(take('a', 0)).toBe(60)
  expect(take('a', 30_500)).toBe(30)
  expect(take('a', 60_000)).toBeNull()
})

test('who goes on asking in vain does not wait longer for it', () => {
  const { take } = buckets({ burst: 1, perSecond: 1 })
  take('a', 0)
  for (let at = 0; at < 900; at += 100) expect(take('a', at)).toBe(1)
  expect(take('a', 1000)).toBeNull()
})

test('of more keys than are kept, who has not come for longest is forgotten', () => {
  const { take } = buckets({ burst: 1, perSecond: 0.001 }, 2)
  take('a', 0)
  take('b', 0)
  take('c', 0)
  expect(take('c', 0)).toBe(1000)
  expect(take('a', 0)).toBeNull()
})

describe('several processes', () => {
  const rate = { burst: 10, perSecond: 1 }
  /** As many as two processes let through that share one key, told of to each other each second, in `seconds` of asking without end. */
  const together = (seconds: number, processes: number): number => {
    const all = new Map<string, number>()
    const each = Array.from({ length: processes }, () => buckets(rate))
    let through = 0
    for (let second = 0; second < seconds; second += 1) {
      for (const { take } of each) while (take('a', second * 1000) === null) through += 1
      for (const { told, heard } of each) {
        const taken = told()
        for (const [key, n] of taken) all.set(key, (all.get(key) ?? 0) + n)
        heard(new Map([...taken.keys()].map((key) => [key, all.get(key) ?? 0])))
      }
    }
    return through
  }

  test('let through together what one would, but for a burst each before they hear of the others', () => {
    expect(together(60, 1)).toBe(10 + 59)
    const three = together(60, 3)
    expect(three).toBeGreaterThan(59)
    expect(three).toBeLessThanOrEqual(3 * 10 + 59)
  })

  test('who has more than half left is not told of; who waited until it was full begins anew', () => {
    const { take, told, heard } = buckets(rate)
    for (let n = 0; n < 5; n += 1) take('a', 0)
    expect(told()).toEqual(new Map())
    take('a', 0)
    expect(told()).toEqual(new Map([['a', 6]]))
    heard(new Map([['a', 6]]))
    expect(told()).toEqual(new Map())
    take('a', 0)
    expect(told()).toEqual(new Map([['a', 1]]))
    heard(new Map([['a', 9]]))
    expect([take('a', 0), take('a', 0)]).toEqual([null, 1])
    take('a', 60_000)
    expect(told()).toEqual(new Map())
  })
})
