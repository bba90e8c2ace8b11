import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { compareProjections } from '../../store/compare-projections.ts'
import { recordActivity } from '../activity/activities.ts'
import { inputsOf } from '../city/inputs.ts'
import { downloadFile, uploadFile } from '../files.ts'
import { newCommandId } from '../ids.ts'
import { beginInspection } from '../inspection/course.ts'
import { planInspection } from '../inspection/plan.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { openMatter } from '../matter/open-matter.ts'
import { moveMatter } from '../matter/move-matter.ts'
import { callMeeting } from '../meeting/call-meeting.ts'
import { createPost } from '../organisation/posts.ts'
import { createSeat } from '../organisation/seats.ts'
import { defineIndicator } from '../indicator/define-indicators.ts'
import { getIndicator } from '../indicator/get-indicator.ts'
import { checkReadings, confirmReadings } from '../indicator/look-at-readings.ts'
import { reportReadings } from '../indicator/report-readings.ts'
import { owedItems } from '../reminder/owed-items.ts'
import { askOpinions } from '../road/opinions.ts'
import { checkRequest } from './check-request.ts'
import { answerComplaint, listComplaints, makeComplaint } from './complaints.ts'
import { exportRequest } from './export-request.ts'
import { getBurden } from './get-burden.ts'
import { getRequest } from './get-request.ts'
import { listRequests } from './list-requests.ts'
import { answerRequest, cancelRequest, closeRequest, returnRequest, sendRequest, type SendRequest } from './requests.ts'

const OFFICE = '市委政研室（改革办）'
const FINANCE = '市财政局'
const SPORT = '市体育局'
let opened: TestDeps
let city: TestCity
let office: TestUser
let finance: TestUser
let second: TestUser
let head: TestUser
let sport: TestUser
let anyi: TestUser
const command = () => newCommandId(opened.deps.now())
const unit = (name: string) => city.units.get(name)!
const on = (day: string) => opened.setNow(`${day}T02:00:00.000Z`)

beforeAll(async () => {
  opened = await testDeps()
  on('2026-03-02')
  city = await testCity(opened.deps, [OFFICE, FINANCE, SPORT, '安邑区', { name: '改革联席会议', kind: 'body' }, { name: '市直各单位', kind: 'group' }])
  office = await city.user('office', OFFICE)
  finance = await city.user('handler', FINANCE)
  second = await city.user('handler', FINANCE)
  head = await city.user('reviewer', FINANCE)
  sport = await city.user('reviewer', SPORT)
  anyi = await city.user('place', '安邑区')
})
afterAll(() => opened.close())

const field = (name: string, more: Partial<SendRequest['fields'][number]> = {}) => ({ id: 'f1', name, type: 'number' as const, measure: null, choices: [], help: null, required: true, despite: null, ...more })
const send = async (more: Partial<SendRequest> = {}, who = office) =>
  (await sendRequest(who.call, { command: command(), title: '摸底', ground: '常务会议要求', to: [unit(FINANCE)], fields: [field('夜间经济商户数')], due: '2026-03-20', despite: null, ...more })).ids.request
const answer = (request: string, who: TestUser, values: Record<string, string>, more: { replaces?: boolean; attachments?: { sha256: string }[] } = {}) =>
  answerRequest(who.call, { command: command(), request, values, attachments: [], replaces: false, ...more })
const linesOf = async (who: TestUser, month: string) => ((await getBurden(who.call, { month })).burden?.lines ?? []).map(({ kind, source, on: day, minutes }) => [kind, source.title, day, minutes])

describe('what is asked of a unit in a month', () => {
  test('rhythms, meetings, inspections and opinions, each line opening its source; nothing of other units', async () => {
    on('2026-01-12')
    const leader = (await createPost(city.keeper, { command: command(), unit: unit(OFFICE), name: '副市长', order: 1, places: 1, leader: true })).ids.post
    const duties = [{ role: 'leader', holder: { type: 'post' as const, id: leader }, territory: null }, { role: 'lead', holder: { type: 'unit' as const, id: unit(FINANCE) }, territory: null }, { role: 'handler', holder: { type: 'post' as const, id: finance.post! }, territory: null }]
    const fields = { category: 'led', goal: '花钱问效', measures: '绩效入库', 'approved-by': '市委深改委第一次会议，2026-01-10' }
    const { ids } = await openMatter(office.call, { command: command(), ledger: 'led-projects', title: '预算绩效改革', due: '2026-12-31', fields, milestones: [{ id: 'q1', title: '建库', due: '2026-03-31' }], duties })
    for (const transition of ['submit', 'approve', 'hand-down']) await moveMatter(office.call, { command: command(), matter: ids.matter, transition, note: '办理' })
    on('2026-02-20')
    await recordActivity(finance.call, { command: command(), matters: [ids.matter], kinds: ['progress'], heldOn: '2026-02-20', summary: '已建库', place: null, attachments: [], fields: {} })
    on('2026-03-02')
    await callMeeting(office.call, { command: command(), body: unit('改革联席会议'), pack: 'meetings', kind: 'joint-conference', title: '第一次联席会议', number: null, on: '2026-03-18', time: null, place: null, chair: null })
    await createSeat(city.keeper, { command: command(), body: unit('改革联席会议'), unit: unit(FINANCE), designation: '分管负责人', post: null })
    const content = { topic: '', basis: null, lead: unit(OFFICE), with: [], matters: [], looksBackAt: null, despite: '专项', mergeInto: null, reason: null, from: '2026-03-03', to: '2026-03-03' }
    const covert = (await planInspection(office.call, { command: command(), pack: 'inspections', kind: 'covert', title: '暗访', ...content, inspected: [unit(FINANCE)] })).ids.inspection
    await askOpinions(office.call, { command: command(), matters: [ids.matter], holders: [{ type: 'unit', id: unit(FINANCE) }], until: '2026-03-13', text: null })

    const before = await linesOf(finance, '2026-03')
    expect(before.filter(([kind]) => kind === 'inspection')).toEqual([])
    on('2026-03-03')
    await beginInspection(office.call, { command: command(), inspection: covert })
    const lines = await linesOf(finance, '2026-03')
    const project = 'LX-2026-001　预算绩效改革'
    // The update is laid out from the record of February, and is read through.
    expect(lines).toEqual([
      ['inspection', '暗访', '2026-03-03', 240],
      ['opinion', '预算绩效改革', '2026-03-13', 5],
      ['meeting', '第一次联席会议', '2026-03-18', 120],
      ['update', project, '2026-03-25', 4],
      ...[8, 8, 9, 16, 8].map((minutes) => ['practice', project, '2026-03-31', minutes]),
    ])
    expect((await linesOf(sport, '2026-03')).filter(([kind]) => kind !== 'practice')).toEqual([])
    const { burden, trend } = await getBurden(finance.call, { month: '2026-03' })
    expect(burden?.minutes).toBe(lines.reduce((sum, line) => sum + Number(line[3]), 0))
    expect([trend.length, trend.at(-1)?.minutes, burden?.lines.every(({ source }) => /^\/\w+\/.*[0-9a-f-]{36}$/.test(source.path))]).toEqual([6, burden?.minutes, true])
    expect((await getBurden(finance.call, { month: '2026-01' })).burden?.meetings).toBe(0)
  })

  test('a unit opens no other’s; the office sees all in the order of the directory, groups and bodies apart', async () => {
    await expect(getBurden(finance.call, { unit: unit(SPORT) })).rejects.toMatchObject({ code: 'not_found' })
    const { units, burden, trend } = await getBurden(office.call, { month: '2026-03' })
    expect(units.map(({ unit: { name } }) => name)).toEqual([OFFICE, FINANCE, SPORT, '安邑区'])
    expect([burden, trend, units[1]?.meetings]).toEqual([null, [], 1])
    expect((await getBurden(office.call, { unit: unit(FINANCE), month: '2026-03' })).burden?.meetings).toBe(1)
  })
})

describe('a request', () => {
  test('sent, owed by who is asked alone, answered once, sent back, corrected, ended', async () => {
    const file = await uploadFile(finance.call, { name: '方案.txt', bytes: new TextEncoder().encode('方案') })
    const request = await send({ to: [unit(FINANCE), unit('安邑区')], fields: [field('夜间经济商户数'), field('方案', { id: 'f2', type: 'file', required: false })] })
    expect((await listRequests(finance.call, {})).asked.map(({ id, own, answers }) => [id, own, answers])).toEqual([[request, 'waiting', null]])
    const owed = async (who: TestUser) => opened.deps.db.read('test', async (db) => (await owedItems(db, await inputsOf(opened.deps, db, 'test'), who.acting)).filter(({ subject }) => subject === `request:${request}`))
    expect((await owed(finance)).map(({ due, page }) => [due, page])).toEqual([['2026-03-20', `/requests/${request}`]])
    expect([await owed(sport), (await listRequests(sport.call, {})).rows]).toEqual([[], []])
    await expect(getRequest(sport.call, { request })).rejects.toMatchObject({ code: 'not_found' })
    await expect(answer(request, sport, { f1: '3' })).rejects.toMatchObject({ code: 'not_found' })
    await expect(answer(request, office, { f1: '3' })).rejects.toMatchObject({ code: 'request_not_asked' })

    // Two of the same unit at once: one is kept, the other is told.
    const both = await Promise.allSettled([answer(request, finance, { f1: '31', f2: file.sha256 }, { attachments: [file] }), answer(request, second, { f1: '32' })])
    const lost = both.find((one) => one.status === 'rejected')
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(lost).toMatchObject({ reason: { code: 'request_answered', facts: { day: '2026-03-03' } } })
    await answer(request, finance, { f1: '33', f2: file.sha256 }, { replaces: true, attachments: [file] })
    expect(await owed(finance)).toEqual([])

    await returnRequest(office.call, { command: command(), request, unit: unit(FINANCE), reason: '口径不对' })
    expect((await owed(finance)).map(({ key }) => key)).toEqual([`request:${request}|answer|2026-03-03`])
    // What the unit has sent along once, a colleague sends along again.
    await answer(request, second, { f1: '35', f2: file.sha256 }, { attachments: [file] })

    const mine = await getRequest(finance.call, { request })
    expect([mine.answer?.values.f1, mine.all, mine.may]).toEqual(['35', null, ['answerRequest']])
    const all = await getRequest(office.call, { request })
    expect(all.all?.map(({ unit: { name }, status, values }) => [name, status, values.f1])).toEqual([[FINANCE, 'answered', '35'], ['安邑区', 'waiting', undefined]])
    expect((await downloadFile(head.call, { sha256: file.sha256 })).name).toBe('方案.txt')
    await expect(downloadFile(sport.call, { sha256: file.sha256 })).rejects.toMatchObject({ code: 'not_found' })
    expect((await downloadFile(office.call, { sha256: file.sha256 })).name).toBe('方案.txt')
    for (const role of ['leader', 'observer'] as const) {
      const reader = await city.user(role, OFFICE)
      await expect(getRequest(reader.call, { request })).rejects.toMatchObject({ code: 'forbidden' })
      await expect(downloadFile(reader.call, { sha256: file.sha256 })).rejects.toMatchObject({ code: 'not_found' })
    }
    await expect(downloadFile(anyi.call, { sha256: file.sha256 })).rejects.toMatchObject({ code: 'not_found' })

    const { bytes, name } = await exportRequest(office.call, { request })
    expect([name, bytes.length > 1000]).toEqual(['摸底_2026-03-03.xlsx', true])
    await expect(exportRequest(head.call, { request })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(closeRequest(office.call, { command: command(), request, reason: null })).rejects.toMatchObject({ code: 'request_unanswered' })
    await closeRequest(office.call, { command: command(), request, reason: '其余单位无此项' })
    await expect(answer(request, anyi, { f1: '3' })).rejects.toMatchObject({ code: 'request_not_open' })
  })

  test('what was answered before is found: a hint that needs a reason, and the form of the next begins with it', async () => {
    const draft = { title: '再摸底', ground: '会议要求', to: [unit(FINANCE), unit(SPORT)], fields: [field('夜间经济商户数（户）')], due: '2026-03-27', despite: null }
    const { fields, minutes, asked } = await checkRequest(office.call, draft)
    expect([asked, minutes, fields[0]?.known.map(({ in: where, place, known, without, sure, values }) => [where, place, known, without, sure, values.map(({ unit: { name }, value }) => [name, value])])]).toEqual([2, 1, [['request', '要求“摸底”的“夜间经济商户数”', 1, 1, false, [[FINANCE, '35']]]]])
    await expect(send(draft)).rejects.toMatchObject({ code: 'request_maybe_known', facts: { field: '夜间经济商户数（户）', place: '要求“摸底”的“夜间经济商户数”' } })
    // A unit that asks is told that it stands somewhere, and nothing of what others answered.
    const asUnit = await checkRequest(sport.call, { ...draft, to: [unit(FINANCE)] })
    expect(asUnit.fields[0]?.known.map(({ place, path, values }) => [place, path, values])).toEqual([['以前的一份要求', null, []]])

    // The refusal tells them no more than the form did.
    const refused = await send({ ...draft, to: [unit(FINANCE)] }, sport).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'request_maybe_known' })
    expect(JSON.stringify(refused)).not.toMatch(/“摸底”|requests\//)

    const request = await send({ ...draft, fields: [field('夜间经济商户数（户）', { despite: '口径改为户数' })] })
    expect((await getRequest(finance.call, { request })).known).toEqual([expect.objectContaining({ field: 'f1', value: '35', place: '要求“摸底”的“夜间经济商户数”' })])
    expect((await getRequest(sport.call, { request })).known).toEqual([])
    const { burden, lighten } = await getBurden(finance.call, { month: '2026-03' })
    expect(burden?.lines.filter(({ kind }) => kind === 'request').map(({ known, twice }) => [known, twice])).toEqual([[0, []], [1, ['夜间经济商户数（户）']]])
    expect(lighten.twice).toEqual([{ name: '夜间经济商户数（户）', request, title: '再摸底', units: 1 }])
    await cancelRequest(office.call, { command: command(), request, reason: '合并到上一份' })
    expect((await getBurden(finance.call, { month: '2026-03' })).burden?.requests).toBe(1)
  })

  test('a group is asked as its members; the time is not short without a reason; over the ceiling it is not sent', async () => {
    await expect(send({ to: [unit('市直各单位')] })).rejects.toMatchObject({ code: 'request_nobody' })
    await expect(send({ due: '2026-03-05', fields: [field('路灯盏数')] })).rejects.toMatchObject({ code: 'request_short_notice' })
    await expect(send({ fields: [field('现场照片', { type: 'file' })] })).rejects.toMatchObject({ code: 'request_traces' })
    const names = ['停车泊位数', '充电桩数', '口袋公园面积']
    for (const name of names) await send({ title: name, fields: [field(name)], to: [unit(FINANCE)] }, name === '停车泊位数' ? sport : office)
    await expect(send({ title: '路灯', fields: [field('路灯盏数')], to: [unit(SPORT), unit(FINANCE)] })).rejects.toMatchObject({
      code: 'request_over_ceiling',
      facts: { unit: FINANCE, ceiling: '要求（件）', used: 4, adds: 1, most: 4, month: '2026-03' },
    })
    // A department is told the sums; what others asked of the unit is not theirs to read.
    const refused = await send({ title: '路灯', fields: [field('路灯盏数')], to: [unit(FINANCE)] }, sport).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'request_over_ceiling_elsewhere', facts: { unit: FINANCE, used: 4, adds: 1, most: 4 } })
    expect(JSON.stringify(refused)).not.toMatch(/摸底|充电桩|第一次联席会议|LX-/)
    const { over } = await checkRequest(office.call, { title: '路灯', ground: '', to: [unit(FINANCE)], fields: [field('路灯盏数')], due: '2026-03-27', despite: null })
    expect(over.map(({ unit: { name }, over: by }) => [name, by.map(({ ceiling }) => ceiling)])).toEqual([[FINANCE, ['requests']]])
    // Next month there is room; two sent at once do not slip past the ceiling together.
    const april = ['一', '二', '三', '四', '五'].map((n) => send({ title: `四月要求${n}`, fields: [field(`路段${n}的井盖`)], due: '2026-04-20' }))
    const results = await Promise.allSettled(april)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(4)
    await expect(sendRequest(anyi.call, { command: command(), title: '要数', ground: '要', to: [unit(FINANCE)], fields: [field('井盖数')], due: '2026-05-20', despite: null })).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('a figure is known for certain once it is locked, to who may open it; to others it is a hint that names whom to ask', async () => {
    const place = unit('安邑区')
    const anyiChecks = await city.user('reviewer', '安邑区')
    const content = { measure: '万千瓦时', direction: 'up', course: 'cumulative', binding: false, definition: null, source: '统计月报', adds: true, decimals: 2, from: null, owner: unit(FINANCE) } as const
    const indicator = (await defineIndicator(office.call, { command: command(), name: '分布式光伏发电量', ...content })).ids.indicator
    const figure = { indicator, place, period: '2026', asOf: '2026-02-28', value: '15', yearBefore: null, source: null, note: null, attachments: [], despite: null }
    const { readings } = (await reportReadings(anyi.call, { command: command(), readings: [figure] })).ids
    const draft = { title: '光伏', ground: '会议要求', to: [place], fields: [field('分布式光伏发电量')], due: '2026-05-20', despite: null }
    const seenBy = async (who: TestUser) => (await checkRequest(who.call, draft)).fields[0]?.known.map(({ sure, place: where, path }) => [sure, where, path])
    const page = ['指标“分布式光伏发电量”', `/indicators/${indicator}`]
    expect([await seenBy(office), await seenBy(head)]).toEqual([[[false, ...page]], [[false, ...page]]])
    await checkReadings(anyiChecks.call, { command: command(), readings })
    await confirmReadings(office.call, { command: command(), readings })
    expect([await seenBy(office), await seenBy(head)]).toEqual([[[true, ...page]], [[true, ...page]]])
    // The department that does not answer for it could not open the page.
    await expect(getIndicator(sport.call, { indicator })).rejects.toMatchObject({ code: 'not_found' })
    const elsewhere = `一项指标（可向“${FINANCE}”了解）`
    expect(await seenBy(sport)).toEqual([[false, elsewhere, null]])
    await expect(send(draft, head)).rejects.toMatchObject({ code: 'request_known', facts: { path: `/indicators/${indicator}` } })
    await expect(send(draft, sport)).rejects.toMatchObject({ code: 'request_maybe_known', facts: { field: '分布式光伏发电量', place: elsewhere, where: elsewhere } })
    await send({ ...draft, fields: [field('分布式光伏发电量', { despite: '已问财政局，口径不同' })] }, sport)
  })

  test('what stands in a ledger or a record is found by name', async () => {
    const { rows } = await listRequests(head.call, { open: true })
    expect(rows.length).toBeGreaterThan(0)
    const { ids } = await openMatter(office.call, { command: command(), ledger: 'reform-tasks', title: '集中核算', due: null, fields: {}, milestones: [], duties: [{ role: 'lead', holder: { type: 'unit', id: unit(SPORT) }, territory: null }] })
    await recordActivity(sport.call, { command: command(), matters: [ids.matter], kinds: ['progress'], heldOn: '2026-03-03', summary: '已完成场馆清查', place: null, attachments: [], fields: {} })
    const { fields } = await checkRequest(office.call, { title: '进展', ground: '', to: [unit(SPORT)], fields: [field('目前进展情况', { type: 'text' }), field('联系人', { id: 'f2', type: 'text' })], due: '2026-06-20', despite: null })
    expect(fields.map(({ known }) => known.map(({ in: where, values }) => [where, values[0]?.value]))).toEqual([[['record', '已完成场馆清查']], [['directory', '分管负责人']]])
  })
})

describe('complaints', () => {
  test('without a name nothing that is kept says who it was; with it the office and the unit see it; everyone reads the answer', async () => {
    const id = command()
    const about = { type: 'page' as const, id: null, path: `/organisation/units/${finance.acting.unit}` }
    const words = { about, kind: 'too-much' as const, words: '同样的表一月三次' }
    await makeComplaint(finance.call, { command: id, ...words, named: false })
    // Sent again after a lost answer it is done once, and so it is by anybody: the kept command knows nobody.
    expect((await makeComplaint(finance.call, { command: id, ...words, named: false })).command).toBe(id)
    const kept = await opened.deps.db.read('test', async (db) => ({
      fact: await db.selectFrom('fact').selectAll().where('tenant', '=', 'test').where('command_id', '=', id).execute(),
      payload: await db.selectFrom('fact_payload').select('payload').where('tenant', '=', 'test').execute(),
      command: await db.selectFrom('command').selectAll().where('tenant', '=', 'test').where('id', '=', id).execute(),
      complaint: await db.selectFrom('complaint').selectAll().where('tenant', '=', 'test').execute(),
    }))
    expect([kept.fact.length, kept.fact[0]?.actor, kept.fact[0]?.post, kept.command[0]?.actor]).toEqual([1, 'system', null, 'system'])
    const own = kept.payload.filter(({ payload }) => JSON.stringify(payload).includes('一月三次'))
    const text = JSON.stringify([kept.fact, kept.command, kept.complaint, own])
    for (const who of [finance.acting.person, finance.acting.membership, finance.acting.account, finance.acting.post, finance.acting.unit]) expect(text).not.toContain(who)

    const named = (await makeComplaint(finance.call, { command: command(), about: { type: 'letter', id: null, path: null }, kind: 'too-short', words: '上午发下午要', named: true })).ids.complaint
    expect((await listComplaints(sport.call)).rows).toEqual([])
    expect((await listComplaints(second.call)).rows.map(({ words: said, unit: by, mine }) => [said, by?.name, mine])).toEqual([['上午发下午要', FINANCE, true]])
    expect((await listComplaints(office.call)).rows.find(({ words: said }) => said === words.words)?.about).toEqual({ type: 'page', id: null, path: null })
    expect((await listComplaints(office.call)).rows.map(({ words: said, unit: by }) => [said, by?.name ?? null])).toEqual(expect.arrayContaining([['上午发下午要', FINANCE], ['同样的表一月三次', null]]))
    const unnamed = (await listComplaints(office.call)).rows.find(({ unit: by }) => by === null)!.id
    await answerComplaint(office.call, { command: command(), complaint: unnamed, words: '三张表并为一张', taken: true })
    await answerComplaint(office.call, { command: command(), complaint: named, words: '改为五个工作日', taken: true })
    await expect(answerComplaint(office.call, { command: command(), complaint: named, words: '再答', taken: false })).rejects.toMatchObject({ code: 'complaint_answered' })
    const seen = await listComplaints(sport.call)
    expect(seen.rows.map(({ words: said, unit: by, about: what, answered }) => [said, by, what, answered?.words])).toEqual(expect.arrayContaining([[null, null, null, '三张表并为一张'], [null, null, null, '改为五个工作日']]))
    expect(seen.counts.filter(({ made }) => made > 0)).toEqual([{ kind: 'too-much', made: 1, answered: 1, taken: 1 }, { kind: 'too-short', made: 1, answered: 1, taken: 1 }])
  })

  test('a flood is turned away', async () => {
    const one = () => makeComplaint(anyi.call, { command: command(), about: { type: 'other', id: null, path: null }, kind: 'other', words: '又一条', named: false })
    for (let n = 0; n < 6; n += 1) await one()
    await expect(one()).rejects.toMatchObject({ code: 'too_many_requests' })
  })
})

test('grown and rebuilt are the same', async () => {
  const inputs = await opened.deps.db.read('test', (db) => inputsOf(opened.deps, db, 'test'))
  expect(await compareProjections(opened.deps.db, 'test', judgeWith(inputs))).toEqual([])
})
