import { afterAll, beforeAll, expect, test } from 'vitest'
import { totp } from '../../../test/support/authenticator.ts'
import { PASSWORD, type TestUser } from '../../../test/support/city.ts'
import { browserOf, cookieOf, openProduct, UNITS, type Answer, type Browser, type Product } from '../../../test/support/over-http.ts'
import { DEMONSTRATION_PASSWORD } from '../../demo/data/accounts.ts'
import { defaultSecurity } from '../../kernel/security.ts'
import type { SecuritySettings } from '../../kernel/security.ts'
import { beginCity, firstRoles } from '../city/begin-city.ts'

const STRICT = defaultSecurity(false)
let product: Product
let security: Browser
let office: TestUser
let clock = Date.now()

beforeAll(async () => {
  product = await openProduct()
  product.setNow(new Date(clock).toISOString())
  office = await product.city.user('office', UNITS[0])
  security = await product.enter(await product.city.user('security', null))
})
afterAll(() => product.close())

const later = (minutes: number) => product.setNow(new Date((clock += minutes * 60_000)).toISOString())
const set = (part: Partial<SecuritySettings>) => security.ask('PUT', '/api/v1/security-settings', { ...STRICT, secondFactorRoles: [], oneSessionRoles: [], ...part })
const sign = async (username: string, password = PASSWORD): Promise<Answer & { browser: Browser }> => {
  const answer = await product.app.inject({ method: 'POST', url: '/api/v1/session', payload: { username, password }, headers: { 'user-agent': 'Firefox/131.0' } })
  return { status: answer.statusCode, type: '', body: answer.json<Answer['body']>(), headers: answer.headers, browser: browserOf(product.app, cookieOf(answer.headers['set-cookie'])) }
}
const code = async (asked: Promise<Answer>) => {
  const { status, body } = await asked
  return status === 200 ? 'done' : body.code
}
const actions = async () => (await product.deps.db.read(product.city.tenant, (db) => db.selectFrom('audit_event').select(['action', 'outcome', 'what']).orderBy('at').orderBy('no').execute())).map(({ action, outcome }) => `${action} ${outcome}`)

test('only the security administrator sets what is demanded; nobody sets what demands nothing', async () => {
  expect(await code(set({}))).toBe('done')
  const others = await product.enter(office)
  expect(await code(others.ask('GET', '/api/v1/security-settings'))).toBe('forbidden')
  expect(await code(others.ask('PUT', '/api/v1/security-settings', STRICT))).toBe('forbidden')
  expect(await code(set({ idleMinutes: { administrators: 30, others: 100_000 } }))).toBe('input_invalid')
  expect((await security.ask('GET', '/api/v1/security-settings')).body).toEqual({ ...STRICT, secondFactorRoles: [], oneSessionRoles: [] })
})

test('a session that nobody used for as long as the city says is over; one that is used goes on', async () => {
  await set({ idleMinutes: { administrators: 5, others: 60 } })
  const [used, left] = [await product.enter(office), await product.enter(office)]
  for (let hour = 0; hour < 3; hour += 1) {
    later(50)
    expect(await code(used.ask('GET', '/api/v1/units'))).toBe('done')
  }
  expect(await code(left.ask('GET', '/api/v1/units'))).toBe('not_signed_in')
  later(61)
  expect(await code(used.ask('GET', '/api/v1/session'))).toBe('not_signed_in')
})

test('a role that must have a second factor does nothing before it has one, and is asked for it from then on', async () => {
  await set({ secondFactorRoles: ['assessor'] })
  const { username } = await product.city.user('assessor', UNITS[0])
  const weak = await sign(username)
  expect(weak.body.secondFactorDue).toBe('set')
  expect(await code(weak.browser.ask('GET', '/api/v1/units'))).toBe('second_factor_required')
  const { secret } = (await weak.browser.ask('POST', '/api/v1/account/second-factor', { password: PASSWORD })).body as { secret: string }
  const confirmed = await weak.browser.ask('PUT', '/api/v1/account/second-factor', { code: totp(secret, -1) })
  expect(confirmed.body.secondFactorDue).toBeNull()
  const strong = browserOf(product.app, cookieOf(confirmed.headers['set-cookie'] as string[]))
  expect(await code(strong.ask('GET', '/api/v1/units'))).toBe('done')
  expect((await strong.ask('GET', '/api/v1/account')).body).toMatchObject({ secondFactor: true, backupCodesLeft: 10, passkeys: [] })

  const begun = await sign(username)
  expect(begun.body).toEqual({ secondStep: true })
  expect(await code(begun.browser.ask('GET', '/api/v1/session'))).toBe('not_signed_in')
  expect(await code(begun.browser.ask('POST', '/api/v1/session/second-step', { code: '000000' }))).toBe('second_factor_wrong')
  const finished = await begun.browser.ask('POST', '/api/v1/session/second-step', { code: totp(secret) })
  expect(finished.body).toMatchObject({ secondFactorDue: null, account: { username } })

  // Given up, the session is led to set up another before anything else.
  const again = browserOf(product.app, cookieOf(finished.headers['set-cookie'] as string[]))
  const without = await again.ask('POST', '/api/v1/account/second-factor/removal', { password: PASSWORD, code: totp(secret, 1) })
  expect(without.body.secondFactorDue).toBe('set')
  expect((await actions()).filter((one) => one.startsWith('second-factor'))).toEqual(['second-factor-set done', 'second-factor-removed done'])
})

test('who has yet to change a password that someone else chose adds no means of signing in', async () => {
  await set({ passwordDays: 30 })
  const { username } = await product.city.user('observer', UNITS[0])
  later(31 * 24 * 60)
  const { body, browser } = await sign(username)
  expect(body.mustChangePassword).toBe(true)
  expect(await code(browser.ask('POST', '/api/v1/account/second-factor', { password: PASSWORD }))).toBe('password_change_required')
  expect(await code(browser.ask('POST', '/api/v1/account/passkeys/challenge', { password: PASSWORD }))).toBe('password_change_required')
  const changed = await browser.ask('PUT', '/api/v1/session/password', { current: PASSWORD, next: 'eine ganz andere sache' })
  expect(changed.body.mustChangePassword).toBe(false)
  expect((await sign(username, 'eine ganz andere sache')).body.mustChangePassword).toBe(false)
})

test('in a role of one session a new one ends the others; elsewhere both go on and see each other', async () => {
  await set({ oneSessionRoles: ['inspector'] })
  const inspector = await product.city.user('inspector', UNITS[0])
  const [first, second] = [await product.enter(inspector), await product.enter(inspector)]
  expect(await code(first.ask('GET', '/api/v1/units'))).toBe('not_signed_in')
  expect(await code(second.ask('GET', '/api/v1/units'))).toBe('done')
  const [mine, other] = [await product.enter(office), (await sign(office.username)).browser]
  const { sessions } = (await mine.ask('GET', '/api/v1/account/sessions')).body as { sessions: { id: string; current: boolean; device: { browser: string | null } }[] }
  const theirs = sessions.find(({ device }) => device.browser === 'Firefox')
  expect(await code(second.ask('DELETE', `/api/v1/account/sessions/${theirs?.id}`))).toBe('not_found')
  expect(await code(mine.ask('DELETE', `/api/v1/account/sessions/${theirs?.id}`))).toBe('done')
  expect(await code(other.ask('GET', '/api/v1/session'))).toBe('not_signed_in')
})

test('what was done at the door is noted: who came in, was refused, went out', async () => {
  const count = async () => Object.groupBy(await actions(), (one) => one)
  const before = await count()
  const { browser } = await sign(office.username)
  await sign(office.username, 'not this one at all')
  await browser.ask('DELETE', '/api/v1/session')
  const after = await count()
  const more = Object.keys(after).flatMap((one) => (after[one]?.length === before[one]?.length ? [] : [`${one}: ${(after[one]?.length ?? 0) - (before[one]?.length ?? 0)}`]))
  expect(more.sort()).toEqual(['sign-in done: 1', 'sign-in refused: 1', 'sign-out done: 1'])
})

test('a fresh city has no password that anyone could know, and its administrators must set a second factor', async () => {
  const users = { admin: 'xitong', security: 'anquanyuan', auditor: 'shenjiyuan', office: 'gaige' }
  const { passwords } = await beginCity(product.deps, { id: 'heyang', name: '河阳市', users, packs: '/nonexistent-packs' })
  expect(new Set(Object.values(passwords)).size).toBe(4)
  for (const role of firstRoles) {
    for (const guessed of [DEMONSTRATION_PASSWORD, users[role], 'admin']) expect((await sign(users[role], guessed)).body.code).toBe('sign_in_failed')
  }
  const { body, browser } = await sign(users.security, passwords.security)
  expect(body).toMatchObject({ mustChangePassword: true, secondFactorDue: 'set' })
  const changed = await browser.ask('PUT', '/api/v1/session/password', { current: passwords.security, next: 'der lange weg nach hause' })
  expect(changed.body).toMatchObject({ mustChangePassword: false, secondFactorDue: 'set' })
  const within = browserOf(product.app, cookieOf(changed.headers['set-cookie'] as string[]))
  expect(await code(within.ask('GET', '/api/v1/security-settings'))).toBe('second_factor_required')
})
