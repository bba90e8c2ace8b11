import { expect, test } from 'vitest'
import { statedFigures } from './stated.ts'

const places = [{ id: 'a', name: '安邑区' }]
const investment = { name: '固定资产投资', measure: '亿元' }

test.each([
  ['上半年完成固定资产投资432.5亿元，增长10%。', investment, [['432.5', null, false]], 'as it stands'],
  ['固定资产投资4325000万元。', investment, [['432.5000', null, false]], 'in 万元, with as many digits as are printed'],
  ['安邑区固定资产投资完成40.16亿元；', investment, [['40.16', 'a', false]], 'of a place'],
  ['固定资产投资目标为870亿元。', investment, [['870', null, true]], 'what is to be reached'],
  ['固定资产投资增长10%。', investment, [], 'growth is another figure'],
  ['固定资产投资占生产总值的432亿元。', investment, [], 'so is a share'],
  ['固定资产投资保持稳定。全市收入432亿元。', investment, [], 'the next sentence says something else'],
  ['投资432亿元', { name: '投资', measure: '亿元' }, [], 'a word of the language is no name'],
  ['优良天数比例为79.5%', { name: '优良天数比例', measure: '%' }, [['79.5', null, false]], 'a share as it stands'],
])('%s', (text, named, expected) => {
  expect(statedFigures(text, named, places).map(({ value, place, aimed }) => [value, place, aimed])).toEqual(expected)
})

test('the place in the text', () => {
  expect(statedFigures('一是固定资产投资达432.5亿元', investment, [])[0]).toMatchObject({ at: { start: 2, end: 16 }, words: '固定资产投资达432.5亿元' })
})
