import { expect, test } from 'vitest'

import { bytesText, momentText, spanOf } from './model.ts'

test.each([
  [0, 'second', 0],
  [119, 'second', 119],
  [120, 'minute', 2],
  [5_400, 'minute', 90],
  [7_200, 'hour', 2],
  [86_400, 'hour', 24],
  [3 * 86_400, 'day', 3],
])('%i seconds: %s %i', (seconds, key, n) => {
  expect(spanOf(seconds)).toEqual({ key, n })
})

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_000, '1.0 KB'],
  [4_404_019, '4.2 MB'],
  [126_701_535_232, '118 GB'],
  [5_000 * 1024 ** 4, '5000 TB'],
])('%i bytes: %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text)
})

test.each([
  ['2026-09-28T06:05:00.000Z', '2026-11-01T00:00:00.000Z', '09-28 14:05'],
  ['2026-12-31T17:00:00.000Z', '2026-12-31T15:59:00.000Z', '2027-01-01 01:00'],
])('%s seen at %s: %s', (instant, now, text) => {
  expect(momentText(instant, now)).toBe(text)
})
