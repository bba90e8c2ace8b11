import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bullet } from './bullet.ts'
import { axisNumber, minus, signed as withSign } from './figure-text.ts'
import { framed } from './framed.ts'
import { INK } from './ink.ts'
import { apart, lines, widthOf, type Mark, type Picture } from './marks.ts'
import { places } from './places.ts'
import { svgText } from './svg-text.ts'
import { trend, type TrendData, type TrendWords } from './trend.ts'

/** A year's signed amounts, in the manner of a city's report: two targets, one figure not locked yet. */
const signed: TrendData = {
  start: '2023-01-01',
  end: '2023-12-31',
  today: '2023-09-20',
  measure: '亿元',
  points: [
    { asOf: '2023-02-28', value: '310.4' },
    { asOf: '2023-04-30', value: '820.0' },
    { asOf: '2023-06-30', value: '1500.5' },
    { asOf: '2023-07-31', value: '1890.92' },
  ],
  before: [
    { asOf: '2023-02-28', value: '250' },
    { asOf: '2023-06-30', value: '1210' },
    { asOf: '2023-07-31', value: '1600' },
  ],
  waiting: [{ asOf: '2023-08-31', value: '2050' }],
  targets: [
    { name: '省定', value: '1546' },
    { name: '市定', value: '3000' },
  ],
  course: [
    { asOf: '2023-01-01', value: '0' },
    { asOf: '2023-12-31', value: '3000' },
  ],
  forecast: { by: '2023-12-31', value: '3250', low: '2900', high: '3520' },
  cumulative: true,
  steps: false,
}

const trendWords: TrendWords = {
  says: '签约金额，截至 2023-07-31 为 1890.92 亿元',
  course: '序时应达',
  before: '上年同期',
  forecast: '预测',
  waiting: '待认定',
  today: '今天 09-20',
  tick: String,
  month: (month) => `${month}月`,
}

const said = ({ marks }: Pick<Picture, 'marks'>) => marks.flatMap((mark) => (mark.is === 'text' ? [mark.text] : []))
const at = ({ marks }: Picture, text: string) => marks.find((mark): mark is Extract<Mark, { is: 'text' }> => mark.is === 'text' && mark.text === text)

test('what is saved has the colours of the page', () => {
  const tokens = readFileSync(join(import.meta.dirname, '..', '..', 'styles', 'tokens.css'), 'utf8')
  for (const [name, value] of Object.entries(INK)) expect(tokens, name).toMatch(new RegExp(`--${name}: ${value};`))
})

test.each([
  [[10, 50], 16, [10, 50], 'far enough already'],
  [[50, 52], 16, [50, 66], 'the lower one gives way'],
  [[52, 50], 16, [66, 50], 'in whatever order they come'],
  [[98, 99], 16, [84, 100], 'at the lower edge the upper one gives way'],
  [[], 16, [], 'none'],
])('labels wanted at %j stand %i apart at %j: %s', (wanted, gap, placed) => {
  expect(apart(wanted, gap, 0, 100)).toEqual(placed)
})

test.each([
  ['序时应达', 48],
  ['12.5%', 34],
  ['', 0],
])('%j is about %i wide', (text, width) => {
  expect(widthOf(text)).toBe(width)
})

test.each([
  ['固定资产投资额', 48, ['固定资产', '投资额']],
  ['短', 48, ['短']],
  ['', 48, []],
])('%j in lines of %i', (text, width, broken) => {
  expect(lines(text, width, 12)).toEqual(broken)
})

test.each([
  ['-0.39', '−0.39', '−0.39'],
  ['0.50', '0.50', '+0.50'],
  ['0.00', '0.00', '0.00'],
])('%s is set as %s, with its sign as %s', (value, plain, sign) => {
  expect([minus(value), withSign(value)]).toEqual([plain, sign])
})

test.each([
  [120_000, '12万', '120K'],
  [15_000, '1.5万', '15K'],
  [1500, '1500', '1.5K'],
  [-0.30000000000000004, '−0.3', '−0.3'],
])('%d on an axis is %s', (value, zh, en) => {
  expect([axisNumber(value, 'zh'), axisNumber(value, 'en')]).toEqual([zh, en])
})

test('a trend names every line where it ends, and has no legend', () => {
  const picture = trend(signed, 640, trendWords)
  const ends = ['省定 1546', '市定 3000', '预测 3250', '上年同期 1600', '待认定', '序时应达', '今天 09-20', '1890.92', '亿元']
  expect(said(picture)).toEqual(expect.arrayContaining(ends))
  expect(said(picture).filter((text) => text.endsWith('月'))).toHaveLength(12)
  expect(picture.says).toBe('签约金额，截至 2023-07-31 为 1890.92 亿元')
})

test('a trend stands on its scale: 0 at the foot, the figure of a day above that day', () => {
  const [left, bottom, top] = [35, 218, 28]
  const picture = trend(signed, 640, trendWords)
  const right = 640 - (widthOf('省定 1546') + 12)
  const line = picture.marks.find((mark) => mark.is === 'path' && mark.stroke === 'blue' && mark.width === 2)
  const x = (day: number) => Math.round((left + ((right - left) * day) / 364) * 10) / 10
  const y = (value: number) => Math.round((bottom - ((bottom - top) * value) / 4000) * 10) / 10
  // 2023-02-28 is the 59th day of the year, 2023-07-31 the 212th.
  expect(line).toMatchObject({ d: `M${x(58)},${y(310.4)}L${x(119)},${y(820)}L${x(180)},${y(1500.5)}L${x(211)},${y(1890.92)}` })
})

test('no label leaves the picture, narrow or wide', () => {
  for (const width of [260, 358, 900]) {
    for (const mark of trend(signed, width, trendWords).marks) {
      if (mark.is !== 'text') continue
      const from = mark.anchor === 'start' ? mark.x : mark.anchor === 'end' ? mark.x - widthOf(mark.text, mark.size) : mark.x - widthOf(mark.text) / 2
      expect(from, `${mark.text} at ${width}`).toBeGreaterThanOrEqual(-1)
      expect(from + widthOf(mark.text), `${mark.text} at ${width}`).toBeLessThanOrEqual(width + 1)
    }
  }
})

test.each([
  ['nothing reported', { points: [], waiting: [], before: [], forecast: null }],
  ['no target', { targets: [], course: [], forecast: null }],
  ['one figure', { points: signed.points.slice(0, 1), before: [], forecast: null }],
  ['nought alone', { points: [{ asOf: '2023-02-28', value: '0' }], before: [], waiting: [], targets: [], course: [], forecast: null }],
  ['figures below nought', { points: [{ asOf: '2023-02-28', value: '-3.2' }], targets: [{ name: '省定', value: '-1' }], cumulative: false }],
  ['all alike', { points: [{ asOf: '2023-02-28', value: '7' }], before: [], waiting: [], targets: [{ name: '省定', value: '7' }], course: [], forecast: null, cumulative: false }],
  ['today after the period', { today: '2024-02-01' }],
  ['a month', { start: '2023-02-01', end: '2023-02-28' }],
])('a trend with %s has only numbers in it', (_, change) => {
  expect(JSON.stringify(trend({ ...signed, ...change }, 480, trendWords).marks)).not.toMatch(/NaN|Infinity|null|undefined/)
})

test('what is counted one by one stands still until the next day it is known of', () => {
  const picture = trend({ ...signed, steps: true, before: [], points: [{ asOf: '2023-01-01', value: '0' }, { asOf: '2023-12-31', value: '4000' }] }, 640, trendWords)
  const line = picture.marks.find((mark) => mark.is === 'path' && mark.stroke === 'blue' && mark.width === 2)
  // along the foot to the last day, then up
  expect(line?.is === 'path' && line.d.split('L').slice(1).map((point) => Number(point.split(',')[1]))).toEqual([218, expect.any(Number)])
})

const row = { name: '安邑区', value: '63.0', label: '63.0%', target: '100', expected: '58.4', beside: '189.2 亿元', behind: false }
const heads = { says: '各地', none: '未报', value: '完成率', beside: '完成值', behind: '落后' }

test('places stand in the order given; who is behind is said in words, who has not reported too', () => {
  const picture = places([row, { ...row, name: '蒲坂市', value: '51.2', label: '51.2%', beside: '93.1 亿元', behind: true }, { ...row, name: '开发区', value: null, label: null, expected: null, beside: null }], 640, heads)
  expect(said(picture)).toEqual(['完成率', '完成值', '安邑区', '63.0%', '189.2 亿元', '蒲坂市', '51.2%', '93.1 亿元 落后', '开发区', '未报', ''])
  expect(picture.height).toBe(22 + 3 * 24 + 4)
  expect(JSON.stringify(picture.marks)).not.toMatch(/NaN|Infinity/)
})

test('a bullet: both targets by their character, written as one where they lie on each other', () => {
  const data = { value: '1890.92', targets: [{ short: '省', value: '1546' }, { short: '市', value: '3000' }], expected: '1741' }
  const picture = bullet(data, '完成率', { width: 114, height: 30 })
  expect(picture.marks[1]).toEqual({ is: 'path', d: 'M7 16h63v8h-63z', fill: 'blue' })
  expect([at(picture, '省')?.x, at(picture, '市')?.x]).toEqual([58.5, 107])
  expect(said(bullet({ ...data, targets: [{ short: '省', value: '3000' }, { short: '市', value: '3000' }] }, ''))).toEqual(['省市'])
  expect(at(bullet({ ...data, targets: [{ short: '省', value: '3000' }, { short: '市', value: '3000' }] }, '', { width: 114, height: 30 }), '省市')?.x).toBe(102)
  expect(JSON.stringify(bullet({ value: null, targets: [], expected: null }, ''))).not.toMatch(/NaN|Infinity/)
  expect(bullet({ value: '-4', targets: [{ short: '省', value: '-2' }], expected: null }, '', { width: 114, height: 30 }).marks[1]).toEqual({ is: 'path', d: 'M7 16h100v8h-100z', fill: 'blue' })
})

test('a picture that leaves the page says what it is, of when and whence, and that it is a demonstration', () => {
  const picture = framed(trend(signed, 640, trendWords), { title: '签约<金额> & "落地"', under: '亿元　2023年', foot: ['来源：月报　截至 2023-07-31'], demonstration: '演示数据' })
  const text = svgText(picture)
  expect(text).toContain('<title>签约&lt;金额&gt; &amp; &quot;落地&quot;</title>')
  expect(text).toContain('>来源：月报　截至 2023-07-31</text>')
  expect(text).toContain('>演示数据</text>')
  expect(text).toContain('<desc>签约金额，截至 2023-07-31 为 1890.92 亿元</desc>')
  expect(text).not.toMatch(/style=|class=|href=|var\(|<script/)
  expect([picture.width, picture.height]).toEqual([672, 16 + 24 + 18 + 8 + 240 + 8 + 18 + 16])
  expect(svgText(framed(trend(signed, 640, trendWords), { title: '\u0000\u001b坏', under: '', foot: [], demonstration: null }))).toContain('<title>坏</title>')
})
