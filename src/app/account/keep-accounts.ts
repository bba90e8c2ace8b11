import { forgetAttempts } from '../../store/identity/attempts.ts'
import { endSessions } from '../../store/identity/sessions.ts'
import { endTokens } from '../../store/identity/tokens.ts'
import { rightsEverywhere } from '../../store/queries/memberships.ts'
import type { Call, Deps } from '../call.ts'
import { evict } from '../identity/evict.ts'
import { identityOf } from '../identity/identity.ts'
import { attemptKey, secondAttemptKey } from '../identity/lock-out.ts'
import { oneTimeHash, oneTimePassword } from '../identity/one-time.ts'
import { dropSecondFactors } from '../identity/second-factor.ts'
import { accountHere } from './account-here.ts'

type Of = { account: string }

/**
 * Gives an account a one-time password and ends whatever else opens it; codes of a second factor stay. Who resets knows the password and could be
 * whoever the account is, so what it may do waits until `confirmAccount`. Not for administrators: see `accountHere`.
 *
 * @returns the password, told only here and kept nowhere
 * @throws DeliveryError as `accountHere`
 */
export async function resetPassword(call: Call, { account }: Of): Promise<{ username: string; password: string }> {
  const { username } = await accountHere(call, 'resetPassword', account, { spareAdministrators: true })
  // What only waits to be granted is confirmed by the grant.
  const rights = await call.deps.db.jobs((db) => rightsEverywhere(db, account))
  if (rights.some(({ waiting }) => !waiting)) await holdBack(call.deps, account)
  return { username, password: await replacePassword(call.deps, { account, username }) }
}

/** Lets an account do nothing until `confirmAccount`; before anything else of it is changed, so that nobody slips in between. */
export async function holdBack(deps: Deps, account: string): Promise<void> {
  const { internalAdapter } = await (await identityOf(deps)).$context
  await internalAdapter.updateUser(account, { unconfirmed: true })
}

/**
 * Confirms what the system administrator changed of how an account is entered, after asking its owner: it may act again.
 *
 * @throws DeliveryError as `accountHere`
 */
export async function confirmAccount(call: Call, { account }: Of): Promise<{ account: string }> {
  await accountHere(call, 'confirmAccount', account)
  const { internalAdapter } = await (await identityOf(call.deps)).$context
  await internalAdapter.updateUser(account, { unconfirmed: false })
  return { account }
}

/** A new one-time password for an account; whatever else opens it ends, and it is unlocked. Whether that may be is the caller's to check. */
export async function replacePassword(deps: Deps, { account, username }: { account: string; username: string }): Promise<string> {
  const { internalAdapter } = await (await identityOf(deps)).$context
  const password = oneTimePassword()
  await internalAdapter.updatePassword(account, oneTimeHash(password))
  await internalAdapter.updateUser(account, { mustChangePassword: true, passwordResetAt: new Date(deps.now()) })
  await evict(deps, account)
  await forgetAttempts(deps.db, attemptKey(username))
  return password
}

/** Closes an account for good: sessions and tokens end, and nothing opens another. @throws DeliveryError as `accountHere` */
export async function closeAccount(call: Call, { account }: Of): Promise<{ account: string }> {
  await accountHere(call, 'closeAccount', account, { spareAdministrators: true })
  const { internalAdapter } = await (await identityOf(call.deps)).$context
  // First of all: a sign-in under way finds it closed, whatever it has opened.
  await internalAdapter.updateUser(account, { closed: true })
  await endSessions(call.deps.db, account, 'all')
  await endTokens(call.deps.db, { account }, call.deps.now())
  return { account }
}

/** Lets an account try its password and second factor again at once. @throws DeliveryError as `accountHere` */
export async function unlockAccount(call: Call, { account }: Of): Promise<{ account: string }> {
  const { username } = await accountHere(call, 'unlockAccount', account)
  await forgetAttempts(call.deps.db, attemptKey(username))
  await forgetAttempts(call.deps.db, secondAttemptKey(account))
  return { account }
}

/** Takes the second factor and passkeys from an account whose owner has lost them; whatever else opens it ends. @throws DeliveryError as `accountHere` */
export async function resetSecondFactor(call: Call, { account }: Of): Promise<{ account: string }> {
  await accountHere(call, 'resetSecondFactor', account)
  await dropSecondFactors(call.deps, account)
  return { account }
}

/** Ends every session of an account. @throws DeliveryError as `accountHere` */
export async function endSessionsOf(call: Call, { account }: Of): Promise<{ ended: number }> {
  await accountHere(call, 'endSessionsOf', account)
  return { ended: await endSessions(call.deps.db, account, 'all') }
}
