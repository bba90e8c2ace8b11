import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { newCommandId } from '../ids.ts'
import { getMatter } from '../matter/get-matter.ts'
import { linkMatters } from '../matter/links.ts'
import { moveMatter } from '../matter/move-matter.ts'
import { openMatter } from '../matter/open-matter.ts'
import { collectProblem } from '../problem/collect-problem.ts'
import { raiseMatter } from '../problem/raise.ts'
import { judgeDue } from './judge-due.ts'

let opened: TestDeps
let office: TestUser
let leader: TestUser
const at = (day: string) => opened.setNow(`${day}T02:00:00.000Z`)
const command = () => newCommandId(opened.deps.now())
const open = async (title: string, due: string | null) => (await openMatter(office.call, { command: command(), ledger: 'reform-tasks', title, due, fields: {}, milestones: [], duties: [] })).ids.matter

/** What the store keeps of a matter, asked for through its page: light, reasons and until when. */
async function judgedOf(matter: string) {
  const { light, reasons, until } = await getMatter(office.call, { matter, by: 'effective' })
  return { light, codes: reasons.map(({ code }) => code), until }
}

beforeAll(async () => {
  opened = await testDeps()
  at('2026-03-02')
  const city = await testCity(opened.deps, ['市委政研室（改革办）', '市发展改革委'])
  office = await city.user('office', '市委政研室（改革办）')
  leader = await city.user('leader', '市发展改革委')
})
afterAll(() => opened.close())

test('a part that runs late is said of the whole, and no more once it has ended: the whole is judged again with its part', async () => {
  at('2026-03-02')
  const whole = await open('整体', '2026-12-31')
  const part = await open('部分', '2026-03-20')
  await linkMatters(office.call, { command: command(), matter: part, target: whole, relation: 'part' })
  expect((await judgedOf(whole)).until).toBe('2026-03-21')
  at('2026-03-23')
  await judgeDue(opened.deps)
  expect((await judgedOf(whole)).codes).toContain('parts-overdue')
  await moveMatter(office.call, { command: command(), matter: part, transition: 'drop', note: '并入整体' })
  expect((await judgedOf(whole)).codes).not.toContain('parts-overdue')
})

test('a problem collected, or help asked for, before the day that was missed stands beside the light; one of the day after does not', async () => {
  at('2026-03-02')
  const said = await open('说了的', '2026-03-20')
  const raised = await open('报了的', '2026-03-20')
  const silent = await open('没说的', '2026-03-20')
  await collectProblem(office.call, { command: command(), what: '接口未开通', matter: said, fields: {} })
  await raiseMatter(office.call, { command: command(), matter: raised, to: { type: 'post', id: leader.post ?? '' }, tried: '函询两次', ask: '请协调开通接口', options: [] })
  at('2026-03-21')
  await collectProblem(office.call, { command: command(), what: '人手不足', matter: silent, fields: {} })
  await judgeDue(opened.deps)
  const trouble = async (matter: string) => (await judgedOf(matter)).codes.includes('trouble-reported')
  expect([await trouble(said), await trouble(raised), await trouble(silent)]).toEqual([true, true, false])
  expect((await judgedOf(said)).light).toBe('overdue')
})
