import { expect, test } from 'vitest'
import { against, indicator, reading, row, standing } from './fixtures.ts'
import { bulletOf, deciding, figureTyped, fitting, isBehind, trajectoryTyped, usualAsOf, type Filter } from './model.ts'
import { axesOf, placeRows, trendOf } from './pictures.ts'

const every: Filter = { kind: '', behind: false, q: '', sort: null }

test.each<[string, string | null, string]>([
  ['1890.92', '1890.92', 'plain'],
  [' １８９０．９２ ', '1890.92', 'full width, with spaces around'],
  ['−3.2', '-3.2', 'the minus of papers'],
  ['0', '0', 'nought'],
  ['1,890.92', null, 'a comma could be either'],
  ['1890.92亿', null, 'with its measure'],
  ['1890.1234567', null, 'more decimals than are kept'],
  ['1234567890123456', null, 'more digits than are kept'],
  ['', null, 'nothing'],
])('%j typed is %j: %s', (text, figure) => {
  expect(figureTyped(text)).toBe(figure)
})

test.each([
  ['2023-06-30 1500\n2023-09-30　2200\n\n', { points: [{ by: '2023-06-30', value: '1500' }, { by: '2023-09-30', value: '2200' }] }],
  ['', { points: [] }],
  ['2023-06-30 1500\n2023-06-31 1600', { wrong: 2 }],
  ['2023-06-30', { wrong: 1 }],
  ['2023-06-30 1500 亿元', { wrong: 1 }],
])('a course typed as %j is %j', (text, read) => {
  expect(trajectoryTyped(text)).toEqual(read)
})

test.each([
  ['2023', '2023-09-20', '2023-08-31', 'the month before'],
  ['2023', '2024-02-10', '2023-12-31', 'after the period, its last day'],
  ['2023', '2023-01-10', '2023-01-10', 'in its first month, today'],
  ['2024', '2023-09-20', '2024-01-01', 'before it has begun'],
  ['2023-Q3', '2023-09-20', '2023-08-31', 'of a quarter'],
])('figures of %s reported on %s are as of %s: %s', (period, today, day) => {
  expect(usualAsOf(period, today)).toBe(day)
})

test('what fits: kind, behind, words; rows without a figure stand last in either order', () => {
  const ahead = row({ id: 'a', name: '签约金额', binding: true })
  const behind = row({ id: 'b', name: '能耗下降', whole: standing({ against: [against({ rate: '50.0', ahead: '-9.3', standing: 'behind' })] }) })
  const empty = row({ id: 'c', name: '新增企业', whole: null })
  const rows = [empty, ahead, behind]
  const ids = (filter: Partial<Filter>) => fitting(rows, { ...every, ...filter }).map(({ id }) => id)
  expect(ids({})).toEqual(['c', 'a', 'b'])
  expect(ids({ kind: 'binding' })).toEqual(['a'])
  expect(ids({ kind: 'expected' })).toEqual(['c', 'b'])
  expect(ids({ behind: true })).toEqual(['b'])
  expect(ids({ q: ' 能耗' })).toEqual(['b'])
  expect(ids({ sort: 'rate-up' })).toEqual(['b', 'a', 'c'])
  expect(ids({ sort: 'rate-down' })).toEqual(['a', 'b', 'c'])
  expect(ids({ sort: 'ahead-up' })).toEqual(['b', 'a', 'c'])
})

test('the target still to be reached decides; where all are reached, the highest', () => {
  const [province, city] = [against({}), against({ level: 'city', value: '3000', standing: 'behind' })]
  expect(deciding(standing({ against: [province, city] }))).toBe(city)
  expect(deciding(standing({ against: [province, { ...city, standing: 'reached' }] }))).toBe(province)
  expect(deciding(standing({ against: [] }))).toBeNull()
})

test('behind is behind against any of the targets, and nothing without a target', () => {
  expect(isBehind(standing({ against: [against({}), against({ standing: 'missed' })] }))).toBe(true)
  expect(isBehind(standing({ against: [against({ standing: 'ahead' })] }))).toBe(false)
  expect([isBehind(standing({ against: [] })), isBehind(null)]).toEqual([false, false])
})

test('a bullet is of the latest figure, and says nothing of the course where there is none', () => {
  const short = (level: string) => level[0]!
  expect(bulletOf(standing({}), short)).toEqual({ value: '1890.92', targets: [{ short: 'p', value: '1546' }], expected: '898.2' })
  expect(bulletOf(standing({ latest: null }), short)).toEqual({ value: null, targets: [{ short: 'p', value: '1546' }], expected: null })
  expect(bulletOf(null, short)).toEqual({ value: null, targets: [], expected: null })
})

test('the line is made of locked figures of the period and place; what waits is beside it, the way ends at the target', () => {
  const place = { id: 'p1', name: '安邑区' }
  const shown = indicator({
    trend: [
      { place: null, points: [{ asOf: '2022-12-31', value: '9', before: null }, { asOf: '2023-06-30', value: '1500.5', before: '1210' }, { asOf: '2023-07-31', value: '1890.92', before: null }] },
      { place, points: [{ asOf: '2023-07-31', value: '189.2', before: null }] },
    ],
    readings: [reading({ status: 'checked', asOf: '2023-08-31', value: '2050' }), reading({ status: 'returned', asOf: '2023-08-31', value: '20500000' }), reading({ status: 'reported', asOf: '2023-08-31', value: '1', place })],
  })
  const data = trendOf(shown, standing({}), () => '省定')
  expect(data.points).toEqual([{ asOf: '2023-06-30', value: '1500.5' }, { asOf: '2023-07-31', value: '1890.92' }])
  expect(data.before).toEqual([{ asOf: '2023-06-30', value: '1210' }])
  expect(data.waiting).toEqual([{ asOf: '2023-08-31', value: '2050' }])
  expect(data.course).toEqual([{ asOf: '2023-01-01', value: '0' }, { asOf: '2023-12-31', value: '1546' }])
  expect(trendOf(shown, standing({ place }), () => '省定').points).toEqual([{ asOf: '2023-07-31', value: '189.2' }])
  expect(trendOf(shown, standing({ against: [against({ expectedBy: 'target' })] }), () => '').course).toEqual([])
  expect(trendOf(shown, standing({ against: [against({ expectedBy: 'trajectory' })] }), () => '').course).toEqual([{ asOf: '2023-01-01', value: '0' }, { asOf: '2023-06-30', value: '700' }, { asOf: '2023-12-31', value: '1546' }])
})

test('places stand by rate where each has one, else by their figures; who has not reported is neither behind nor left out', () => {
  const of = (name: string, change: Parameters<typeof standing>[0]) => standing({ place: { id: name, name }, ...change })
  const rated = placeRows([of('甲', {}), of('乙', { latest: null, against: [] })], '亿元')
  expect(rated).toEqual({
    byRate: true,
    rows: [
      { name: '甲', value: '122.3', label: '122.3%', target: '100', expected: '58.1', beside: '1890.92 亿元', behind: false },
      { name: '乙', value: null, label: null, target: '100', expected: null, beside: null, behind: false },
    ],
  })
  const plain = placeRows([of('甲', {}), of('丙', { against: [], targets: [] })], '个')
  expect([plain.byRate, plain.rows[1]]).toEqual([false, { name: '丙', value: '1890.92', label: '1890.92 个', target: null, expected: null, beside: null, behind: false }])
})

test('axes in both languages', () => {
  expect([axesOf('zh').month(9), axesOf('en').month(9), axesOf('zh').tick(30_000), axesOf('en').tick(30_000)]).toEqual(['9月', 'Sep', '3万', '30K'])
})
