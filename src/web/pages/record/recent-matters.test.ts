import { expect, test } from 'vitest'
import { recentMatters, rememberMatters } from './recent-matters.ts'

const matter = (id: string) => ({ id, code: id, title: id, ledger: 'led' })

test('the last ones first, each once, eight at most, by account', () => {
  const kept = new Map<string, string>()
  const shelf = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, text: string) => void kept.set(key, text) }
  expect(recentMatters('a', shelf)).toEqual([])
  for (const id of ['1', '2', '3', '4', '5', '6', '7', '8', '9', '3']) rememberMatters('a', [matter(id)], shelf)
  rememberMatters('a', [], shelf)
  expect(recentMatters('a', shelf).map(({ id }) => id)).toEqual(['3', '9', '8', '7', '6', '5', '4', '2'])
  expect(recentMatters('b', shelf)).toEqual([])
})
