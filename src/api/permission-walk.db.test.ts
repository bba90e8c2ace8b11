import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import type { TestUser } from '../../test/support/city.ts'
import { formOf } from '../../test/support/form.ts'
import { doors, openAddresses, plainCases, type Asked, type Case, type Place } from '../../test/support/walk-cases.ts'
import { activityOn, placedCases, type WalkWorld } from '../../test/support/walk-placed.ts'
import { walkThings, type WalkThings } from '../../test/support/walk-things.ts'
import { openProduct, type Browser, type Product } from '../../test/support/over-http.ts'
import { uploadFile } from '../app/files.ts'
import { recordActivity } from '../app/activity/activities.ts'
import { openMatter } from '../app/matter/open-matter.ts'
import { callMeeting } from '../app/meeting/call-meeting.ts'
import { createSeat } from '../app/organisation/seats.ts'
import { createUnit } from '../app/organisation/units.ts'
import { permissions, roles, scopeOf, type Role } from '../kernel/permission.ts'
import { defaultSecurity } from '../kernel/security.ts'
import { dayOf } from '../kernel/time/day.ts'
import { keepSecurity } from '../store/queries/security.ts'
import { endpoints, type EndpointSchema } from './contract/endpoints.ts'
import { paths } from './contract/paths.ts'
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
  world.inside = inside = await placeOf(INSIDE)
  outside = await placeOf(OUTSIDE)
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
  const { status, code, text } = await send(name, browser, await cases[name].ask(at, user))
  if (code === 'forbidden' || code === 'not_found') return code
  if (status >= 500 || code === 'input_invalid' || code === 'route_unknown') throw new Error(`${name}: the example is no good: ${text}`)
  const { shows } = cases[name]
  return shows && !text.includes(await shows(at)) ? 'not shown' : 'allowed'
}

async function send(name: keyof typeof cases, { cookie }: Browser, { params = {}, query, body, form }: Asked) {
  const [method = 'GET', path = ''] = paths[name].split(' ')
  const url = path.replaceAll(/:(\w+)/g, (_, key: string) => params[key] ?? `no-${key}`) + (query ? `?${query}` : '')
  const { multipart }: EndpointSchema = endpoints[name]
  const sent = multipart && form ? formOf([{ name: 'command', content: command() }, { name: 'file', filename: form.name, content: form.content }]) : { headers: {}, ...(body && { payload: body }) }
  const answer = await product.app.inject({ method: method as 'GET', url, ...sent, headers: { ...sent.headers, cookie } })
  const problem = String(answer.headers['content-type']).startsWith('application/problem+json')
  return { status: answer.statusCode, text: answer.body, code: problem ? answer.json<{ code: string }>().code : null }
}

/** A matter that a unit leads, with a record made by that unit, a document that its matter came from, and a post. */
async function placeOf(name: string): Promise<Place> {
  const unit = product.city.units.get(name)
  if (!unit) throw new Error(`the test city has no unit ${name}`)
  const officeBrowser = people.get('office')!.browser
  const upload = await send('uploadDocument', officeBrowser, { form: { name: `${name}.txt`, content: `关于${name}工作的通知\n\n一、做好${name}走查工作。（责任单位：${name}）` } })
  const { document } = JSON.parse(upload.text) as { document: string }
  const read = await officeBrowser.ask('GET', `/api/v1/documents/${document}`)
  const proposals = (read.body.list as { id: string; acceptable: boolean }[]).filter(({ acceptable }) => acceptable).map(({ id }) => ({ proposal: id }))
  const accepted = await officeBrowser.ask('POST', `/api/v1/documents/${document}/acceptances`, { command: command(), proposals })
  if (accepted.status !== 200) throw new Error(JSON.stringify(accepted.body))
  const matter = await openMatter(office.call, {
    command: command(),
    ledger: 'reform-tasks',
    title: `${name}走查事项`,
    due: null,
    fields: {},
    milestones: [],
    duties: [{ role: 'lead', holder: { type: 'unit', id: unit }, territory: null }],
  })
  const handler = await product.city.user('handler', name)
  await things.letterOf({ unit })
  await things.runOf({ unit })
  const file = await uploadFile(handler.call, { name: `${name}.txt`, bytes: new TextEncoder().encode(name) })
  const activity = await recordActivity(handler.call, { command: command(), ...activityOn(matter.ids.matter, today()), attachments: [file] })
  const body = await createUnit(product.city.keeper, { command: command(), name: `${name}走查联席会议`, aliases: [], kind: 'body', parent: null, code: null, order: 1, assessed: false, groups: [] })
  await createSeat(product.city.keeper, { command: command(), body: body.ids.unit, unit, designation: '分管负责人', post: null })
  const meeting = await callMeeting(office.call, { command: command(), body: body.ids.unit, pack: 'meetings', kind: 'joint-conference', title: null, number: null, on: today(), time: null, place: null, chair: null })
  return {
    unit,
    body: body.ids.unit,
    meeting: meeting.ids.meeting,
    matter: matter.ids.matter,
    activity: activity.ids.activity,
    person: handler.acting.person,
    post: handler.post ?? '',
    document,
    file: file.sha256,
  }
}

function today(): string {
  return dayOf(product.deps.now())
}
