import { isAPIError } from 'better-auth/api'

import { DeliveryError } from '../../kernel/errors.ts'
import { forgetAttempts, forgetOldAttempts } from '../../store/identity/attempts.ts'
import { forgetTriedCodes } from '../../store/identity/tried-codes.ts'
import { noteAudit } from '../audit/note.ts'
import type { Deps } from '../call.ts'
import { ADDRESS_HEADER } from './auth.ts'
import { entered } from './entered.ts'
import type { Entered } from './entered.ts'
import { identityOf } from './identity.ts'
import { attemptKey, refuseWhenLocked } from './lock-out.ts'
import { forgetOldCounts, noteRefused, refuseOftenSignIn } from './often.ts'
import { noteWhenLocked } from './prove.ts'
import { isUserName, normalUserName } from './user-name.ts'

/** From where someone signs in: kept with the session, so that its owner knows it again. */
export type From = { address: string; agent?: string | undefined }

/** The password was right and a code is still to come; `cookies` bind the second step to this browser. */
export type SecondStep = { secondStep: true; cookies: string[] }

/**
 * Signs in with a password. Unknown names, wrong passwords and accounts without one are answered alike and cost the same.
 *
 * @throws DeliveryError `sign_in_failed`, `locked_out`, `too_many_requests`
 */
export async function signIn(deps: Deps, { username, password, ...from }: { username: string; password: string } & From): Promise<Entered | SecondStep> {
  await refuseOftenSignIn(deps, from.address, username)
  const key = attemptKey(username)
  await refuseWhenLocked(deps.db, key, deps.now())
  const { account, hash } = await known(deps, username)
  const opened = hash ? await openedBy(deps, { username, password }, from) : await asSlowly(deps, password)
  if (!opened) {
    await noteRefused(deps, from.address)
    await noteAudit(deps, { tenant: null, account, action: 'sign-in', outcome: 'refused', what: 'signIn', address: from.address })
    await noteWhenLocked(deps, key, { tenant: null, account, address: from.address })
    throw new DeliveryError('sign_in_failed')
  }
  await forgetAttempts(deps.db, key)
  await tidy(deps)
  return opened
}

/** The account of this name, and whether it has a password. */
async function known(deps: Deps, typed: string): Promise<{ account: string | null; hash: boolean }> {
  const name = normalUserName(typed)
  const { adapter, internalAdapter } = await (await identityOf(deps)).$context
  const user = isUserName(name) ? await adapter.findOne<{ id: string }>({ model: 'user', where: [{ field: 'username', value: name }] }) : null
  if (!user) return { account: null, hash: false }
  return { account: user.id, hash: Boolean((await internalAdapter.findCredentialAccount(user.id))?.password) }
}

/** Computes what a wrong password would have cost, so that the time of the answer does not tell which names there are. */
async function asSlowly(deps: Deps, typed: string): Promise<null> {
  await (await (await identityOf(deps)).$context).password.hash(typed)
  return null
}

/** The library opens the session, or begins the second step; null: the password is wrong. */
async function openedBy(deps: Deps, body: { username: string; password: string }, from: From): Promise<Entered | SecondStep | null> {
  const auth = await identityOf(deps)
  try {
    const { headers, response } = await auth.api.signInUsername({ body, headers: headersFrom(from), returnHeaders: true })
    if ('twoFactorRedirect' in response) return { secondStep: true, cookies: headers.getSetCookie() }
    return await entered(deps, headers)
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return null
    throw error
  }
}

/** What the library keeps with a session. */
export function headersFrom({ address, agent }: From, cookie?: string): Headers {
  return new Headers({ [ADDRESS_HEADER]: address, ...(agent && { 'user-agent': agent.slice(0, 400) }), ...(cookie && { cookie }) })
}

/** What has expired is removed whenever someone comes in: no job is needed, and no table grows for ever. */
async function tidy(deps: Deps): Promise<void> {
  const { adapter } = await (await identityOf(deps)).$context
  for (const model of ['session', 'verification']) await adapter.deleteMany({ model, where: [{ field: 'expiresAt', operator: 'lt', value: new Date() }] })
  await forgetOldAttempts(deps.db, deps.now())
  await forgetOldCounts(deps)
  await forgetTriedCodes(deps.db, deps.now())
}
