import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { compareProjections } from '../../store/compare-projections.ts'
import { factsOf } from '../../store/queries/facts.ts'
import { confirmActivities, recordActivity, returnActivities, returnActivity, reviewActivities } from '../activity/activities.ts'
import { inputsOf } from '../city/inputs.ts'
import { newCommandId } from '../ids.ts'
import { judgeDue } from '../judging/judge-due.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { moveMatter } from '../matter/move-matter.ts'
import { openMatter } from '../matter/open-matter.ts'
import { voidFact } from '../matter/void-fact.ts'
import { createPost } from '../organisation/posts.ts'
import { closePeriod, listClosings, reopenPeriod } from './closing.ts'
import { grantExemption, revokeExemption } from './exemptions.ts'
import { getObligation } from './get-obligation.ts'
import { getObligations } from './get-obligations.ts'
import { obligationsOf } from './obligations-of.ts'

const UNITS = ['市委政研室（改革办）', '市审批服务管理局', '市体育局', { name: '中共试验市委', kind: 'body' }, '安邑区', '蒲坂县'] as const
let opened: TestDeps
let city: TestCity
let office: TestUser
let handler: TestUser
let reviewer: TestUser
let stranger: TestUser
let place: TestUser
let leader: string
let licence: string
let hospital: string
let sports: string

const command = () => newCommandId(opened.deps.now())
const on = (day: string) => opened.setNow(`${day}T02:00:00.000Z`)
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))

/** A led project that was handed down on a day. */
async function project(title: string, lead: string, handedDownOn: string): Promise<string> {
  const unit = city.units.get(lead)
  if (!unit || !handler.post) throw new Error(`the test city has no ${lead}`)
  const duties = [
    { role: 'leader', holder: { type: 'post' as const, id: leader }, territory: null },
    { role: 'lead', holder: { type: 'unit' as const, id: unit }, territory: null },
    { role: 'handler', holder: { type: 'post' as const, id: handler.post }, territory: null },
  ]
  const fields = { category: 'led', goal: '办事更快', measures: '数据互认', 'approved-by': '市委深改委第一次会议，2026-02-10' }
  on('2026-02-09')
  const { ids } = await openMatter(office.call, { command: command(), ledger: 'led-projects', title, due: '2026-12-31', fields, milestones: [], duties })
  on(handedDownOn)
  for (const transition of ['submit', 'approve', 'hand-down']) await moveMatter(office.call, { command: command(), matter: ids.matter, transition, note: '办理' })
  return ids.matter
}

async function record(matters: string[], kind: string, heldOn: string, { attended = [leader], place: where = null as string | null, by = handler } = {}): Promise<string> {
  const { ids } = await recordActivity(by.call, { command: command(), matters, kinds: [kind], heldOn, summary: `${heldOn} ${kind}`, place: where, attachments: [], fields: {}, attended })
  return ids.activity
}

async function confirmed(matters: string[], kind: string, heldOn: string, more: Parameters<typeof record>[3] = {}): Promise<string> {
  const activity = await record(matters, kind, heldOn, more)
  await reviewActivities(reviewer.call, { command: command(), activities: [activity] })
  await confirmActivities(office.call, { command: command(), activities: [activity] })
  return activity
}

const matrix = (query: Partial<Parameters<typeof getObligations>[1]> = {}, by = office) => getObligations(by.call, { ledger: 'led-projects', year: 2026, by: 'none', ...query })
async function cell(subject: string, rhythm: string, period: string) {
  const { rows } = await matrix()
  return rows.find((row) => row.subject.id === subject)?.cells.find((one) => one.rhythm === rhythm && one.period === period)
}

beforeAll(async () => {
  opened = await testDeps()
  on('2026-02-09')
  city = await testCity(opened.deps, UNITS.map((unit) => (typeof unit === 'string' ? unit : { ...unit })))
  office = await city.user('office', '市委政研室（改革办）')
  handler = await city.user('handler', '市审批服务管理局')
  reviewer = await city.user('reviewer', '市审批服务管理局')
  stranger = await city.user('handler', '市体育局')
  place = await city.user('place', '安邑区')
  leader = (await createPost(city.keeper, { command: command(), unit: city.units.get('中共试验市委') ?? '', name: '市委书记', order: 1, places: 1, leader: true, head: true })).ids.post
  licence = await project('一业一证', '市审批服务管理局', '2026-02-12')
  hospital = await project('城市医疗集团', '市审批服务管理局', '2026-02-12')
  sports = await project('全民健身', '市体育局', '2026-04-02')
})
afterAll(() => opened.close())

describe.sequential('a year of led projects', () => {
  test('before anything is recorded: missing from the quarter of handing down on, coming after it', async () => {
    on('2026-03-02')
    const { rows, periods, rhythms, kind } = await matrix()
    expect([kind, rhythms.map(({ short }) => short.zh).join('')]).toEqual(['quarter', '研协督难经'])
    expect(periods.map(({ key, state }) => `${key} ${state}`)).toEqual(['2026-Q1 current', '2026-Q2 coming', '2026-Q3 coming', '2026-Q4 coming'])
    expect(rows.map(({ subject, cells }) => [subject.name, [...new Set(cells.filter(({ period }) => period === '2026-Q1').map(({ status }) => status))].join()])).toEqual([
      ['一业一证', 'missing'],
      ['城市医疗集团', 'missing'],
      ['全民健身', ''],
    ])
  })

  test('missing is not late before its due day, and late by working days after it', async () => {
    on('2026-03-31')
    expect(await cell(licence, 'quarterly-study', '2026-Q1')).toMatchObject({ status: 'missing', missing: 1, dueOn: '2026-03-31', workdaysLate: 0 })
    on('2026-04-08')
    // Not the 4th to the 6th: a weekend and Qingming.
    expect(await cell(licence, 'quarterly-study', '2026-Q1')).toMatchObject({ status: 'missing', workdaysLate: 5 })
  })

  test('a record waits, is returned, and counts only once the office has confirmed it', async () => {
    on('2026-03-10')
    const activity = await record([licence], 'coordination', '2026-03-09')
    expect(await cell(licence, 'quarterly-coordination', '2026-Q1')).toMatchObject({ status: 'waiting', waiting: 1, done: 0, on: '2026-03-09', activities: [activity] })
    await reviewActivities(reviewer.call, { command: command(), activities: [activity] })
    expect((await cell(licence, 'quarterly-coordination', '2026-Q1'))?.status).toBe('waiting')
    await returnActivity(office.call, { command: command(), activity, reason: '没有议定事项' })
    expect(await cell(licence, 'quarterly-coordination', '2026-Q1')).toMatchObject({ status: 'returned', returned: 1, on: '2026-03-09' })
    await confirmed([licence], 'coordination', '2026-03-10')
    expect(await cell(licence, 'quarterly-coordination', '2026-Q1')).toMatchObject({ status: 'done', done: 1, returned: 1, on: '2026-03-10' })
  })

  test('one inspection serves two projects, and is one in the sums', async () => {
    on('2026-03-12')
    await confirmed([licence, hospital], 'inspection', '2026-03-11')
    expect([(await cell(licence, 'quarterly-inspection', '2026-Q1'))?.done, (await cell(hospital, 'quarterly-inspection', '2026-Q1'))?.done]).toEqual([1, 1])
    const { totals, years } = await matrix()
    expect(totals.find(({ rhythm, period }) => rhythm === 'quarterly-inspection' && period === '2026-Q1')).toMatchObject({ confirmed: 1, missing: 0 })
    expect(years.map(({ year, kinds }) => [year, kinds.find(({ rhythm }) => rhythm === 'quarterly-inspection')?.n])).toEqual([[2026, 1], [2025, 0], [2024, 0]])
  })

  test('a study in which the leader did not take part does not count and says why', async () => {
    on('2026-03-13')
    const activity = await confirmed([hospital], 'study', '2026-03-12', { attended: [] })
    const missing = await cell(hospital, 'quarterly-study', '2026-Q1')
    expect([missing?.status, missing?.reasons.map(({ code, text }) => `${code} ${text.zh}`)]).toEqual(['missing', ['nothing 还没有记录，应在 2026-03-31 前完成 1 次', 'absent 有 1 条记录没有载明领衔领导本人参加，不计']])
    const one = await getObligation(office.call, { pack: 'reform', rhythm: 'quarterly-study', period: '2026-Q1', subject: hospital })
    expect(one.records.map(({ id, standing }) => [id, standing])).toEqual([[activity, 'absent']])
    expect(one.records[0]?.looks.find(({ what }) => what === 'participants')).toMatchObject({ met: false, text: { zh: '领衔领导本人参加' } })
  })

  test('one obligation shows its records with road, wait and likely doubles', async () => {
    on('2026-03-16')
    const first = await record([licence], 'study', '2026-03-13', { place: '龙门市政务大厅' })
    await record([hospital], 'study', '2026-03-14', { place: '龙门市' })
    on('2026-03-17')
    await reviewActivities(reviewer.call, { command: command(), activities: [first] })
    on('2026-03-20')
    const { records, cell: shown, may } = await getObligation(office.call, { pack: 'reform', rhythm: 'quarterly-study', period: '2026-Q1', subject: licence })
    expect(shown?.status).toBe('waiting')
    expect(records.map(({ road, waits, doubles }) => ({ road: road.map(({ step, on: day }) => `${step} ${day}`), waits, doubles: doubles.map(({ heldOn, same }) => `${heldOn} ${same.join()}`) }))).toEqual([
      { road: ['recorded 2026-03-16', 'reviewed 2026-03-17'], waits: { for: 'office', since: '2026-03-17', workdays: 3 }, doubles: ['2026-03-14 place,kind'] },
    ])
    expect(records[0]?.looks.map(({ what, met }) => [what, met])).toEqual([['evidence', null], ['participants', true], ['reviewed', true], ['not-double', null]])
    expect(may.toSorted()).toEqual(['grantExemption', 'recordActivity'])
  })

  test.each([
    [{ rhythm: 'none', period: '2026-Q1' }, 'practice_unknown'],
    [{ rhythm: 'own-reform', period: '2026' }, 'practice_unknown'],
    [{ rhythm: 'quarterly-problem', period: '2026-03' }, 'practice_period_wrong'],
    [{ rhythm: 'quarterly-problem', period: 'Q1' }, 'practice_period_wrong'],
    [{ rhythm: 'quarterly-problem', period: '2026-Q1', reason: '' }, 'reason_missing'],
    [{ rhythm: 'quarterly-problem', period: '2026-Q1', basis: '张主任' }, 'exemption_basis_unnamed'],
  ])('an exemption is checked: %j is refused', async (wrong, code) => {
    const input = { command: command(), matter: hospital, reason: '尚未挂牌', basis: '改革办主任办公会', ...wrong }
    expect(await codeOf(grantExemption(office.call, input))).toBe(code)
  })

  test('an exemption holds until it is revoked; both stay in the log', async () => {
    on('2026-03-23')
    const exemption = { matter: hospital, rhythm: 'quarterly-problem', period: '2026-Q1', reason: '尚未挂牌' }
    await grantExemption(office.call, { command: command(), ...exemption, basis: '改革办主任办公会' })
    expect(await codeOf(grantExemption(office.call, { command: command(), ...exemption, basis: '改革办主任办公会' }))).toBe('exemption_exists')
    expect(await cell(hospital, 'quarterly-problem', '2026-Q1')).toMatchObject({ status: 'exempt', exemption: { reason: '尚未挂牌', on: '2026-03-23' } })
    expect((await matrix()).exemptions.map(({ subject, rhythm }) => [subject.name, rhythm])).toEqual([['城市医疗集团', 'quarterly-problem']])
    await revokeExemption(office.call, { command: command(), ...exemption, reason: '已经挂牌' })
    expect((await cell(hospital, 'quarterly-problem', '2026-Q1'))?.status).toBe('missing')
    expect(await codeOf(revokeExemption(office.call, { command: command(), ...exemption }))).toBe('exemption_unknown')
    on('2026-03-24')
    await grantExemption(office.call, { command: command(), ...exemption, basis: '改革办主任办公会' })
    expect((await cell(hospital, 'quarterly-problem', '2026-Q1'))?.exemption?.on).toBe('2026-03-24')
  })

  test('a quarter is closed only when it is over, and what waits is named first', async () => {
    on('2026-03-31')
    const closing = { pack: 'reform', period: '2026-Q1' }
    const late = () => ({ command: command(), ...closing, goOn: false })
    expect(await codeOf(closePeriod(office.call, late()))).toBe('period_not_over')
    on('2026-04-12')
    expect(await codeOf(closePeriod(office.call, late()))).toBe('period_waits')
    expect(await codeOf(closePeriod(office.call, { ...late(), period: '2026-W99' }))).toBe('period_unknown')
    expect(await codeOf(closePeriod(office.call, { ...late(), period: '2025-Q1' }))).toBe('period_empty')
    expect(await codeOf(closePeriod(office.call, { ...late(), pack: 'none' }))).toBe('practice_unknown')
    const goOn = { ...late(), goOn: true }
    const exemption = { matter: licence, rhythm: 'quarterly-problem', period: '2026-Q1', reason: '尚未挂牌' }
    const { files } = opened.deps
    for (const meanwhile of [() => grantExemption(office.call, { command: command(), ...exemption, basis: '改革办主任办公会' }), () => revokeExemption(office.call, { command: command(), ...exemption })]) {
      // The result is kept between its reading and its writing: there someone else is quicker.
      const put: typeof files.put = (bytes) => meanwhile().then(() => files.put(bytes))
      expect(await codeOf(closePeriod({ ...office.call, deps: { ...opened.deps, files: { ...files, put } } }, { ...late(), goOn: true }))).toBe('decided_meanwhile')
    }
    await closePeriod(office.call, goOn)
    expect(await closePeriod(office.call, goOn)).toEqual({ command: goOn.command, ids: closing })
    expect(await codeOf(closePeriod(office.call, { ...late(), goOn: true }))).toBe('period_closed')
    const { rows } = await listClosings(office.call, {})
    expect(rows.map(({ period, on: day, counts }) => [period, day, counts?.map(({ rhythm, records, waiting, missing, exempt }) => `${rhythm.slice(10)} ${records} ${waiting} ${missing} ${exempt}`)])).toEqual([
      ['2026-Q1', '2026-04-12', ['study 0 2 0 0', 'coordination 1 0 1 0', 'inspection 1 0 0 0', 'problem 0 0 1 1', 'experience 0 0 2 0']],
    ])
    expect(rows[0]?.file).toMatch(/^[0-9a-f]{64}$/)
    // A unit is told which quarters are closed, not what the whole city did in them.
    expect((await listClosings(stranger.call, {})).rows).toMatchObject([{ period: '2026-Q1', on: '2026-04-12', file: null, counts: null }])
  })

  test('what comes after closing stands beside the frozen result: added and taken back', async () => {
    on('2026-04-14')
    const before = await cell(licence, 'quarterly-study', '2026-Q1')
    expect(before).toMatchObject({ status: 'waiting', frozen: true, added: 0, takenBack: 0 })
    await confirmActivities(office.call, { command: command(), activities: before?.activities ?? [] })
    await confirmed([licence], 'experience', '2026-03-30')
    expect(await cell(licence, 'quarterly-study', '2026-Q1')).toMatchObject({ status: 'waiting', done: 0, frozen: true, added: 1 })
    expect(await cell(licence, 'quarterly-experience', '2026-Q1')).toMatchObject({ status: 'missing', frozen: true, added: 1, workdaysLate: 7 })
    const inspection = (await cell(licence, 'quarterly-inspection', '2026-Q1'))?.activities[0] ?? ''
    const [fact] = await opened.deps.db.read(city.tenant, (db) => factsOf(db, city.tenant, `activity:${inspection}`))
    await voidFact(office.call, { command: command(), fact: fact?.id ?? '', reason: '张冠李戴' })
    expect(await cell(licence, 'quarterly-inspection', '2026-Q1')).toMatchObject({ status: 'done', done: 1, frozen: true, added: 0, takenBack: 1 })
    const one = await getObligation(office.call, { pack: 'reform', rhythm: 'quarterly-inspection', period: '2026-Q1', subject: licence })
    expect(one.records.map(({ standing }) => standing)).toEqual(['withdrawn'])
    // What came later counts for the year.
    expect((await matrix()).rows.find(({ subject }) => subject.id === licence)?.total).toBe(3)
  })

  test('nothing is exempted in a closed quarter', async () => {
    const exemption = { matter: hospital, rhythm: 'quarterly-experience', period: '2026-Q1', reason: '尚未挂牌', basis: '改革办主任办公会' }
    expect(await codeOf(grantExemption(office.call, { command: command(), ...exemption }))).toBe('period_closed')
    expect(await codeOf(revokeExemption(office.call, { command: command(), ...exemption, rhythm: 'quarterly-problem' }))).toBe('period_closed')
  })

  test('opening again needs a reason, shows, and the present result stands until it is closed anew', async () => {
    on('2026-04-16')
    const period = { pack: 'reform', period: '2026-Q1' }
    expect(await codeOf(reopenPeriod(office.call, { command: command(), ...period, reason: '' }))).toBe('reason_missing')
    await reopenPeriod(office.call, { command: command(), ...period, reason: '补认定一季度调研' })
    expect(await codeOf(reopenPeriod(office.call, { command: command(), ...period, reason: '再开' }))).toBe('period_not_closed')
    const { periods } = await matrix()
    expect(periods[0]).toMatchObject({ closed: null, reopened: [{ closedOn: '2026-04-12', on: '2026-04-16', reason: '补认定一季度调研' }] })
    expect(await cell(licence, 'quarterly-study', '2026-Q1')).toMatchObject({ status: 'done', frozen: false, added: 0 })
    // Taken back in an open quarter it is missing again.
    expect(await cell(licence, 'quarterly-inspection', '2026-Q1')).toMatchObject({ status: 'missing', done: 0, takenBack: 0 })
    await closePeriod(office.call, { command: command(), ...period, goOn: true })
    expect((await listClosings(office.call, { pack: 'reform' })).rows.map(({ reopened }) => reopened?.reason ?? null)).toEqual([null, '补认定一季度调研'])
  })

  test('a project that is suspended or has ended on the due day is not asked', async () => {
    on('2026-05-06')
    await moveMatter(office.call, { command: command(), matter: sports, transition: 'suspend', note: '场馆改造' })
    on('2026-07-02')
    expect((await cell(sports, 'quarterly-study', '2026-Q2'))).toBeUndefined()
    await moveMatter(office.call, { command: command(), matter: sports, transition: 'resume', note: '改造完成' })
    expect((await cell(sports, 'quarterly-study', '2026-Q3'))?.status).toBe('missing')
  })
})

test('of several records none is sent back or confirmed when one refuses, and that one is named', async () => {
  on('2026-07-02')
  const first = await record([licence], 'coordination', '2026-07-01')
  const second = await record([hospital], 'coordination', '2026-07-02')
  await reviewActivities(reviewer.call, { command: command(), activities: [first] })
  const refusal = await confirmActivities(office.call, { command: command(), activities: [first, second] }).catch((error: { code: string; sentences: { zh: string }; facts: object }) => error)
  expect(refusal).toMatchObject({
    code: 'activity_not_waiting',
    facts: { activity: second, row: 2 },
    sentences: { zh: '第 2 条（2026-07-02 2026-07-02 coordinat）没有通过，其余也没有办理：这条记录现为“待审核”，不能再认定。' },
  })
  expect((await cell(licence, 'quarterly-coordination', '2026-Q3'))?.status).toBe('waiting')
  await reviewActivities(reviewer.call, { command: command(), activities: [second] })
  expect(await codeOf(returnActivities(office.call, { command: command(), activities: [first, second], reason: '' }))).toBe('reason_missing')
  await returnActivities(office.call, { command: command(), activities: [first, second], reason: '没有议定事项' })
  expect([(await cell(licence, 'quarterly-coordination', '2026-Q3'))?.status, (await cell(hospital, 'quarterly-coordination', '2026-Q3'))?.status]).toEqual(['returned', 'returned'])
})

describe('who may see what', () => {
  test('units see their own projects, the office all; by leader only the office and the heads', async () => {
    on('2026-07-02')
    const names = async (by: TestUser) => (await matrix({}, by)).rows.map(({ subject }) => subject.name)
    expect(await names(handler)).toEqual(['一业一证', '城市医疗集团', '全民健身'])
    expect(await names(stranger)).toEqual(['全民健身'])
    expect(await codeOf(matrix({ by: 'leader' }, handler))).toBe('forbidden')
    const byLeader = await matrix({ by: 'leader' })
    expect([byLeader.rows[0]?.leader?.name, byLeader.may.includes('byLeader')]).toEqual(['市委书记', true])
    const head = { ...office.call, acting: { ...office.acting, role: 'leader' as const, unit: null, post: leader } }
    expect((await getObligations(head, { ledger: 'led-projects', year: 2026, by: 'leader' })).rows[0]?.leader?.name).toBe('市委书记')
    const alone = (await createPost(city.keeper, { command: command(), unit: handler.acting.unit ?? '', name: '副市长', order: 1, places: 1, leader: true })).ids.post
    expect(await codeOf(getObligations({ ...head, acting: { ...head.acting, post: alone } }, { ledger: 'led-projects', year: 2026, by: 'leader' }))).toBe('forbidden')
    expect(await codeOf(createPost(city.keeper, { command: command(), unit: handler.acting.unit ?? '', name: '局长', order: 1, places: 1, leader: false, head: true }))).toBe('head_no_leader')
    expect((await matrix({}, handler)).rows[0]?.leader).toBeNull()
  })

  test('one cell outside the own scope does not exist; closing is the office’s', async () => {
    const one = { pack: 'reform', rhythm: 'quarterly-study', period: '2026-Q1', subject: licence }
    expect(await codeOf(getObligation(stranger.call, one))).toBe('not_found')
    expect(await codeOf(getObligation(office.call, { ...one, period: '2026-W03' }))).toBe('practice_period_wrong')
    expect((await getObligation(handler.call, one)).may).toEqual(['recordActivity'])
    expect(await codeOf(closePeriod(handler.call, { command: command(), pack: 'reform', period: '2026-Q2', goOn: true }))).toBe('forbidden')
    expect(await codeOf(reopenPeriod(reviewer.call, { command: command(), pack: 'reform', period: '2026-Q1', reason: '要改' }))).toBe('forbidden')
  })

  test('a rhythm per place asks every county; a reform of its own opened in the year counts', async () => {
    on('2026-07-03')
    const unit = city.units.get('安邑区') ?? ''
    await openMatter(office.call, { command: command(), ledger: 'led-projects', title: '一村一策', due: null, fields: { category: 'own', goal: '村村有策' }, milestones: [], duties: [{ role: 'lead', holder: { type: 'unit', id: unit }, territory: null }] })
    const { ledger, rows, rhythms } = await getObligations(office.call, { pack: 'reform', year: 2026, by: 'none' })
    expect([ledger, rhythms.map(({ id }) => id)]).toEqual([null, ['own-reform']])
    expect(rows.map(({ subject, cells }) => [subject.type, subject.name, cells[0]?.status, cells[0]?.matters.length])).toEqual([['unit', '安邑区', 'done', 1], ['unit', '蒲坂县', 'missing', 0]])
    expect((await getObligations(place.call, { pack: 'reform', year: 2026, by: 'none' })).rows.map(({ subject }) => subject.name)).toEqual(['安邑区'])
    const one = await getObligation(place.call, { pack: 'reform', rhythm: 'own-reform', period: '2026', subject: unit })
    expect(one.matters.map(({ title, on: day }) => [title, day])).toEqual([['一村一策', '2026-07-03']])
  })
})

test('obligations of a span hold every period that shares a day with it', async () => {
  on('2026-07-02')
  const keys = await opened.deps.db.read(city.tenant, async (db) => {
    const inputs = await inputsOf(opened.deps, db, city.tenant)
    return (await obligationsOf(db, city.tenant, inputs, { matters: [licence], from: '2026-06-30', to: '2026-07-01' })).map(({ rhythm, period }) => `${rhythm} ${period}`)
  })
  expect(keys.filter((key) => /study|update/.test(key))).toEqual(['quarterly-study 2026-Q2', 'quarterly-study 2026-Q3', 'monthly-update 2026-06', 'monthly-update 2026-07'])
})

test('grown projections equal rebuilt ones, those of closings and of records about units among them', async () => {
  await recordActivity(office.call, { command: command(), matters: [], units: [city.units.get('安邑区') ?? ''], kinds: ['inspection'], heldOn: '2026-07-01', summary: '督察安邑区', place: null, attachments: [], fields: {} })
  await judgeDue(opened.deps)
  const inputs = await opened.deps.db.read(city.tenant, (db) => inputsOf(opened.deps, db, city.tenant))
  expect(await compareProjections(opened.deps.db, city.tenant, judgeWith(inputs))).toEqual([])
})
