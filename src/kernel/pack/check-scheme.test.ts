import { describe, expect, test } from 'vitest'
import { fixtureHand, fixtureItem as item, schemeOf } from '../assess/fixtures.ts'
import { checkScheme, type SchemeContext } from './check-scheme.ts'
import { pathText } from './finding.ts'
import type { Pack } from './schema.ts'

const name = (zh: string) => ({ zh, en: zh })
// What a scheme may name; the rest of a pack does not matter here.
const pack = {
  id: 'p',
  ledgers: [{ id: 'tasks', name: name('任务'), fields: [{ id: 'kind', name: name('类别'), type: 'choice', choices: [{ id: 'led', name: name('领衔') }] }] },
    ...[['decisions', '会议议定事项台账'], ['instructions', '批示件台账'], ['bulletins', '简报台账']].map(([id, zh]) => ({ id, name: name(zh ?? ''), fields: [] }))],
  activities: [{ id: 'visit', name: name('走访'), nature: 'act' }, { id: 'solved', name: name('难题解决'), nature: 'outcome' }, { id: 'article', name: name('刊发经验'), nature: 'outcome' }],
  indicators: [{ id: 'jobs', name: name('就业') }, { id: 'praise', name: name('领导批示件数') }],
  letters: [{ id: 'notice', name: name('督办通知书') }],
  schemes: [{ id: 'quarter', name: name('季度') }],
} as unknown as Pack

const SHARE = { matters: 'done-in-time' }
const found = (more: object, context: Partial<SchemeContext> = {}) => checkScheme(schemeOf(more), { packs: [pack], ...context }).map(({ code, path, weight }) => `${weight === 'warning' ? 'warns ' : ''}${code} ${pathText(path)}`)
const one = (measure: object, more: object = {}, points = 100) => ({ items: [item('a', '甲', points, measure, more), ...(points === 100 ? [] : [item('b', '乙', 100 - points, SHARE)])] })
const formula = (text: string, figures: object[] = [{ name: '完成', take: 'rate', measure: SHARE }]) => one({ formula: text, figures })
const extra = (more: object) => ({ ...one(SHARE), adjustments: [{ id: 'x', name: name('加分'), each: 1, evidence: name('材料'), ...more }] })

describe('what is allowed', () => {
  test.each<[string, object]>([
    ['a plain item', one(SHARE)],
    ['an outcome that is counted', one({ activity: 'solved', full: 4 })],
    ['an item listed without points', { items: [item('a', '召开会议', 0, { activity: 'visit' }), item('b', '乙', 100, SHARE)] }],
    ['what came of meetings', { items: [item('a', '会议议定事项办结率', 100, SHARE)] }],
    ['a standard that says what is not scored', one(fixtureHand(), { standard: name('只看成效。会议、发文、批示不计分。') })],
    ['a formula', formula('完成 * 分值')],
    ['an indicator of a pack', one({ indicator: 'jobs' })],
    ['points that fractions make up', { items: [item('a', '甲', 33.3, SHARE), item('b', '乙', 33.3, SHARE), item('c', '丙', 33.4, SHARE)] }],
    ['pieces that come to a cap', { items: [item('a', '甲', 2, { activity: 'solved' }, { cap: 10 }), item('b', '乙', 90, SHARE)] }],
    ['a share of what meetings decided', one({ ...SHARE, ledgers: ['decisions'] })],
    ['a share of what leaders asked for', one({ ...SHARE, ledgers: ['instructions'] }, { standard: name('批示件按期办结率乘分值') })],
    ['late answers to what leaders asked for', extra({ each: -1, measure: { count: 'answered-late', ledgers: ['instructions'] } })],
    ['letters that cost points', extra({ each: -1, measure: { letters: 'notice' } })],
    ['a year of quarters', { period: 'year', fromQuarters: { scheme: 'quarter', percent: [25, 25, 25, 25] } }],
    ['a year of quarters and items', { period: 'year', fromQuarters: { scheme: 'quarter', percent: [15, 15, 15, 15] }, ...one(fixtureHand(), {}, 40), items: [item('a', '年终', 40, fixtureHand())] }],
  ])('%s', (_, more) => {
    expect(found(more)).toEqual([])
  })
})

describe('what is refused, and where', () => {
  const groups = (...all: object[]) => ({ ...one(SHARE), groups: all.map((more, index) => ({ id: `g${index}`, name: name(`组${index}`), ...more })) })
  test.each<[string, object, string[]]>([
    ['no items', {}, ['missing items']],
    ['ninety points', { items: [item('a', '甲', 90, SHARE)] }, ['weights_not_100 items']],
    ['a group of its own points', groups({}, { points: { a: 90 } }), ['weights_not_100 items']],
    ['one quarter', one(SHARE, { quarters: { 3: 90 } }), ['weights_not_100 items']],
    ['quarters of a year', { ...one(SHARE, { quarters: { 3: 90 } }), period: 'year' }, ['not_supported items[0].quarters']],
    ['percent of quarters', { period: 'year', fromQuarters: { scheme: 'quarter', percent: [25, 25, 25, 20] } }, ['weights_not_100 items']],
    ['a quarter of quarters', { fromQuarters: { scheme: 'quarter', percent: [25, 25, 25, 25] } }, ['not_supported fromQuarters']],
    ['a year of itself', { period: 'year', fromQuarters: { scheme: 'test', percent: [25, 25, 25, 25] } }, ['formula_wrong fromQuarters.scheme']],
    ['a unit in two groups', groups({ of: { names: ['某县'] } }, { of: { names: ['某县'] } }), ['in_two_groups groups[1].of.names[0]']],
    ['a group that names no item', groups({ points: { a: 100, z: 5 } }), ['unknown_reference groups[0].points.z']],
    ['a name twice', { ...one(SHARE), vetoes: [{ id: 'a', name: name('否决'), unranked: true, evidence: name('结论') }] }, ['doubled vetoes[0].id']],
    ['a name that is kept', { items: [item('quarter-1', '甲', 100, SHARE)] }, ['taken items[0].id']],
    ['a cap under the floor', one(SHARE, { cap: 3, floor: 5 }), ['cap_under_floor items[0].floor']],
    ['points below nought', { items: [item('a', '甲', -10, SHARE), item('b', '乙', 100, SHARE), item('c', '丙', 10, SHARE)] }, ['out_of_range items[0].points']],
    ['points below nought in a group', groups({}, { points: { a: -10 } }), ['weights_not_100 items', 'out_of_range groups[1].points.a']],
    ['bands that fall', one(SHARE, { bands: [{ from: 80, share: 50 }, { from: 60, share: 100 }] }), ['bands_not_rising items[0].bands[1]']],
    ['bands of scores by hand', one(fixtureHand(), { bands: [{ from: 80, share: 50 }] }), ['not_supported items[0].bands']],
    ['two scores without the highest and the lowest', one(fixtureHand(2, true)), ['out_of_range items[0].measure.byHand.trimmed']],
    ['a ledger that is not there', one({ ...SHARE, ledgers: ['none'] }), ['unknown_reference items[0].measure.ledgers[0]']],
    ['a field that is not there', one({ ...SHARE, ledgers: ['tasks'], where: { field: 'size', value: 'x' } }), ['unknown_reference items[0].measure.where.field']],
    ['a value that is not there', one({ ...SHARE, ledgers: ['tasks'], where: { field: 'kind', value: 'x' } }), ['unknown_reference items[0].measure.where.value']],
    ['a difficulty of no value', one({ ...SHARE, ledgers: ['tasks'], difficulty: { field: 'kind', coefficients: { hard: 2 } } }), ['unknown_reference items[0].measure.difficulty.coefficients']],
    ['an indicator that is not there', one({ indicator: 'none' }), ['unknown_reference items[0].measure.indicator']],
    ['a letter that is not there', extra({ each: -1, measure: { letters: 'none' } }), ['unknown_reference adjustments[0].measure.letters']],
    ['ties that are not there', { ...one(SHARE), ties: ['z'] }, ['unknown_reference ties']],
    ['grades that rise', { ...one(SHARE), grades: [{ id: 'x', name: name('一'), from: 60 }, { id: 'y', name: name('二'), from: 90 }] }, ['grades_not_falling grades[1].from']],
    ['a veto of no grade', { ...one(SHARE), vetoes: [{ id: 'v', name: name('否决'), grade: 'z', evidence: name('结论') }] }, ['unknown_reference vetoes[0].grade']],
    ['a veto of no consequence', { ...one(SHARE), vetoes: [{ id: 'v', name: name('否决'), evidence: name('结论') }] }, ['missing vetoes[0]']],
    ['three times in two years', { ...one(SHARE), grades: [{ id: 'x', name: name('一') }], overYears: [{ id: 'o', name: name('连续'), grade: 'x', times: 3, years: 2, then: name('约谈') }] }, ['never_met overYears[0].times']],
    ['a formula that loops', formula('for i in 1..1000000000 return i'), ['formula_wrong items[0].measure.formula']],
    ['a formula of an unknown name', formula('完成 * 系数'), ['formula_wrong items[0].measure.formula']],
    ['a formula of its own item', formula('甲 * 0.5'), ['formula_wrong items[0].measure.formula']],
    ['a name that cannot be one', formula('分值', [{ name: '5%完成', take: 'rate', measure: SHARE }]), ['formula_wrong items[0].measure.figures[0].name']],
    ['a figure called as the points are', formula('分值', [{ name: '分值', take: 'rate', measure: SHARE }]), ['formula_wrong items[0].measure.figures[0].name']],
    ['a figure called as a function is', formula('max', [{ name: 'max', take: 'rate', measure: SHARE }]), ['formula_wrong items[0].measure.figures[0].name']],
    ['a figure called as a function of several words is', formula('分值', [{ name: 'round half up', take: 'rate', measure: SHARE }]), ['formula_wrong items[0].measure.figures[0].name']],
    ['a figure twice', formula('完成', [{ name: '完成', take: 'rate', measure: SHARE }, { name: '完成', take: 'of', measure: SHARE }]), ['doubled items[0].measure.figures[1].name']],
  ])('%s', (_, more, codes) => {
    expect(found(more)).toEqual(codes)
  })
})

describe('what burdens the grass roots', () => {
  const byHand = (zh: string, more: object = {}) => ({ items: [item('a', zh, 100, fixtureHand(), more)] })
  test.each<[string, object, string[]]>([
    ['meetings', byHand('召开推进会议'), ['points_for_work items[0].points']],
    ['papers', byHand('印发文件数量'), ['points_for_work items[0].points']],
    ['instructions', byHand('获得领导批示'), ['points_for_work items[0].points']],
    ['articles', byHand('信息采用情况'), ['points_for_work items[0].points']],
    ['experiences', byHand('上报经验材料'), ['points_for_work items[0].points']],
    ['ledger updates', byHand('台账更新及时率'), ['points_for_work items[0].points']],
    ['photographs', byHand('现场拍照'), ['points_for_work items[0].points']],
    ['log-ins', byHand('平台登录'), ['points_for_work items[0].points']],
    ['in the standard', byHand('改革成效', { standard: name('每召开一次会议得 2 分') }), ['points_for_work items[0].points']],
    ['“no fewer than” is no “not”', byHand('改革成效', { standard: name('刊发信息不少于三篇') }), ['points_for_work items[0].points']],
    ['what is done, by what is measured', one({ activity: 'visit' }), ['points_for_work items[0].points']],
    ['what is called an outcome and is none', one({ activity: 'article' }), ['points_for_work items[0].points']],
    ['in a formula', formula('完成', [{ name: '完成', take: 'value', measure: { activity: 'visit' } }]), ['points_for_work items[0].points']],
    ['in one group only', { items: [item('a', '开会', 0, fixtureHand()), item('b', '乙', 100, SHARE)], groups: [{ id: 'g', name: name('组'), points: { a: 10, b: 90 } }] }, ['points_for_work items[0].points']],
    ['as plus points', extra({ name: name('获领导批示') }), ['points_for_work adjustments[0].each']],
    ['as plus points that are counted', extra({ measure: { activity: 'visit' } }), ['points_for_work adjustments[0].each']],
    ['letters that bring points', extra({ measure: { letters: 'notice' } }), ['points_for_work adjustments[0].each']],
    ['instructions as an indicator of outcomes', { items: [item('a', '领导批示和刊发信息篇数', 100, { indicator: 'praise' })] }, ['points_for_work items[0].points']],
    ['an indicator of instructions under another name', one({ indicator: 'praise' }), ['points_for_work items[0].points']],
    ['a ledger of bulletins', one({ ...SHARE, ledgers: ['bulletins'] }), ['points_for_work items[0].points']],
    ['as plus points that count matters', extra({ name: name('获得领导批示'), measure: { count: 'opened' } }), ['points_for_work adjustments[0].each']],
    ['how many instructions there are', extra({ measure: { count: 'opened', ledgers: ['instructions'] } }), ['points_for_work adjustments[0].each']],
    ['in the ground of scores', one({ byHand: { scorer: name('评审组'), ground: name('按召开会议次数、照片、领导批示件数评分') } }), ['points_for_work items[0].points']],
    ['in who scores', one({ byHand: { scorer: name('简报编辑组'), ground: name('成效') } }), ['points_for_work items[0].points']],
    ['in the heading', one(SHARE, { under: name('会议召开与信息采用') }), ['points_for_work items[0].points']],
    ['in the source', one(SHARE, { source: name('媒体报道统计') }), ['points_for_work items[0].points']],
    ['in the evidence of plus points', extra({ evidence: name('省领导批示、省级媒体刊发稿件') }), ['points_for_work adjustments[0].each']],
    ['in a veto', { ...one(SHARE), vetoes: [{ id: 'v', name: name('未按要求召开会议、未报送简报'), unranked: true, evidence: name('记录') }] }, ['points_for_work vetoes[0].name']],
    ['“not fewer” is no “not”', byHand('改革成效', { standard: name('会议不得少于三次') }), ['points_for_work items[0].points']],
    ['one thing not scored and the next one scored', byHand('改革成效', { standard: name('会议不计分，批示每件加2分') }), ['points_for_work items[0].points']],
    ['check-ins', byHand('每日打卡率'), ['check_in items[0].name']],
    ['people', { ...one(SHARE), of: 'person' }, ['ranks_persons of']],
    ['places without a document', { ...one(SHARE), basis: undefined }, ['ranking_without_basis ranked']],
  ])('%s', (_, more, codes) => {
    expect(found(more)).toEqual(codes)
  })
})

test('with the units that groups take in: one in two groups, and a group of nobody', () => {
  const scheme = { ...one(SHARE), groups: [{ id: 'x', name: name('山区') }, { id: 'y', name: name('平川') }, { id: 'z', name: name('单列'), apart: true }] }
  const findings = checkScheme(schemeOf(scheme), { packs: [pack], units: [{ unit: 'u', name: '某县', groups: ['x', 'y'] }] })
  expect(findings.map(({ code, zh, weight }) => [code, weight, zh])).toEqual([
    ['in_two_groups', 'mistake', '“某县”同时在两个组里（山区、平川）：一个单位只能在一个组里考核。请从其中一个组去掉。'],
    ['missing', 'warning', '“单列”还没有单位。'],
  ])
})

test('says by how much points miss a hundred, and in which group and quarter', () => {
  const scheme = schemeOf({ ...one(SHARE, { quarters: { 2: 90 } }), groups: [{ id: 'x', name: name('山区') }, { id: 'y', name: name('平川'), points: { a: 80 } }] })
  expect(checkScheme(scheme, { packs: [] }).map(({ zh }) => zh)).toEqual([
    '“山区”第二季度各项分值合计 90，应为 100。请调整分值。',
    '“平川”第一季度各项分值合计 80，应为 100。请调整分值。',
    '“平川”第二季度各项分值合计 80，应为 100。请调整分值。',
    '“平川”第三季度各项分值合计 80，应为 100。请调整分值。',
    '“平川”第四季度各项分值合计 80，应为 100。请调整分值。',
  ])
})
