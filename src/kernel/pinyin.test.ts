import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sortKey } from './pinyin.ts'

const sorted = (names: string[]): string[] => names.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))

test.each([
  [
    'units by their reading',
    ['市卫健委', '市财政局', '市发展改革委', '市教育局', '市公安局'],
    ['市财政局', '市发展改革委', '市公安局', '市教育局', '市卫健委'],
  ],
  [
    'places by their local reading',
    ['垣曲县', '解州镇', '绛县', '新绛县', '亳城县', '万荣县'],
    ['亳城县', '解州镇', '绛县', '万荣县', '新绛县', '垣曲县'],
  ],
  ['numbers by value', ['任务10', '任务9', '任务100', '任务09'], ['任务09', '任务9', '任务10', '任务100']],
  ['counted in Chinese', ['第十批', '第二批', '第一百零一批', '第二十一批'], ['第二批', '第十批', '第二十一批', '第一百零一批']],
  ['headings', ['十一、督察', '二、要求', '（三）附则', '（十）附则'], ['二、要求', '（三）附则', '（十）附则', '十一、督察']],
  ['years either way', ['二〇二四年要点', '2023年要点'], ['2023年要点', '二〇二四年要点']],
  ['tones after letters', ['市局', '时局', '史局', '师局'], ['师局', '时局', '史局', '市局']],
  ['marks do not count', ['“十四五”规划', '市规划', '审计'], ['审计', '“十四五”规划', '市规划']],
  ['Latin in either width', ['ＢＣ计划', 'ab计划'], ['ab计划', 'ＢＣ计划']],
])('%s', (_, names, expected) => {
  expect(sorted(names)).toEqual(expected)
})

test.each([
  ['万荣县', 'wan4 rong2 xian4', 'a place is no number'],
  ['一业一证', 'yi1 ye4 yi1 zheng4', 'nor is a slogan'],
  ['解州镇', 'hai4 zhou1 zhen4', 'the local reading'],
  ['调研会', 'diao4 yan2 hui4', 'a word of offices'],
  ['第三万二千批', 'di4 000000032000 pi1', 'a large number'],
  ['第一〇五批', 'di4 000000000105 pi1', 'digit by digit'],
  ['', '', 'nothing'],
])('the key of %s begins %j: %s', (name, begin) => {
  expect(sortKey(name).split('\u0001')[0]).toBe(begin)
})

test('names read alike keep one order, and equal names have equal keys', () => {
  expect(sortKey('李利')).not.toBe(sortKey('李力'))
  expect(sortKey('市财政局')).toBe(sortKey('市财政局'))
})

test('any text has a key, the same every time', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(sortKey(text)).toBe(sortKey(text))
    }),
  )
})
