import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { openProduct, UNITS, type Browser, type Product } from '../../../test/support/over-http.ts'
import { formOf } from '../../../test/support/form.ts'
import { PASSWORD, type TestUser } from '../../../test/support/city.ts'
import { readTable } from '../../files/index.ts'
import { openCity } from '../city/open-city.ts'
import { firstRights } from '../city/first-rights.ts'
import { leftOut } from './bulk/template.ts'
import { createAccount } from '../identity/create-account.ts'

let product: Product
let admin: Browser
let security: Browser
let office: TestUser
const [, UNIT] = UNITS

beforeAll(async () => {
  product = await openProduct()
  admin = await product.enter(await product.city.user('admin', null))
  security = await product.enter(await product.city.user('security', null))
  office = await product.city.user('office', UNITS[0])
})
afterAll(() => product.close())

const command = () => product.newCommand()
const cellsOf = async (bytes: Uint8Array) => (await readTable(bytes, '表.xlsx')).flatMap(({ rows }) => rows.flatMap(({ cells }) => [...cells.values()]))
type Opened = { username: string; password: string; ids: { account: string; person: string; membership: string } }
let made = 0
/** An account for the holder of a new post of the unit, which waits for its right. */
async function opened(role = 'handler'): Promise<Opened> {
  const { post } = await product.city.user('observer', UNIT)
  made += 1
  const { body, status } = await admin.ask('POST', '/api/v1/accounts', { command: command(), post, username: `xin-${made}`, role })
  expect([status, body.code]).toEqual([200, undefined])
  return body as Opened
}
const grant = ({ ids }: Opened, by = security) => by.ask('POST', '/api/v1/memberships', { command: command(), person: ids.person, membership: ids.membership })
const codeOf = async (answer: Promise<{ body: Record<string, unknown> }>) => (await answer).body.code ?? 'done'
const enter = (username: string, password: string) => product.app.inject({ method: 'POST', url: '/api/v1/session', payload: { username, password } }).then((answer) => answer.json<{ code?: string }>().code ?? 'done')
const stateOf = async (account: string) => ((await admin.ask('GET', '/api/v1/accounts')).body.rows as { id: string; state: string }[]).find(({ id }) => id === account)?.state

describe('from opening to the first sign-in', () => {
  test('an account does nothing until its right is granted, by somebody else than who opened it', async () => {
    const one = await opened()
    expect(await stateOf(one.ids.account)).toBe('waiting')
    expect(await enter(one.username, one.password)).toBe('grant_waiting')
    expect(await codeOf(grant(one, admin))).toBe('forbidden')
    expect(await codeOf(grant(one))).toBe('done')
    expect(await codeOf(grant(one))).toBe('right_not_waiting')
    expect(await stateOf(one.ids.account)).toBe('never')
    expect(await enter(one.username, one.password)).toBe('done')
    expect(await stateOf(one.ids.account)).toBe('active')
  })

  test('what was declined says why, and lets nobody in', async () => {
    const one = await opened()
    const decline = { command: command(), reason: '人选有变' }
    expect(await codeOf(security.ask('POST', `/api/v1/persons/${one.ids.person}/memberships/${one.ids.membership}/decline`, decline))).toBe('done')
    expect(await enter(one.username, one.password)).toBe('no_membership')
    const row = ((await security.ask('GET', `/api/v1/accounts?q=${one.username}`)).body.rows as { state: string; rights: object[] }[])[0]
    expect(row).toMatchObject({ state: 'none', rights: [{ standing: 'declined', reason: '人选有变' }] })
    expect(await codeOf(grant(one))).toBe('right_not_waiting')
  })

  test('an account gets a second post of the same person, and acts through one at a time', async () => {
    const handler = await product.city.user('handler', UNIT)
    const again = { command: command(), username: handler.username, role: 'observer', person: handler.acting.person }
    expect(await codeOf(security.ask('POST', '/api/v1/memberships', again))).toBe('done')
    expect(await codeOf(security.ask('POST', '/api/v1/memberships', { ...again, command: command() }))).toBe('membership_doubled')
    expect(await codeOf(security.ask('POST', '/api/v1/memberships', { ...again, command: command(), role: 'admin' }))).toBe('roles_exclude')
    expect(await codeOf(security.ask('POST', '/api/v1/memberships', { ...again, command: command(), person: office.acting.person }))).toBe('account_of_another')
    const session = (await (await product.enter(handler)).ask('GET', '/api/v1/session')).body as { memberships: object[]; acting: { role: string } }
    expect([session.memberships.length, session.acting.role]).toEqual([2, 'handler'])
  })
})

describe('keeping accounts', () => {
  test('a reset password is told once, ends the sessions and must be changed; the old one opens nothing', async () => {
    const handler = await product.city.user('handler', UNIT)
    const own = await product.enter(handler)
    const { body } = await admin.ask('POST', `/api/v1/accounts/${handler.acting.account}/password`)
    expect(body.password).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
    expect((await own.ask('GET', '/api/v1/session')).status).toBe(401)
    expect(await enter(handler.username, PASSWORD)).toBe('sign_in_failed')
    await security.ask('POST', `/api/v1/accounts/${handler.acting.account}/confirmation`)
    const fresh = await product.enter(handler, String(body.password))
    expect(await codeOf(fresh.ask('GET', '/api/v1/desk'))).toBe('password_change_required')
  })

  test('whoever resets a password is not who it is of: nothing opens before somebody else has confirmed it, and the owner is told', async () => {
    const handler = await product.city.user('handler', UNIT)
    const url = `/api/v1/accounts/${handler.acting.account}`
    expect((await (await product.enter(handler)).ask('GET', '/api/v1/account')).body.byOthers).toEqual({ passwordReset: null, linked: null, secondFactorReset: null })
    const { body } = await admin.ask('POST', `${url}/password`)
    expect([await enter(handler.username, String(body.password)), await stateOf(handler.acting.account)]).toEqual(['confirm_waiting', 'unconfirmed'])
    expect(await codeOf(admin.ask('POST', `${url}/confirmation`))).toBe('forbidden')
    expect(await enter(handler.username, String(body.password))).toBe('confirm_waiting')
    expect(await codeOf(security.ask('POST', `${url}/confirmation`))).toBe('done')
    const fresh = await product.enter(handler, String(body.password))
    expect((await fresh.ask('GET', '/api/v1/account')).body.byOthers).toEqual({ passwordReset: expect.stringMatching(/^\d{4}-.*Z$/), linked: null, secondFactorReset: null })
    expect(await stateOf(handler.acting.account)).toBe('active')
    // Reset once more, the session that is open ends too.
    await admin.ask('POST', `${url}/password`)
    expect((await fresh.ask('GET', '/api/v1/session')).status).toBe(401)
  })

  test('an account that only waits for its right is confirmed by the grant', async () => {
    const one = await opened()
    const { body } = await admin.ask('POST', `/api/v1/accounts/${one.ids.account}/password`)
    expect(await enter(one.username, String(body.password))).toBe('grant_waiting')
    expect(await codeOf(grant(one))).toBe('done')
    expect(await enter(one.username, String(body.password))).toBe('done')
  })

  test('a closed account ends at once and for good', async () => {
    const handler = await product.city.user('handler', UNIT)
    const own = await product.enter(handler)
    const url = `/api/v1/accounts/${handler.acting.account}`
    expect(await codeOf(admin.ask('POST', `${url}/closing`))).toBe('done')
    expect((await own.ask('GET', '/api/v1/session')).status).toBe(401)
    expect(await enter(handler.username, PASSWORD)).toBe('sign_in_failed')
    expect(await codeOf(admin.ask('POST', `${url}/password`))).toBe('account_closed')
    expect(await codeOf(security.ask('POST', '/api/v1/memberships', { command: command(), username: handler.username, role: 'observer', person: handler.acting.person }))).toBe('account_closed')
    expect(await stateOf(handler.acting.account)).toBe('closed')
  })

  test('who is locked out is seen to be, and let in by security', async () => {
    const handler = await product.city.user('handler', UNIT)
    for (let tried = 0; tried < 5; tried += 1) await enter(handler.username, 'wrong-password-1')
    expect([await enter(handler.username, PASSWORD), await stateOf(handler.acting.account)]).toEqual(['locked_out', 'locked'])
    expect(await codeOf(admin.ask('POST', `/api/v1/accounts/${handler.acting.account}/unlocking`))).toBe('forbidden')
    expect(await codeOf(security.ask('POST', `/api/v1/accounts/${handler.acting.account}/unlocking`))).toBe('done')
    expect(await enter(handler.username, PASSWORD)).toBe('done')
  })

  test('ended sessions are over, and the second factor is taken by security alone', async () => {
    const handler = await product.city.user('handler', UNIT)
    const own = await product.enter(handler)
    expect((await security.ask('POST', `/api/v1/accounts/${handler.acting.account}/sessions/end`)).body).toEqual({ ended: 1 })
    expect((await own.ask('GET', '/api/v1/session')).status).toBe(401)
    expect(await codeOf(admin.ask('POST', `/api/v1/accounts/${handler.acting.account}/second-factor/reset`))).toBe('forbidden')
    expect(await codeOf(security.ask('POST', `/api/v1/accounts/${handler.acting.account}/second-factor/reset`))).toBe('done')
  })

  test.each(['admin', 'security', 'auditor'] as const)('the account of another %s is neither reset nor closed over the network', async (role) => {
    const other = await product.city.user(role, null)
    for (const what of ['password', 'closing']) expect(await codeOf(admin.ask('POST', `/api/v1/accounts/${other.acting.account}/${what}`))).toBe('account_of_administrator')
    expect(await enter(other.username, PASSWORD)).toBe('done')
  })

  test('nobody administers their own account, and nobody ends a right of their own', async () => {
    const user = await product.city.user('security', null)
    const own = await product.enter(user)
    const { account, person, membership } = user.acting
    expect(await codeOf(own.ask('POST', `/api/v1/accounts/${account}/sessions/end`))).toBe('own_account')
    expect(await codeOf(own.ask('POST', `/api/v1/persons/${person}/memberships/${membership}/end`, { command: command() }))).toBe('own_rights')
    expect(await codeOf(own.ask('POST', '/api/v1/memberships', { command: command(), username: user.username, role: 'admin', person }))).toBe('own_rights')
  })
})

describe('two cities on one server', () => {
  beforeAll(async () => {
    await openCity(product.deps, { id: 'other', name: '另一市', demonstration: false, fixedToday: null })
    const user = await product.city.user('handler', UNIT, 'both')
    await firstRights(product.deps, 'other', [{ account: user.acting.account, role: 'observer' }], '2020-01-01')
  })

  test('an account of both says so, and goes from one to the other', async () => {
    const own = await product.enter({ username: 'both' })
    const before = (await own.ask('GET', '/api/v1/session')).body
    expect(before).toMatchObject({ cities: [{ id: 'other', name: '另一市' }, { id: 'test', name: '试验市' }] })
    const to = (before.city as { id: string }).id === 'test' ? 'other' : 'test'
    expect((await own.ask('PUT', '/api/v1/session/membership', { city: to })).body).toMatchObject({ city: { id: to } })
    expect(await codeOf(own.ask('PUT', '/api/v1/session/membership', { city: 'nowhere' }))).toBe('no_membership')
  })

  test('an account that another city opened is not reset from here: who is somebody there would be anybody', async () => {
    const { account } = await createAccount(product.deps, { username: 'theirs', initialPassword: PASSWORD, mustChange: false, home: 'other' })
    expect(await codeOf(admin.ask('POST', `/api/v1/accounts/${account}/password`))).toBe('not_found')
    await firstRights(product.deps, 'test', [{ account, role: 'observer' }], '2020-01-01')
    expect(await codeOf(admin.ask('POST', `/api/v1/accounts/${account}/password`))).toBe('account_elsewhere')
  })
})

describe('a list of accounts', () => {
  const read = async (csv: string) => {
    const form = formOf([{ name: 'file', filename: '名单.csv', content: csv }])
    const answer = await product.app.inject({ method: 'POST', url: '/api/v1/accounts/readings', ...form, headers: { ...form.headers, cookie: admin.cookie } })
    return answer.json<{ code?: string; fit: number; rows: { row: number; problems: { code: string }[]; open: object | null }[] }>()
  }

  test('every row says what is wrong with it, and nothing is opened by reading', async () => {
    const held = await product.city.user('handler', '市体育局')
    const lines = [
      '市体育局,承办人,,ti-yu-1,查阅', '市无此局,承办人,,ti-yu-2,承办人', '市体育局,无此职务,,ti-yu-3,承办人', '市体育局,承办人,张某某,ti-yu-4,查阅',
      `市体育局,承办人,,${held.username},查阅`, '市体育局,承办人,,ti-yu-1,查阅', '市体育局,承办人,,！,承办人', '市体育局,承办人,,ti-yu-5,超级用户', '市体育局,承办人,,ti-yu-6,系统管理员',
      '市体育局,承办人,,ti-yu-7,市领导', '市体育局,承办人,,ti-yu-8,承办人', '市体育局,承办人,,,承办人',
    ]
    const { rows, fit } = await read(['单位,职务,姓名,用户名,身份', ...lines].join('\n'))
    expect(rows.map(({ problems }) => problems.map(({ code }) => code).join(' '))).toEqual([
      '', 'unit_unknown', 'post_unknown', 'name_other', 'username_used right_twice', 'username_twice right_twice', 'username_unfit right_held', 'role_unknown', 'role_single', 'role_unfit', 'right_held',
    ])
    expect(fit).toBe(1)
    expect((await admin.ask('GET', '/api/v1/accounts?q=ti-yu')).body.rows).toEqual([])
    expect((await read('单位,电话\n市体育局,1'))).toMatchObject({ code: 'accounts_unreadable' })
  })

  test('is opened as a whole with passwords told once; sent again it says so and tells none', async () => {
    const { rows } = await read('单位,职务,姓名,用户名,身份\n市体育局,承办人,,qi-1,查阅\n市体育局,承办人,,qi-2,督查人员')
    const body = { command: command(), rows: rows.map(({ open }) => open) }
    const send = () => product.app.inject({ method: 'POST', url: '/api/v1/accounts/batches', payload: body, headers: { cookie: admin.cookie } })
    const answer = await send()
    expect([answer.statusCode, answer.headers['content-disposition']]).toEqual([200, expect.stringContaining('.xlsx')])
    const passwords = (await cellsOf(answer.rawPayload)).filter((cell) => /^([a-z2-9]{4}-){3}[a-z2-9]{4}$/.test(cell))
    expect([passwords.length, new Set(passwords).size]).toEqual([2, 2])
    expect((await send()).json()).toMatchObject({ code: 'accounts_opened', facts: { count: 2 } })
    const states = ((await admin.ask('GET', '/api/v1/accounts?q=qi-')).body.rows as { username: string; state: string }[]).map(({ username, state }) => `${username} ${state}`)
    expect(states).toEqual(['qi-1 waiting', 'qi-2 waiting'])
    expect(await enter('qi-1', passwords[0] ?? '')).toBe('grant_waiting')
  })

  test('one row that no longer fits, and none is opened', async () => {
    const { rows } = await read('单位,职务,姓名,用户名,身份\n市体育局,承办人,,ba-1,考核人员')
    const [first] = rows.map(({ open }) => open)
    const taken = await product.city.user('observer', null)
    const body = { command: command(), rows: [first, { ...first, row: 9, username: taken.username, role: 'observer' }] }
    expect((await admin.ask('POST', '/api/v1/accounts/batches', body)).body).toMatchObject({ code: 'accounts_changed', facts: { row: 9 } })
    expect((await admin.ask('GET', '/api/v1/accounts?q=ba-1')).body.rows).toEqual([])
  })

  test('the template lists posts without an account', async () => {
    const answer = await product.app.inject({ method: 'GET', url: '/api/v1/accounts/template', headers: { cookie: admin.cookie } })
    expect(await cellsOf(answer.rawPayload)).toContain('用户名')
    expect([leftOut(500), leftOut(512)]).toEqual(['', '，另有 12 个职务未列入，开通这些后再下载'])
  })
})
