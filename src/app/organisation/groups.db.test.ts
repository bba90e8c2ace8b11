import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { newCommandId } from '../ids.ts'
import { listMatters } from '../matter/list-matters.ts'
import { openMatter } from '../matter/open-matter.ts'
import { getUnit, listUnits } from './read-organisation.ts'
import { createUnit } from './units.ts'

const GROUP = '各县（市、区）人民政府'
const COUNTY = '河阳县人民政府'
const OTHER = '市体育局'
let at: TestDeps
let city: TestCity
let office: TestUser
const command = () => newCommandId(at.deps.now())

beforeAll(async () => {
  at = await testDeps()
  at.setNow('2026-11-18T02:00:00.000Z')
  city = await testCity(at.deps, ['市委政研室（改革办）', GROUP, OTHER])
  office = await city.user('office', '市委政研室（改革办）')
  await open('人人都办', 'lead', GROUP)
  await open('别人的事', 'lead', OTHER)
  at.setNow('2026-11-20T02:00:00.000Z')
  const group = city.units.get(GROUP) ?? ''
  const county = { name: COUNTY, aliases: [], kind: 'place' as const, parent: null, code: null, order: 3, assessed: true }
  const { ids } = await createUnit(city.keeper, { command: command(), ...county, groups: [group] })
  city.units.set(COUNTY, ids.unit)
  await open('自己的事', 'support', COUNTY)
})
afterAll(() => at.close())

function open(title: string, role: string, holder: string) {
  const duties = [{ role, holder: { type: 'unit' as const, id: city.units.get(holder) ?? '' }, territory: null }]
  return openMatter(office.call, { command: command(), ledger: 'reform-tasks', title, due: null, fields: {}, milestones: [], duties })
}
const dutiesOf = async (unit: string, asOf?: string) => {
  const { duties, dutyList } = await getUnit(office.call, { unit: city.units.get(unit) ?? '', asOf, by: 'effective' })
  return { count: duties, titles: dutyList.map(({ title }) => title).sort() }
}
const listed = async (unit: string, role?: string) =>
  (await listMatters(office.call, { unit: city.units.get(unit) ?? '', role, sort: 'code', limit: 50 })).rows.map(({ title }) => title).sort()

test.each([
  ['a member has its own duties and its group’s', COUNTY, undefined, ['人人都办', '自己的事']],
  ['the group has its own, not its members’', GROUP, undefined, ['人人都办']],
  ['who is no member has only its own', OTHER, undefined, ['别人的事']],
  ['the day before it joined, the group’s duty was not its', COUNTY, '2026-11-19', []],
])('%s', async (_, unit, asOf, titles) => {
  expect(await dutiesOf(unit, asOf)).toEqual({ count: titles.length, titles })
})

test('the list of units counts as their pages do', async () => {
  const { rows } = await listUnits(office.call, {})
  expect(rows.map(({ name, duties }) => [name, duties])).toEqual([['市委政研室（改革办）', 0], [GROUP, 1], [OTHER, 1], [COUNTY, 2]])
})

test.each([
  ['a member’s matters are also its group’s', COUNTY, undefined, ['人人都办', '自己的事']],
  ['in a role, also through the group', COUNTY, 'lead', ['人人都办']],
  ['the group’s are not its members’', GROUP, undefined, ['人人都办']],
  ['who is no member has only its own', OTHER, undefined, ['别人的事']],
])('matters by unit: %s', async (_, unit, role, titles) => {
  expect(await listed(unit, role)).toEqual(titles)
})
