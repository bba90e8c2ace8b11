import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { confirmActivities, recordActivity, returnActivity, reviewActivities } from '../activity/activities.ts'
import { recordUpdates } from '../activity/record-updates.ts'
import { newCommandId } from '../ids.ts'
import { moveMatter } from '../matter/move-matter.ts'
import { openMatter } from '../matter/open-matter.ts'
import { createPost } from '../organisation/posts.ts'
import { collectProblem } from '../problem/collect-problem.ts'
import { getDesk } from './get-desk.ts'

const OFFICE = '市委政研室（改革办）'
const APPROVALS = '市审批服务管理局'
const SPORT = '市体育局'

let opened: TestDeps
let city: TestCity
let users: Record<'office' | 'handler' | 'reviewer' | 'support', TestUser>
let leader: string
let licence: string
let market: string
const command = () => newCommandId(opened.deps.now())
const on = (day: string) => opened.setNow(`${day}T02:00:00.000Z`)

async function project(title: string): Promise<string> {
  const duties = [
    { role: 'leader', holder: { type: 'post' as const, id: leader }, territory: null },
    { role: 'lead', holder: { type: 'unit' as const, id: city.units.get(APPROVALS)! }, territory: null },
    { role: 'handler', holder: { type: 'post' as const, id: users.handler.post! }, territory: null },
    { role: 'support', holder: { type: 'unit' as const, id: city.units.get(SPORT)! }, territory: null },
  ]
  const milestones = [{ id: 'q3', title: '上线16个行业', due: '2026-09-30' }]
  const fields = { category: 'led', goal: '办事更快', measures: '数据互认', 'approved-by': '市委深改委第一次会议，2026-02-10' }
  on('2026-02-09')
  const { ids } = await openMatter(users.office.call, { command: command(), ledger: 'led-projects', title, due: '2026-12-31', fields, milestones, duties })
  on('2026-04-08')
  for (const transition of ['submit', 'approve', 'hand-down']) await moveMatter(users.office.call, { command: command(), matter: ids.matter, transition, note: '办理' })
  return ids.matter
}

async function record(matter: string, kind: string, heldOn: string, summary: string, more: { fields?: Record<string, string>; place?: string } = {}): Promise<string> {
  const { ids } = await recordActivity(users.handler.call, { command: command(), matters: [matter], kinds: [kind], heldOn, summary, place: more.place ?? null, attachments: [], fields: more.fields ?? {}, attended: [leader] })
  return ids.activity
}

async function confirmed(activity: string): Promise<void> {
  await reviewActivities(users.reviewer.call, { command: command(), activities: [activity] })
  await confirmActivities(users.office.call, { command: command(), activities: [activity] })
}

beforeAll(async () => {
  opened = await testDeps()
  on('2026-02-09')
  city = await testCity(opened.deps, [OFFICE, APPROVALS, SPORT])
  users = { office: await city.user('office', OFFICE), handler: await city.user('handler', APPROVALS), reviewer: await city.user('reviewer', APPROVALS), support: await city.user('handler', SPORT) }
  leader = (await createPost(city.keeper, { command: command(), unit: city.units.get(OFFICE)!, name: '副市长', order: 1, places: 1, leader: true })).ids.post
  licence = await project('一业一证改革')
  market = await project('市场准入改革')
  on('2026-09-18')
})
afterAll(() => opened.close())

const missing = async (user: TestUser) => (await getDesk(user.call)).missing.map(({ subject, activity, left, dueOn, status }) => `${subject.name} ${activity?.id} ${left} ${dueOn} ${status}`)

test('what the quarter still asks stands on the desk of who answers, not of who supports', async () => {
  expect((await missing(users.handler)).filter((row) => row.startsWith('一业一证改革'))).toEqual(
    ['study', 'coordination', 'inspection', 'problem', 'experience'].map((kind) => `一业一证改革 ${kind} 1 2026-09-30 missing`),
  )
  expect(await missing(users.support)).toEqual([])
  expect((await getDesk(users.office.call)).missing).toEqual([])
})

test('a record takes its row away, one sent back brings it again', async () => {
  const study = await record(licence, 'study', '2026-09-10', '到窗口调研', { place: '安邑区政务大厅' })
  expect(await missing(users.handler)).not.toContain('一业一证改革 study 1 2026-09-30 missing')
  const desk = await getDesk(users.handler.call)
  expect(desk.missing.find(({ subject, activity }) => subject.id === market && activity?.id === 'study')?.hint?.zh).toBe('09-10 在安邑区政务大厅已为别的项目记过，当日也办了本项目的，可一并记')
  expect(desk.missing.find(({ subject, activity }) => subject.id === licence && activity?.id === 'inspection')?.hint?.zh).toBe('还缺“协调会”，可同日办，一次记两项')
  await reviewActivities(users.reviewer.call, { command: command(), activities: [study] })
  await returnActivity(users.office.call, { command: command(), activity: study, reason: '缺调研报告' })
  expect(await missing(users.handler)).toContain('一业一证改革 study 1 2026-09-30 returned')
  expect((await getDesk(users.handler.call)).waiting[0]).toMatchObject({ id: study, status: 'returned' })
})

test('the month’s update is written from records, milestone, problems and the last one, and asked once', async () => {
  const update = await record(licence, 'progress', '2026-08-24', '已上线12个行业。', { fields: { problems: '终端未到货', next: '再上3个行业' } })
  await reviewActivities(users.reviewer.call, { command: command(), activities: [update] })
  await confirmed(await record(licence, 'coordination', '2026-09-15', '议定月底前开通接口。'))
  await collectProblem(users.handler.call, { command: command(), what: '户籍核验接口未开通', matter: licence })
  const desk = await getDesk(users.handler.call)
  const row = desk.updates.find(({ matter }) => matter.id === licence)!
  // The 25th is a holiday: what people are told is the last day on which offices are open.
  expect([row.period.key, row.dueOn, row.light]).toEqual(['2026-09', '2026-09-24', 'due-soon'])
  expect(row.lines.map(({ id, text, source, on: day }) => [id, text, source, day])).toEqual([
    ['summary', '议定月底前开通接口。', 'record', '2026-09-15'],
    ['milestone', '上线16个行业（2026-09-30 前完成）', 'milestone', '2026-09-30'],
    ['problems', '户籍核验接口未开通。', 'problem', '2026-09-18'],
    ['coordination', '', 'none', null],
    ['next', '再上3个行业', 'last', '2026-08-24'],
  ])
  expect(desk.blocking.map(({ problem, matter, owing, workdaysLate }) => [problem.title, matter.title, owing, workdaysLate])).toEqual([['户籍核验接口未开通', '一业一证改革', [], 0]])
  expect(desk.owed.filter(({ next }) => next.action === 'record')).toEqual([])
  expect(desk.burden.asked).toBe(desk.missingTotal + desk.updatesTotal + desk.owed.filter(({ mine }) => mine).length)
})

test('several updates without change are sent at once, or none', async () => {
  const updates = [licence, market].map((matter) => ({ matter, kind: 'progress', summary: '无变化', fields: {} }))
  await expect(recordUpdates(users.handler.call, { command: command(), updates: [...updates, { matter: licence, kind: 'none', summary: '无变化', fields: {} }] })).rejects.toMatchObject({ code: 'activity_kind_unknown' })
  await expect(recordUpdates(users.support.call, { command: command(), updates: [{ ...updates[0]!, matter: city.units.get(SPORT)! }] })).rejects.toMatchObject({ code: 'not_found' })
  expect((await getDesk(users.handler.call)).updatesTotal).toBe(2)
  const { ids } = await recordUpdates(users.handler.call, { command: command(), updates })
  expect(ids.activities).toHaveLength(2)
  const desk = await getDesk(users.handler.call)
  expect([desk.updatesTotal, desk.waiting.filter(({ status }) => status === 'awaiting-review').length]).toEqual([0, 2])
  expect((await getDesk(users.reviewer.call)).toDecide.map(({ id }) => id).sort()).toEqual([...ids.activities].sort())
})
