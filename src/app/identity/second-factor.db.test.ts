import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

import { authenticator, totp } from '../../../test/support/authenticator.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { Deps } from '../call.ts'
import { createAccount } from './create-account.ts'
import type { Entered } from './entered.ts'
import { addPasskey, removePasskey, signInWithPasskey, startPasskey, startPasskeySignIn } from './passkeys.ts'
import { confirmSecondFactor, dropSecondFactors, removeSecondFactor, signInSecondStep, startSecondFactor } from './second-factor.ts'
import { sessionOf } from './session-of.ts'
import { endOtherSessions, endSession, sessionsOf } from './sessions.ts'
import { signIn } from './sign-in.ts'
import type { SecondStep } from './sign-in.ts'
import { signedInHere } from './signed-in-here.ts'

const password = 'a fine long password'
const site = { protocol: 'https', host: 'gov.example:8443' }
const at = { origin: 'https://gov.example:8443', rp: 'gov.example' }
let close: () => Promise<void>
let deps: Deps
let clock = Date.now()
let made = 0

beforeAll(async () => {
  const opened = await testDatabase()
  close = opened.close
  deps = { db: opened.db, now: () => new Date(clock).toISOString() } as Deps
})
afterAll(() => close())
// A code is looked at once in two minutes: each test begins after the last one's.
beforeEach(() => void (clock += 180_000))

/** An account with an address of its own, and what its owner does. */
async function owner() {
  made += 1
  const [username, address] = [`owner-${made}`, `10.2.0.${made}`]
  const { account } = await createAccount(deps, { username, initialPassword: password, mustChange: false })
  const begin = () => signIn(deps, { username, password, address })
  return {
    username,
    account,
    address,
    begin,
    enter: async () => opened(await begin()),
    step: async () => secondStep(await begin()),
    finish: (cookie: string | undefined, code: string) => signInSecondStep(deps, cookie, { code, address }),
  }
}
type Owner = Awaited<ReturnType<typeof owner>>

function opened(answer: Entered | SecondStep): Entered {
  if ('secondStep' in answer) throw new Error('a second step is asked for')
  return answer
}
function secondStep(answer: Entered | SecondStep): string {
  if (!('secondStep' in answer)) throw new Error('no second step is asked for')
  return cookieOf(answer)
}
/** What a browser sends back: cookies that were not taken away. */
const cookieOf = ({ cookies }: { cookies: string[] }) => cookies.filter((one) => !one.includes('Max-Age=0')).map((one) => one.split(';')[0]).join('; ')
const here = (entered: { cookies: string[] }) => signedInHere(deps, cookieOf(entered))
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'nothing was refused',
    (error: unknown) => {
      if (error instanceof DeliveryError) return error.code
      throw error
    },
  )

/** Takes a second factor into use by the code of the half minute before. */
async function withFactor(who: Owner) {
  const entered = await who.enter()
  const { secret, backupCodes, uri } = await startSecondFactor(deps, await here(entered), { password })
  const after = await confirmSecondFactor(deps, await here(entered), { code: totp(secret, -1), address: who.address })
  return { before: entered, after, secret, backupCodes, uri }
}

describe('a second factor', () => {
  test('holds once a code was shown: then the other sessions end, and a password alone opens nothing', async () => {
    const who = await owner()
    const elsewhere = await who.enter()
    const entered = await who.enter()
    const { uri, secret, backupCodes } = await startSecondFactor(deps, await here(entered), { password })
    expect(uri).toBe(`otpauth://totp/${encodeURIComponent('领衔')}:${who.username}?secret=${secret}&issuer=${encodeURIComponent('领衔')}`)
    expect(backupCodes).toHaveLength(10)
    expect((await who.enter()).session.hasSecondFactor).toBe(false)
    expect(await refusal(confirmSecondFactor(deps, await here(entered), { code: '000000', address: who.address }))).toBe('second_factor_wrong')
    const after = await confirmSecondFactor(deps, await here(entered), { code: totp(secret), address: who.address })
    expect(after.session).toMatchObject({ hasSecondFactor: true, byTwoFactors: true })
    expect(await sessionOf(deps, cookieOf(elsewhere))).toBeNull()
    expect(await sessionOf(deps, cookieOf(entered))).toBeNull()
    const answer = await who.begin()
    expect(answer).toMatchObject({ secondStep: true })
    expect(await sessionOf(deps, cookieOf(answer))).toBeNull()
    expect(await refusal(startSecondFactor(deps, await here(after), { password }))).toBe('second_factor_stands')
  })

  test('a code opens one session, whoever has seen it; the next one another', async () => {
    const who = await owner()
    const { secret } = await withFactor(who)
    const code = totp(secret)
    const entered = await who.finish(await who.step(), code)
    expect(entered.session).toMatchObject({ account: who.account, byTwoFactors: true })
    expect(await sessionOf(deps, cookieOf(entered))).toMatchObject({ byTwoFactors: true })
    expect(await refusal(who.finish(await who.step(), code))).toBe('second_factor_wrong')
    await who.finish(await who.step(), totp(secret, 1))
  })

  test('of two who send one code at once, one comes in', async () => {
    const who = await owner()
    const { secret } = await withFactor(who)
    const cookies = [await who.step(), await who.step()]
    const code = totp(secret)
    expect((await Promise.all(cookies.map((cookie) => refusal(who.finish(cookie, code))))).sort()).toEqual(['nothing was refused', 'second_factor_wrong'])
  })

  test('a code on paper opens one session too, once', async () => {
    const who = await owner()
    const { backupCodes: [code = ''] } = await withFactor(who)
    expect((await who.finish(await who.step(), code)).session.byTwoFactors).toBe(true)
    clock += 180_000
    expect(await refusal(who.finish(await who.step(), code))).toBe('second_factor_wrong')
  })

  test.each<[string, string, (who: Owner, secret: string, cookie: string) => Promise<[string | undefined, string]>]>([
    ['a code of long ago', 'second_factor_wrong', async (_, secret, cookie) => [cookie, totp(secret, -20)]],
    ['another account’s code', 'second_factor_wrong', async (_, _secret, cookie) => [cookie, totp((await withFactor(await owner())).secret)]],
    ['no code at all', 'second_factor_wrong', async (_, _secret, cookie) => [cookie, '']],
    ['without the password shown in this browser', 'second_step_over', async (_, secret) => [undefined, totp(secret)]],
    ['with a cookie of one’s own making', 'second_step_over', async (_, secret, cookie) => [cookie.replace(/\.[^.]*$/, '.AAAA'), totp(secret)]],
    ['with the session of someone else', 'second_step_over', async (_, secret) => [cookieOf(await (await owner()).enter()), totp(secret)]],
  ])('%s: %s', async (_, code, given) => {
    const who = await owner()
    const { secret } = await withFactor(who)
    const [cookie, typed] = await given(who, secret, await who.step())
    expect(await refusal(who.finish(cookie, typed))).toBe(code)
  })

  test('wrong codes lock the second step like wrong passwords, whatever sign-in they come in; the password alone is not locked', async () => {
    const who = await owner()
    const { secret } = await withFactor(who)
    const cookies = [await who.step(), await who.step()]
    for (let guess = 0; guess < 5; guess += 1) expect(await refusal(who.finish(cookies[guess % 2], `00000${guess}`))).toBe('second_factor_wrong')
    expect(await refusal(who.finish(await who.step(), totp(secret)))).toBe('locked_out')
    clock += 60_000
    await who.finish(await who.step(), totp(secret))
  })

  test('it is given up by password and code; the session goes on with less, the others end', async () => {
    const who = await owner()
    const { after, secret } = await withFactor(who)
    const elsewhere = await who.finish(await who.step(), totp(secret))
    const remove = async (input: { password: string; code: string }) => removeSecondFactor(deps, await here(after), { ...input, address: who.address })
    expect(await refusal(remove({ password: 'not this one', code: totp(secret, 1) }))).toBe('sign_in_failed')
    expect(await refusal(remove({ password, code: '123456' }))).toBe('second_factor_wrong')
    const left = await remove({ password, code: totp(secret, 1) })
    expect(left.session).toMatchObject({ hasSecondFactor: false, byTwoFactors: false })
    expect(await sessionOf(deps, cookieOf(elsewhere))).toBeNull()
    expect(await sessionOf(deps, cookieOf(after))).toBeNull()
    await who.enter()
  })

  test('reset for who has lost it: every session ends, and a password alone is enough until another is set', async () => {
    const who = await owner()
    const { after } = await withFactor(who)
    await dropSecondFactors(deps, who.account)
    expect(await sessionOf(deps, cookieOf(after))).toBeNull()
    expect((await who.enter()).session.hasSecondFactor).toBe(false)
  })
})

describe('a passkey', () => {
  async function withKey(who: Owner, key = authenticator()) {
    const entered = await who.enter()
    const { challenge } = await startPasskey(deps, await here(entered), site, { password })
    await addPasskey(deps, await here(entered), site, { name: '办公电脑', response: key.make({ challenge, ...at }), address: who.address })
    return { key, entered }
  }
  const challenge = async () => (await startPasskeySignIn(deps, site, { address: '10.3.0.1' })).challenge
  const prove = (key: ReturnType<typeof authenticator>, asked: object, on = site) =>
    challenge().then((fresh) => signInWithPasskey(deps, on, { response: key.prove({ challenge: fresh, ...at, ...asked }), address: '10.3.0.1' }))

  test('opens a session of its account without a user name, and counts as two factors', async () => {
    const who = await owner()
    const { key, entered } = await withKey(who)
    expect(await sessionOf(deps, cookieOf(entered))).toMatchObject({ byTwoFactors: true })
    const through = await prove(key, { counter: 1 })
    expect(through.session).toMatchObject({ account: who.account, byTwoFactors: true })
    expect(await sessionOf(deps, cookieOf(through))).toMatchObject({ username: who.username })
    await removePasskey(deps, await here(through), { passkey: key.id, password, address: who.address })
    expect(await refusal(prove(key, { counter: 2 }))).toBe('passkey_refused')
  })

  test.each<[string, object]>([
    ['signed on another site', { origin: 'https://gov.example.evil.example' }],
    ['for another host', { rp: 'evil.example' }],
    ['for a challenge that is not ours', { challenge: Buffer.from('not ours, not ours').toString('base64url') }],
    ['by a device that did not ask who it is', { userVerified: false }],
    ['with a counter that goes back: a copy', { counter: 1 }],
  ])('%s: refused', async (_, asked) => {
    const { key } = await withKey(await owner())
    await prove(key, { counter: 5 })
    expect(await refusal(prove(key, { counter: 6, ...asked }))).toBe('passkey_refused')
  })

  test('a signature is taken once; one not known here, never', async () => {
    const { key } = await withKey(await owner())
    const response = key.prove({ challenge: await challenge(), ...at, counter: 1 })
    await signInWithPasskey(deps, site, { response, address: '10.3.0.1' })
    expect(await refusal(signInWithPasskey(deps, site, { response, address: '10.3.0.1' }))).toBe('passkey_refused')
    expect(await refusal(prove(authenticator(), {}))).toBe('passkey_refused')
  })

  test.each([
    ['https', '192.0.2.7'],
    ['https', '[2001:db8::1]:8700'],
    ['http', 'gov.example'],
    ['https', 'no host'],
  ])('none is made or used on %s://%s', async (protocol, host) => {
    expect(await refusal(startPasskeySignIn(deps, { protocol, host }, { address: '10.3.0.1' }))).toBe('passkey_unavailable')
  })

  test('whoever has the password only cannot add a means of their own, nor take the owner’s away', async () => {
    const who = await owner()
    const { key } = await withKey(who)
    const thief = await here(await who.enter())
    expect(thief.session.byTwoFactors).toBe(false)
    expect(await refusal(startSecondFactor(deps, thief, { password }))).toBe('second_factor_required')
    expect(await refusal(startPasskey(deps, thief, site, { password }))).toBe('second_factor_required')
    expect(await refusal(removePasskey(deps, thief, { passkey: key.id, password, address: who.address }))).toBe('second_factor_required')
  })

  test('ends every session of the account that it was not made in', async () => {
    const who = await owner()
    const before = await who.enter()
    const { entered } = await withKey(who)
    const alive = async ({ cookies }: Entered) => (await sessionOf(deps, cookies.map((one) => one.split(';', 1)[0]).join('; '))) !== null
    expect([await alive(before), await alive(entered)]).toEqual([false, true])
  })

  test('a challenge of one session makes no passkey in another, and none twice', async () => {
    const [who, other] = [await owner(), await owner()]
    const [entered, theirs] = [await who.enter(), await here(await other.enter())]
    const mine = await here(entered)
    const { challenge } = await startPasskey(deps, mine, site, { password })
    const response = authenticator().make({ challenge, ...at })
    expect(await refusal(addPasskey(deps, theirs, site, { name: 'x', response, address: other.address }))).toBe('passkey_refused')
    await addPasskey(deps, mine, site, { name: 'x', response, address: who.address })
    expect(await refusal(addPasskey(deps, await here(entered), site, { name: 'x', response, address: who.address }))).toBe('passkey_refused')
  })
})

describe('sessions', () => {
  test('are listed to their owner, and ended one by one or all but this one; nobody else’s', async () => {
    const [who, other] = [await owner(), await owner()]
    const agent = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/130.0 Safari/537.36 Edg/130.0'
    const [first, second, third] = [await who.enter(), opened(await signIn(deps, { username: who.username, password, address: '10.9.9.9', agent })), await who.enter()]
    const foreign = (await other.enter()).session
    const mine = third.session
    expect((await sessionsOf(deps, mine)).map(({ id, current, address, device }) => ({ id, current, address, device }))).toEqual([
      { id: third.session.session, current: true, address: who.address, device: { browser: null, system: null } },
      ...[first, second].map(({ session: { session: id } }) => ({ id, current: false, ...(id === second.session.session ? { address: '10.9.9.9', device: { browser: 'Edge', system: 'Windows' } } : { address: who.address, device: { browser: null, system: null } }) })).sort((a, b) => a.id.localeCompare(b.id)),
    ])
    expect(await refusal(endSession(deps, mine, foreign.session, who.address))).toBe('not_found')
    await endSession(deps, mine, first.session.session, who.address)
    expect(await sessionOf(deps, cookieOf(first))).toBeNull()
    expect(await endOtherSessions(deps, mine, who.address)).toBe(1)
    expect(await sessionOf(deps, cookieOf(second))).toBeNull()
    expect(await sessionOf(deps, cookieOf(third))).not.toBeNull()
  })
})
