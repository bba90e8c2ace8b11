import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { CONTENT, items, OFFICE, text } from '../../../test/support/department-scheme.ts'
import { adoptedScheme } from '../../../test/support/schemes.ts'
import type { AssessmentState } from '../../kernel/facts/assessment.ts'
import { fold } from '../../kernel/fold.ts'
import { compareProjections } from '../../store/compare-projections.ts'
import { factsOf } from '../../store/queries/facts.ts'
import { inputsOf } from '../city/inputs.ts'
import { rebuildCity } from '../city/rebuild-city.ts'
import { downloadFile, uploadFile } from '../files.ts'
import { newCommandId } from '../ids.ts'
import { judgeDue } from '../judging/judge-due.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { getLetter } from '../letter/get-letter.ts'
import { listMatter, unlistMatter } from '../matter/change-matter.ts'
import { moveMatter } from '../matter/move-matter.ts'
import { openMatter } from '../matter/open-matter.ts'
import { voidFact } from '../matter/void-fact.ts'
import { owedItems } from '../reminder/owed-items.ts'
import { renameUnit } from '../organisation/units.ts'
import { getScheme } from '../scheme/get-scheme.ts'
import { reviseScheme } from '../scheme/write-schemes.ts'
import { draftAssessmentCircular } from './circular.ts'
import { compute, sameResult } from './compute.ts'
import { cancelAssessment, deliverAssessment, freezeAssessment } from './deliver.ts'
import { exportAssessment } from './export-assessment.ts'
import { getAssessment } from './get-assessment.ts'
import { getAssessmentLine } from './get-line.ts'
import { listAssessments } from './list-assessments.ts'
import { openAssessment } from './open-assessment.ts'
import { bytesOf, resultIn } from './result-file.ts'
import { decideReview, requestReview, withdrawReview } from './reviews.ts'
import { adjustScore, giveScores, withdrawAdjustment } from './scores.ts'

const [FINANCE, INDUSTRY] = ['市财政局', '市工信局']
const PERIOD = '2026-Q1'
const CUTOFF = '2026-04-08'
let opened: TestDeps
let city: TestCity
let office: TestUser
let observer: TestUser
let finance: TestUser
let industry: TestUser
let juror: TestUser
let scheme: string
const tasks: Record<string, string> = {}

const command = () => newCommandId(opened.deps.now())
const unit = (name: string) => city.units.get(name)!
const on = (day: string, hour = '02') => opened.setNow(`${day}T${hour}:00:00.000Z`)

beforeAll(async () => {
  opened = await testDeps()
  on('2026-01-05')
  city = await testCity(opened.deps, [OFFICE, FINANCE, INDUSTRY, '安邑区'])
  office = await city.user('office', OFFICE)
  observer = await city.user('observer', null)
  finance = await city.user('reviewer', FINANCE)
  industry = await city.user('reviewer', INDUSTRY)
  juror = await city.user('handler', OFFICE)
  scheme = await adoptedScheme(office.call, CONTENT, '2026-01-01')
  tasks.first = await task('项目库建成', FINANCE, '2026-02-27')
  tasks.second = await task('政策兑现', FINANCE, '2026-03-20')
  tasks.third = await task('园区改造', INDUSTRY, '2026-03-31')
  tasks.later = await task('明年的事', INDUSTRY, '2026-05-29')
  on('2026-02-26')
  await finish(tasks.first)
  on('2026-03-25')
  await finish(tasks.second)
  on('2026-03-30')
  await finish(tasks.third)
  on('2026-04-07')
})
afterAll(() => opened.close())

async function task(title: string, lead: string, due: string): Promise<string> {
  const duties = [{ role: 'lead', holder: { type: 'unit' as const, id: unit(lead) }, territory: null }]
  const { ids } = await openMatter(office.call, { command: command(), ledger: 'reform-tasks', title, due, fields: {}, milestones: [], duties })
  await move(ids.matter, 'hand-down')
  return ids.matter
}
const move = (matter: string, transition: string) => moveMatter(office.call, { command: command(), matter, transition, note: '核查属实', attachments: [] })
const finish = (matter: string) => move(matter, 'finish')
const open = (more: Partial<Parameters<typeof openAssessment>[1]> = {}, who = office) =>
  openAssessment(who.call, { command: command(), scheme, period: PERIOD, cutoff: CUTOFF, juries: [{ item: 'service', posts: [juror.post!] }], ...more })
const board = (assessment: string, who = office) => getAssessment(who.call, { assessment })
const score = (assessment: string, name: string, value: string, who = juror, more: object = {}) =>
  giveScores(who.call, { command: command(), assessment, scores: [{ item: 'service', unit: unit(name), value, ground: '评分表第一页', attachments: [], ...more }] })
const deliver = (assessment: string, goOn = false) => deliverAssessment(office.call, { command: command(), assessment, goOn })
const freeze = (assessment: string) => freezeAssessment(office.call, { command: command(), assessment })
const owed = (who: TestUser) =>
  opened.deps.db.read(city.tenant, async (db) => (await owedItems(db, await inputsOf(opened.deps, db, city.tenant), who.acting)).filter(({ subject }) => subject.startsWith('assessment:')).map(({ what, due }) => [what.zh, due]))
const totals = async (assessment: string, who = office) => (await board(assessment, who)).rows.map(({ unit: { name }, total, rank }) => [name, total, rank])

describe('opening a run', () => {
  test.each([
    ['a scheme that is none', { scheme: '01890000-0000-7000-8000-000000000000' }, 'not_found'],
    ['a period of another kind', { period: '2026' }, 'assessment_period_kind'],
    ['no period at all', { period: '2026-Q5' }, 'period_unknown'],
    ['a period that is not over', { period: '2026-Q2' }, 'assessment_period_open'],
    ['before the scheme was in force', { period: '2025-Q4' }, 'assessment_scheme_not_adopted'],
    ['a cut-off within the period', { cutoff: '2026-03-30' }, 'assessment_cutoff_early'],
    ['a cut-off years later', { cutoff: '2028-01-04' }, 'assessment_cutoff_late'],
    ['scores of what is computed', { juries: [{ item: 'tasks', posts: [] }] }, 'assessment_item_computed'],
    ['an item that is none', { juries: [{ item: 'nothing', posts: [] }] }, 'assessment_item_unknown'],
    ['a post that is none', { juries: [{ item: 'service', posts: ['01890000-0000-7000-8000-000000000000'] }] }, 'post_unknown'],
  ])('%s is refused', async (_, more, code) => {
    await expect(open(more)).rejects.toMatchObject({ code })
  })

  test.each([
    ['a unit in two groups', { groups: [...CONTENT.groups, { id: 'twice', name: text('重点'), of: { names: [FINANCE] } }] }, 'assessment_unit_twice'],
    ['nobody to assess', { groups: [{ id: 'none', name: text('无'), of: { names: ['市气象局'] } }] }, 'assessment_nobody'],
    ['an indicator that the city has not', { items: [...items, { id: 'growth', name: text('增长'), points: 5, measure: { indicator: 'gdp' } }] }, 'assessment_indicator_missing'],
    ['matters instead of units', { of: 'matter' }, 'assessment_of_whom'],
  ])('%s is refused', async (_, more, code) => {
    const other = await adoptedScheme(office.call, { ...CONTENT, id: 'other', ...more }, '2026-01-01')
    await expect(open({ scheme: other, juries: [] })).rejects.toMatchObject({ code })
  })

  test('a cut-off before anything was recorded here is refused: nothing was known then', async () => {
    const before = await adoptedScheme(office.call, { ...CONTENT, id: 'before' }, '2025-01-01')
    await expect(open({ scheme: before, period: '2025-Q3', cutoff: '2025-10-10' })).rejects.toMatchObject({ code: 'assessment_nothing_known' })
  })

  test('a unit does not open one, and is told nothing of the schemes that one could be opened for', async () => {
    await expect(open({}, finance)).rejects.toMatchObject({ code: 'forbidden' })
    const { toOpen, may } = await listAssessments(finance.call)
    expect([toOpen, may.open]).toEqual([[], false])
  })
})

describe('the course of a quarter', () => {
  let run: string
  let review: string
  const line = (name: string, item: string, who = office) => getAssessmentLine(who.call, { assessment: run, unit: unit(name), item })

  test('opened: the office sees what it would be now; a second run of the period is refused', async () => {
    run = (await open()).ids.assessment
    await expect(open()).rejects.toMatchObject({ code: 'assessment_exists', facts: { title: '市直单位季度考核　2026年第一季度' } })
    const shown = await board(run)
    expect(shown).toMatchObject({ status: 'open', of: 'unit', ranked: true, cutoff: CUTOFF, version: 1, result: { kind: 'preview', file: null }, may: ['giveScores', 'adjustScore', 'withdrawAdjustment', 'cancelAssessment', 'exportAssessment'] })
    expect(shown.groups).toEqual([{ id: 'all-departments', name: text('市直单位'), apart: false, units: 2 }])
    expect(shown.missing.map(({ unit: { name }, item, why }) => [name, item, why.text.zh])).toEqual([[FINANCE, 'service', '还没有评分'], [INDUSTRY, 'service', '还没有评分']])
    // without scores the points of the item are the others'
    expect(shown.rows.map(({ unit: { name }, lines, rank }) => [name, lines.map((one) => one.score), rank])).toEqual([[INDUSTRY, ['100.00', null], 1], [FINANCE, ['50.00', null], 2]])
    await expect(board(run, finance)).rejects.toMatchObject({ code: 'not_found' })
    expect((await board(run, observer)).rows).toEqual([])
    expect((await listAssessments(finance.call)).rows).toEqual([])
  })

  test('scores: by who scores, with a ground, within the points, once each; not of their own unit', async () => {
    const sheet = await board(run, juror)
    expect(sheet.toScore.map(({ item, units }) => [item, units.map(({ unit: { name }, most, value }) => [name, most, value])])).toEqual([['service', [[FINANCE, '40', null], [INDUSTRY, '40', null]]]])
    expect(sheet.may).toContain('giveScores')
    expect((await listAssessments(juror.call)).rows.map(({ asked }) => asked)).toEqual(['score'])
    expect(await owed(juror)).toEqual([['考核评分待填', CUTOFF]])
    await expect(score(run, FINANCE, '41')).rejects.toMatchObject({ code: 'assessment_score_range', facts: { most: '40', value: '41' } })
    await expect(score(run, FINANCE, '-1')).rejects.toMatchObject({ code: 'assessment_score_range' })
    await expect(score(run, FINANCE, '30', juror, { ground: ' ' })).rejects.toMatchObject({ code: 'assessment_ground_missing' })
    await expect(score(run, FINANCE, '30', juror, { item: 'tasks' })).rejects.toMatchObject({ code: 'assessment_item_computed' })
    await expect(score(run, '安邑区', '30')).rejects.toMatchObject({ code: 'assessment_unit_unknown' })
    await expect(score(run, INDUSTRY, '30', finance)).rejects.toMatchObject({ code: 'assessment_not_scorer' })
    await expect(score(run, FINANCE, '30', juror, { scorer: finance.post! })).rejects.toMatchObject({ code: 'assessment_not_scorer' })
    await score(run, FINANCE, '30')
    await score(run, FINANCE, '36.5')
    // from the sheet, by the office
    await score(run, INDUSTRY, '32', office, { scorer: juror.post! })
    expect((await board(run)).byHand).toMatchObject([{ item: 'service', units: 2, given: 2, of: 2, scorers: [{ given: 2 }] }])
    expect((await listAssessments(juror.call)).rows.map(({ asked }) => asked)).toEqual([null])
  })

  test('plus points and vetoes: with what shows them, within the limit; what is counted is not entered', async () => {
    const proof = await uploadFile(office.call, { name: '验收.txt', bytes: new TextEncoder().encode('验收为优秀') })
    const adjust = (rule: string, times: number, attachments: { sha256: string }[], matter: string | null = null) => adjustScore(office.call, { command: command(), assessment: run, unit: unit(FINANCE), rule, times, ground: '验收文件', matter, attachments })
    await expect(adjust('pilot', 1, [])).rejects.toMatchObject({ code: 'assessment_evidence_missing' })
    await expect(adjust('pilot', 3, [proof])).rejects.toMatchObject({ code: 'assessment_rule_limit' })
    await expect(adjust('late', 1, [proof])).rejects.toMatchObject({ code: 'assessment_rule_counted' })
    await expect(adjust('none', 1, [proof])).rejects.toMatchObject({ code: 'assessment_rule_unknown' })
    await adjust('pilot', 1, [proof])
    const veto = (await adjust('fraud', 1, [], tasks.first)).ids.adjustment
    expect((await board(run)).rows.find(({ unit: { name } }) => name === FINANCE)).toMatchObject({ rank: null, plus: '1.00', vetoes: [{ rule: 'fraud' }] })
    await withdrawAdjustment(office.call, { command: command(), assessment: run, adjustment: veto, reason: '核查不实' })
    await expect(withdrawAdjustment(office.call, { command: command(), assessment: run, adjustment: veto, reason: '再撤' })).rejects.toMatchObject({ code: 'assessment_adjustment_unknown' })
  })

  test('delivered at the cut-off: every unit sees its own line, and no place before the result is frozen', async () => {
    await expect(deliver(run)).rejects.toMatchObject({ code: 'assessment_cutoff_ahead' })
    on('2026-04-09')
    await expect(deliver(run)).resolves.toMatchObject({ ids: { assessment: run } })
    await expect(deliver(run)).rejects.toMatchObject({ code: 'assessment_unchanged' })
    // 30 of 60 for one of two in time, 36.5 by hand, one plus point; 60 and 32
    expect(await totals(run)).toEqual([[INDUSTRY, '92.00', 1], [FINANCE, '67.50', 2]])
    expect(await totals(run, observer)).toEqual([[INDUSTRY, '92.00', 1], [FINANCE, '67.50', 2]])
    expect(await totals(run, finance)).toEqual([[FINANCE, '67.50', null]])
    const own = await board(run, finance)
    expect(own).toMatchObject({ until: '2026-04-14', asked: 'look', askedBy: '2026-04-14', notes: [], byHand: [], circulars: [], difference: null, may: ['requestReview', 'exportAssessment'] })
    expect(JSON.stringify(own)).not.toContain(INDUSTRY)
    await expect(line(INDUSTRY, 'tasks', finance)).rejects.toMatchObject({ code: 'not_found' })

    const shown = await line(FINANCE, 'tasks', finance)
    expect(shown).toMatchObject({ score: '30.00', points: '60', result: 'delivered', known: CUTOFF, later: [], may: ['requestReview'] })
    expect(shown.steps.map(({ text: { zh }, result }) => `${zh} = ${result}`)).toEqual(['第一季度应办结 = 2', '到期前办结 = 1', '1 ÷ 2 × 60 = 30', '四舍五入，两位 = 30.00'])
    expect(shown.records.map(({ code, title, due, on: done, text: { zh }, opens }) => [code, title, due, done, zh, opens?.type])).toEqual([
      ['GG-2026-001', '项目库建成', '2026-02-27', '2026-02-26', '按期', 'matter'],
      ['GG-2026-002', '政策兑现', '2026-03-20', '2026-03-25', '迟 3 个工作日', 'matter'],
    ])
    expect((await line(FINANCE, 'service', finance)).scores).toEqual([{ value: '36.5', ground: '评分表第一页', on: '2026-04-07', by: null }])
    expect((await line(FINANCE, 'service')).scores[0]?.by).toContain('承办人')
    await expect(line(FINANCE, 'nothing')).rejects.toMatchObject({ code: 'assessment_item_unknown' })
    expect((await getAssessment(office.call, { assessment: run, first: unit(INDUSTRY), second: unit(FINANCE) })).difference).toMatchObject({ total: '24.50', lines: [{ item: 'tasks', by: '30.00' }, { item: 'service', by: '-4.50' }], adjusted: '-1.00' })
  })

  test('review: by the unit itself, once for each line, within its days; decided with a reason and a score', async () => {
    const ask = (who: TestUser, name: string, item = 'tasks', attachments: { sha256: string }[] = []) => requestReview(who.call, { command: command(), assessment: run, unit: unit(name), item, words: '03-19 已书面反馈', attachments })
    await expect(ask(finance, INDUSTRY)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(ask(office, FINANCE)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(ask(finance, FINANCE, 'nothing')).rejects.toMatchObject({ code: 'assessment_item_unknown' })
    on('2026-04-10')
    const paper = await uploadFile(finance.call, { name: '收文登记.txt', bytes: new TextEncoder().encode('三月十九日收文') })
    review = (await ask(finance, FINANCE, 'tasks', [paper])).ids.review
    await expect(ask(finance, FINANCE)).rejects.toMatchObject({ code: 'review_twice' })
    const other = (await ask(industry, INDUSTRY, 'service')).ids.review
    await expect(withdrawReview(finance.call, { command: command(), assessment: run, review: other })).rejects.toMatchObject({ code: 'forbidden' })
    await withdrawReview(industry.call, { command: command(), assessment: run, review: other })
    expect((await board(run, industry)).reviews).toMatchObject([{ id: other, withdrawnOn: '2026-04-10' }])
    expect((await board(run)).reviews.find(({ id }) => id === review)).toMatchObject({ workday: 1, answerBy: '2026-04-24', score: '30.00', ifAccepted: null, attachments: [{ name: '收文登记.txt' }], may: { decide: true } })
    expect((await listAssessments(office.call)).rows[0]).toMatchObject({ openReviews: 1, asked: 'decide', askedBy: '2026-04-24' })
    // A draft of the next version that assesses nobody and answers late changes nothing for a run that goes by this one.
    const drafted = (await getScheme(office.call, { scheme })).seen
    await reviseScheme(office.call, { command: command(), scheme, content: { ...CONTENT, answerWorkdays: 30, groups: [{ id: 'none', name: text('无'), of: { names: ['市气象局'] } }] }, seen: drafted })
    expect([await owed(office), await owed(industry)]).toEqual([[['复核申请待答复', '2026-04-24']], [['考核结果待核对，限期内可申请复核', '2026-04-14']]])
    expect((await downloadFile(finance.call, { sha256: paper.sha256 })).name).toBe('收文登记.txt')
    await expect(downloadFile(industry.call, { sha256: paper.sha256 })).rejects.toMatchObject({ code: 'not_found' })

    on('2026-04-15')
    await expect(ask(finance, FINANCE, 'service')).rejects.toMatchObject({ code: 'review_over', facts: { until: '2026-04-14' } })
    await expect(freeze(run)).rejects.toMatchObject({ code: 'assessment_reviews_open', facts: { count: 1 } })
    const decide = (accepted: boolean, value: string | null, words = '收文登记属实', who = office) => decideReview(who.call, { command: command(), assessment: run, review, accepted, value, words })
    await expect(decide(true, '60', '自己定', finance)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(decide(true, null)).rejects.toMatchObject({ code: 'review_value_missing' })
    await expect(decide(true, '60.5')).rejects.toMatchObject({ code: 'assessment_score_range', facts: { most: '60' } })
    await expect(decide(true, '60', ' ')).rejects.toMatchObject({ code: 'review_words_missing' })
    await decide(true, '60')
    await expect(decide(false, null)).rejects.toMatchObject({ code: 'review_done' })
  })

  test('delivered again, what changed is shown and there are days to look at it; a score entered since must be sent before freezing', async () => {
    await score(run, INDUSTRY, '33')
    await expect(freeze(run)).rejects.toMatchObject({ code: 'assessment_changed' })
    await deliver(run)
    expect((await board(run)).changed.map(({ unit: { name }, what, from, to }) => [name, what, from, to])).toEqual([
      [FINANCE, 'tasks', '30.00', '60.00'],
      [FINANCE, 'total', '67.50', '97.50'],
      [INDUSTRY, 'service', '32.00', '33.00'],
      [INDUSTRY, 'total', '92.00', '93.00'],
    ])
    expect((await board(run, industry)).changed.map(({ what }) => what)).toEqual(['service', 'total'])
    expect((await line(FINANCE, 'tasks')).set).toEqual({ review, value: '60.00', words: '收文登记属实' })
    await expect(freeze(run)).rejects.toMatchObject({ code: 'assessment_until', facts: { until: '2026-04-20' } })
  })

  test('frozen: nothing changes it; later corrections stand beside it; units learn their place', async () => {
    on('2026-04-21')
    const { ids } = await freeze(run)
    expect(await totals(run)).toEqual([[FINANCE, '97.50', 1], [INDUSTRY, '93.00', 2]])
    expect(await totals(run, finance)).toEqual([[FINANCE, '97.50', 1]])
    await expect(score(run, FINANCE, '40')).rejects.toMatchObject({ code: 'assessment_status' })
    await expect(freeze(run)).rejects.toMatchObject({ code: 'assessment_status' })
    await expect(cancelAssessment(office.call, { command: command(), assessment: run, reason: '重来' })).rejects.toMatchObject({ code: 'assessment_status' })

    const facts = await opened.deps.db.read(city.tenant, (db) => factsOf(db, city.tenant, `matter:${tasks.third}`))
    await voidFact(office.call, { command: command(), fact: facts.at(-1)!.id, reason: '记错了' })
    expect(await totals(run)).toEqual([[FINANCE, '97.50', 1], [INDUSTRY, '93.00', 2]])
    const shown = await line(INDUSTRY, 'tasks')
    expect(shown).toMatchObject({ score: '60.00', result: 'frozen', records: [{ on: '2026-03-30' }] })
    expect(shown.later.map(({ then, now }) => [then?.on, now?.on, now?.why])).toEqual([['2026-03-30', null, 'not-yet']])
    expect((await resultIn(opened.deps, ids.file)).result.units).toHaveLength(2)
  })

  test('rebuilt from the log and computed again by what was known at the cut-off it is the same file, to the byte', async () => {
    await renameUnit(city.keeper, { command: command(), unit: unit(FINANCE), name: '市财政局（国资局）', aliases: [] })
    await rebuildCity(opened.deps, city.tenant, () => {})
    const again = await opened.deps.db.read(city.tenant, async (db) => {
      const facts = await factsOf(db, city.tenant, `assessment:${run}`)
      const first = facts.findIndex(({ kind }) => kind === 'assessment.delivered')
      const then = fold(facts.slice(0, first)) as AssessmentState
      const { file } = facts[first]!.payload as { file: string }
      const kept = await opened.deps.files.get(file)
      const computed = await compute(opened.deps, db, city.tenant, then, (await resultIn(opened.deps, file)).knownBy)
      return { kept: new TextDecoder().decode(kept), computed: new TextDecoder().decode(bytesOf(computed)) }
    })
    expect(again.computed).toBe(again.kept)
    const inputs = await opened.deps.db.read(city.tenant, (db) => inputsOf(opened.deps, db, city.tenant))
    await judgeDue(opened.deps)
    expect(await compareProjections(opened.deps.db, city.tenant, judgeWith(inputs))).toEqual([])
  })

  test('the circular names its basis, with places and the change over the quarter before; it is drafted once', async () => {
    await expect(draftAssessmentCircular(finance.call, { command: command(), assessment: run })).rejects.toMatchObject({ code: 'forbidden' })
    const { ids } = await draftAssessmentCircular(office.call, { command: command(), assessment: run })
    const { title, blocks } = await getLetter(office.call, { letter: ids.letter })
    expect(title).toBe('关于2026年第一季度市直单位季度考核结果的通报')
    expect(blocks[0]).toMatchObject({ text: '根据《试验市考核办法》（试改发〔2025〕2号），现将2026年1月1日至2026年3月31日考核结果通报如下。' })
    expect(blocks[2]).toMatchObject({ text: '本期共考核 2 个单位，数据截至2026年4月8日。到期事项 3 件，按期完成 2 件，滞后 1 件。首位为市财政局（97.50 分）。' })
    expect(blocks.at(-1)).toMatchObject({
      head: ['位次', '单位', '任务数', '按期完成数', '滞后数', '难题解决数', '整改率', '得分', '较上季', '说明'],
      rows: [['1', FINANCE, '2', '1', '1', '—', '—', '97.50', '—', '市直单位；试点验收优秀+1.00'], ['2', INDUSTRY, '1', '1', '0', '—', '—', '93.00', '—', '市直单位']],
    })
    await expect(draftAssessmentCircular(office.call, { command: command(), assessment: run })).rejects.toMatchObject({ code: 'circular_drafted' })
    expect((await board(run)).circulars).toMatchObject([{ id: ids.letter, status: 'draft' }])
  })

  test('the score sheet: the whole for the office, its own for a unit', async () => {
    const { bytes, name } = await exportAssessment(office.call, { assessment: run })
    expect(name).toBe('考核评分表（市直单位季度考核 2026年第一季度）.xlsx')
    const own = await exportAssessment(finance.call, { assessment: run })
    expect(own.bytes.byteLength).toBeLessThan(bytes.byteLength)
  })
})

test('without a document that authorises it: no places for anybody, and a circular on progress', async () => {
  on('2026-04-22')
  const { basis: _, ...rest } = CONTENT
  const unauthorised = await adoptedScheme(office.call, { ...rest, id: 'progress', ranked: false }, '2026-01-01')
  const run = (await open({ scheme: unauthorised, cutoff: '2026-04-10' })).ids.assessment
  await expect(deliver(run)).rejects.toMatchObject({ code: 'assessment_incomplete', facts: { count: 2 } })
  await deliver(run, true)
  expect((await totals(run)).map(([, , rank]) => rank)).toEqual([null, null])
  on('2026-04-28')
  await freeze(run)
  const { ids } = await draftAssessmentCircular(office.call, { command: command(), assessment: run })
  const { title, blocks } = await getLetter(office.call, { letter: ids.letter })
  expect(title).toBe('关于2026年第一季度市直单位季度考核进展情况的通报')
  expect(blocks.at(-1)).toMatchObject({ head: ['单位', '任务数', '按期完成数', '滞后数', '难题解决数', '整改率', '说明'] })
  expect(JSON.stringify(blocks)).not.toContain('位次"')
})

test('a cancelled run leaves the period free, says why, and is no unit’s business', async () => {
  const other = await adoptedScheme(office.call, { ...CONTENT, id: 'again' }, '2026-01-01')
  const run = (await open({ scheme: other })).ids.assessment
  await expect(cancelAssessment(office.call, { command: command(), assessment: run, reason: '' })).rejects.toMatchObject({ code: 'reason_missing' })
  await cancelAssessment(office.call, { command: command(), assessment: run, reason: '办法有误' })
  expect(await board(run)).toMatchObject({ status: 'cancelled', cancelled: { reason: '办法有误' }, result: null, rows: [] })
  await expect(board(run, finance)).rejects.toMatchObject({ code: 'not_found' })
  await expect(open({ scheme: other })).resolves.toMatchObject({ ids: {} })
})

test('a run cancelled after its results were sent stays readable for each unit, without places', async () => {
  const other = await adoptedScheme(office.call, { ...CONTENT, id: 'sent' }, '2026-01-01')
  const run = (await open({ scheme: other })).ids.assessment
  await deliver(run, true)
  await cancelAssessment(office.call, { command: command(), assessment: run, reason: '办法有误' })
  expect(await totals(run, finance)).toEqual([[FINANCE, expect.any(String), null]])
  expect(await board(run, finance)).toMatchObject({ status: 'cancelled', cancelled: { reason: '办法有误' }, may: ['exportAssessment'] })
  await expect(getAssessmentLine(finance.call, { assessment: run, unit: unit(INDUSTRY), item: 'tasks' })).rejects.toMatchObject({ code: 'not_found' })
})

test('a task taken off its list after the first delivery stays in the second one and in what is computed again, and is told as a later correction alone', async () => {
  const content = { ...CONTENT, id: 'listed', items: [{ ...items[0], measure: { matters: 'done-in-time', ledgers: ['province-tasks'] } }, items[1]], adjustments: [] }
  const listed = await adoptedScheme(office.call, content, '2026-01-01')
  await listMatter(office.call, { command: command(), matter: tasks.later!, ledger: 'province-tasks', fields: {} })
  on('2026-07-02')
  const run = (await open({ scheme: listed, period: '2026-Q2', cutoff: '2026-07-02' })).ids.assessment
  await score(run, FINANCE, '30')
  await score(run, INDUSTRY, '30')
  on('2026-07-03')
  const first = (await deliver(run, true)).ids.file
  const lines = async () => (await board(run)).rows.map(({ unit: { name }, lines: [one] }) => [name, one?.score])
  expect(await lines()).toContainEqual([INDUSTRY, '0.00'])
  await unlistMatter(office.call, { command: command(), matter: tasks.later!, ledger: 'province-tasks', reason: '今年省考未列' })
  const kept = await resultIn(opened.deps, first)
  const again = await opened.deps.db.read(city.tenant, async (db) => {
    const facts = await factsOf(db, city.tenant, `assessment:${run}`)
    return compute(opened.deps, db, city.tenant, fold(facts.slice(0, -1)) as AssessmentState, kept.knownBy)
  })
  expect(sameResult(again, kept)).toBe(true)
  await score(run, INDUSTRY, '31')
  await deliver(run, true)
  expect(await lines()).toContainEqual([INDUSTRY, '0.00'])
})

test('a year made of its quarters takes what was frozen of them, and says which are missing', async () => {
  const name = text('市直单位年度考核')
  const year = await adoptedScheme(office.call, { ...CONTENT, id: 'departments-year', name, period: 'year', items: [], adjustments: [], fromQuarters: { scheme: 'departments', percent: [25, 25, 25, 25] } }, '2026-01-01')
  on('2027-01-11')
  const run = (await open({ scheme: year, period: '2026', cutoff: '2027-01-08', juries: [] })).ids.assessment
  expect((await board(run)).columns.map(({ item, how, points }) => [item, how, points])).toEqual([1, 2, 3, 4].map((quarter) => [`quarter-${quarter}`, 'quarter', '25']))
  await expect(deliver(run)).rejects.toMatchObject({ code: 'assessment_incomplete', facts: { count: 6 } })
  await deliver(run, true)
  expect((await totals(run)).map(([, total, rank]) => [total, rank])).toEqual([['97.50', 1], ['93.00', 2]])
  const shown = await getAssessmentLine(office.call, { assessment: run, unit: unit(FINANCE), item: 'quarter-1' })
  expect(shown.steps.map(({ code, result }) => `${code} ${result}`)).toContain('quarter-result 97.50')
})
