import { describe, expect, test } from 'vitest'
import { explain, explainResult, noteSentence } from '../words/assessment.ts'
import { formulasOf } from './feel.ts'
import { figure, fixtureHand, fixtureItem as item, hand, none, schemeOf, share, unitOf } from './fixtures.ts'
import { assess, whatIf } from './index.ts'
import type { Assessee, GivenToAssess, Measured } from './types.ts'

const RECTIFIED = { matters: 'rectified' }
const rest = (points: number) => item('rest', '其余', points, RECTIFIED)

/** Score of the first of two items that come to a hundred, the other one at full points. */
function lineOf(points: number, measure: object, measured: Measured, more: object = {}, given: GivenToAssess = {}) {
  const scheme = schemeOf({ items: [item('one', '一项', points, measure, more), rest(100 - points)] })
  const [unit] = assess(scheme, '2023-Q2', [unitOf('甲', [measured, share(1, 1)])], { formulas: formulasOf(scheme), ...given }).units
  const line = unit?.lines[0]
  if (!line) throw new Error('no line')
  return line
}

describe('one line', () => {
  test.each<[string, number, object, Measured, object, string | null]>([
    ['eight of nine', 10, RECTIFIED, share(8, 9), {}, '8.89'],
    ['a tie goes up', 1, RECTIFIED, share(1, 8), {}, '0.13'],
    ['weighed by difficulty', 25, RECTIFIED, share('8.4', '10.5'), {}, '20.00'],
    ['more than all is no more than the points', 10, { indicator: 'x' }, figure('122', '100'), {}, '10.00'],
    ['unless the cap is higher', 10, { indicator: 'x' }, figure('122', '100'), { cap: 12 }, '12.00'],
    ['and the cap is not reached', 10, { indicator: 'x' }, figure('105', '100'), { cap: 12 }, '10.50'],
    ['no less than the floor', 10, { indicator: 'x' }, figure('10', '100'), { floor: 3 }, '3.00'],
    ['below nought is nought', 10, { indicator: 'x' }, figure('-5', '100'), {}, '0.00'],
    ['less is better: at the target', 10, { indicator: 'x' }, figure('50', '50', { direction: 'down' }), {}, '10.00'],
    ['less is better: above it', 10, { indicator: 'x' }, figure('60', '50', { direction: 'down' }), {}, '8.33'],
    ['less is better: none where none may be', 10, { indicator: 'x' }, figure('0', '0', { direction: 'down' }), {}, '10.00'],
    ['less is better: one where none may be', 10, { indicator: 'x' }, figure('1', '0', { direction: 'down' }), {}, '0.00'],
    ['so many make all', 10, { activity: 'outcome', full: 4 }, { kind: 'count', count: 3, records: [] }, {}, '7.50'],
    ['each counts by itself, up to the cap', 2, { activity: 'outcome' }, { kind: 'count', count: 7, records: [] }, { cap: 10 }, '10.00'],
    ['a band is reached on its edge', 10, RECTIFIED, share(9, 10), { bands: [{ from: 60, share: 50 }, { from: 90, share: 100 }] }, '10.00'],
    ['just below an edge', 10, RECTIFIED, share('89.99', 100), { bands: [{ from: 60, share: 50 }, { from: 90, share: 100 }] }, '5.00'],
    ['below the first band', 10, RECTIFIED, share(5, 10), { bands: [{ from: 60, share: 50 }] }, '0.00'],
    ['the mean of scores', 20, fixtureHand(), hand(17, 18, '17.5'), {}, '17.50'],
    ['without the highest and the lowest', 20, fixtureHand(5, true), hand(12, 17, 18, 17, 20), {}, '17.33'],
    ['two scores are not trimmed', 20, fixtureHand(5, true), hand(12, 18), {}, '15.00'],
    ['no more than the points by hand', 20, fixtureHand(), hand(25), {}, '20.00'],
    ['no decimals', 10, RECTIFIED, share(8, 9), {}, '8.89'],
    ['nothing due: in full', 10, RECTIFIED, none, { noData: 'full' }, '10.00'],
    ['nothing due: none', 10, RECTIFIED, none, { noData: 'zero' }, '0.00'],
    ['nothing due: moved', 10, RECTIFIED, none, {}, null],
    ['less is better: none where three may be', 10, { indicator: 'x' }, figure('0', '3', { direction: 'down' }), {}, '10.00'],
    ['a target of zero, and more', 10, { indicator: 'x' }, figure('5', '0'), {}, '10.00'],
    ['a target of zero, and a loss', 10, { indicator: 'x' }, figure('-5', '0'), {}, '0.00'],
    ['twice the loss that was allowed', 10, { indicator: 'x' }, figure('-200', '-100'), {}, '0.00'],
    ['half the loss that was allowed', 10, { indicator: 'x' }, figure('-50', '-100'), {}, '10.00'],
    ['a loss grown', 10, { indicator: 'x' }, figure('-15', '-10', { what: 'growth' }), {}, '0.00'],
    ['a loss less than the year before', 10, { indicator: 'x' }, figure('-5', '-10', { what: 'growth' }), {}, '10.00'],
    ['about seven', 10, { indicator: 'x' }, figure('6.6', '7', { about: '0.5' }), {}, '10.00'],
    ['about seven, in bands', 10, { indicator: 'x' }, figure('6.6', '7', { about: '0.5' }), { bands: [{ from: 100, share: 100 }] }, '10.00'],
    ['below about seven', 10, { indicator: 'x' }, figure('6.4', '7', { about: '0.5' }), {}, '9.14'],
    ['a year before of zero', 10, { indicator: 'x' }, figure('5', '0', { what: 'growth' }), {}, null],
    ['a share of nothing', 10, RECTIFIED, share(0, 0), {}, null],
    ['no scores yet', 10, fixtureHand(), hand(), {}, null],
  ])('%s', (_, points, measure, measured, more, score) => {
    expect(lineOf(points, measure, measured, more).score).toBe(score)
  })

  test('its arithmetic is what people would write', () => {
    const said = lineOf(10, RECTIFIED, share(8, 9)).steps.map((step) => [explain(step).zh, explainResult(step).zh])
    expect(said).toEqual([
      ['第二季度应整改到期', '9 件'],
      ['到期前销号', '8 件'],
      ['8 ÷ 9 × 10', '8.888…'],
      ['四舍五入，两位', '8.89'],
    ])
  })

  test('what is reached without a proportion says why', () => {
    const said = (measured: Measured) => lineOf(10, { indicator: 'x' }, measured).steps.slice(2, -1).map((step) => `${explain(step).zh} ${step.result}`)
    expect(said(figure('6.6', '7', { about: '0.5' }))).toEqual(['“左右”目标，相差在 0.5 以内即为达到 100%', '100% × 10 10'])
    expect(said(figure('0', '3', { direction: 'down' }))).toEqual(['已达到，对照数或完成值不是正数，不按比例 100%', '100% × 10 10'])
    expect(said(figure('-200', '-100'))).toEqual(['未达到，对照数不是正数，不按比例 0%', '0% × 10 0'])
  })

  test.each([
    ['none where three may be', figure('0', '3', { direction: 'down' }), '10.00'],
    ['a loss grown', figure('-15', '-10', { what: 'growth' }), '0.00'],
    ['about seven', figure('6.6', '7', { about: '0.5' }), '10.00'],
    ['less is better, in proportion', figure('5', '4', { direction: 'down' }), '8.00'],
  ])('a formula takes the same rate: %s', (_, measured, score) => {
    const measure = { formula: '完成率 * 分值', figures: [{ name: '完成率', take: 'rate', measure: { indicator: 'x' } }] }
    expect(lineOf(10, measure, { kind: 'named', figures: { 完成率: measured } }).score).toBe(score)
  })

  test('figures too large for ordinary numbers are still exact', () => {
    expect(lineOf(10, { indicator: 'x' }, figure('123456789012345.678901', '987654321098765.432109')).exact).toBe('1.25')
  })

  test('a formula of named figures, and what becomes of it where it divides by nought', () => {
    const measure = { formula: '完成 / 应完成 * 分值', figures: [{ name: '完成', take: 'value', measure: RECTIFIED }, { name: '应完成', take: 'of', measure: RECTIFIED }] }
    const both = (of: Measured): Measured => ({ kind: 'named', figures: { 完成: of, 应完成: of } })
    expect(lineOf(10, measure, both(share(8, 9)))).toMatchObject({ score: '8.89' })
    expect(lineOf(10, measure, both(none)).score).toBe(null)
    const zero = lineOf(10, { ...measure, formula: '完成 / (应完成 - 9) * 分值' }, both(share(8, 9)))
    expect([zero.score, zero.steps[0] && explain(zero.steps[0]).zh]).toEqual([null, '公式算不出结果：第 6 个字符处除以“(应完成 - 9)”，而它是零'])
  })
})

describe('points of items without data', () => {
  test('go to the others in proportion, and the line says so', () => {
    const scheme = schemeOf({ items: [item('a', '甲', 40, RECTIFIED), item('b', '乙', 40, RECTIFIED), item('c', '丙', 20, fixtureHand())] })
    const [unit] = assess(scheme, '2023-Q2', [unitOf('某', [none, share(1, 2), hand(10)])]).units
    expect(unit?.lines.map(({ points, moved, score }) => [points, moved, score])).toEqual([
      ['0', '-40', null],
      ['66.67', '26.67', '33.33'],
      ['33.33', '13.33', '16.67'],
    ])
    expect(unit?.lines.flatMap(({ steps }) => steps.slice(0, 2)).map((step) => explain(step).zh)).toContain('40 分按比例移到其他项目')
    expect(unit?.total).toBe('50.00')
  })

  test('a unit of which nothing is known has no place', () => {
    const scheme = schemeOf({ items: [item('a', '甲', 100, RECTIFIED)] })
    const { units, notes } = assess(scheme, '2023-Q2', [unitOf('某', [none]), unitOf('另', [share(1, 2)])])
    expect(units.map(({ unit, rank, total }) => [unit, rank, total])).toEqual([['另', 1, '50.00'], ['某', null, '0.00']])
    expect(notes.map((note) => noteSentence(note, { scheme, unit: (id) => id, language: 'zh' }))).toEqual(['“甲”有 1 个单位无数据（本期没有到期的事项），分值按比例移到其他项目', '某各项均无数据，不排位次'])
  })
})

const TWO = { items: [item('a', '甲', 60, RECTIFIED), item('b', '乙', 40, RECTIFIED)] }
const both = (unit: string, a: number, b: number, more: Partial<Assessee> = {}) => unitOf(unit, [share(a, 100), share(b, 100)], more)
const places = (more: object, units: readonly Assessee[], given: GivenToAssess = {}) => assess(schemeOf({ ...TWO, ...more }), '2023-Q2', units, given).units.map(({ unit, rank, total, behind }) => [unit, rank, total, behind])

describe('places', () => {
  test('equal scores share a place, and the next is left out', () => {
    expect(places({}, [both('丙', 50, 50), both('甲', 90, 90), both('乙', 90, 90)])).toEqual([['甲', 1, '90.00', null], ['乙', 1, '90.00', '0.00'], ['丙', 3, '50.00', '-40.00']])
  })

  test('or are told apart by the items that the scheme names', () => {
    expect(places({ ties: ['b'] }, [both('甲', 80, 60), both('乙', 60, 90)])).toEqual([['乙', 1, '72.00', null], ['甲', 2, '72.00', '0.00']])
  })

  test('without a document there are none, and the order is the one that was given', () => {
    const { units, notes } = assess(schemeOf({ ...TWO, ranked: true, basis: undefined }), '2023-Q2', [both('甲', 1, 1), both('乙', 90, 90)])
    expect(units.map(({ unit, rank, behind }) => [unit, rank, behind])).toEqual([['甲', null, null], ['乙', null, null]])
    expect(notes[0]).toEqual({ code: 'progress-only', params: { why: 'not-authorised' } })
  })

  test('groups have points of their own, and are not compared', () => {
    const groups = [{ id: 'x', name: { zh: '山区', en: 'hills' }, points: { a: 40, b: 60 } }, { id: 'y', name: { zh: '平川', en: 'plain' } }, { id: 'z', name: { zh: '单列', en: 'apart' }, apart: true }]
    expect(places({ groups }, [both('单', 100, 100, { group: 'z' }), both('平', 100, 0, { group: 'y' }), both('山', 100, 0, { group: 'x' })])).toEqual([['山', 1, '40.00', null], ['平', 1, '60.00', null], ['单', null, '100.00', null]])
  })

  test('quarters may have points of their own', () => {
    const scheme = schemeOf({ items: [item('a', '甲', 60, RECTIFIED, { quarters: { 1: 80 } }), item('b', '乙', 40, RECTIFIED, { quarters: { 1: 20 } })] })
    const totals = ['2023-Q1', '2023-Q2'].map((period) => assess(scheme, period, [both('甲', 100, 0)]).units[0]?.total)
    expect(totals).toEqual(['80.00', '60.00'])
  })
})

const EXTRAS = {
  adjustments: [
    { id: 'early', name: { zh: '早报告', en: 'early' }, each: 0.5, atMost: 1, evidence: { zh: '记录', en: 'record' } },
    { id: 'prize', name: { zh: '验收优秀', en: 'accepted' }, each: 2, evidence: { zh: '结论', en: 'result' } },
    { id: 'late', name: { zh: '超期', en: 'late' }, each: -0.5, evidence: { zh: '记录', en: 'record' } },
  ],
  plusLimit: 2,
  minusLimit: 1,
  vetoes: [{ id: 'fraud', name: { zh: '弄虚作假', en: 'fraud' }, grade: 'good', evidence: { zh: '结论', en: 'result' } }, { id: 'accident', name: { zh: '重大事故', en: 'accident' }, unranked: true, evidence: { zh: '通报', en: 'circular' } }],
  grades: [{ id: 'excellent', name: { zh: '优秀', en: 'excellent' }, from: 90, atMost: 40 }, { id: 'good', name: { zh: '良好', en: 'good' }, from: 80 }, { id: 'low', name: { zh: '一般', en: 'low' }, atLeast: 10 }],
}

describe('plus and minus points, vetoes, grades', () => {
  test.each<[string, Record<string, number>, string, string, string, string | undefined]>([
    ['each', { early: 1, late: 1 }, '0.50', '-0.50', '90.00', '0.00'],
    ['up to the limit of the rule', { early: 5 }, '1.00', '0.00', '91.00', '1.50'],
    ['up to the limit of all', { early: 2, prize: 1, late: 4 }, '2.00', '-1.00', '91.00', '0.00'],
  ])('%s', (_, entered, plus, minus, total, cut) => {
    const adjustments = Object.entries(entered).map(([rule, times]) => ({ rule, times, records: [] }))
    const [unit] = assess(schemeOf({ ...TWO, ...EXTRAS }), '2023-Q2', [both('甲', 90, 90, { adjustments })]).units
    expect([unit?.plus, unit?.minus, unit?.total, unit?.adjustments[0]?.cut]).toEqual([plus, minus, total, cut])
  })

  test('a veto leaves no better grade than it names, or no place', () => {
    const veto = (rule: string) => ({ vetoes: [{ rule, ground: '结论', records: [] }] })
    const { units } = assess(schemeOf({ ...TWO, ...EXTRAS }), '2023-Q2', [both('甲', 95, 95, veto('fraud')), both('乙', 92, 92, veto('accident')), both('丙', 70, 70, veto('fraud'))])
    expect(units.map(({ unit, grade, rank }) => [unit, grade, rank])).toEqual([['甲', 'good', 1], ['丙', 'low', 2], ['乙', 'excellent', null]])
  })

  test('a share that is not kept “as a rule” is told, nobody is moved', () => {
    const scheme = schemeOf({ ...TWO, ...EXTRAS })
    const { units, notes } = assess(scheme, '2023-Q2', [both('甲', 95, 95), both('乙', 92, 92), both('丙', 85, 85)])
    expect(units.map(({ grade }) => grade)).toEqual(['excellent', 'excellent', 'good'])
    expect(notes.map((note) => noteSentence(note, { scheme, unit: (id) => id, language: 'zh' }))).toEqual(['“优秀”2 个，占 3 个的 66.7%，一般不超过 40%', '“一般”0 个，占 3 个的 0.0%，一般不少于 10%'])
  })

  test('grades by place: those who share the last place of a share do not all get in', () => {
    const grades = [{ id: 'first', name: { zh: '靠前', en: 'first' }, atMost: 40 }, { id: 'middle', name: { zh: '达标', en: 'middle' } }, { id: 'last', name: { zh: '末位', en: 'last' }, atLeast: 10 }]
    const graded = (scores: number[]) => assess(schemeOf({ ...TWO, grades }), '2023-Q2', scores.map((score, at) => both(String(at), score, score))).units.map(({ grade }) => grade)
    expect(graded([90, 80, 70, 60, 50])).toEqual(['first', 'first', 'middle', 'middle', 'last'])
    expect(graded([90, 80, 80, 60, 50])).toEqual(['first', 'middle', 'middle', 'middle', 'last'])
  })

  test('a rule over years counts years running, this one among them', () => {
    const scheme = schemeOf({ ...TWO, ...EXTRAS, period: 'year', overYears: [{ id: 'twice', name: { zh: '连续', en: 'twice' }, grade: 'low', times: 2, years: 2, then: { zh: '约谈', en: 'talk' } }] })
    const notes = (period: string) => assess(scheme, '2023', [both('甲', 10, 10)], { earlier: [{ scheme: 'test', period, unit: '甲', total: '50', grade: 'low' }] }).notes.filter(({ code }) => code === 'over-years')
    expect(notes('2022')).toHaveLength(1)
    expect(notes('2021')).toEqual([])
  })
})

test('a review sets a score, the arithmetic stays above it; lifts a veto; changes an adjustment', () => {
  const set = (item: string, value: string) => ({ unit: '甲', item, value, review: 'r1' })
  const assessee = both('甲', 50, 50, { adjustments: [{ rule: 'late', times: 1, records: [] }], vetoes: [{ rule: 'fraud', ground: '', records: [] }] })
  const [unit] = assess(schemeOf({ ...TWO, ...EXTRAS }), '2023-Q2', [assessee], { reviews: [set('a', '36'), set('late', '0'), set('fraud', '0')] }).units
  expect([unit?.lines[0]?.score, unit?.lines[0]?.set, unit?.minus, unit?.total, unit?.vetoes]).toEqual(['36.00', 'r1', '0.00', '56.00', []])
  expect(unit?.lines[0]?.steps.slice(-2).map((step) => `${explain(step).zh} ${step.result}`)).toEqual(['四舍五入，两位 30.00', '复核后由 30.00 改定 36.00'])
})

test('an item at full points for everyone measures nothing', () => {
  const { notes } = assess(schemeOf(TWO), '2023-Q2', [both('甲', 100, 1), both('乙', 100, 2), both('丙', 100, 3)])
  expect(notes).toEqual([{ code: 'saturated', params: { item: 'a', count: 3 } }])
})

test('what a change would have done: places, scores and why', () => {
  const before = schemeOf(TWO)
  const after = schemeOf({ items: [item('a', '甲', 40, RECTIFIED), item('b', '乙', 50, RECTIFIED), item('c', '丙', 10, fixtureHand())] })
  const { changes, unknown, placesMove } = whatIf(before, after, '2023-Q2', [both('甲', 90, 60), both('乙', 70, 88)])
  expect(changes.map(({ unit, total, rank, why }) => [unit, total.before, total.after, rank.before, rank.after, why[0]])).toEqual([
    ['甲', '78.00', '73.33', 1, 2, { item: 'a', by: '-14.00' }],
    ['乙', '77.20', '80.00', 2, 1, { item: 'b', by: '13.69' }],
  ])
  expect([unknown, placesMove]).toEqual([['c'], 2])
})
