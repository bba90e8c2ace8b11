import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { compressUnder } from '../../scripts/precompress.mjs'
import { PASSWORD } from '../../test/support/city.ts'
import { browserOf, cookieOf, openProduct } from '../../test/support/over-http.ts'
import type { Browser, Product } from '../../test/support/over-http.ts'
import { createAccount } from '../app/identity/create-account.ts'
import { newCommandId } from '../app/ids.ts'
import { registerPerson } from '../app/organisation/posts.ts'
import { endMembership, grantMembership } from '../app/session/grant-membership.ts'
import { dayOf } from '../kernel/time/day.ts'
import { uploadBytes } from './door/upload.ts'
import { paths } from './contract/paths.ts'

const JSON_TYPE = 'application/json; charset=utf-8'
const PROBLEM_TYPE = 'application/problem+json; charset=utf-8'
const script = `console.log(${JSON.stringify('long enough to be worth compressing '.repeat(100))})`

let product: Product
let web: string
let office: Browser
const names = { username: 'office-of-tests' }

beforeAll(async () => {
  web = mkdtempSync(join(tmpdir(), 'lingxian-web-'))
  mkdirSync(join(web, 'assets'))
  writeFileSync(join(web, 'index.html'), '<!doctype html><head><meta name="csp-nonce" content="__CSP_NONCE__"></head><div id="root"></div>')
  writeFileSync(join(web, 'assets', 'main-a1b2c3.js'), script)
  compressUnder(web)
  product = await openProduct({ web })
  await product.city.user('office', '市委政研室（改革办）', names.username)
  office = await product.enter(names)
})
afterAll(async () => {
  await product.close()
  rmSync(web, { recursive: true, force: true })
})

const nobody = () => browserOf(product.app, '')

describe('the session', () => {
  test('signing in answers with the city, the posts, and what may be done; the cookie carries it', async () => {
    const answer = await product.app.inject({ method: 'POST', url: '/api/v1/session', payload: { ...names, password: PASSWORD } })
    expect(answer.statusCode).toBe(200)
    expect(String(answer.headers['set-cookie'])).toMatch(/^lingxian\.session_token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/)
    const body = answer.json<Record<string, unknown>>()
    expect(body).toMatchObject({
      account: { username: names.username },
      mustChangePassword: false,
      city: { id: 'test', name: '试验市', demonstration: false },
      acting: { role: 'office', roleName: { zh: '改革办' }, unit: { name: '市委政研室（改革办）' }, post: { name: '承办人' } },
    })
    expect(body.may).toContain('openMatter')
    expect(body.may).not.toContain('reviewActivities')
    const again = await browserOf(product.app, cookieOf(answer.headers['set-cookie'])).ask('GET', '/api/v1/session')
    expect(again.body).toEqual(body)
  })

  test('over https, as a proxy on this machine says, the cookie is Secure and the address is not forgotten', async () => {
    const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'city.example', origin: 'https://city.example' }
    const answer = await product.app.inject({ method: 'POST', url: '/api/v1/session', payload: { ...names, password: PASSWORD }, headers })
    expect(String(answer.headers['set-cookie'])).toMatch(/; SameSite=Strict; Secure$/)
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000')
  })

  test('a wrong password is a problem, and sets nothing', async () => {
    const answer = await product.app.inject({ method: 'POST', url: '/api/v1/session', payload: { ...names, password: 'wrong' } })
    expect({ status: answer.statusCode, type: answer.headers['content-type'], cookie: answer.headers['set-cookie'] }).toEqual({ status: 401, type: PROBLEM_TYPE, cookie: undefined })
    expect(answer.json()).toMatchObject({ code: 'sign_in_failed', title: 'Unauthorized', facts: {} })
    await product.enter(names)
  })

  test('five failures lock, and the answer says when to come again', async () => {
    const user = await product.city.user('observer', null)
    const attempt = (password: string) => nobody().ask('POST', '/api/v1/session', { username: user.username, password })
    for (let failure = 1; failure <= 5; failure += 1) expect((await attempt('wrong')).status).toBe(401)
    const locked = await attempt(PASSWORD)
    expect(locked).toMatchObject({ status: 429, body: { code: 'locked_out', facts: { minutes: 1 } }, headers: { 'retry-after': '60' } })
  })

  test('an account without a membership is told so', async () => {
    await createAccount(product.deps, { username: 'without', initialPassword: PASSWORD, mustChange: false })
    const answer = await product.app.inject({ method: 'POST', url: '/api/v1/session', payload: { username: 'without', password: PASSWORD } })
    expect(answer.json()).toMatchObject({ status: 403, code: 'no_membership' })
    expect(answer.headers['set-cookie']).toBeUndefined()
  })

  test('signing out ends the session for whoever holds the cookie', async () => {
    const browser = await product.enter(await product.city.user('observer', null))
    expect(await browser.ask('DELETE', '/api/v1/session')).toMatchObject({ status: 200, body: {} })
    expect(await browser.ask('GET', '/api/v1/session')).toMatchObject({ status: 401, body: { code: 'not_signed_in' } })
  })

  test('a first password must be changed before anything else; the pages may still ask who is there', async () => {
    const { browser } = await memberOf({ mustChange: true })
    expect(await browser.ask('GET', '/api/v1/units')).toMatchObject({ status: 403, body: { code: 'password_change_required' } })
    expect(await browser.ask('GET', '/api/v1/session')).toMatchObject({ status: 200, body: { mustChangePassword: true } })
    const unfit = await browser.ask('PUT', '/api/v1/session/password', { current: PASSWORD, next: 'short' })
    expect(unfit).toMatchObject({ status: 422, body: { code: 'password_unfit', facts: { least: 10 } } })
    const changed = await browser.ask('PUT', '/api/v1/session/password', { current: PASSWORD, next: 'another long password' })
    expect(changed).toMatchObject({ status: 200, body: { mustChangePassword: false } })
    const after = browserOf(product.app, cookieOf(changed.headers['set-cookie'] as string))
    expect((await after.ask('GET', '/api/v1/units')).status).toBe(200)
    expect((await browser.ask('GET', '/api/v1/units')).status).toBe(401)
  })

  test('who has two posts acts through one of them, and changes over', async () => {
    const { browser, account, person } = await memberOf()
    const unit = product.city.units.get('市体育局') ?? null
    const { ids } = await grantMembership(product.city.security, { command: product.newCommand(), person, account, role: 'reviewer', unit, post: null, from: today() })
    expect((await browser.ask('GET', '/api/v1/session')).body).toMatchObject({ acting: { role: 'observer' }, memberships: [{ role: 'observer' }, { role: 'reviewer' }] })
    const chosen = await browser.ask('PUT', '/api/v1/session/membership', { membership: ids.membership })
    expect(chosen).toMatchObject({ status: 200, body: { acting: { id: ids.membership, role: 'reviewer', unit: { name: '市体育局' } } } })
    expect((await browser.ask('GET', '/api/v1/session')).body.acting).toEqual(chosen.body.acting)
    const foreign = await browser.ask('PUT', '/api/v1/session/membership', { membership: product.newCommand() })
    expect(foreign).toMatchObject({ status: 403, body: { code: 'no_membership' } })
  })

  test('a membership that has ended opens nothing with the next request', async () => {
    const { browser, person, membership } = await memberOf()
    expect((await browser.ask('GET', '/api/v1/units')).status).toBe(200)
    await endMembership(product.city.security, { command: product.newCommand(), person, membership, on: today() })
    expect(await browser.ask('GET', '/api/v1/units')).toMatchObject({ status: 403, body: { code: 'no_membership' } })
  })
})

describe('requests from other sites', () => {
  const signIn = (headers: Record<string, string>) => product.app.inject({ method: 'POST', url: '/api/v1/session', headers: { host: 'localhost:8700', ...headers }, payload: { ...names, password: PASSWORD } })

  test.each([
    ['a page of this server', { origin: 'http://localhost:8700' }, 200],
    ['a program that names no origin', {}, 200],
    ['an address typed by a person', { 'sec-fetch-site': 'none' }, 200],
    ['another site', { origin: 'https://evil.example' }, 403],
    ['another port of this machine', { origin: 'http://localhost:3000' }, 403],
    ['a page without origin', { origin: 'null' }, 403],
    ['a browser that says cross-site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a page of a neighbouring site', { 'sec-fetch-site': 'same-site' }, 403],
  ])('from %s', async (_, headers, status) => {
    const answer = await signIn(headers)
    expect(answer.statusCode).toBe(status)
    if (status === 403) expect(answer.json()).toMatchObject({ code: 'cross_site_refused' })
  })

  test('reading is not refused: without the cookie, which they cannot send, there is nothing to read', async () => {
    const answer = await product.app.inject({ url: '/api/v1/health', headers: { origin: 'https://evil.example' } })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })
})

describe('problems', () => {
  const post = (payload: string, type = 'application/json') => product.app.inject({ method: 'POST', url: '/api/v1/units', headers: { cookie: office.cookie, 'content-type': type }, payload })

  test.each([
    ['an address that is none', 'GET', '/api/v1/nothing', 404, 'route_unknown'],
    ['a method that is none', 'DELETE', '/api/v1/units', 404, 'route_unknown'],
    ['an id that is none', 'GET', '/api/v1/units/not-an-id', 400, 'input_invalid'],
    ['a malformed address', 'GET', '/api/v1/units/%', 400, 'input_invalid'],
    ['a day that is none', 'GET', '/api/v1/matters?dueFrom=2026-02-30', 400, 'input_invalid'],
    ['a sort that is not declared', 'GET', '/api/v1/matters?sort=title;drop', 400, 'input_invalid'],
    ['a unit that is none', 'GET', '/api/v1/units/0192f3a4-0000-7000-8000-000000000000', 404, 'not_found'],
  ])('%s', async (_, method, url, status, code) => {
    const answer = await office.ask(method as 'GET', url)
    expect(answer).toMatchObject({ status, type: PROBLEM_TYPE, body: { status, code, type: `/api/docs#problem-${code}` } })
    expect(Object.keys(answer.body).sort()).toEqual(['code', 'detail', 'detailEn', 'facts', 'instance', 'status', 'title', 'type'])
  })

  test.each([
    ['no JSON', '{"a":', 'application/json', 400, 'input_invalid'],
    ['nothing at all', '', 'application/json', 400, 'input_invalid'],
    ['another type', 'a=1', 'application/x-www-form-urlencoded', 400, 'input_invalid'],
    ['a prototype in disguise', '{"__proto__":{"admin":true}}', 'application/json', 400, 'input_invalid'],
    ['more than a megabyte', JSON.stringify({ name: 'x'.repeat(1024 * 1024) }), 'application/json', 413, 'body_too_large'],
  ])('a body that is %s', async (_, payload, type, status, code) => {
    const answer = await post(payload, type)
    expect({ status: answer.statusCode, type: answer.headers['content-type'], code: answer.json<{ code: string }>().code }).toEqual({ status, type: PROBLEM_TYPE, code })
  })

  test('wrong fields are named, and nothing was made', async () => {
    const answer = await office.ask('POST', '/api/v1/units', { command: 'x', name: '', kind: 'castle' })
    expect(answer).toMatchObject({ status: 400, body: { code: 'input_invalid', facts: { fields: ['command', 'name', 'kind'] } } })
    expect(answer.body.detail).toBe('填写有误：command: 格式不对（uuid）；name: 不能为空；kind: 不在可选范围内。请改正后重新提交，其他内容已保留。')
  })

  test('without a session nothing is answered but how to get one', async () => {
    for (const [name, address] of Object.entries(paths)) {
      const [method = '', path = ''] = address.split(' ')
      const id = newCommandId(product.deps.now())
      const url = path.replace(':sha256', 'a'.repeat(64)).replaceAll(/:\w+/g, id)
      const answer = await nobody().ask(method as 'GET', url, method === 'GET' || method === 'DELETE' ? undefined : {})
      const open = { getHealth: 200, signOut: 200, getCommitments: 200, getSignInWays: 200, startPasskeySignIn: 200 }[name] ?? (name === 'signIn' ? 400 : undefined)
      if (open) expect({ name, status: answer.status }).toEqual({ name, status: open })
      else expect({ name, code: ['not_signed_in', 'input_invalid', 'oidc_off'].includes(String(answer.body.code)) }).toEqual({ name, code: true })
    }
  })
})

describe('every answer', () => {
  test.each([
    ['a page', '/'],
    ['a file', '/assets/main-a1b2c3.js'],
    ['the documentation', '/api/docs'],
    ['the API', '/api/v1/health'],
    ['a problem', '/api/v1/nothing'],
    ['a malformed address', '/api/v1/units/%'],
  ])('%s carries the security headers', async (_, url) => {
    const { headers } = await product.app.inject({ url })
    const nonce = /'nonce-([\w+/=]{24})'/.exec(String(headers['content-security-policy']))?.[1]
    expect(headers['content-security-policy']).toBe(
      url.startsWith('/api/v1/') ? `default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'` : `default-src 'none'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'`,
    )
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY', 'cross-origin-opener-policy': 'same-origin' })
  })

  test('of the API is JSON in UTF-8 that nobody keeps', async () => {
    expect(await office.ask('GET', '/api/v1/units')).toMatchObject({ status: 200, type: JSON_TYPE, headers: { 'cache-control': 'no-store' } })
  })

  test('health says version and database without a session', async () => {
    const { body } = await nobody().ask('GET', '/api/v1/health')
    expect(body).toEqual({ ready: true, version: expect.stringMatching(/^\d+\.\d+\.\d+$/), database: expect.stringMatching(/^(embedded|server)$/) })
  })
})

describe('the web app', () => {
  const get = (url: string, encoding = '') => product.app.inject({ url, headers: { 'accept-encoding': encoding } })

  test.each(['/', '/index.html', '/ledgers/reform', '/matters/1?tab=timeline'])('%s is the page, with a nonce of its own each time', async (url) => {
    const [one, other] = [await get(url), await get(url)]
    const nonceOf = ({ body }: { body: string }) => /<meta name="csp-nonce" content="([\w+/=]{24})">/.exec(body)?.[1]
    expect(one.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
    expect(one.headers['content-security-policy']).toContain(`'nonce-${nonceOf(one)}'`)
    expect(nonceOf(one)).not.toBe(nonceOf(other))
  })

  test.each([
    ['br, gzip', 'br'],
    ['gzip', 'gzip'],
    ['', undefined],
  ])('files with a hash in their name are kept a year, compressed for “%s” as %s', async (accepted, encoding) => {
    const answer = await get('/assets/main-a1b2c3.js', accepted)
    expect(answer.headers['content-type']).toMatch(/javascript/)
    expect({ cache: answer.headers['cache-control'], encoding: answer.headers['content-encoding'] }).toEqual({ cache: 'public, max-age=31536000, immutable', encoding })
    if (encoding) expect(answer.rawPayload.length).toBeLessThan(script.length / 10)
  })

  test.each(['/../package.json', '/%2e%2e/package.json', '/assets/..%2f..%2fpackage.json', '/.built-from'])('%s gives no file of ours away', async (url) => {
    expect((await get(url)).body).not.toContain('"dependencies"')
  })

  test('a file that is not there is no page', async () => {
    const answer = await get('/assets/gone-000000.js')
    expect(answer.statusCode).toBe(404)
  })
})

describe('uploads', () => {
  const upload = (parts: { name: string; filename?: string; content: string | Buffer }[], url = '/api/v1/documents') => {
    const boundary = 'lingxian-boundary'
    const payload = Buffer.concat([
      ...parts.flatMap(({ name, filename, content }) => [
        Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"${filename === undefined ? '' : `; filename="${filename}"`}\r\n\r\n`),
        Buffer.from(content),
        Buffer.from('\r\n'),
      ]),
      Buffer.from(`--${boundary}--\r\n`),
    ])
    return product.app.inject({ method: 'POST', url, headers: { cookie: office.cookie, 'content-type': `multipart/form-data; boundary=${boundary}` }, payload })
  }
  const command = () => ({ name: 'command', content: product.newCommand() })
  const text = `关于做好改革试点工作的通知\n\n一、开展改革试点。（责任单位：市体育局）\n二、总结改革经验。（责任单位：市审批服务管理局）\n`

  test.each([
    ['before', [command, () => ({ name: 'file', filename: '通知一.txt', content: `${text}甲` })]],
    ['after', [() => ({ name: 'file', filename: '通知二.txt', content: `${text}乙` }), command]],
  ])('a document with its command %s the file; its name in Chinese', async (_, parts) => {
    const answer = await upload(parts.map((part) => part()))
    expect(answer.json()).toMatchObject({ known: false, document: expect.any(String) })
    const { body } = await office.ask('GET', '/api/v1/documents')
    expect((body.rows as { name: string }[])[0]?.name).toMatch(/^通知[一二]\.txt$/)
  })

  test.each([
    ['no file', () => [command()], 400, 'input_invalid'],
    ['no command', () => [{ name: 'file', filename: 'a.txt', content: text }], 400, 'input_invalid'],
    ['two files', () => [command(), { name: 'file', filename: 'a.txt', content: text }, { name: 'file', filename: 'b.txt', content: text }], 400, 'input_invalid'],
    ['an empty file', () => [command(), { name: 'file', filename: '空.txt', content: '' }], 422, 'file_empty'],
    ['a byte more than 20 MB', () => [command(), { name: 'file', filename: '大.txt', content: Buffer.alloc(uploadBytes + 1, 'x') }], 413, 'file_too_large'],
  ])('%s is refused', async (_, parts, status, code) => {
    const answer = await upload(parts())
    expect({ status: answer.statusCode, code: answer.json<{ code: string }>().code }).toEqual({ status, code })
  })

  test('a form that breaks off is refused', async () => {
    const answer = await product.app.inject({ method: 'POST', url: '/api/v1/documents', headers: { cookie: office.cookie, 'content-type': 'multipart/form-data; boundary=x' }, payload: '--x\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\nabc' })
    expect(answer.json()).toMatchObject({ status: 400, code: 'input_invalid' })
  })

  test('an attachment comes back as it was, to be saved and not shown', async () => {
    const answer = await upload([{ name: 'file', filename: '会议纪要.txt', content: '纪要' }], '/api/v1/files')
    const { sha256 } = answer.json<{ sha256: string }>()
    const file = await product.app.inject({ url: `/api/v1/files/${sha256}`, headers: { cookie: office.cookie } })
    expect({ body: file.body, disposition: file.headers['content-disposition'] }).toEqual({
      body: '纪要',
      disposition: `attachment; filename*=UTF-8''${encodeURIComponent('会议纪要.txt')}`,
    })
  })
})

function today(): string {
  return dayOf(product.deps.now())
}

/** An observer with one membership, signed in. */
async function memberOf({ mustChange = false } = {}) {
  const username = `member-${newCommandId(product.deps.now())}`
  const { account } = await createAccount(product.deps, { username, initialPassword: PASSWORD, mustChange })
  const { keeper, security } = product.city
  const { person } = (await registerPerson(keeper, { command: product.newCommand(), name: null, phone: null })).ids
  const granted = await grantMembership(security, { command: product.newCommand(), person, account, role: 'observer', unit: null, post: null, from: today() })
  return { account, person, membership: granted.ids.membership, browser: await product.enter({ username }) }
}
