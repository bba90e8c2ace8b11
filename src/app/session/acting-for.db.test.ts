import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TestUser } from '../../../test/support/city.ts'
import { openProduct, UNITS, type Answer, type Browser, type Product } from '../../../test/support/over-http.ts'
import { openMatter } from '../matter/open-matter.ts'
import { createPost, delegate, endAppointment, endDelegation, appoint } from '../organisation/posts.ts'
import { defaultSecurity } from '../../kernel/security.ts'
import { dayOf } from '../../kernel/time/day.ts'

const [OFFICE, LEADING, OTHER] = UNITS
let product: Product
let office: TestUser
let aide: TestUser
let browser: Browser
let leader: string
let matter: string
let foreign: string

const command = () => product.newCommand()
const today = () => dayOf(product.deps.now())
const choose = (onBehalfOf: string | null, membership = aide.acting.membership) => browser.ask('PUT', '/api/v1/session/membership', { membership, onBehalfOf })
const record = (on: string) => browser.ask('POST', '/api/v1/activities', { command: command(), matters: [on], kinds: ['study'], heldOn: today(), summary: '到窗口调研', place: null, attachments: [], fields: {} })
const grant = async (more: object = {}) => (await delegate(office.call, { command: command(), post: leader, to: aide.post ?? '', from: today(), until: null, scope: ['record'], ...more })).ids.delegation
const acting = ({ body }: Answer) => body.acting as { post: { name: string }; onBehalfOf: { post: { id: string; name: string }; doings: string[] } | null } | null

beforeAll(async () => {
  product = await openProduct()
  const { city } = product
  office = await city.user('office', OFFICE)
  aide = await city.user('handler', OFFICE)
  browser = await product.enter(aide)
  const unit = (name: string) => city.units.get(name) ?? ''
  leader = (await createPost(office.call, { command: command(), unit: unit(OFFICE), name: '副市长', order: 1, places: 1, leader: true })).ids.post
  await appoint(office.call, { command: command(), post: leader, person: null, newPerson: { name: null, phone: null }, from: '2020-01-01', acting: false, probationUntil: null, until: null, document: null })
  const open = async (title: string, lead: string, holder: string | null) => (await openMatter(office.call, {
    command: command(), ledger: 'reform-tasks', title, due: null, fields: {}, milestones: [],
    duties: [{ role: 'lead', holder: { type: 'unit', id: unit(lead) }, territory: null }, ...(holder ? [{ role: 'leader', holder: { type: 'post' as const, id: holder }, territory: null }] : [])],
  })).ids.matter
  matter = await open('领衔的事', LEADING, leader)
  foreign = await open('别人的事', OTHER, null)
})
afterAll(() => product.close())

test('without a delegation nobody acts for a leader, and sees nothing of what the leader leads', async () => {
  expect(await choose(leader)).toMatchObject({ status: 403, body: { code: 'delegation_over' } })
  expect((await browser.ask('GET', `/api/v1/matters/${matter}`)).status).toBe(404)
})

test('with one in force the session offers the leader; chosen, it sees and records what the leader may', async () => {
  const id = await grant()
  const offered = (await browser.ask('GET', '/api/v1/session')).body.memberships as { actsFor: { post: { id: string } }[] }[]
  expect(offered[0]?.actsFor.map(({ post }) => post.id)).toEqual([leader])
  const chosen = await choose(leader)
  expect(acting(chosen)?.onBehalfOf).toMatchObject({ post: { id: leader, name: '副市长' }, doings: ['record'] })
  expect((await browser.ask('GET', `/api/v1/matters/${matter}`)).status).toBe(200)
  const recorded = await record(matter)
  expect(recorded.status).toBe(200)

  // Every record and every line says so, for everyone who reads it.
  const reading = await product.enter(office)
  const list = (await reading.ask('GET', `/api/v1/activities?matter=${matter}`)).body.rows as { by: string; status: string }[]
  expect(list.map(({ by, status }) => [by, status])).toEqual([[`${OFFICE} 承办人（代副市长）`, 'awaiting-confirmation']])
  const lines = (await reading.ask('GET', `/api/v1/matters/${matter}/timeline?kind=activities`)).body.rows as { by: string }[]
  expect(lines[0]?.by).toBe(`${OFFICE} 承办人（代副市长）`)
  await endDelegation(office.call, { command: command(), post: leader, delegation: id })
})

test('ended, the right is gone with the next request; nothing goes on as something else', async () => {
  expect(await record(matter)).toMatchObject({ status: 403, body: { code: 'delegation_over' } })
  const now = await browser.ask('GET', '/api/v1/session')
  expect([acting(now), now.body.may]).toEqual([null, []])
  expect(acting(await choose(null))).toMatchObject({ post: { name: '承办人' }, onBehalfOf: null })
  expect((await browser.ask('GET', `/api/v1/matters/${matter}`)).status).toBe(404)
})

test.each([
  ['only to look: no record', { scope: ['view'] }, matter0, 'forbidden'],
  ['a matter the leader does not lead', { scope: ['record'] }, foreign0, 'forbidden'],
])('it reaches no further than it says: %s', async (_, more, on, code) => {
  const id = await grant(more)
  await choose(leader)
  expect((await record(on())).body.code).toBe(code)
  await endDelegation(office.call, { command: command(), post: leader, delegation: id })
  await choose(null)
})

function matter0() {
  return matter
}
function foreign0() {
  return foreign
}

test('no right of its own is added: what only the office may, an aide does not for a leader; nor can an aide pass it on', async () => {
  const id = await grant({ scope: ['view', 'record', 'decide'] })
  const { body } = await choose(leader)
  const may = body.may as string[]
  expect(['getMatter', 'recordActivity', 'openMatter', 'confirmActivities', 'delegate', 'appoint', 'voidFact', 'closePeriod'].filter((one) => may.includes(one))).toEqual(['getMatter', 'recordActivity'])
  expect((await browser.ask('POST', `/api/v1/posts/${leader}/delegations`, { command: command(), to: aide.post, from: today() })).body.code).toBe('forbidden')
  await endDelegation(office.call, { command: command(), post: leader, delegation: id })
  await choose(null)
})

test('a delegation for later, for another post, and one whose leader has left give nothing', async () => {
  const colleague = await product.city.user('handler', OFFICE)
  await delegate(office.call, { command: command(), post: leader, to: colleague.post ?? '', from: today(), until: null, scope: ['record'] })
  expect((await choose(leader)).body.code).toBe('delegation_over')
  await grant({ from: '2099-01-01' })
  expect((await choose(leader)).body.code).toBe('delegation_over')

  const theirs = await product.enter(colleague)
  const asLeader = () => theirs.ask('PUT', '/api/v1/session/membership', { membership: colleague.acting.membership, onBehalfOf: leader })
  expect((await asLeader()).status).toBe(200)
  const { body } = await (await product.enter(office)).ask('GET', `/api/v1/posts/${leader}`)
  const [held] = body.appointments as { id: string }[]
  await endAppointment(office.call, { command: command(), post: leader, appointment: held?.id ?? '', on: today(), reason: '调任' })
  expect((await theirs.ask('GET', '/api/v1/desk')).body.code).toBe('delegation_over')
})

test('nobody of the office lets themselves act for a leader, and every delegation is noted as a change of rights', async () => {
  const theirs = await product.enter(office)
  const url = `/api/v1/posts/${leader}/delegations`
  expect((await theirs.ask('POST', url, { command: command(), to: office.post, from: today() })).body.code).toBe('own_delegation')
  expect((await theirs.ask('POST', url, { command: command(), to: aide.post, from: '2098-01-01', until: '2098-01-02' })).status).toBe(200)
  const noted = await product.deps.db.read(product.city.tenant, (db) => db.selectFrom('audit_event').select(['account', 'outcome']).where('action', '=', 'delegation-granted').where('outcome', '=', 'done').execute())
  expect(noted).toEqual([{ account: office.acting.account, outcome: 'done' }])
})

test('who acts for a leader shows the second factor that leaders must show', async () => {
  const [security, other] = [await product.enter(await product.city.user('security', null)), await product.city.user('handler', OFFICE)]
  const vice = (await createPost(office.call, { command: command(), unit: product.city.units.get(OFFICE) ?? '', name: '市委副书记', order: 2, places: 1, leader: true })).ids.post
  await appoint(office.call, { command: command(), post: vice, person: null, newPerson: { name: null, phone: null }, from: '2020-01-01', acting: false, probationUntil: null, until: null, document: null })
  await delegate(office.call, { command: command(), post: vice, to: other.post ?? '', from: today(), until: null, scope: ['record'] })
  expect(await security.ask('PUT', '/api/v1/security-settings', { ...defaultSecurity(false), secondFactorRoles: ['leader'], oneSessionRoles: [] })).toMatchObject({ status: 200 })
  const theirs = await product.enter(other)
  const { membership } = other.acting
  expect((await theirs.ask('PUT', '/api/v1/session/membership', { membership, onBehalfOf: vice })).body.secondFactorDue).toBe('set')
  expect((await theirs.ask('GET', '/api/v1/desk')).body.code).toBe('second_factor_required')
  expect((await theirs.ask('PUT', '/api/v1/session/membership', { membership, onBehalfOf: null })).body.secondFactorDue).toBeNull()
})

test('someone else’s membership, or a post of another city, is not acted through', async () => {
  expect((await choose(leader, office.acting.membership)).body.code).toBe('no_membership')
  expect((await choose(product.newCommand())).body.code).toBe('delegation_over')
})
