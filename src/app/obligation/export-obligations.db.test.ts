import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { readTable } from '../../files/index.ts'
import { confirmActivities, recordActivity, reviewActivities } from '../activity/activities.ts'
import type { Call } from '../call.ts'
import { newCommandId } from '../ids.ts'
import { moveMatter } from '../matter/move-matter.ts'
import { openMatter } from '../matter/open-matter.ts'
import { createPost } from '../organisation/posts.ts'
import { createUnit } from '../organisation/units.ts'
import { closePeriod } from './closing.ts'
import { exportObligations } from './export-obligations.ts'
import { getObligations } from './get-obligations.ts'

const OFFICE = '市委政研室（改革办）'
const APPROVALS = '市审批服务管理局'

let opened: TestDeps
let office: TestUser
let stranger: TestUser
let keeper: Call

const command = () => newCommandId(opened.deps.now())
const on = (day: string) => opened.setNow(`${day}T02:00:00.000Z`)

beforeAll(async () => {
  opened = await testDeps()
  on('2026-02-09')
  const city = await testCity(opened.deps, [OFFICE, APPROVALS, '市体育局', { name: '中共试验市委', kind: 'body' }])
  keeper = city.keeper
  office = await city.user('office', OFFICE)
  stranger = await city.user('handler', '市体育局')
  const handler = await city.user('handler', APPROVALS)
  const reviewer = await city.user('reviewer', APPROVALS)
  const leader = (await createPost(city.keeper, { command: command(), unit: city.units.get('中共试验市委')!, name: '市委书记', order: 1, places: 1, leader: true })).ids.post
  const duties = [
    { role: 'leader', holder: { type: 'post' as const, id: leader }, territory: null },
    { role: 'lead', holder: { type: 'unit' as const, id: city.units.get(APPROVALS)! }, territory: null },
    { role: 'handler', holder: { type: 'post' as const, id: handler.post! }, territory: null },
  ]
  const fields = { category: 'led', goal: '办事更快', measures: '数据互认', 'approved-by': '市委深改委第一次会议' }
  const { ids } = await openMatter(office.call, { command: command(), ledger: 'led-projects', title: '=一业一证', due: '2026-12-31', fields, milestones: [], duties })
  for (const transition of ['submit', 'approve', 'hand-down']) await moveMatter(office.call, { command: command(), matter: ids.matter, transition, note: '办理' })
  const confirmed = async (kind: string, heldOn: string) => {
    const { ids: made } = await recordActivity(handler.call, { command: command(), matters: [ids.matter], kinds: [kind], heldOn, summary: kind, place: null, attachments: [], fields: {}, attended: [leader] })
    await reviewActivities(reviewer.call, { command: command(), activities: [made.activity] })
    await confirmActivities(office.call, { command: command(), activities: [made.activity] })
  }
  on('2026-04-02')
  await confirmed('study', '2026-03-03')
  await closePeriod(office.call, { command: command(), pack: 'reform', period: '2026-Q1', goOn: false })
  await confirmed('coordination', '2026-03-20')
})
afterAll(() => opened.close())

async function sheet(user: TestUser): Promise<string[][]> {
  const { bytes, name } = await exportObligations(user.call, { pack: 'reform', ledger: 'led-projects', kind: 'quarter', year: 2026 })
  expect(name).toBe('领衔改革项目台账规定动作一览（2026年）_2026-04-02.xlsx')
  const [first] = await readTable(bytes, name)
  return first?.rows.map(({ cells }) => [...cells].sort(([a], [b]) => a - b).map(([, words]) => words)) ?? []
}

test('title, heads of two lines, figures and exceptions of each row, and the sums below', async () => {
  const rows = await sheet(office)
  expect(rows[0]).toEqual(['领衔改革项目台账规定动作一览（2026年）'])
  expect(rows[1]).toEqual([`填报单位：${OFFICE}`, '截至日期：2026年4月2日　只列示、不计分'])
  expect(rows[2]?.slice(0, 4)).toEqual(['序号', '改革项目', '牵头单位', '2026年第一季度'])
  expect(rows[3]).toEqual(Array.from({ length: 4 }, () => ['调研', '协调会', '督察', '解决难题', '梳理经验']).flat())
  expect(rows[4]).toEqual(['1', '=一业一证', APPROVALS, '1', '1补', '缺项', '缺项', '缺项', '缺项', '缺项', '缺项', '缺项', '缺项', '2'])
  expect(rows[5]).toEqual(['已认定（次）', '1', '1', '0', '0', '0', '0', '0', '0', '0', '0', '2'])
  // The first quarter is closed: what it lacked is settled.
  expect(rows[8]).toEqual(['缺项', '1', '1', '1', '1', '1', '5'])
})

test('more rows than a page shows are all in the file, as they are in its sums', async () => {
  for (let nth = 1; nth <= 501; nth += 1) {
    await createUnit(keeper, { command: command(), name: `第${nth}区`, aliases: [], kind: 'place', parent: null, code: null, order: 100 + nth, assessed: false, groups: [] })
  }
  const query = { pack: 'reform', kind: 'year', year: 2026 }
  expect((await getObligations(office.call, { ...query, by: 'none' })).rows).toHaveLength(500)
  const { bytes, name } = await exportObligations(office.call, query)
  const [first] = await readTable(bytes, name)
  const rows = first?.rows.map(({ cells }) => [...cells].sort(([a], [b]) => a - b).map(([, words]) => words)) ?? []
  expect(rows.filter(([, unit]) => /^第\d+区$/.test(unit ?? ''))).toHaveLength(501)
  expect(rows.at(-5)?.slice(0, 2)).toEqual(['501', '第501区'])
  expect(rows.at(-1)).toEqual(['缺项', '501', '501'])
}, 60_000)

test('a unit gets what it sees: nothing of others', async () => {
  expect((await sheet(stranger)).flat()).not.toContain('=一业一证')
})
