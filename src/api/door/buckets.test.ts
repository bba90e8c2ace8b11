import { describe, expect, test } from 'vitest'

import { buckets } from './buckets.ts'
import { addressKey } from './rates.ts'

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

describe('one household is one address', () => {
  test.each([
    ['10.1.2.3', '10.1.2.3'],
    ['::ffff:10.1.2.3', '10.1.2.3'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['2001:DB8:0001::', '2001:db8:1:0'],
  ])('%s counts as %s', (address, key) => {
    expect(addressKey(address)).toBe(key)
  })
})
