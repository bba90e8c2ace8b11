import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { TestUser } from '../../test/support/city.ts'
import { doors, openAddresses, plainCases, type Case, type Place } from '../../test/support/walk-cases.ts'
import { placedCases, type WalkWorld } from '../../test/support/walk-placed.ts'
import { placeOf, send } from '../../test/support/walk-place.ts'
import { walkThings, type WalkThings } from '../../test/support/walk-things.ts'
import { openProduct, type Browser, type Product } from '../../test/support/over-http.ts'
import { permissions, roles, scopeOf, type Role } from '../kernel/permission.ts'
import { defaultSecurity } from '../kernel/security.ts'
import { dayOf } from '../kernel/time/day.ts'
import { keepSecurity } from '../store/queries/security.ts'
import type { paths } from './contract/paths.ts'
import type { verbRoutes } from './routes/index.ts'

/** The unit that everyone of this test belongs to, and another one: what concerns the first is inside, the second outside. */
const INSIDE = '市审批服务管理局'
const OUTSIDE = '市体育局'

const command = () => product.newCommand()
const world = {} as WalkWorld
const cases: Record<keyof typeof verbRoutes, Case> = { ...plainCases(command, () => today()), ...placedCases(world) }

let product: Product
let office: TestUser
let things: WalkThings
let inside: Place
let outside: Place
const people = new Map<Role, { user: TestUser; browser: Browser }>()

beforeAll(async () => {
  product = await openProduct()
  // The test city's own limits are longer than any that may be set, and would not be told.
  await product.deps.db.write(product.city.tenant, (tx) => keepSecurity(tx, product.city.tenant, defaultSecurity(true), product.deps.now()))
  office = await product.city.user('office', '市委政研室（改革办）')
  things = walkThings(product, office)
  for (const role of roles) {
    // A leader is bound where they record what they did: to what they lead.
    const bound = Object.keys(permissions).some((command) => scopeOf(role, command as keyof typeof permissions) === 'unit')
    const user = role === 'office' ? office : await product.city.user(role, bound ? INSIDE : null)
    people.set(role, { user, browser: await product.enter(user) })
  }
  Object.assign(world, { product, office, things })
  world.inside = inside = await placeOf(world, browserOf('office'), INSIDE)
  outside = await placeOf(world, browserOf('office'), OUTSIDE)
}, 180_000)
afterAll(() => product.close())

test('every route of the server is a command, a door or open to all: a new one must say which', () => {
  const known = new Set([...Object.keys(cases), ...doors])
  const stray = product.app.registered.filter(({ endpoint, method, url }) => (endpoint ? !known.has(endpoint) : method !== 'HEAD' && !openAddresses.includes(`${method} ${url}`)))
  expect(stray).toEqual([])
  const served = new Set(product.app.registered.flatMap(({ endpoint }) => endpoint ?? []))
  expect([...known].filter((name) => !served.has(name as keyof typeof paths))).toEqual([])
})

describe.each(Object.keys(cases) as (keyof typeof cases)[])('%s', (name) => {
  // Who may do it nowhere is asked once.
  test.each(roles.flatMap((role) => (scopeOf(role, name) === null ? [[role, 'outside'] as const] : [[role, 'inside'] as const, [role, 'outside'] as const])))('%s, %s', async (role, side) => {
    const scope = scopeOf(role, name)
    const expected = scope === null ? 'forbidden' : scope === 'unit' && side === 'outside' ? cases[name].outside : 'allowed'
    expect(await outcome(name, role, side === 'inside' ? inside : outside)).toBe(expected === 'no outside' ? 'allowed' : expected)
  })
})

test('the table gives no one a command that no endpoint serves', () => {
  expect(Object.keys(permissions).filter((name) => !(name in cases)).sort()).toEqual([])
})

/** What someone meets at a place: the refusals that are about permission, or `allowed` for everything else that is no mistake of ours. */
async function outcome(name: keyof typeof cases, role: Role, at: Place): Promise<string> {
  const { user, browser } = people.get(role)!
  const { status, code, text } = await send(product, name, browser, await cases[name].ask(at, user))
  if (code === 'forbidden' || code === 'not_found') return code
  if (status >= 500 || code === 'input_invalid' || code === 'route_unknown') throw new Error(`${name}: the example is no good: ${text}`)
  const { shows } = cases[name]
  return shows && !text.includes(await shows(at)) ? 'not shown' : 'allowed'
}

const browserOf = (role: Role) => people.get(role)!.browser

function today(): string {
  return dayOf(product.deps.now())
}
