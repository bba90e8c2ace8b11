import { tracingChannel } from 'node:diagnostics_channel'

import { afterAll, beforeAll, expect, test } from 'vitest'

import type { TestUser } from '../../test/support/city.ts'
import { openProduct, type Browser, type Product } from '../../test/support/over-http.ts'
import { openEnded, plainCases, type Case, type Place } from '../../test/support/walk-cases.ts'
import { placeOf, send } from '../../test/support/walk-place.ts'
import { activityOn, placedCases, type WalkWorld } from '../../test/support/walk-placed.ts'
import { walkThings } from '../../test/support/walk-things.ts'
import { recordActivity } from '../app/activity/activities.ts'
import { openMattersInBulk } from '../app/bulk/open-matters.ts'
import { appoint, createPost, registerPerson } from '../app/organisation/posts.ts'
import { createUnit } from '../app/organisation/units.ts'
import { permissions, scopeOf, type Role } from '../kernel/permission.ts'
import { defaultSecurity } from '../kernel/security.ts'
import { dayOf } from '../kernel/time/day.ts'
import { STATEMENTS, type Statement } from '../store/database/statements.ts'
import { keepSecurity } from '../store/queries/security.ts'
import { paths, type EndpointName } from './contract/paths.ts'

const INSIDE = '市审批服务管理局'

const ROUTES = (Object.keys(paths) as EndpointName[]).filter((name) => paths[name].startsWith('GET ') && !openEnded.includes(name))

/** What the walk has no example of: nothing is imported, sealed or being worked on. */
const NOT_THERE: readonly EndpointName[] = ['getImport', 'getJob', 'getInclusionProof', 'getConsistencyProof', 'getReceipt', 'getVerification']
const ROLES = ['office', 'leader', 'admin', 'security', 'auditor'] as const

let product: Product
let office: TestUser
let browsers: Record<(typeof ROLES)[number], Browser>
let inside: Place
const world = {} as WalkWorld
const asked = new Map<EndpointName, Awaited<ReturnType<Case['ask']>>>()
let small: Map<EndpointName, string[]>

beforeAll(async () => {
  product = await openProduct()
  // The test city's own limits are longer than any that may be set, and would not be told.
  await product.deps.db.write(product.city.tenant, (tx) => keepSecurity(tx, product.city.tenant, defaultSecurity(true), product.deps.now()))
  office = await product.city.user('office', '市委政研室（改革办）')
  const enter = async (role: Role) => product.enter(role === 'office' ? office : await product.city.user(role, role === 'leader' ? INSIDE : null))
  browsers = { office: await enter('office'), leader: await enter('leader'), admin: await enter('admin'), security: await enter('security'), auditor: await enter('auditor') }
  Object.assign(world, { product, office, things: walkThings(product, office) })
  world.inside = inside = await placeOf(world, browsers.office, INSIDE)
  await grow(INSIDE, inside)
  const cases: Partial<Record<EndpointName, Case>> = { ...plainCases(product.newCommand, today), ...placedCases(world) }
  for (const name of ROUTES) asked.set(name, (await cases[name]?.ask(inside, office)) ?? {})
  for (const name of ROUTES.slice(0, 40)) await ask(name)
  small = await walk()
}, 180_000)
afterAll(() => product.close())

test('no answer takes more statements in a city with three times as much in it', async () => {
  for (const name of ['市体育局', await anotherUnit('市财政局')]) await grow(name, await placeOf(world, browsers.office, name))
  await grow(INSIDE, inside)
  await grow(INSIDE, inside)
  const large = await walk()
  const grown = []
  for (const name of ROUTES) {
    const before = small.get(name) ?? []
    let after = large.get(name) ?? []
    // Who asks and what a city stands on are kept for a while between requests; now and then one has to read them anew.
    for (let again = 0; again < 3 && after.length > before.length; again += 1) after = await statementsOf(name)
    if (after.length > before.length) grown.push({ route: name, before: before.length, after: after.length, more: moreOf(before, after) })
  }
  expect(grown).toEqual([])
}, 180_000)

const today = () => dayOf(product.deps.now())

/** More of all that a place has: matters with records, posts with people in them, what was sent, planned, assessed and measured there. */
async function grow(name: string, at: Place): Promise<void> {
  const command = () => product.newCommand()
  const { keeper } = product.city
  const duties = [{ role: 'lead', holder: { type: 'unit' as const, id: at.unit }, territory: null }]
  const rows = Array.from({ length: 8 }, (_, index) => ({ ledger: index % 2 ? 'led-projects' : 'reform-tasks', title: `${name}走查第${index}项`, due: today(), fields: {}, milestones: [], duties }))
  const opened = await openMattersInBulk(office.call, { command: command(), rows })
  for (const matter of [at.matter, ...opened.slice(0, 3)]) await recordActivity(office.call, { command: command(), ...activityOn(matter, today()) })
  for (const post of ['局长', '副局长']) {
    const made = await createPost(keeper, { command: command(), unit: at.unit, name: post, order: 1, places: 1, leader: true })
    const person = await registerPerson(keeper, { command: command(), name: null, phone: null })
    await appoint(keeper, { command: command(), post: made.ids.post, person: person.ids.person, newPerson: null, from: today(), acting: false, probationUntil: null, until: null, document: null })
  }
  const { things } = world
  for (const make of [things.inspectionOf, things.figureOf, things.opinionOf, things.reviewOf]) await make(at)
  for (const as of ['of', 'to'] as const) await things.requestOf(at, as)
  await things.opinionAsked(at)
}

async function anotherUnit(name: string): Promise<string> {
  const { ids } = await createUnit(product.city.keeper, { command: product.newCommand(), name, aliases: [], kind: 'department', parent: null, code: null, order: 9, assessed: true, groups: [] })
  product.city.units.set(name, ids.unit)
  return name
}

/** What each route says to the database. */
async function walk(): Promise<Map<EndpointName, string[]>> {
  const said = new Map<EndpointName, string[]>()
  for (const name of ROUTES) said.set(name, await statementsOf(name))
  return said
}

async function ask(name: EndpointName): Promise<void> {
  const { status, text } = await send(product, name, browsers[whoMay(name)], asked.get(name) ?? {})
  if ((status === 200) === NOT_THERE.includes(name)) throw new Error(`${name} was answered ${status}: ${text.slice(0, 300)}`)
}

/** The first who may; what is in no table of rights is open to everybody. */
function whoMay(name: EndpointName): (typeof ROLES)[number] {
  return ROLES.find((role) => name in permissions && scopeOf(role, name as keyof typeof permissions) !== null) ?? 'office'
}

async function statementsOf(name: EndpointName): Promise<string[]> {
  const said: string[] = []
  const listener = { start: (statement: unknown) => void said.push(shapeOf((statement as Statement).text)) }
  const channel = tracingChannel(STATEMENTS)
  channel.start.subscribe(listener.start)
  try {
    await ask(name)
  } finally {
    channel.start.unsubscribe(listener.start)
  }
  return said
}

/** A statement without how many values it was given. */
function shapeOf(text: string): string {
  return text.replace(/\$\d+(::\w+)?(, ?\$\d+(::\w+)?)*/g, '$').replace(/\s+/g, ' ').slice(0, 240)
}

function moreOf(before: readonly string[], after: readonly string[]): string[] {
  const left = [...before]
  return [...new Set(after.filter((one) => {
    const at = left.indexOf(one)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  }))]
}
