import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { compareProjections } from '../../store/compare-projections.ts'
import { daysBetween } from '../../kernel/time/day.ts'
import { compareFigures } from '../check/compare-figures.ts'
import { inputsOf } from '../city/inputs.ts'
import { rebuildCity } from '../city/rebuild-city.ts'
import { getDesk } from '../desk/get-desk.ts'
import { withCells } from '../exchange/with-cells-for-tests.ts'
import { newCommandId } from '../ids.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { getMatter } from '../matter/get-matter.ts'
import { openMatter } from '../matter/open-matter.ts'
import { changeIndicator, defineIndicator, endIndicator, setTarget, withdrawTarget } from './define-indicators.ts'
import { exportIndicators } from './export-indicators.ts'
import { getIndicator } from './get-indicator.ts'
import { listIndicators } from './list-indicators.ts'
import { checkReadings, confirmReadings, correctReading, returnReadings, withdrawReading } from './look-at-readings.ts'
import { measureMatter, unmeasureMatter } from './measure-matter.ts'
import { readIndicatorsFile } from './read-file.ts'
import { reportReadings, type ReadingInput } from './report-readings.ts'

const OFFICE = '市委政研室（改革办）'
const OWNER = '市统计局'

let opened: TestDeps
let city: TestCity
let office: TestUser
let owner: TestUser
let ownerReviewer: TestUser
let anyi: TestUser
let anyiChecks: TestUser
let longmen: TestUser
let places: { anyi: string; longmen: string }
const at = (day: string) => opened.setNow(`${day}T02:00:00.000Z`)
const command = () => newCommandId(opened.deps.now())
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: unknown) => (error instanceof DeliveryError ? error.code : String(error)))
const factsOf = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => (error instanceof DeliveryError ? error.facts : null))

const content = { measure: '亿元', direction: 'up', course: 'cumulative', binding: false, definition: null, source: '统计月报', adds: true, decimals: 2, from: null } as const
const define = async (name: string, more: object = {}) => (await defineIndicator(office.call, { command: command(), ...content, name, owner: owner.acting.unit ?? '', ...more })).ids.indicator
const aim = (indicator: string, level: 'province' | 'city', value: string, more: object = {}) =>
  setTarget(office.call, { command: command(), indicator, level, period: '2026', place: null, value, about: false, trajectory: [], document: null, ground: null, despite: null, ...more })
const figure = (indicator: string, asOf: string, value: string, more: Partial<ReadingInput> = {}): ReadingInput => ({ indicator, place: null, period: asOf.slice(0, 4), asOf, value, yearBefore: null, source: null, note: null, attachments: [], despite: null, ...more })
const report = async (user: TestUser, ...readings: ReadingInput[]) => (await reportReadings(user.call, { command: command(), readings })).ids.readings
const many = (readings: string[]) => ({ command: command(), readings })
/** Reported by the owner's handler, checked by its reviewer, locked by the office. */
const locked = async (...readings: ReadingInput[]) => {
  const ids = await report(owner, ...readings)
  await checkReadings(ownerReviewer.call, many(ids))
  await confirmReadings(office.call, many(ids))
  return ids
}
const page = (indicator: string, user = office, more: object = {}) => getIndicator(user.call, { indicator, period: '2026', ...more })

beforeAll(async () => {
  opened = await testDeps()
  at('2026-07-10')
  city = await testCity(opened.deps, [OFFICE, OWNER, '市体育局', '安邑区', '龙门县'])
  office = await city.user('office', OFFICE)
  owner = await city.user('handler', OWNER)
  ownerReviewer = await city.user('reviewer', OWNER)
  anyi = await city.user('handler', '安邑区')
  anyiChecks = await city.user('place', '安邑区')
  longmen = await city.user('place', '龙门县')
  places = { anyi: city.units.get('安邑区') ?? '', longmen: city.units.get('龙门县') ?? '' }
})
afterAll(() => opened.close())

describe('the road of a figure', () => {
  test('reported, checked by another post of the unit, locked by the office; corrected after that with the reason, the earlier figure in sight', async () => {
    const indicator = await define('固定资产投资')
    await aim(indicator, 'city', '200')
    const [reading = ''] = await report(owner, figure(indicator, '2026-06-30', '100'))
    expect([await codeOf(checkReadings(owner.call, many([reading]))), await codeOf(checkReadings(office.call, many([reading]))), await codeOf(confirmReadings(office.call, many([reading])))]).toEqual(['forbidden', 'reading_unit_checks', 'reading_state'])
    expect((await page(indicator)).whole).toMatchObject({ latest: null, open: 1 })
    await checkReadings(ownerReviewer.call, many([reading]))
    expect(await codeOf(confirmReadings(ownerReviewer.call, many([reading])))).toBe('reading_own_unit')
    expect((await listIndicators(office.call, { ended: 'false' })).toConfirm.map(({ id }) => id)).toEqual([reading])
    await confirmReadings(office.call, many([reading]))
    expect((await page(indicator)).whole).toMatchObject({ latest: { value: '100', asOf: '2026-06-30' }, elapsed: '49.59', against: [{ rate: '50.00', gap: '-100', expected: '99.18', standing: 'on-course' }], forecast: { method: 'even', value: '201.66', low: null } })
    expect([await codeOf(report(owner, figure(indicator, '2026-06-30', '101'))), await codeOf(returnReadings(office.call, { ...many([reading]), reason: '核' })), await codeOf(withdrawReading(owner.call, { command: command(), reading, reason: '错' }))]).toEqual(['reading_locked', 'reading_state', 'reading_locked'])
    expect([await codeOf(correctReading(office.call, { command: command(), reading, value: '90', reason: '' })), await codeOf(correctReading(office.call, { command: command(), reading, value: '100.0', reason: '同' })), await codeOf(correctReading(ownerReviewer.call, { command: command(), reading, value: '90', reason: '错' }))]).toEqual(['reason_missing', 'nothing_changed', 'reading_own_unit'])
    await correctReading(office.call, { command: command(), reading, value: '90', reason: '统计口径核实' })
    const [shown] = (await page(indicator)).readings
    expect(shown).toMatchObject({ value: '90', status: 'confirmed', corrections: [{ from: '100', to: '90', reason: '统计口径核实' }], may: { correct: true, check: false } })
  })

  test('of a place: reported and checked there, locked by who answers for the indicator; a place sees itself and the whole, others not', async () => {
    const indicator = await define('规上工业增加值', { adds: false })
    await aim(indicator, 'city', '40', { place: places.anyi })
    const [reading = ''] = await report(anyi, figure(indicator, '2026-06-30', '15', { place: places.anyi }))
    expect([await codeOf(report(longmen, figure(indicator, '2026-06-30', '9', { place: places.anyi }))), await codeOf(report(anyi, figure(indicator, '2026-06-30', '9')))]).toEqual(['forbidden', 'forbidden'])
    expect((await listIndicators(anyiChecks.call, { ended: 'false' })).toCheck.map(({ id }) => id)).toEqual([reading])
    expect([await codeOf(checkReadings(longmen.call, many([reading]))), await codeOf(page(indicator, longmen))]).toEqual(['forbidden', 'not_found'])
    await checkReadings(anyiChecks.call, many([reading]))
    await confirmReadings(ownerReviewer.call, many([reading]))
    const [own = ''] = await report(owner, figure(indicator, '2026-06-30', '20', { place: places.longmen }))
    await checkReadings(ownerReviewer.call, many([own]))
    await confirmReadings(office.call, many([own]))
    expect((await page(indicator)).standings.map(({ place, latest, next }) => [place?.name, latest?.value, next?.by ?? null, next?.in ?? null])).toEqual([['安邑区', '15', '5', 'measure'], ['龙门县', '20', null, null]])
    expect((await page(indicator, anyi)).standings.map(({ place }) => place?.name)).toEqual(['安邑区'])
    expect((await page(indicator, anyi)).readings.map(({ place }) => place?.name)).toEqual(['安邑区'])
  })

  test('sent back with the reason, it is reported again in its place, also where its id is not named; a place by its own post is not checked', async () => {
    const indicator = await define('外贸进出口总额')
    const [reading = ''] = await report(anyiChecks, figure(indicator, '2026-05-31', '12', { place: places.anyi }))
    expect(await codeOf(checkReadings(anyiChecks.call, many([reading])))).toBe('reading_own')
    expect([await codeOf(report(anyi, figure(indicator, '2026-05-31', '12', { place: places.anyi }))), await codeOf(returnReadings(office.call, { ...many([reading]), reason: '' }))]).toEqual(['reading_doubled', 'reason_missing'])
    await returnReadings(office.call, { ...many([reading]), reason: '与海关数不一致' })
    expect((await listIndicators(anyi.call, { ended: 'false' })).returned).toMatchObject([{ id: reading, returned: { reason: '与海关数不一致', from: 'office' }, may: { report: true } }])
    expect(await report(anyi, figure(indicator, '2026-05-31', '11', { place: places.anyi }))).toEqual([reading])
    await withdrawReading(anyi.call, { command: command(), reading, reason: '下月一并报' })
    expect((await page(indicator)).readings.map(({ status }) => status)).toEqual(['withdrawn'])
  })

  test('many at once are kept together or not at all, and the same command sent again does nothing twice', async () => {
    const indicator = await define('社会消费品零售总额', { adds: false })
    expect(await factsOf(report(owner, figure(indicator, '2026-05-31', '50'), figure(indicator, '2026-08-31', '80')))).toMatchObject({ row: 2 })
    expect((await page(indicator)).readings).toEqual([])
    const once = { command: command(), readings: [figure(indicator, '2026-05-31', '50'), figure(indicator, '2026-06-30', '61')] }
    const [first, second] = [await reportReadings(owner.call, once), await reportReadings(owner.call, once)]
    expect(second).toEqual(first)
    await checkReadings(ownerReviewer.call, many(first.ids.readings))
    await confirmReadings(office.call, many(first.ids.readings))
    expect((await page(indicator)).trend).toEqual([{ place: null, points: [{ asOf: '2026-05-31', value: '50', before: null }, { asOf: '2026-06-30', value: '61', before: null }] }])
  })
})

describe('what is refused', () => {
  test('of indicators and targets', async () => {
    const indicator = await define('粮食总产量')
    await aim(indicator, 'province', '100')
    const refusals = [
      () => aim(indicator, 'city', '0'),
      () => aim(indicator, 'city', '90', { period: '2026-Q5' }),
      () => aim(indicator, 'city', '90', { trajectory: [{ by: '2027-01-31', value: '10' }] }),
      () => aim(indicator, 'city', '90', { place: command() }),
      () => define('粮食总产量'),
      () => define(''),
      () => define('新指标', { from: { pack: 'none', indicator: 'none' } }),
      () => changeIndicator(office.call, { command: command(), indicator, changes: { measure: '万吨' }, reason: '改单位' }),
      () => changeIndicator(office.call, { command: command(), indicator, changes: { name: '粮食总产量' }, reason: '没改' }),
      () => endIndicator(office.call, { command: command(), indicator, reason: '' }),
      () => withdrawTarget(office.call, { command: command(), indicator, target: command(), reason: '错' }),
      () => report(owner, figure(indicator, '2026-12-31', '1')),
      () => report(owner, figure(indicator, '2026-06-30', '1', { period: '2027' })),
      () => report(owner, figure(indicator, '2025-12-31', '1', { period: '2026' })),
      () => report(owner, figure(command(), '2026-06-30', '1')),
    ]
    const codes = []
    for (const one of refusals) codes.push(await codeOf(one()))
    expect(codes).toEqual([
      'target_zero', 'period_unreadable', 'trajectory_outside', 'unit_unknown', 'indicator_name_taken', 'indicator_name_missing', 'indicator_not_offered', 'indicator_fixed', 'nothing_changed', 'reason_missing', 'target_unknown',
      'day_in_future', 'reading_before_period', 'reading_outside_period', 'not_found',
    ])
    await endIndicator(office.call, { command: command(), indicator, reason: '任务结束' })
    expect([await codeOf(aim(indicator, 'city', '90')), await codeOf(report(owner, figure(indicator, '2026-06-30', '1')))]).toEqual(['indicator_ended', 'indicator_ended'])
  })

  test('a target raised on its way down needs its reason, and stays marked', async () => {
    const indicator = await define('招商引资签约额')
    await aim(indicator, 'province', '1546')
    expect(await factsOf(aim(indicator, 'city', '3000'))).toMatchObject({ count: 1, codes: ['raised-over-level'], zh: ['市定目标 3000 严于省定目标 1546，相差 94.05%'] })
    await aim(indicator, 'city', '3000', { despite: '市委全会已审议' })
    const shown = await page(indicator)
    expect([shown.raised, shown.targets.map(({ level, despite, raised }) => [level, despite, raised.length])]).toEqual([1, [['province', null, 0], ['city', '市委全会已审议', 1]]])
    await locked(figure(indicator, '2026-06-30', '1890.92'))
    expect((await page(indicator)).whole?.against.map(({ level, rate }) => [level, rate])).toEqual([['province', '122.31'], ['city', '63.03']])
  })

  test('what is odd of a figure is told row by row, and with its reason it is taken', async () => {
    const indicator = await define('一般公共预算收入')
    await aim(indicator, 'city', '50', { place: places.anyi })
    await aim(indicator, 'city', '50', { place: places.longmen })
    await locked(figure(indicator, '2026-05-31', '40'))
    const rows = [figure(indicator, '2026-06-30', '47', { place: places.anyi }), figure(indicator, '2026-06-30', '40', { place: places.longmen }), figure(indicator, '2026-06-30', '400000'), figure(indicator, '2026-04-30', '45')]
    expect(await factsOf(report(owner, ...rows))).toMatchObject({ rows: ['3', '3', '4'], codes: ['unit-slip', 'sum-differs', 'above-later'] })
    const said = rows.map((one) => ({ ...one, despite: '已与财政局核对' }))
    await report(owner, ...said)
    const shown = (await page(indicator)).readings.filter(({ status }) => status === 'reported')
    expect(shown.map(({ value, despite }) => [value, despite !== null]).sort()).toEqual([['40', false], ['400000', true], ['45', true], ['47', false]])
  })
})

test('a pack’s definition is taken over once', async () => {
  const { offered } = await listIndicators(office.call, { ended: 'false' })
  for (const one of offered.slice(0, 1)) {
    await define(one.name.zh, { from: { pack: one.pack, indicator: one.indicator } })
    expect(await codeOf(define('又一个', { from: { pack: one.pack, indicator: one.indicator } }))).toBe('indicator_not_offered')
  }
  expect((await listIndicators(owner.call, { ended: 'false' })).offered).toEqual([])
})

test('a past day shows what was known then', async () => {
  const indicator = await define('城镇新增就业', { measure: '万人', adds: false })
  const [reading = ''] = await locked(figure(indicator, '2026-05-31', '3'))
  at('2026-07-20')
  await correctReading(office.call, { command: command(), reading, value: '2.5', reason: '核减' })
  expect([(await page(indicator)).whole?.latest?.value, (await page(indicator, office, { asOf: '2026-07-15' })).whole?.latest?.value, await codeOf(page(indicator, office, { asOf: '2026-07-01' }))]).toEqual(['2.5', '3', 'not_found'])
})

describe('a matter that is measured', () => {
  test('is told to be behind once a figure is locked that is, and no longer once a better one is; a matter of others is not touched', async () => {
    const indicator = await define('项目投资完成额')
    const { ids } = await openMatter(office.call, { command: command(), ledger: 'reform-tasks', title: '抓投资', due: '2026-12-31', fields: {}, milestones: [], duties: [] })
    const reasons = async () => (await getMatter(office.call, { matter: ids.matter, by: 'effective' })).reasons.map(({ code }) => code)
    const measure = { command: command(), matter: ids.matter, indicator, place: null, level: null }
    expect(await codeOf(measureMatter(office.call, measure))).toBe('matter_measure_target')
    await aim(indicator, 'city', '200')
    await measureMatter(office.call, { ...measure, command: command() })
    expect([await codeOf(measureMatter(office.call, { ...measure, command: command() })), await reasons()]).toEqual(['matter_measured', ['in-time']])
    const [reading = ''] = await locked(figure(indicator, '2026-06-30', '60'))
    const stored = await opened.deps.db.read('test', (db) => db.selectFrom('matter').select('reasons').where('tenant', '=', 'test').where('id', '=', ids.matter).executeTakeFirstOrThrow())
    expect([await reasons(), stored.reasons]).toEqual([['behind-target', 'in-time'], [{ code: 'behind-target', params: { indicator: '项目投资完成额', value: '60', measure: '亿元', expected: '99.18', asOf: '2026-06-30' } }, { code: 'in-time', params: { due: '2026-12-31' } }]])
    expect((await page(indicator)).matters).toMatchObject([{ id: ids.matter, title: '抓投资', light: 'normal' }])
    await correctReading(office.call, { command: command(), reading, value: '99', reason: '漏报' })
    expect(await reasons()).toEqual(['in-time'])
    await aim(indicator, 'city', '400')
    expect(await reasons()).toEqual(['behind-target', 'in-time'])
    await unmeasureMatter(office.call, { command: command(), matter: ids.matter, indicator, place: null })
    expect([await reasons(), await codeOf(unmeasureMatter(office.call, { command: command(), matter: ids.matter, indicator, place: null }))]).toEqual([['in-time'], 'matter_not_measured'])
  })
})

test('the ledger goes out as a table and comes back: what is known is not asked again, what is new is shown and can be reported as it is', async () => {
  const indicator = await define('限上零售额')
  await aim(indicator, 'city', '100', { place: places.anyi })
  await locked(figure(indicator, '2026-05-20', '41.37', { place: places.anyi, yearBefore: '36.81' }))
  const { name, bytes } = await exportIndicators(office.call, { period: '2026' })
  const rowOf = async (user: TestUser, edited: Record<string, string>) => {
    const { rows } = await readIndicatorsFile(user.call, { name, bytes: withCells(bytes, edited) })
    return rows.find(({ label }) => label === '限上零售额 安邑区')
  }
  const [then, now] = ['2026-05-20', '2026-06-20'].map((day) => String(daysBetween('1899-12-30', day))) as [string, string]
  expect(await rowOf(office, {})).toMatchObject({ kind: 'same', before: '41.37', send: null, warnings: [] })
  expect(await rowOf(anyi, { '41.37': '4137' })).toMatchObject({ kind: 'locked', before: '41.37', send: null })
  expect(await rowOf(anyi, { '41.37': '约五十' })).toMatchObject({ kind: 'unusable', problems: [{ code: 'figure_unreadable', zh: '“约五十”不是数字' }] })
  expect(await rowOf(anyi, { [then]: '今年', '41.37': '50' })).toMatchObject({ kind: 'unusable', problems: [{ code: 'day_unreadable' }] })
  expect(await rowOf(longmen, { [then]: now, '41.37': '50' })).toMatchObject({ kind: 'unusable', problems: [{ code: 'not_found' }] })
  expect(await rowOf(anyi, { [then]: now, '41.37': '495000' })).toMatchObject({ kind: 'new', warnings: [{ code: 'unit-slip' }] })
  const read = await rowOf(anyi, { [then]: now, '41.37': '49.5' })
  expect(read).toMatchObject({ kind: 'new', before: null, send: { indicator, place: places.anyi, period: '2026', asOf: '2026-06-20', value: '49.5', yearBefore: null }, warnings: [] })
  if (!read?.send) throw new Error('nothing to report was read')
  await report(anyi, { ...read.send, attachments: [], despite: null })
  expect(await rowOf(anyi, { [then]: now, '41.37': '49.5' })).toMatchObject({ kind: 'same', before: '49.5' })
  expect(await codeOf(readIndicatorsFile(office.call, { name: '台账.csv', bytes: new TextEncoder().encode('指标,截至日期,完成值\n投资,2026-06-30,3\n') }))).toBe('indicators_file_strange')
})

test('a text is compared with what is locked and aimed at, as far as who asks may see it', async () => {
  const indicator = await define('旅游总收入', { adds: false })
  await aim(indicator, 'city', '120')
  await aim(indicator, 'city', '50', { place: places.anyi })
  await locked(figure(indicator, '2026-05-31', '41.6'), figure(indicator, '2026-06-30', '52.37'))
  const text = '上半年旅游总收入52.4亿元。今年旅游总收入60亿元。旅游总收入目标120亿元。'
  const { rows } = await compareFigures(office.call, { text })
  expect(rows.map(({ words, known }) => [words, known?.agrees, known?.value])).toEqual([['旅游总收入52.4亿元', true, '52.37'], ['旅游总收入60亿元', false, '52.37'], ['旅游总收入目标120亿元', true, '120']])
  expect((await compareFigures(longmen.call, { text })).rows).toEqual([])
})

test('the desk holds what waits for whom: to check, to lock, to report again', async () => {
  const indicator = await define('高新技术企业数', { measure: '家', adds: false })
  await aim(indicator, 'city', '30', { place: places.anyi })
  const [reading = ''] = await report(anyi, figure(indicator, '2026-06-30', '12', { place: places.anyi }))
  const onDesk = async (user: TestUser) => (await getDesk(user.call)).readings.filter(({ id }) => id === reading).map(({ does, reason }) => [does, reason])
  expect([await onDesk(anyi), await onDesk(anyiChecks), await onDesk(office), await onDesk(longmen)]).toEqual([[], [['check', null]], [], []])
  await checkReadings(anyiChecks.call, many([reading]))
  expect([await onDesk(anyiChecks), await onDesk(office), await onDesk(ownerReviewer)]).toEqual([[], [['confirm', null]], [['confirm', null]]])
  await returnReadings(ownerReviewer.call, { ...many([reading]), reason: '含迁出企业' })
  expect([await onDesk(office), await onDesk(anyi)]).toEqual([[], [['report', '含迁出企业']]])
})

test('what was grown and what is rebuilt from the log are the same', async () => {
  const inputs = await opened.deps.db.read('test', (db) => inputsOf(opened.deps, db, 'test'))
  expect(await compareProjections(opened.deps.db, 'test', judgeWith(inputs))).toEqual([])
  await rebuildCity(opened.deps, 'test', () => undefined)
  expect(await compareProjections(opened.deps.db, 'test', judgeWith(inputs))).toEqual([])
})
