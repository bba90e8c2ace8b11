import { describe, expect, test } from 'vitest'

import { indexTerms, like, searchQuery, searchable } from './terms.ts'

test.each([
  ['改革', ['改革', '革'], 'pairs, and the last character by itself'],
  ['GG-2026-001', ['gg', '2026', '001'], 'runs of letters and digits as they are'],
  ['“十四五”规划', ['十四', '四五', '五', '规划', '划'], 'a sign ends a run'],
  ['ＡＢ１２中', ['ab12', '中'], 'full-width forms as half-width'],
  ['改革改革', ['改革', '革改', '革'], 'each term once'],
  ['、。', [], 'signs alone are no terms'],
])('%s is found under %j: %s', (text, terms) => {
  expect(indexTerms(searchable(text)).sort()).toEqual([...terms].sort())
})

describe('what a person types', () => {
  test.each([
    ['医疗改革', "'医疗' & '疗改' & '改革'", ['%医疗改革%']],
    ['改', "'改':*", ['%改%']],
    ['医疗 GG-2026', "'医疗' & 'gg':* & '2026':*", ['%医疗%', '%gg-2026%']],
    ['100%_', "'100':*", ['%100\\%\\_%']],
    ["改'; drop", "'改':* & 'drop':*", ["%改';%", '%drop%']],
  ])('%s', (typed, words, texts) => {
    expect(searchQuery(typed)).toEqual({ words, texts })
  })

  test.each(['', '  ', '%', '（）'])('“%s” asks for nothing', (typed) => {
    expect(searchQuery(typed)).toBeNull()
  })
})

test('a backslash is a character, not an escape', () => {
  expect(like('a\\b')).toBe('%a\\\\b%')
})
