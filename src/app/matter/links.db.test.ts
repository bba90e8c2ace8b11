import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { newCommandId } from '../ids.ts'
import { getMatter } from './get-matter.ts'
import { getTimeline } from './get-timeline.ts'
import { linkMatters, unlinkMatters } from './links.ts'
import { openMatter } from './open-matter.ts'

let opened: TestDeps
let city: TestCity
let office: TestUser
let handler: TestUser
let stranger: TestUser
const command = () => newCommandId(opened.deps.now())

beforeAll(async () => {
  opened = await testDeps()
  opened.setNow('2026-11-20T02:00:00.000Z')
  city = await testCity(opened.deps, ['市委政研室（改革办）', '市能源局', '市体育局'])
  office = await city.user('office', '市委政研室（改革办）')
  handler = await city.user('handler', '市能源局')
  stranger = await city.user('handler', '市体育局')
})
afterAll(() => opened.close())

async function open(title: string, lead: string): Promise<string> {
  const duties = [{ role: 'lead', holder: { type: 'unit' as const, id: city.units.get(lead)! }, territory: null }]
  return (await openMatter(office.call, { command: command(), ledger: 'reform-tasks', title, due: '2026-12-31', fields: {}, milestones: [], duties, occurredOn: '2026-11-02' })).ids.matter
}

const linksSeen = async (user: TestUser, matter: string, asOf?: string) => (await getMatter(user.call, { matter, asOf, by: 'effective' })).links

test('a link is seen from both ends, by who sees either, until it is ended; past days keep it', async () => {
  const project = await open('直流配电改革', '市能源局')
  const problem = await open('直流电表入网无标准', '市体育局')
  await linkMatters(office.call, { command: command(), matter: problem, target: project, relation: 'blocks', occurredOn: '2026-11-18' })
  const [blocker] = (await linksSeen(handler, project)).blockedBy
  expect(blocker).toMatchObject({ id: problem, title: '直流电表入网无标准', lead: { name: '市体育局' }, since: '2026-11-18', ended: false, shown: false })
  expect((await linksSeen(office, project)).blockedBy[0]?.shown).toBe(true)
  expect((await linksSeen(stranger, problem)).blocks[0]).toMatchObject({ id: project, shown: false })

  await unlinkMatters(office.call, { command: command(), matter: problem, target: project, relation: 'blocks', reason: '标准已出台' })
  expect((await linksSeen(office, project)).blockedBy).toEqual([])
  opened.setNow('2026-11-23T02:00:00.000Z')
  expect((await linksSeen(office, project, '2026-11-19')).blockedBy.map(({ id }) => id)).toEqual([problem])
  const { rows } = await getTimeline(office.call, { matter: problem, kind: 'all', limit: 10 })
  expect(rows.slice(0, 2).map(({ text }) => text)).toEqual([expect.stringMatching(/^不再卡住 GG-2026-\d+ 直流配电改革；原因：标准已出台$/), expect.stringMatching(/^卡住 GG-2026-\d+ 直流配电改革$/)])
})

test('a unit links only what concerns it', async () => {
  const own = await open('本局事项', '市能源局')
  const other = await open('别的事项', '市体育局')
  await expect(linkMatters(handler.call, { command: command(), matter: own, target: other, relation: 'blocks' })).rejects.toMatchObject({ code: 'forbidden' })
})
