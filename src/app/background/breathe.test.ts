import { expect, test } from 'vitest'

import { breather } from './breathe.ts'

test('it rests about as long as the batch took, and no longer than until it is stopped', async () => {
  const stop = new AbortController()
  const breathe = breather(stop.signal)
  const busy = (ms: number) => {
    for (const until = performance.now() + ms; performance.now() < until; );
  }
  busy(20)
  const rested = performance.now()
  await breathe()
  expect(performance.now() - rested).toBeGreaterThanOrEqual(19)
  busy(20)
  setImmediate(() => stop.abort())
  await breathe()
  await breathe()
  expect(stop.signal.aborted).toBe(true)
})
