import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { newCommandId } from '../ids.ts'
import { moveMatter } from '../matter/move-matter.ts'
import { openMatter } from '../matter/open-matter.ts'
import { listElements } from './list-elements.ts'

const OFFICE = '市委政研室（改革办）'
const APPROVALS = '市审批服务管理局'
const SPORTS = '市体育局'

let opened: TestDeps
let office: TestUser
let sports: TestUser
let leadOf: (unit: string) => { role: string; holder: { type: 'unit'; id: string }; territory: null }

const command = () => newCommandId(opened.deps.now())

async function project(title: string, lead: string, fields: Record<string, string>): Promise<string> {
  const { ids } = await openMatter(office.call, { command: command(), ledger: 'led-projects', title, due: null, fields: { category: 'led', ...fields }, milestones: [], duties: [leadOf(lead)] })
  return ids.matter
}

beforeAll(async () => {
  opened = await testDeps()
  const city = await testCity(opened.deps, [OFFICE, APPROVALS, SPORTS])
  office = await city.user('office', OFFICE)
  sports = await city.user('handler', SPORTS)
  leadOf = (unit) => ({ role: 'lead', holder: { type: 'unit', id: city.units.get(unit)! }, territory: null })
  await project('一业一证', APPROVALS, { goal: '办事更快', measures: '数据互认' })
  await project('全民健身', SPORTS, { goal: '场地更多' })
  const dropped = await project('不予立项的', SPORTS, { goal: '没有' })
  await moveMatter(office.call, { command: command(), matter: dropped, transition: 'not-adopted', note: '与试点重复' })
})
afterAll(() => opened.close())

test('the office sees which elements every project has; what was not adopted is not asked', async () => {
  const { checklist, choices, rows, rowsTotal } = await listElements(office.call, {})
  expect([checklist?.id, checklist?.pack, checklist?.items.map(({ id, of }) => `${of}:${id}`)]).toEqual(['project-elements', 'reform', ['duty:leader', 'duty:lead', 'duty:handler', 'field:goal', 'field:measures']])
  expect(choices.find(({ id }) => id === 'project-elements')?.packName.zh).toBe('领导领衔重大改革项目')
  expect(rows.map(({ title, lead, present }) => [title, lead?.name, present])).toEqual([
    ['一业一证', APPROVALS, ['lead', 'goal', 'measures']],
    ['全民健身', SPORTS, ['lead', 'goal']],
  ])
  expect(rowsTotal).toBe(2)
})

test('a unit sees its own projects only', async () => {
  expect((await listElements(sports.call, { pack: 'reform', checklist: 'project-elements' })).rows.map(({ title }) => title)).toEqual(['全民健身'])
})

test('a pack without elements answers with none; one that nobody declares is refused', async () => {
  expect(await listElements(office.call, { pack: 'supervision' })).toMatchObject({ checklist: null, rows: [], rowsTotal: 0 })
  await expect(listElements(office.call, { checklist: 'unknown' })).rejects.toMatchObject({ code: 'not_found' })
})
