import { DeliveryError } from '../../kernel/errors.ts'
import { forgetAttempts, isLocked } from '../../store/identity/attempts.ts'
import { noteAudit } from '../audit/note.ts'
import type { Deps } from '../call.ts'
import { identityOf } from './identity.ts'
import { attemptKey, refuseWhenLocked } from './lock-out.ts'
import type { SignedIn } from './session-of.ts'

/**
 * Has who is signed in show the password once more: before a means of signing in is added or taken away, so that a screen left open is not
 * enough. Guessing here counts like guessing at the door.
 *
 * @throws DeliveryError `sign_in_failed`, `locked_out`
 */
export async function provePassword(deps: Deps, { account, username, tenant }: SignedIn, password: string): Promise<void> {
  const key = attemptKey(username)
  await refuseWhenLocked(deps.db, key, deps.now())
  if (!(await isPassword(deps, account, password))) {
    await noteWhenLocked(deps, key, { tenant, account })
    throw new DeliveryError('sign_in_failed')
  }
  await forgetAttempts(deps.db, key)
}

async function isPassword(deps: Deps, account: string, typed: string): Promise<boolean> {
  const { internalAdapter, password } = await (await identityOf(deps)).$context
  const hash = (await internalAdapter.findCredentialAccount(account))?.password
  return hash ? password.verify({ hash, password: typed }) : false
}

/** Notes the failure by which an account becomes locked, and not every attempt that is turned away then. */
export async function noteWhenLocked(deps: Deps, key: string, who: { tenant: string | null; account: string | null; address?: string }): Promise<void> {
  if (await isLocked(deps.db, key, deps.now())) await noteAudit(deps, { ...who, action: 'locked-out', outcome: 'refused' })
}
