import { isAPIError } from 'better-auth/api'

import { DeliveryError } from '../../kernel/errors.ts'
import { forgetAttempts } from '../../store/identity/attempts.ts'
import type { Deps } from '../call.ts'
import type { Auth } from './auth.ts'
import { chooseMembership } from './choose-membership.ts'
import { entered } from './entered.ts'
import type { Entered } from './entered.ts'
import { identityOf } from './identity.ts'
import { attemptKey, refuseWhenLocked } from './lock-out.ts'
import { refuseUnfit } from './password.ts'
import { sessionOf } from './session-of.ts'

/**
 * Changes the password, ends every session of the account and opens a new one in the same place. Guessing the present
 * password here counts like guessing it at the door.
 *
 * @throws DeliveryError `not_signed_in`, `password_unfit`, `sign_in_failed` (the present one is wrong), `locked_out`
 */
export async function changePassword(deps: Deps, cookie: string | undefined, input: { current: string; next: string }): Promise<Entered> {
  const before = await sessionOf(deps, cookie)
  if (!before || !cookie) throw new DeliveryError('not_signed_in')
  refuseUnfit({ ...input, username: before.username })
  await refuseWhenLocked(deps.db, before.username, deps.now())
  const auth = await identityOf(deps)
  const headers = await replacePassword(auth, cookie, input)
  await forgetAttempts(deps.db, attemptKey(before.username))
  const { internalAdapter } = await auth.$context
  await internalAdapter.updateUser(before.account, { mustChangePassword: false })
  const { session, cookies } = await entered(deps, headers)
  return { cookies, session: await chooseMembership(deps, session, before) }
}

async function replacePassword(auth: Auth, cookie: string, { current, next }: { current: string; next: string }): Promise<Headers> {
  try {
    const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true }
    const { headers } = await auth.api.changePassword({ headers: new Headers({ cookie }), body, returnHeaders: true })
    return headers
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) throw new DeliveryError('sign_in_failed')
    throw error
  }
}
