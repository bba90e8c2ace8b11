import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { newCommandId } from '../ids.ts'
import { openMatter } from '../matter/open-matter.ts'
import { createPost } from '../organisation/posts.ts'
import { createSeat } from '../organisation/seats.ts'
import { createUnit, endUnit } from '../organisation/units.ts'
import { correctActivity, recordActivity, type RecordInput } from './activities.ts'
import { listActivities } from './list-activities.ts'

const OFFICE = '市委政研室（改革办）'
const APPROVALS = '市审批服务管理局'
const SPORT = '市体育局'
const PLACE = '安邑区'
const COUNCIL = '市数据共享联席会议'
const FINANCE = '市财政局'
const FOREIGN = '市体育工作联席会议'
const TODAY = '2026-06-10'

let opened: TestDeps
let city: TestCity
let users: Record<'office' | 'handler', TestUser>
let matter: string
let leader: string
const id = () => newCommandId(opened.deps.now())
const unit = (name: string) => city.units.get(name)!

beforeAll(async () => {
  opened = await testDeps()
  city = await testCity(opened.deps, [OFFICE, APPROVALS, SPORT, PLACE, FINANCE, { name: COUNCIL, kind: 'body' }, { name: FOREIGN, kind: 'body' }], 'test', TODAY)
  users = { office: await city.user('office', OFFICE), handler: await city.user('handler', APPROVALS) }
  leader = (await createPost(city.keeper, { command: id(), unit: unit(OFFICE), name: '副市长', order: 1, places: 1, leader: true })).ids.post
  await createSeat(city.keeper, { command: id(), body: unit(COUNCIL), unit: unit(APPROVALS), designation: '分管负责人', post: null })
  const duties = [{ role: 'lead', holder: { type: 'unit' as const, id: unit(APPROVALS) }, territory: null }, { role: 'support', holder: { type: 'unit' as const, id: unit(FINANCE) }, territory: null }]
  matter = (await openMatter(users.office.call, { command: id(), ledger: 'reform-tasks', title: '一业一证改革', due: null, fields: {}, milestones: [], duties })).ids.matter
})
afterAll(() => opened.close())

const record = (user: TestUser, content: Partial<RecordInput>) =>
  recordActivity(user.call, { command: id(), matters: [], kinds: ['study'], heldOn: '2026-06-01', summary: '到窗口走访', place: null, attachments: [], fields: {}, ...content })

async function saysOf(activity: string) {
  const { rows } = await listActivities(users.office.call, { limit: 50 })
  const row = rows.find((one) => one.id === activity)!
  return { matters: row.matters.map(({ title }) => title), units: row.units.map(({ name }) => name), attended: row.attended.map(({ name }) => name) }
}

test('a record says which units it is about and which posts took part', async () => {
  const { ids } = await record(users.handler, { matters: [matter], units: [unit(PLACE)], attended: [leader] })
  expect(await saysOf(ids.activity)).toEqual({ matters: ['一业一证改革'], units: [PLACE], attended: ['副市长'] })
})

test.each([
  ['its own unit', 'handler', [APPROVALS]],
  ['a body it sits in', 'handler', [COUNCIL]],
  ['any place, for the office', 'office', [PLACE]],
] as const)('without a matter it may be about %s', async (_, who, names) => {
  const { ids } = await record(users[who], { units: names.map(unit) })
  expect(await saysOf(ids.activity)).toEqual({ matters: [], units: [...names], attended: [] })
})

test.each([
  ['nothing at all', {}, 'activity_without_matter'],
  ['another unit alone', { units: [SPORT] }, 'activity_unit_not_yours'],
  ['a place alone', { units: [PLACE] }, 'activity_unit_not_yours'],
] as const)('about %s it is refused', async (_, { units = [] }: { units?: readonly string[] }, code) => {
  await expect(record(users.handler, { units: units.map(unit) })).rejects.toMatchObject({ code })
})

test.each([
  ['a unit with a duty in it', 'handler', FINANCE, null],
  ['a place visited for it', 'handler', PLACE, null],
  ['a body it sits in', 'handler', COUNCIL, null],
  ['another unit, for the office', 'office', SPORT, null],
  ['another unit', 'handler', SPORT, 'activity_unit_not_yours'],
  ['a body it does not sit in', 'handler', FOREIGN, 'activity_unit_not_yours'],
] as const)('with a matter it may name %s: %s, %s, %s', async (_, who, name, code) => {
  const recorded = record(users[who], { matters: [matter], units: [unit(name)] })
  await (code === null ? recorded : expect(recorded).rejects.toMatchObject({ code, facts: { unit: name } }))
})

test('a day to come is refused with the day, and what does not exist with its name', async () => {
  await expect(record(users.handler, { matters: [matter], heldOn: '2026-06-11' })).rejects.toMatchObject({ code: 'day_in_future', facts: { day: '2026-06-11', today: TODAY } })
  await expect(record(users.handler, { matters: [matter], units: [leader] })).rejects.toMatchObject({ code: 'unit_unknown' })
  await expect(record(users.handler, { matters: [matter], attended: [unit(SPORT)] })).rejects.toMatchObject({ code: 'post_unknown' })
  const ended = (await createUnit(city.keeper, { command: id(), name: '市驻外办', aliases: [], kind: 'department', parent: null, code: null, order: 9, assessed: false, groups: [] })).ids.unit
  await endUnit(city.keeper, { command: id(), unit: ended, successors: [unit(SPORT)], on: '2026-06-05' })
  await expect(record(users.office, { matters: [matter], units: [ended], heldOn: '2026-06-05' })).rejects.toMatchObject({ code: 'unit_ended', facts: { unit: '市驻外办', day: '2026-06-05' } })
  await record(users.office, { matters: [matter], units: [ended], heldOn: '2026-06-04' })
})

test('a correction changes them under the same rules, and leaves alone what it does not name', async () => {
  const { ids } = await record(users.handler, { matters: [matter], units: [unit(PLACE)] })
  const correct = (changes: Partial<RecordInput>) => correctActivity(users.handler.call, { command: id(), activity: ids.activity, changes, reason: '补记参加人' })
  await correct({ attended: [leader] })
  expect(await saysOf(ids.activity)).toEqual({ matters: ['一业一证改革'], units: [PLACE], attended: ['副市长'] })
  await expect(correct({ matters: [] })).rejects.toMatchObject({ code: 'activity_unit_not_yours' })
  await expect(correct({ matters: [], units: [] })).rejects.toMatchObject({ code: 'activity_without_matter' })
  await expect(correct({ attended: [matter] })).rejects.toMatchObject({ code: 'post_unknown' })
  await correct({ matters: [], units: [unit(APPROVALS)] })
  expect(await saysOf(ids.activity)).toEqual({ matters: [], units: [APPROVALS], attended: ['副市长'] })
})
