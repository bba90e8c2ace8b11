import { isAPIError } from 'better-auth/api'

import { DeliveryError } from '../../kernel/errors.ts'
import { forgetAttempts } from '../../store/identity/attempts.ts'
import { passkeysOf } from '../../store/identity/passkeys.ts'
import { endSessions } from '../../store/identity/sessions.ts'
import { firstTried } from '../../store/identity/tried-codes.ts'
import { noteAudit } from '../audit/note.ts'
import type { Deps } from '../call.ts'
import { ISSUER } from './auth.ts'
import { goOnFrom, provedTwice } from './choose-membership.ts'
import { entered } from './entered.ts'
import type { Entered } from './entered.ts'
import { evict } from './evict.ts'
import { identityOf } from './identity.ts'
import { hashed, refuseWhenLocked, secondAttemptKey } from './lock-out.ts'
import { noteRefused, refuseOftenSignIn } from './often.ts'
import { noteWhenLocked, provePassword } from './prove.ts'
import { pendingStep } from './second-step.ts'
import type { SignedIn } from './session-of.ts'
import { headersFrom } from './sign-in.ts'
import type { From } from './sign-in.ts'
import type { SignedInHere } from './signed-in-here.ts'

/** What an app needs to make the codes (`uri` as a picture, or `secret` typed), and codes on paper for the day the telephone is lost. */
export type SecondFactorSecret = { uri: string; secret: string; backupCodes: string[] }

/**
 * Makes the secret of a second factor (TOTP, RFC 6238). It holds only once a code made by it has been shown; begun again, the former is void.
 *
 * @throws DeliveryError `second_factor_stands` (there is one), `second_factor_required` (the account has a passkey and this session did not use it),
 *   `sign_in_failed`, `locked_out`
 */
export async function startSecondFactor(deps: Deps, { session, cookie }: SignedInHere, { password }: { password: string }): Promise<SecondFactorSecret> {
  if (session.hasSecondFactor) throw new DeliveryError('second_factor_stands')
  await refuseWeakChange(deps, session)
  await provePassword(deps, session, password)
  const auth = await identityOf(deps)
  const made = await auth.api.enableTwoFactor({ headers: new Headers({ cookie }), body: { password, issuer: ISSUER } })
  if (made.method !== 'totp') throw new Error('the identity library made no secret')
  const secret = new URL(made.totpURI).searchParams.get('secret') ?? ''
  // The library names the account by its address, which is none.
  const label = `${encodeURIComponent(ISSUER)}:${encodeURIComponent(session.username)}`
  return { uri: `otpauth://totp/${label}?${new URLSearchParams({ secret, issuer: ISSUER }).toString()}`, secret, backupCodes: made.backupCodes }
}

/**
 * Takes the second factor into use by a first code. Every other session of the account ends: it was opened by less.
 *
 * @throws DeliveryError `second_factor_stands`, `second_factor_wrong`, `locked_out`
 */
export async function confirmSecondFactor(deps: Deps, { session: before, cookie }: SignedInHere, { code, ...from }: { code: string } & From): Promise<Entered> {
  if (before.hasSecondFactor) throw new DeliveryError('second_factor_stands')
  await refuseWeakChange(deps, before)
  const auth = await identityOf(deps)
  const headers = await tryCode(deps, before.account, code, { tenant: before.tenant, ...from }, async () => {
    const answer = await auth.api.verifyTOTP({ headers: headersFrom(from, cookie), body: { code }, returnHeaders: true })
    return answer.headers
  })
  const { session, cookies } = await entered(deps, headers)
  await endSessions(deps.db, before.account, { allBut: session.session })
  await noteAudit(deps, { tenant: before.tenant, account: before.account, membership: before.membership, action: 'second-factor-set', outcome: 'done', address: from.address })
  return { cookies, session: await goOnFrom(deps, session, before, true) }
}

/**
 * Gives the second factor up, by the password and a last code. The other sessions end; a role that must have one is led to set up another.
 *
 * @throws DeliveryError `second_factor_missing`, `second_factor_wrong`, `sign_in_failed`, `locked_out`
 */
export async function removeSecondFactor(deps: Deps, { session: before, cookie }: SignedInHere, { password, code, ...from }: { password: string; code: string } & From): Promise<Entered> {
  if (!before.hasSecondFactor) throw new DeliveryError('second_factor_missing')
  await provePassword(deps, before, password)
  const auth = await identityOf(deps)
  const headers = headersFrom(from, cookie)
  await tryCode(deps, before.account, code, { tenant: before.tenant, ...from }, () => (isTotp(code) ? auth.api.verifyTOTP({ headers, body: { code } }) : auth.api.verifyBackupCode({ headers, body: { code, disableSession: true } })))
  const answer = await auth.api.disableTwoFactor({ headers, body: { password }, returnHeaders: true })
  const { session, cookies } = await entered(deps, answer.headers)
  await endSessions(deps.db, before.account, { allBut: session.session })
  await noteAudit(deps, { tenant: before.tenant, account: before.account, membership: before.membership, action: 'second-factor-removed', outcome: 'done', address: from.address })
  return { cookies, session: await goOnFrom(deps, session, before, false) }
}

/**
 * The second step of signing in: a code of the app, or one of the codes on paper, each once.
 *
 * @throws DeliveryError `second_step_over` (the password was not shown in this browser, or too long ago), `second_factor_wrong`, `locked_out`,
 *   `too_many_requests`
 */
export async function signInSecondStep(deps: Deps, cookie: string | undefined, { code, ...from }: { code: string } & From): Promise<Entered> {
  await refuseOftenSignIn(deps, from.address)
  const typed = code.toLowerCase()
  const pending = await pendingStep(deps, cookie)
  if (!pending) throw new DeliveryError('second_step_over')
  const auth = await identityOf(deps)
  const asked = { headers: headersFrom(from, pending.cookie), body: { code: typed }, returnHeaders: true } as const
  const headers = await tryCode(deps, pending.account, typed, { tenant: null, ...from }, async () => (isTotp(typed) ? await auth.api.verifyTOTP(asked) : await auth.api.verifyBackupCode(asked)).headers)
  const { session, cookies } = await entered(deps, headers)
  return { cookies, session: await provedTwice(deps, session) }
}

/** Takes every second factor and passkey from an account whose owner has lost them; whatever else opens it ends. Who may ask for it is the caller's to check. */
export async function dropSecondFactors(deps: Deps, account: string): Promise<void> {
  const { adapter, internalAdapter } = await (await identityOf(deps)).$context
  await internalAdapter.updateUser(account, { twoFactorEnabled: false, secondFactorResetAt: new Date(deps.now()) })
  await adapter.deleteMany({ model: 'twoFactor', where: [{ field: 'userId', value: account }] })
  await evict(deps, account)
  await forgetAttempts(deps.db, secondAttemptKey(account))
}

/**
 * Whoever has stolen a password must not add a second factor of their own beside the owner's.
 *
 * @throws DeliveryError `second_factor_required`
 */
export async function refuseWeakChange(deps: Deps, { account, byTwoFactors, hasSecondFactor }: SignedIn): Promise<void> {
  if (byTwoFactors) return
  if (hasSecondFactor || (await passkeysOf(deps.db, account)).length > 0) throw new DeliveryError('second_factor_required')
}

/** Codes of the app are six digits; those on paper have letters and a dash. */
function isTotp(code: string): boolean {
  return /^\d{6}$/.test(code)
}

/** Lets the library look at a code: counted before, each code once, and what it refuses said in our words. */
async function tryCode<T>(deps: Deps, account: string, code: string, { tenant, address }: { tenant: string | null; address: string }, look: () => Promise<T>): Promise<T> {
  const key = secondAttemptKey(account)
  await refuseWhenLocked(deps.db, key, deps.now())
  const first = await firstTried(deps.db, hashed(`${account} ${code}`), deps.now())
  const answer = first ? await lookedAt(look) : null
  if (answer) {
    await forgetAttempts(deps.db, key)
    return answer.value
  }
  await noteRefused(deps, address)
  await noteAudit(deps, { tenant, account, action: 'sign-in', outcome: 'refused', what: 'secondFactor', address })
  await noteWhenLocked(deps, key, { tenant, account, address })
  throw new DeliveryError('second_factor_wrong')
}

/** Refusals after which the same sign-in cannot go on: it lasted too long, or too many codes were tried in it. */
const OVER = ['INVALID_TWO_FACTOR_COOKIE', 'TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE']

async function lookedAt<T>(look: () => Promise<T>): Promise<{ value: T } | null> {
  try {
    return { value: await look() }
  } catch (error) {
    if (!isAPIError(error) || error.statusCode >= 500) throw error
    if (OVER.includes(error.body?.code ?? '')) throw new DeliveryError('second_step_over')
    return null
  }
}
