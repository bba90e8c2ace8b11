import { expect, test } from 'vitest'
import { noteSentence } from '../words/assessment.ts'
import { COUNTIES, COUNTY } from './fixtures.ts'
import { assess, difference, sensitivity } from './index.ts'

// The board as it is drawn: places, gaps, what separates two, and what changes them.
const result = assess(COUNTY, '2023-Q2', COUNTIES)
const named = (unit: string) => result.units.find((one) => one.unit === unit)
const said = sensitivity(COUNTY, '2023-Q2', result).map((note) => noteSentence(note, { scheme: COUNTY, unit: (id) => id, language: 'zh' }))

test('places stand within groups, with the gap to the one before', () => {
  expect(result.units.map(({ name, rank, total, behind }) => [name, rank, total, behind])).toEqual([
    ['安邑区', 1, '90.81', null],
    ['猗氏县', 2, '90.42', '-0.39'],
    ['禹都县', 3, '85.10', '-5.32'],
    ['龙门市', 1, '93.79', null],
    ['蒲坂市', 2, '92.65', '-1.14'],
    ['左邑县', 3, '87.29', '-5.36'],
    ['永乐县', 1, '91.47', null],
    ['汾阴县', 2, '90.67', '-0.80'],
    ['高凉县', 3, '90.39', '-0.28'],
    ['亳城县', 4, '87.82', '-2.57'],
    ['正平县', 5, '87.28', '-0.54'],
    ['南绛县', 6, '83.05', '-4.23'],
    ['大阳县', 7, '82.45', '-0.60'],
    ['开发区', null, '94.00', null],
  ])
})

test('what separates 安邑区 and 猗氏县', () => {
  const [a, b] = [named('安邑区'), named('猗氏县')]
  if (!a || !b) throw new Error('not on the board')
  const { lines, adjustments, total } = difference(COUNTY, a, b)
  expect(lines.map(({ name, difference: by }) => [name.zh, by])).toEqual([
    ['承接任务', '0.10'],
    ['特色改革', '-0.50'],
    ['试点任务', '0.00'],
    ['重点指标', '0.21'],
    ['督察整改', '0.14'],
    ['群众评价', '-0.06'],
  ])
  expect([adjustments, total]).toEqual(['0.50', '0.39'])
})

test.each([
  '安邑区“主动报告风险”0.50，大于与猗氏县的差距 0.39：若不认这一项，两者互换',
  '“特色改革”由 20 分加到 33.1 分以上，安邑区与猗氏县才互换',
  '各项权重分别增减两成试算：一核、三翼位次不变',
  '各项权重分别增减两成试算：七支点有 4 种情形变动，其中“试点任务”减两成时汾阴县居首',
])('the note beside it: %s', (sentence) => {
  expect(said).toContain(sentence)
})

test('scores that were given with all their decimals are not within rounding', () => {
  expect(said.filter((sentence) => sentence.includes('四舍五入'))).toEqual([])
})
