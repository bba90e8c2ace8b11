import { expect, test } from 'vitest'

import { erasedBy } from './erased-by.ts'

const erasure = (fact: string, redacted: unknown) => ({ fact, erasure: 'asked', redacted })

test('an erasure that was itself erased stands within the one that did it: both contents are named by the last', () => {
  const left = { name: '＊＊' }
  const again = erasure('second', erasure('first', left))
  expect([...erasedBy([{ fact: 'third', on: '2026-04-01', says: again }])]).toEqual([
    ['second', { fact: 'third', on: '2026-04-01', leaves: erasure('first', left) }],
    ['first', { fact: 'third', on: '2026-04-01', leaves: left }],
  ])
})

test('what only looks like an erasure names nothing', () => {
  expect(erasedBy([{ fact: 'a', on: '2026-04-01', says: { fact: 'b' } }, { fact: 'a', on: '2026-04-01', says: null }]).size).toBe(0)
})
