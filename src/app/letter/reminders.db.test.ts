import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { newCommandId } from '../ids.ts'
import { openMatter } from '../matter/open-matter.ts'
import { previewReminders } from './reminders.ts'

const OFFICE = '市委政研室（改革办）'
const ENERGY = '市能源局'
const FINANCE = '市财政局'
const LOOKED_AT = 200
let opened: TestDeps
let city: TestCity
let office: TestUser
const command = () => newCommandId(opened.deps.now())
const id = (name: string) => city.units.get(name)!

beforeAll(async () => {
  opened = await testDeps()
  opened.setNow('2026-11-02T02:00:00.000Z')
  city = await testCity(opened.deps, [OFFICE, ENERGY, FINANCE])
  office = await city.user('office', OFFICE)
})
afterAll(() => opened.close())

async function late(lead: string, title: string, due: string): Promise<string> {
  const duties = [{ role: 'lead', holder: { type: 'unit' as const, id: id(lead) }, territory: null }]
  return (await openMatter(office.call, { command: command(), ledger: 'supervised-matters', title, due, fields: {}, milestones: [], duties })).ids.matter
}

test('a unit is shown what it sees, however many matters of others stand before it; that there are more is said', async () => {
  const preview = async (who: TestUser, issuer: string) => {
    const { groups, left, more } = await previewReminders(who.call, { pack: 'letters', kind: 'reminder', issuer: id(issuer), whom: 'carries', ledger: 'supervised-matters' })
    return { ids: [...groups.flatMap(({ matters }) => matters.map((one) => one.id)), ...left.map((one) => one.id)], more }
  }
  for (let n = 0; n < LOOKED_AT; n += 1) await late(FINANCE, `逾期事项${n}`, '2026-01-20')
  const before = await preview(office, OFFICE)
  expect([before.ids.length, before.more]).toEqual([LOOKED_AT, false])

  // Of matters equally late those opened later stand behind.
  opened.setNow('2026-11-03T02:00:00.000Z')
  const own = await late(ENERGY, '充电桩整改', '2026-10-20')
  const after = await preview(office, OFFICE)
  expect([after.ids.length, after.ids.includes(own), after.more]).toEqual([LOOKED_AT, false, true])
  expect(await preview(await city.user('handler', ENERGY), ENERGY)).toEqual({ ids: [own], more: false })
})
