import { expect, test } from 'vitest'
import { termPlaces } from './places.ts'

const found = (text: string, ...shorts: string[]) => termPlaces(text, shorts).map(({ start, end, short, first }) => [text.slice(start, end), short, first])

test.each<[string, string[], (string | boolean)[][]]>([
  ['落实三减，推进“三减”。', ['三减'], [['三减', '三减', true], ['三减', '三减', false]]],
  ['“三减一优”和三减', ['三减', '三减一优'], [['三减一优', '三减一优', true], ['三减', '三减', true]]],
  ['推进“三\n  减”', ['三减'], [['三\n  减', '三减', true]]],
  ['三项减免', ['三减'], []],
  ['A', ['A'], []],
  ['', ['三减'], []],
])('%j with %j', (text, shorts, expected) => {
  expect(found(text, ...shorts)).toEqual(expected)
})

test('three hundred pages with two hundred terms are searched', { timeout: 20_000 }, () => {
  const shorts = Array.from({ length: 200 }, (_, index) => `三项清单${index}`)
  const text = '落实三项清单7制度，建立三项清单机制。\n'.repeat(15_000)
  expect(termPlaces(text, shorts)).toHaveLength(15_000)
})
