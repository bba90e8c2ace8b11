import { getMigrations } from 'better-auth/db/migration'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { testDatabase } from '../../../test/support/database.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { Database } from '../../store/database/index.ts'
import { identityTables } from '../../store/identity/tables.ts'
import type { Deps } from '../call.ts'
import { authOptions } from './auth.ts'
import { changePassword } from './change-password.ts'
import { chooseMembership } from './choose-membership.ts'
import { accountNamed, createAccount } from './create-account.ts'
import type { NewAccount } from './create-account.ts'
import type { Entered } from './entered.ts'
import { identityOf } from './identity.ts'
import { attemptKey } from './lock-out.ts'
import { noteRefused, refuseOftenSignIn } from './often.ts'
import { sessionOf } from './session-of.ts'
import { signedInHere } from './signed-in-here.ts'
import { signIn as begin } from './sign-in.ts'
import type { From } from './sign-in.ts'
import { signOut } from './sign-out.ts'

const password = 'a fine long password'
let close: () => Promise<void>
let db: Database
let clock = Date.parse('2026-11-22T08:00:00.000Z')
let deps: Deps

beforeAll(async () => {
  ;({ db, close } = await testDatabase())
  deps = { db, now: () => new Date(clock).toISOString() } as Deps
})
afterAll(() => close())

/** Signs in where no second step is asked for. */
const signIn = async (on: Deps, input: { username: string; password: string } & From): Promise<Entered> => {
  const answer = await begin(on, input)
  if ('secondStep' in answer) throw new Error('a second step is asked for')
  return answer
}
/** Changes the password as the browser with this cookie does. */
const change = async (cookie: string | undefined, input: { current: string; next: string }) => changePassword(deps, await signedInHere(deps, cookie), { ...input, address: '10.0.9.9' })

let made = 0
/** Every test has an account and an address of its own: what one locks must not shut another out. */
const account = async (given: Partial<NewAccount> = {}) => {
  made += 1
  const username = given.username ?? `user-${made}`
  const { account: id } = await createAccount(deps, { username, initialPassword: password, mustChange: false, ...given })
  const address = `10.0.0.${made}`
  return { id, username, enter: (typed = password) => signIn(deps, { username, password: typed, address }) }
}
const cookieOf = ({ cookies }: Entered) => cookies.map((cookie) => cookie.split(';')[0]).join('; ')
const refusedAs = async (work: Promise<unknown>) => {
  const error = await work.then(() => undefined, (thrown: unknown) => thrown)
  if (error instanceof DeliveryError) return { code: error.code, facts: error.facts }
  throw error ?? new Error('nothing was refused')
}

test('the tables are those the library would make itself', async () => {
  const options = authOptions(db, { secret: 'x'.repeat(32), now: deps.now })
  const plan = await getMigrations({ ...options, database: { db: db.identity, type: 'postgres' } })
  expect({ created: plan.toBeCreated, added: plan.toBeAdded, indexes: plan.toBeAddedIndexes, problems: plan.schemaProblems }).toEqual({
    created: [],
    added: [],
    indexes: [],
    problems: [],
  })
})

describe('signing in', () => {
  test('with the right password opens a session that no script can read and no other site can send', async () => {
    const { id, username, enter } = await account()
    const { session, cookies } = await enter()
    expect(session).toEqual({
      account: id, username, mustChangePassword: false, session: expect.any(String), token: expect.any(String), tenant: null, membership: null, onBehalfOf: null,
      idleMinutes: null, secondFactorDue: false, byTwoFactors: false, hasSecondFactor: false,
    })
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatch(/^lingxian\.session_token=[^;]+; Max-Age=43200; Path=\/; HttpOnly; SameSite=Strict$/)
  })

  test.each([
    ['li.ming', 'Li.Ming'],
    ['王科', ' 王科 '],
    ['abc-1', 'ＡＢＣ-1'],
  ])('the account %s is entered as “%s” too', async (username, typed) => {
    const { id } = await account({ username })
    const { session } = await signIn(deps, { username: typed, password, address: '10.0.1.1' })
    expect(session.account).toBe(id)
    expect(await accountNamed(deps, typed)).toEqual({ account: id })
  })

  test('a wrong password and an unknown name are refused in the same words', async () => {
    const { enter } = await account()
    const wrong = await refusedAs(enter('another password'))
    expect(wrong).toEqual({ code: 'sign_in_failed', facts: {} })
    expect(await refusedAs(signIn(deps, { username: 'nobody-here', password, address: '10.0.1.2' }))).toEqual(wrong)
    expect(await refusedAs(signIn(deps, { username: '" or 1=1', password, address: '10.0.1.2' }))).toEqual(wrong)
  })

  test('a cookie that this server did not sign is nobody', async () => {
    const entered = await (await account()).enter()
    const cookie = cookieOf(entered)
    expect(await sessionOf(deps, cookie)).toEqual(entered.session)
    expect(await sessionOf(deps, cookie.slice(0, -4) + 'AAA%3D')).toBeNull()
    expect(await sessionOf(deps, `lingxian.session_token=${entered.session.token}`)).toBeNull()
    expect(await sessionOf(deps, undefined)).toBeNull()
  })

  test('passwords are kept as salted hashes', async () => {
    const { id } = await account()
    const { internalAdapter } = await (await identityOf(deps)).$context
    const kept = await internalAdapter.findCredentialAccount(id)
    expect(kept?.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/)
  })

  test('signing out ends the session', async () => {
    const entered = await (await account()).enter()
    const cookies = await signOut(deps, cookieOf(entered))
    expect(cookies.filter((cookie) => cookie.startsWith('lingxian.session_token=')).join()).toContain('Max-Age=0')
    expect(await sessionOf(deps, cookieOf(entered))).toBeNull()
    await signOut(deps, undefined)
  })
})

describe('locking out', () => {
  const fail = (enter: (typed: string) => Promise<unknown>) => refusedAs(enter('wrong wrong wrong'))

  test('five failures lock the account for a minute, each further one for twice as long; the right password ends it', async () => {
    const { enter } = await account()
    for (let failure = 1; failure <= 5; failure += 1) expect((await fail(enter)).code).toBe('sign_in_failed')
    expect(await refusedAs(enter())).toEqual({ code: 'locked_out', facts: { minutes: 1 } })
    clock += 60_000
    expect((await fail(enter)).code).toBe('sign_in_failed')
    expect(await refusedAs(enter())).toEqual({ code: 'locked_out', facts: { minutes: 2 } })
    clock += 119_000
    expect(await refusedAs(enter())).toEqual({ code: 'locked_out', facts: { minutes: 1 } })
    clock += 1_000
    await enter()
    expect((await fail(enter)).code).toBe('sign_in_failed')
    await enter()
  })

  test('the lock is never longer than half an hour', async () => {
    const { enter, username } = await account()
    const at = new Date(clock)
    await identityTables(db).insertInto('sign_in_attempt').values({ key: attemptKey(username), failures: 1000, last_at: at, locked_until: at }).execute()
    await fail(enter)
    expect(await refusedAs(enter())).toEqual({ code: 'locked_out', facts: { minutes: 30 } })
  })

  test('failures of yesterday do not count', async () => {
    const { enter } = await account()
    for (let failure = 1; failure <= 4; failure += 1) await fail(enter)
    clock += 25 * 3_600_000
    await fail(enter)
    await enter()
  })

  test('twenty guesses at once are twenty guesses', async () => {
    const { enter } = await account()
    const answers = await Promise.all(Array.from({ length: 20 }, () => fail(enter)))
    expect(answers.filter(({ code }) => code === 'sign_in_failed')).toHaveLength(5)
    expect(answers.filter(({ code }) => code === 'locked_out')).toHaveLength(15)
  })

  test('an unknown name is locked like a known one', async () => {
    const enter = (typed: string) => signIn(deps, { username: 'never-made', password: typed, address: '10.0.2.1' })
    for (let failure = 1; failure <= 5; failure += 1) await fail(enter)
    expect((await fail(enter)).code).toBe('locked_out')
  })

  test('one account being locked leaves the others alone', async () => {
    const [one, other] = [await account(), await account()]
    for (let failure = 1; failure <= 5; failure += 1) await fail(one.enter)
    await other.enter()
  })

  test('of one address thirty refused sign-ins in a minute are enough, whatever the accounts; the next minute it may try again', async () => {
    const { username, enter } = await account()
    const from = (name: string, address = '10.0.3.1') => refusedAs(signIn(deps, { username: name, password: 'x', address }))
    for (let failure = 1; failure <= 29; failure += 1) {
      await refuseOftenSignIn(deps, '10.0.3.1', `guessed-${failure}`)
      await noteRefused(deps, '10.0.3.1')
    }
    expect((await from('guessed-30')).code).toBe('sign_in_failed')
    for (let turnedAway = 1; turnedAway <= 6; turnedAway += 1) expect((await from(username)).code).toBe('too_many_requests')
    // Being turned away at the address locks no one, and shuts out no other address.
    await enter()
    clock += 59_999
    expect((await from(username)).code).toBe('too_many_requests')
    clock += 1
    await signIn(deps, { username, password, address: '10.0.3.1' })
  })

  test('a line that has 2⁶⁴ addresses is one that guesses, and its neighbour is another', async () => {
    const { username } = await account()
    for (let failure = 1; failure <= 30; failure += 1) {
      await refuseOftenSignIn(deps, `2001:db8:3:1::${failure.toString(16)}`, `guessed-${failure}`)
      await noteRefused(deps, `2001:db8:3:1:${failure}::1`)
    }
    expect((await refusedAs(signIn(deps, { username, password, address: '2001:db8:3:1:ffff::9' }))).code).toBe('too_many_requests')
    await signIn(deps, { username, password, address: '2001:db8:3:2::9' })
  })

  test('an office of hundreds behind one address comes in together: what succeeds uses up nothing of what may fail', async () => {
    const { username } = await account()
    for (let colleague = 1; colleague < 300; colleague += 1) await refuseOftenSignIn(deps, '10.0.3.2', `colleague-${colleague}`)
    await signIn(deps, { username, password, address: '10.0.3.2' })
    expect((await refusedAs(signIn(deps, { username, password, address: '10.0.3.2' }))).code).toBe('too_many_requests')
  })

  test('of one account sixty sign-ins in a minute are enough, from wherever', async () => {
    const { username, enter } = await account()
    for (let time = 1; time <= 60; time += 1) await refuseOftenSignIn(deps, `10.1.0.${time}`, username)
    expect((await refusedAs(enter())).code).toBe('too_many_requests')
  })
})

test.each([
  ['a wrong password', (known: string) => ({ username: known, password: 'wrong wrong wrong' })],
  ['a name there is not', () => ({ username: 'never-heard-of', password: 'wrong wrong wrong' })],
  ['a name there cannot be', () => ({ username: '" or 1=1', password: 'wrong wrong wrong' })],
  ['an account without a password', async () => ({ username: await withoutPassword(), password: 'wrong wrong wrong' })],
])('%s costs one hash, no more and no less', async (_, given) => {
  const { username } = await account()
  const input = await given(username)
  const { password: hashing } = await (await identityOf(deps)).$context
  const { hash, verify } = hashing
  let computed = 0
  hashing.hash = (text) => ((computed += 1), hash(text))
  hashing.verify = (one) => ((computed += 1), verify(one))
  try {
    expect((await refusedAs(signIn(deps, { ...input, address: '10.0.3.9' }))).code).toBe('sign_in_failed')
  } finally {
    Object.assign(hashing, { hash, verify })
  }
  expect(computed).toBe(1)
})

async function withoutPassword(): Promise<string> {
  const { id, username } = await account()
  const { adapter } = await (await identityOf(deps)).$context
  await adapter.deleteMany({ model: 'account', where: [{ field: 'userId', value: id }] })
  return username
}

describe('changing the password', () => {
  const next = 'quite another one'

  test('lifts the forced change, ends every other session and keeps the place in the city', async () => {
    const { username, enter } = await account({ mustChange: true })
    const [here, elsewhere] = [await enter(), await enter()]
    expect(here.session.mustChangePassword).toBe(true)
    const membership = '01990000-0000-7000-8000-000000000001'
    await chooseMembership(deps, here.session, { tenant: 'hedong', membership, onBehalfOf: null, idleMinutes: 30, secondFactorDue: false })
    const after = await change(cookieOf(here), { current: password, next })
    expect(after.session).toMatchObject({ username, mustChangePassword: false, tenant: 'hedong', membership })
    expect(await sessionOf(deps, cookieOf(after))).toEqual(after.session)
    expect(await sessionOf(deps, cookieOf(here))).toBeNull()
    expect(await sessionOf(deps, cookieOf(elsewhere))).toBeNull()
    expect((await refusedAs(enter())).code).toBe('sign_in_failed')
    await enter(next)
  })

  test.each([
    ['too short', { current: password, next: 'too short' }, { code: 'password_unfit', facts: { least: 10, why: 'short' } }],
    ['the old one', { current: password, next: password }, { code: 'password_unfit', facts: { least: 10, why: 'same' } }],
    ['easy to guess', { current: password, next: 'Password2026!' }, { code: 'password_unfit', facts: { least: 10, why: 'guessable' } }],
    ['too long', { current: password, next: 'x'.repeat(201) }, { code: 'password_unfit', facts: { least: 10, why: 'long' } }],
    ['without the present one', { current: 'not this one', next }, { code: 'sign_in_failed', facts: {} }],
  ])('%s: refused, and nothing is changed', async (_, input, refusal) => {
    const { enter } = await account()
    const cookie = cookieOf(await enter())
    expect(await refusedAs(change(cookie, input))).toEqual(refusal)
    expect(await sessionOf(deps, cookie)).not.toBeNull()
    await enter()
  })

  test('the user name is no password', async () => {
    const { enter } = await account({ username: 'a-rather-long-name' })
    const cookie = cookieOf(await enter())
    expect((await refusedAs(change(cookie, { current: password, next: 'A-rather-long-name' }))).code).toBe('password_unfit')
  })

  test('of the last three none is taken again, the fourth is', async () => {
    const { enter } = await account()
    let cookie = cookieOf(await enter())
    let current = password
    for (const next of ['the second of them', 'the third of them', 'the fourth of them']) {
      cookie = cookieOf(await change(cookie, { current, next }))
      current = next
      clock += 1_000
    }
    const facts = { least: 10, why: 'former' }
    for (const next of ['the second of them', 'the third of them']) expect(await refusedAs(change(cookie, { current, next }))).toEqual({ code: 'password_unfit', facts })
    await change(cookie, { current, next: password })
  })

  test('guessing the present password locks like guessing at the door', async () => {
    const { enter } = await account()
    const cookie = cookieOf(await enter())
    for (let failure = 1; failure <= 5; failure += 1) await refusedAs(change(cookie, { current: 'guess', next }))
    expect((await refusedAs(change(cookie, { current: password, next }))).code).toBe('locked_out')
  })

  test('without a session it is refused', async () => {
    expect((await refusedAs(change(undefined, { current: password, next }))).code).toBe('not_signed_in')
  })
})

test.each([
  ['x', 'a name of one letter'],
  ['two words', 'a space inside'],
  ['a@b', 'a sign that is not allowed'],
])('no account is made for “%s”: %s', async (username) => {
  expect((await refusedAs(createAccount(deps, { username, initialPassword: password, mustChange: true }))).code).toBe('input_invalid')
})

test('a taken name is refused', async () => {
  const { username } = await account()
  expect((await refusedAs(createAccount(deps, { username: username.toUpperCase(), initialPassword: password, mustChange: true }))).code).toBe('input_invalid')
})
