import type { Acting, Deps } from '../../../src/app/call.ts'
import { bySystem } from '../../../src/app/city/open-city.ts'
import { testCity, type TestUser } from '../../../test/support/city.ts'
import type { FactDraft } from '../../../src/kernel/facts/index.ts'
import { BENCH_TODAY } from '../matters.ts'
import { idOf, type Answerable } from './histories.ts'
import type { Region } from './plan.ts'

const OFFICE = '市委改革办'
const HANDLING = '市第4局'
const LEADERS = 10

export type Opened = { region: Region; acting: Acting; answerable: Answerable }
export type User = Pick<TestUser, 'username' | 'acting'>

/** Opens a region with packs, the office, its units with a post each, and its leaders; marked as demonstration data. */
export async function openRegion(deps: Deps, region: Region): Promise<Opened & { users: () => Promise<{ office: User; handler: User }> }> {
  const { tenant, name } = region
  const city = await testCity(deps, [OFFICE, HANDLING], tenant, BENCH_TODAY, { name, demonstration: true })
  const units = Array.from({ length: region.units - 1 }, (_, index) => ({ id: idOf(region, index, 'unit'), handler: idOf(region, index, 'post') }))
  const leaders = Array.from({ length: LEADERS }, (_, index) => idOf(region, index, 'leader'))
  const post = (id: string, unit: string, title: string, leader: boolean): FactDraft => ({ subject: `post:${id}`, kind: 'post.created', occurredOn: BENCH_TODAY, payload: { unit, name: title, order: 10, places: 1, leader, head: false } })
  await bySystem(deps, tenant, async () => [
    ...units.flatMap(({ id, handler: held }, index): FactDraft[] => [
      { subject: `unit:${id}`, kind: 'unit.created', occurredOn: BENCH_TODAY, payload: { name: `演示市第${index + 5}局`, aliases: [], kind: 'department', parent: null, code: null, order: index + 5, assessed: true } },
      post(held, id, '承办人', false),
    ]),
    ...leaders.map((id, index) => post(id, city.units.get(OFFICE) ?? '', `副市长${index + 1}`, true)),
  ])
  const user = async (role: 'office' | 'handler', unit: string): Promise<User> => {
    const { username, acting } = await city.user(role, unit, `${role}-${tenant}`)
    return { username, acting }
  }
  // The unit of the handler who asks is neither the first, which leads most, nor the last.
  const own = { id: city.units.get(HANDLING) ?? '', handler: leaders[0] ?? '' }
  return {
    region,
    acting: city.keeper.acting,
    answerable: { units: [...units.slice(0, 3), own, ...units.slice(3)], leaders },
    users: async () => ({ office: await user('office', OFFICE), handler: await user('handler', HANDLING) }),
  }
}
