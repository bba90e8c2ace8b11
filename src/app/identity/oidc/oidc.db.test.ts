import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { CLIENT, idTokenOfOther, startProvider, type TestProvider } from '../../../../test/support/oidc.ts'
import { cookieOf, openProduct, UNITS, type Browser, type Product } from '../../../../test/support/over-http.ts'
import type { TestUser } from '../../../../test/support/city.ts'
import { identityOf } from '../identity.ts'
import type { OidcSettings } from './settings.ts'

const HOST = 'lingxian.test'
const REDIRECT = `http://${HOST}/sign-in/oidc`
let provider: TestProvider
let product: Product
let admin: Browser
let security: Browser
let settings: OidcSettings

beforeAll(async () => {
  provider = await startProvider(REDIRECT)
  product = await openProduct()
  admin = await product.enter(await product.city.user('admin', null))
  security = await product.enter(await product.city.user('security', null))
  settings = { issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, name: '市统一身份认证', usernameClaim: null, guard: { inner: [] } }
})
beforeEach(() => {
  product.deps.oidc = settings
  provider.idToken = null
})
afterAll(async () => {
  await product.close()
  await provider.close()
})

const ask = (url: string, payload: object | undefined, cookie = '') => product.app.inject({ method: 'POST', url: `/api/v1/session/oidc${url}`, headers: { host: HOST, cookie }, ...(payload && { payload }) })
type Started = { url: string; cookie: string }
async function start(): Promise<Started> {
  const answer = await ask('', undefined)
  expect(answer.statusCode).toBe(200)
  return { url: answer.json<{ url: string }>().url, cookie: cookieOf(answer.headers['set-cookie']) }
}
const finish = async (to: URL, cookie: string) => {
  const answer = await ask('/answer', { answer: to.search }, cookie)
  const body = answer.json<{ code?: string; account?: { username: string } }>()
  return body.code ?? `in as ${body.account?.username}`
}
/** Signs in at the provider as this person, and comes back; `change` is what somebody does to the addresses on the way. */
async function come(person: string, change: { there?: (url: URL) => void; back?: (url: URL) => void } = {}): Promise<string> {
  provider.person = person
  const { url, cookie } = await start()
  const there = new URL(url)
  change.there?.(there)
  const to = await provider.visit(there.href)
  change.back?.(to)
  return finish(to, cookie)
}
const link = (user: TestUser, subject: string | null) => admin.ask('PUT', `/api/v1/accounts/${user.acting.account}/link`, { subject })
const confirm = (user: TestUser) => security.ask('POST', `/api/v1/accounts/${user.acting.account}/confirmation`)
let made = 0
async function linked(): Promise<{ user: TestUser; subject: string }> {
  const user = await product.city.user('handler', UNITS[1])
  const subject = `sub-${(made += 1)}`
  expect((await link(user, subject)).status).toBe(200)
  expect((await confirm(user)).status).toBe(200)
  return { user, subject }
}

test('the provider is not asked before somebody signs in by it', async () => {
  const answer = await product.app.inject({ method: 'GET', url: '/api/v1/session/ways' })
  expect([answer.json(), provider.asked]).toEqual([{ oidc: { name: '市统一身份认证' } }, 0])
})

describe('a linked account', () => {
  test('is entered by code, PKCE, state and nonce, in its own city', async () => {
    const { user, subject } = await linked()
    const { searchParams } = new URL((await start()).url)
    expect([searchParams.get('response_type'), searchParams.get('code_challenge_method'), searchParams.get('scope')]).toEqual(['code', 'S256', 'openid profile'])
    expect(await come(subject)).toBe(`in as ${user.username}`)
  })

  test('does nothing before somebody else than who linked it has confirmed it; its sessions end, and the owner is told', async () => {
    const user = await product.city.user('handler', UNITS[1])
    const own = await product.enter(user)
    await link(user, 'somebody-elses')
    expect((await own.ask('GET', '/api/v1/session')).status).toBe(401)
    expect(await come('somebody-elses')).toBe('confirm_waiting')
    await confirm(user)
    expect(await come('somebody-elses')).toBe(`in as ${user.username}`)
    expect((await (await product.enter(user)).ask('GET', '/api/v1/account')).body.byOthers).toMatchObject({ passwordReset: null, linked: expect.stringMatching(/Z$/) })
  })

  test('still changes a password that somebody else chose; a reset takes the link away', async () => {
    const { user, subject } = await linked()
    await admin.ask('POST', `/api/v1/accounts/${user.acting.account}/password`)
    await confirm(user)
    expect(await come(subject)).toBe('oidc_unlinked')
    await link(user, subject)
    await confirm(user)
    provider.person = subject
    const { url, cookie } = await start()
    const answer = await ask('/answer', { answer: (await provider.visit(url)).search }, cookie)
    expect(answer.json()).toMatchObject({ mustChangePassword: true, account: { username: user.username } })
  })

  test('is one identity’s, and an identity is one account’s', async () => {
    const { user, subject } = await linked()
    expect((await link(await product.city.user('handler', UNITS[1]), subject)).body.code).toBe('oidc_taken')
    await link(user, 'another-subject')
    expect(await come(subject)).toBe('oidc_unlinked')
    await link(user, null)
    expect(await come('another-subject')).toBe('oidc_unlinked')
  })

  test('with a second factor, or closed, is not entered by this door', async () => {
    const { user, subject } = await linked()
    const { internalAdapter } = await (await identityOf(product.deps)).$context
    await internalAdapter.updateUser(user.acting.account, { twoFactorEnabled: true })
    expect(await come(subject)).toBe('oidc_second_factor')
    await internalAdapter.updateUser(user.acting.account, { twoFactorEnabled: false })
    await admin.ask('POST', `/api/v1/accounts/${user.acting.account}/closing`)
    expect(await come(subject)).toBe('oidc_unlinked')
  })

  test('of an administrator is not linked over the network', async () => {
    expect((await link(await product.city.user('security', null), 'sub-security')).body.code).toBe('account_of_administrator')
  })
})

describe('refused', () => {
  let subject: string
  beforeAll(async () => {
    product.deps.oidc = settings
    ;({ subject } = await linked())
  })

  test.each([
    ['an answer whose state was changed', { back: (url: URL) => url.searchParams.set('state', 'another') }, 'oidc_failed'],
    ['an answer without a code', { back: (url: URL) => url.searchParams.delete('code') }, 'oidc_failed'],
    ['an answer that names another issuer', { back: (url: URL) => url.searchParams.set('iss', 'https://evil.example.cn') }, 'oidc_failed'],
    ['an answer to another nonce', { there: (url: URL) => url.searchParams.set('nonce', 'another') }, 'oidc_failed'],
    ['an answer to another challenge', { there: (url: URL) => url.searchParams.set('code_challenge', 'a'.repeat(43)) }, 'oidc_failed'],
  ])('%s', async (_, change, expected) => {
    expect(await come(subject, change)).toBe(expected)
  })

  test('an answer in another browser, and the same answer twice', async () => {
    provider.person = subject
    const { url, cookie } = await start()
    const to = await provider.visit(url)
    expect(await finish(to, '')).toBe('oidc_failed')
    expect(await finish(to, (await start()).cookie)).toBe('oidc_failed')
    expect(await finish(to, cookie)).toMatch(/^in as/)
    expect(await finish(to, cookie)).toBe('oidc_failed')
  })

  test('somebody whom no account is linked to; none is made', async () => {
    expect(await come('a-stranger')).toBe('oidc_unlinked')
    expect((await admin.ask('GET', '/api/v1/accounts?q=stranger')).body.rows).toEqual([])
  })

  test('a word that was meant for another system, or that nobody signed', async () => {
    provider.person = subject
    const { url, cookie } = await start()
    const [to, forOther] = [await provider.visit(url), await idTokenOfOther(provider, url, REDIRECT)]
    provider.idToken = forOther
    expect(await finish(to, cookie)).toBe('oidc_failed')
    provider.idToken = null
    const again = await start()
    const back = await provider.visit(again.url)
    const [head = '', , signature = ''] = forOther.split('.')
    const seconds = Math.floor(Date.now() / 1000)
    const claims = { iss: provider.issuer, aud: CLIENT.id, sub: subject, nonce: new URL(again.url).searchParams.get('nonce'), iat: seconds, exp: seconds + 60 }
    provider.idToken = [head, Buffer.from(JSON.stringify(claims)).toString('base64url'), signature].join('.')
    expect(await finish(back, again.cookie)).toBe('oidc_failed')
  })

  test('where nothing is set, and where the provider does not answer', async () => {
    product.deps.oidc = null
    expect((await ask('', undefined)).json()).toMatchObject({ code: 'oidc_off', status: 404 })
    product.deps.oidc = { ...settings, issuer: 'http://127.0.0.1:9' }
    expect((await ask('', undefined)).json()).toMatchObject({ code: 'oidc_unreachable', status: 503 })
    product.deps.oidc = { ...settings, issuer: 'https://10.0.0.1' }
    expect((await ask('', undefined)).json()).toMatchObject({ code: 'oidc_unreachable' })
  })
})

describe('where the operator trusts a claim with user names', () => {
  beforeEach(() => {
    product.deps.oidc = { ...settings, usernameClaim: 'preferred_username' }
  })

  test('an account is linked by it once, and never again by another name', async () => {
    const [one, other] = [await product.city.user('handler', UNITS[1]), await product.city.user('handler', UNITS[1])]
    provider.names['claimed'] = one.username
    expect(await come('claimed')).toBe(`in as ${one.username}`)
    provider.names['claimed'] = other.username
    expect(await come('claimed')).toBe(`in as ${one.username}`)
    provider.names['thief'] = one.username
    expect(await come('thief')).toBe('oidc_unlinked')
  })

  test('an administrator’s account is not found by it', async () => {
    provider.names['root'] = (await product.city.user('security', null)).username
    expect(await come('root')).toBe('oidc_unlinked')
  })
})
