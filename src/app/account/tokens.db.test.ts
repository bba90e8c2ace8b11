import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { PASSWORD, type TestUser } from '../../../test/support/city.ts'
import { openProduct, UNITS, type Browser, type Product } from '../../../test/support/over-http.ts'
import { defaultSecurity } from '../../kernel/security.ts'
import { addDays, dayOf } from '../../kernel/time/day.ts'
import { accountTables } from '../../store/identity/account-tables.ts'
import type { TokenScope } from '../../kernel/token-scopes.ts'
import { makeToken } from './tokens.ts'

let product: Product
let admin: Browser
let security: Browser
let handler: TestUser
let own: Browser
const NOW = '2026-11-20T02:00:00.000Z'
const inDays = (days: number) => addDays(dayOf(NOW), days)

beforeAll(async () => {
  product = await openProduct()
  product.setNow(NOW)
  admin = await product.enter(await product.city.user('admin', null))
  security = await product.enter(await product.city.user('security', null))
  ;[handler, own] = await somebody()
})
afterAll(() => product.close())

async function somebody(): Promise<[TestUser, Browser]> {
  const user = await product.city.user('handler', UNITS[1])
  return [user, await product.enter(user)]
}
const ask = (browser: Browser, scopes: TokenScope[], until = inDays(30)) => browser.ask('POST', '/api/v1/tokens', { command: product.newCommand(), name: '数据交换', scopes, until })
const tokenOf = async (browser: Browser, ...scopes: TokenScope[]) => {
  const { body } = await ask(browser, scopes)
  return { token: String(body.token), id: (body.ids as { token: string }).token }
}
const send = async (token: string, method: 'GET' | 'POST', url: string, more: { payload?: object; headers?: Record<string, string> } = {}) => {
  const answer = await product.app.inject({ method, url, ...(more.payload && { payload: more.payload }), headers: { authorization: `Bearer ${token}`, ...more.headers } })
  return answer.statusCode === 200 ? 'done' : answer.json<{ code: string }>().code
}
const matters = '/api/v1/matters?limit=5'

describe('a token', () => {
  test('acts through the membership it was made for, in its scopes and in no other', async () => {
    const { token } = await tokenOf(own, 'read')
    expect(token).toMatch(/^lx_[\w-]{43}$/)
    expect(await send(token, 'GET', matters)).toBe('done')
    expect(await send(token, 'POST', '/api/v1/activities', { payload: {} })).toBe('input_invalid')
    expect(await send(token, 'GET', '/api/v1/ledgers/reform-tasks/export')).toBe('token_scope')
    expect(await send(token, 'GET', '/api/v1/tokens')).toBe('token_scope')
    expect(await send(token, 'POST', '/api/v1/tokens', { payload: { command: product.newCommand(), name: '再来一个', scopes: ['read'], until: inDays(2) } })).toBe('token_scope')
    expect(await send(token, 'GET', '/api/v1/accounts')).toBe('token_scope')
  })

  test('opens no door of a session, and counts alone where a browser’s cookie comes with it', async () => {
    const { token } = await tokenOf(own, 'read')
    expect(await send(token, 'GET', '/api/v1/session')).toBe('not_signed_in')
    expect(await send(token, 'GET', '/api/v1/account', { headers: { cookie: own.cookie } })).toBe('not_signed_in')
    expect(await send('lx_wrong', 'GET', matters, { headers: { cookie: own.cookie } })).toBe('token_invalid')
    expect(await send(`lx_${'x'.repeat(43)}`, 'GET', matters)).toBe('token_invalid')
  })

  test('is no way across sites for a browser’s session', async () => {
    const headers = { origin: 'https://evil.example.cn', cookie: own.cookie }
    const withCookie = await product.app.inject({ method: 'POST', url: '/api/v1/tokens', payload: {}, headers })
    expect(withCookie.json()).toMatchObject({ code: 'cross_site_refused' })
    const both = await product.app.inject({ method: 'DELETE', url: '/api/v1/session', headers: { ...headers, authorization: 'Bearer lx_any' } })
    expect(both.statusCode).toBe(200)
    expect((await own.ask('GET', '/api/v1/session')).status).toBe(200)
  })

  test('is kept as a hash, and its last day of use is known', async () => {
    const { token, id } = await tokenOf(own, 'read')
    await send(token, 'GET', matters)
    const rows = await accountTables(product.deps.db).selectFrom('api_token').selectAll().where('id', '=', id).execute()
    expect(JSON.stringify(rows)).not.toContain(token.slice(3))
    const listed = (await own.ask('GET', '/api/v1/tokens')).body.rows as { id: string }[]
    expect(listed.find((one) => one.id === id)).toMatchObject({ name: '数据交换', scopes: ['read'], until: inDays(30), usedOn: dayOf(NOW), state: 'active', username: handler.username })
    expect(JSON.stringify(listed)).not.toContain('lx_')
  })
})

describe('a token ends', () => {
  test('with its last day, in China', async () => {
    const { body } = await ask(own, ['read'], inDays(1))
    product.setNow('2026-11-21T15:59:59.999Z')
    expect(await send(String(body.token), 'GET', matters)).toBe('done')
    product.setNow('2026-11-21T16:00:00.000Z')
    expect(await send(String(body.token), 'GET', matters)).toBe('token_invalid')
    product.setNow(NOW)
  })

  test('by its owner, and by security, but by nobody else', async () => {
    const [first, second] = [await tokenOf(own, 'read'), await tokenOf(own, 'read')]
    const [, other] = await somebody()
    expect((await other.ask('POST', `/api/v1/tokens/${first.id}/end`)).body.code).toBe('not_found')
    expect((await own.ask('POST', `/api/v1/tokens/${first.id}/end`)).status).toBe(200)
    expect((await security.ask('POST', `/api/v1/tokens/${second.id}/end`)).status).toBe(200)
    for (const { token } of [first, second]) expect(await send(token, 'GET', matters)).toBe('token_invalid')
    const seen = async (browser: Browser) => ((await browser.ask('GET', '/api/v1/tokens?all=1')).body.rows as { id: string }[]).some(({ id }) => id === first.id)
    expect([await seen(security), await seen(other)]).toEqual([true, false])
  })

  test('with the membership, with the account, and when its password is reset it waits for the owner', async () => {
    const [one, browser] = await somebody()
    const { token } = await tokenOf(browser, 'read')
    const { body } = await admin.ask('POST', `/api/v1/accounts/${one.acting.account}/password`)
    expect(await send(token, 'GET', matters)).toBe('token_invalid')
    await security.ask('POST', `/api/v1/accounts/${one.acting.account}/confirmation`)
    const fresh = await product.enter(one, String(body.password))
    expect((await fresh.ask('PUT', '/api/v1/session/password', { current: body.password, next: 'ein langer neuer satz' })).status).toBe(200)
    expect(await send(token, 'GET', matters)).toBe('token_invalid')
    const [two, itsBrowser] = await somebody()
    const ended = await tokenOf(itsBrowser, 'read')
    await security.ask('POST', `/api/v1/persons/${two.acting.person}/memberships/${two.acting.membership}/end`, { command: product.newCommand() })
    expect(await send(ended.token, 'GET', matters)).toBe('no_membership')
    const [three, third] = await somebody()
    const closed = await tokenOf(third, 'read')
    await admin.ask('POST', `/api/v1/accounts/${three.acting.account}/closing`)
    expect(await send(closed.token, 'GET', matters)).toBe('token_invalid')
  })
})

describe('a token goes with what evicts an intruder', () => {
  test('a changed password, and a second factor that is reset', async () => {
    const [, browser] = await somebody()
    const { token } = await tokenOf(browser, 'read')
    expect((await browser.ask('PUT', '/api/v1/session/password', { current: PASSWORD, next: 'ein langer neuer satz' })).status).toBe(200)
    expect(await send(token, 'GET', matters)).toBe('token_invalid')
    const [other, theirs] = await somebody()
    const second = await tokenOf(theirs, 'read')
    await security.ask('POST', `/api/v1/accounts/${other.acting.account}/second-factor/reset`)
    expect(await send(second.token, 'GET', matters)).toBe('token_invalid')
    const told = (await (await product.enter(other)).ask('GET', '/api/v1/account')).body.byOthers
    expect(told).toEqual({ passwordReset: null, linked: null, secondFactorReset: NOW })
  })

  test('a role that must show a second factor from now on has no tokens of sessions that did not', async () => {
    const observer = await product.city.user('observer', UNITS[1])
    const make = (byTwoFactors: boolean) => makeToken({ ...observer.call, from: { address: '', trace: '', internal: new Set(), byTwoFactors } }, { command: product.newCommand(), name: '交换', scopes: ['read'], until: inDays(3) })
    const [weak, strong] = [await make(false), await make(true)]
    const set = (secondFactorRoles: string[]) => security.ask('PUT', '/api/v1/security-settings', { ...defaultSecurity(false), secondFactorRoles, oneSessionRoles: [] })
    expect(await send(weak.token, 'GET', matters)).toBe('done')
    expect((await set(['observer'])).status).toBe(200)
    expect([await send(weak.token, 'GET', matters), await send(strong.token, 'GET', matters)]).toEqual(['second_factor_required', 'done'])
    await set([])
  })
})

describe('refused', () => {
  test.each([[0], [-1], [367]])('a last day %i days from now', async (days) => {
    expect((await ask(own, ['read'], inDays(days))).body.code).toBe('token_too_long')
  })
  test('no scope, a scope that there is not, and administrators', async () => {
    expect((await ask(own, [])).body.code).toBe('input_invalid')
    expect((await ask(own, ['everything' as TokenScope])).body.code).toBe('input_invalid')
    for (const browser of [admin, security]) expect((await ask(browser, ['read'])).body.code).toBe('forbidden')
  })
  test('more than twenty', async () => {
    const [, browser] = await somebody()
    for (let n = 0; n < 20; n += 1) await ask(browser, ['read'])
    expect((await ask(browser, ['read'])).body.code).toBe('tokens_too_many')
  })
})
