import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import type { Call } from '../call.ts'
import { newCommandId } from '../ids.ts'
import { decideExtension, requestExtension } from '../matter/extensions.ts'
import { moveMatter } from '../matter/move-matter.ts'
import { openMatter } from '../matter/open-matter.ts'
import { takeEscalation } from '../matter/take-escalation.ts'
import { getDesk } from './get-desk.ts'

const OFFICE = '市委督查室'
const LEAD = '市交通局'
const CHECKS = '市政府办公室'
let opened: TestDeps
let office: TestUser
let lead: TestUser
let checks: TestUser
let other: TestUser
let units: Map<string, string>

const at = (day: string) => opened.setNow(`${day}T02:00:00.000Z`)
const command = () => newCommandId(opened.deps.now())
const step = (call: Call, matter: string, transition: string) => moveMatter(call, { command: command(), matter, transition, note: '已办' })

async function handedOut(title: string, due: string, supervisor = CHECKS): Promise<string> {
  const duty = (role: string, unit: string) => ({ role, holder: { type: 'unit' as const, id: units.get(unit) ?? '' }, territory: null })
  const { ids } = await openMatter(office.call, { command: command(), ledger: 'supervised-matters', title, due, fields: {}, milestones: [], duties: [duty('lead', LEAD), duty('supervisor', supervisor)] })
  await step(office.call, ids.matter, 'hand-out')
  return ids.matter
}

/** What a desk asks of someone beside records: words on later days, escalation, and whose check waits. */
async function askedOf({ call }: TestUser) {
  const { extensions, escalations, owed } = await getDesk(call)
  return {
    extensions: extensions.map(({ matter, request }) => [matter.title, request.from, request.to]),
    escalations: escalations.map(({ matter, step: { id }, since }) => [matter.title, id, since]),
    checks: owed.filter(({ mine, next }) => mine && next.target === 'finish').map(({ title }) => title),
  }
}

beforeAll(async () => {
  opened = await testDeps()
  at('2026-09-21')
  const city = await testCity(opened.deps, [OFFICE, LEAD, CHECKS, '市财政局'])
  units = city.units
  office = await city.user('office', OFFICE)
  lead = await city.user('handler', LEAD)
  checks = await city.user('handler', CHECKS)
  other = await city.user('handler', '市财政局')
})
afterAll(() => opened.close())

test('a later day asked for waits for those who give the word, not for who asked, and is gone once it is given', async () => {
  at('2026-09-21')
  const matter = await handedOut('大桥维修', '2026-10-12')
  const { ids } = await requestExtension(lead.call, { command: command(), matter, rule: 'extend', to: '2026-10-30', reason: '汛期' })
  const row = ['大桥维修', '2026-10-12', '2026-10-30']
  expect([(await askedOf(office)).extensions, (await askedOf(checks)).extensions, (await askedOf(lead)).extensions, (await askedOf(other)).extensions]).toEqual([[row], [row], [], []])
  const before = (await getDesk(office.call)).burden.asked
  await decideExtension(checks.call, { command: command(), matter, request: ids.request, approved: true, to: null, words: null })
  expect((await askedOf(office)).extensions).toEqual([])
  expect((await getDesk(office.call)).burden.asked).toBe(before - 1)
})

test('a step of escalation is shown to the office from its day on, the next only after it was taken, and to nobody else', async () => {
  at('2026-09-21')
  const matter = await handedOut('路灯修复', '2026-09-28')
  expect((await askedOf(office)).escalations).toEqual([])
  at('2026-09-23')
  expect((await askedOf(office)).escalations).toEqual([['路灯修复', 'remind', '2026-09-22']])
  expect((await askedOf(lead)).escalations).toEqual([])
  await takeEscalation(office.call, { command: command(), matter, step: 'remind', note: null })
  expect((await askedOf(office)).escalations).toEqual([])
})

test('checking waits for the office and for who checks, never for who did the work', async () => {
  at('2026-09-23')
  const matter = await handedOut('井盖整治', '2026-12-20')
  await step(lead.call, matter, 'report-done')
  expect([(await askedOf(office)).checks, (await askedOf(checks)).checks, (await askedOf(lead)).checks]).toEqual([['井盖整治'], ['井盖整治'], []])
  await step(checks.call, matter, 'finish')
  const own = await handedOut('自查自核', '2026-12-20', LEAD)
  await step(lead.call, own, 'report-done')
  expect([(await askedOf(office)).checks, (await askedOf(lead)).checks]).toEqual([['自查自核'], []])
  await step(office.call, own, 'finish')
  expect((await askedOf(office)).checks).toEqual([])
})
