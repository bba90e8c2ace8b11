import fc from 'fast-check'
import { expect, test } from 'vitest'
import { indexTerms, queryTerms, searchText, type SearchTerm } from './bigrams.ts'

test.each([
  ['财政局', ['财政', '政局', '局'], 'pairs and the last character'],
  ['局', ['局'], 'one character'],
  ['财政局2023年', ['财政', '政局', '局', '2023', '年'], 'numbers cut a run'],
  ['GDP 增长', ['gdp', '增长', '长'], 'Latin in lower case'],
  ['ＧＤＰ１２３', ['gdp123'], 'full width becomes half'],
  ['财政，政局', ['财政', '政', '政局', '局'], 'no pair goes over a comma'],
  ['二〇二三', ['二〇', '〇二', '二三', '三'], 'the round nought is a character'],
  ['𠮷野', ['𠮷野', '野'], 'characters beyond the basic plane stay whole'],
  ['3.5％', ['3', '5'], 'marks are no terms'],
  ['', [], 'nothing'],
  ['——！', [], 'marks only'],
])('the terms of %j are %j: %s', (text, terms) => {
  expect(indexTerms(text)).toEqual(terms)
})

test.each([
  ['财政', [{ term: '财政', prefix: false }], 'a pair'],
  [
    '财政局',
    [
      { term: '财政', prefix: false },
      { term: '政局', prefix: false },
    ],
    'all its pairs',
  ],
  ['财', [{ term: '财', prefix: true }], 'one character begins a pair or is the last'],
  ['gd', [{ term: 'gd', prefix: true }], 'a word being typed'],
  [
    'GDP 增长',
    [
      { term: 'gdp', prefix: false },
      { term: '增长', prefix: false },
    ],
    'a word already typed',
  ],
  ['  ', [], 'nothing asked'],
  ['%_', [], 'no wildcard gets through'],
])('%j asks for %j: %s', (query, terms) => {
  expect(queryTerms(query)).toEqual(terms)
})

const matches = (terms: readonly string[], wanted: readonly SearchTerm[]): boolean =>
  wanted.every(({ term, prefix }) => terms.some((one) => (prefix ? one.startsWith(term) : one === term)))

test('a text is a candidate for every part of it that begins and ends with whole words', () => {
  const han = fc.stringMatching(/^[财政局改革发展一二三万县市]{1,12}$/)
  fc.assert(
    fc.property(han, fc.nat(), fc.integer({ min: 1, max: 12 }), (text, from, length) => {
      const start = from % text.length
      const part = text.slice(start, start + length)
      expect(matches(indexTerms(`前${text}后`), queryTerms(part))).toBe(true)
    }),
  )
})

test('and for itself, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
      expect(matches(indexTerms(text), queryTerms(text))).toBe(true)
    }),
  )
})

test('what is compared is one form, lower case, one blank', () => {
  expect(searchText('  ＧＤＰ　增长\n率 ')).toBe('gdp 增长 率')
})
