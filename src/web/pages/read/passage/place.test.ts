import { describe, expect, test } from 'vitest'
import { inOneDocument, placeOfSelection, sentenceAround, wordsOf } from './place.ts'

const TEXT = '第一段说一件事。\n\n新建书房二十座，惠及\n全市读者；再建公园五座。\n\n新建书房二十座，另有一处。'

describe('what was selected', () => {
  const words = (from: number, before: number, selected: string) => {
    const place = placeOfSelection(TEXT, from, before, selected)
    return place && TEXT.slice(place.start, place.end)
  }
  test.each([
    ['a line break inside', 0, 8, '惠及全市读者', '惠及\n全市读者'],
    ['white space the paper adds', 0, 8, '　　新建书房二十座', '新建书房二十座'],
    ['a whole paragraph', 0, 0, '第一段说一件事。', '第一段说一件事。'],
  ])('%s', (_, from, before, selected, expected) => {
    expect(words(from, before, selected)).toBe(expected)
  })

  test('of two places the one that was meant', () => {
    expect(placeOfSelection(TEXT, 0, 8, '新建书房二十座')?.start).toBe(TEXT.indexOf('新建书房'))
    expect(placeOfSelection(TEXT, 0, 30, '新建书房二十座')?.start).toBe(TEXT.lastIndexOf('新建书房'))
  })

  test.each([
    ['nothing', ''],
    ['too little to name anything', '新建书'],
    ['words of the page, not of the text', '显示条目与原文'],
    ['a chapter', '字'.repeat(3001)],
  ])('%s is no passage', (_, selected) => {
    expect(placeOfSelection(TEXT, 0, 0, selected)).toBeNull()
  })
})

describe('the sentence around', () => {
  test.each([
    ['二十座', '新建书房二十座，惠及\n全市读者'],
    ['公园五座', '再建公园五座'],
    ['第一段说一件事。', '第一段说一件事。'],
  ])('%s', (inside, expected) => {
    const start = TEXT.indexOf(inside)
    const place = sentenceAround(TEXT, { start, end: start + inside.length })
    expect(TEXT.slice(place.start, place.end)).toBe(expected)
  })

  test.each([
    ['an empty line', '二、发展目标\n\n新建书房二十座\n\n再建公园五座'],
    ['a heading without one', '会议要求。\n二、发展目标\n新建书房二十座\n三、保障措施\n成立专班'],
    ['a heading in brackets', '（二）发展目标\n新建书房二十座\n（三）保障措施\n成立专班'],
  ])('%s is no part of it', (_, text) => {
    const start = text.indexOf('书房')
    const place = sentenceAround(text, { start, end: start + 2 })
    expect(text.slice(place.start, place.end).trim()).toBe('新建书房二十座')
  })

  test('is found in a text without any mark', () => {
    expect(sentenceAround('新建书房二十座', { start: 2, end: 4 })).toEqual({ start: 0, end: 7 })
  })
})

test.each([
  ['惠及\n　　全市\n读者', '惠及全市读者'],
  ['修建公园 \t市能源局\t\t 2027年\n底', '修建公园　市能源局　2027年底'],
])('%j is shown as %s', (text, words) => {
  expect(wordsOf(text, { start: 0, end: text.length })).toBe(words)
})

test('a passage over the end of a document is of two', () => {
  const documents = [{ start: 0, end: 20 }, { start: 20, end: 50 }]
  expect([{ start: 5, end: 20 }, { start: 20, end: 30 }, { start: 15, end: 24 }].map((place) => inOneDocument(place, documents))).toEqual([true, true, false])
})
