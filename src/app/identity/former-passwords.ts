import { formerPasswords, keepFormer } from '../../store/identity/former-passwords.ts'
import type { Deps } from '../call.ts'
import { identityOf } from './identity.ts'
import { unfit } from './password.ts'

/** The present password and two before it are not taken again. */
const FORMER = 2

/**
 * Refuses a password that the account has or had of late.
 *
 * @throws DeliveryError `password_unfit`
 */
export async function refuseFormer(deps: Deps, account: string, next: string): Promise<void> {
  const { internalAdapter, password } = await (await identityOf(deps)).$context
  const present = (await internalAdapter.findCredentialAccount(account))?.password
  for (const hash of [...(present ? [present] : []), ...(await formerPasswords(deps.db, account))]) {
    if (await password.verify({ hash, password: next })) throw unfit('former')
  }
}

/** Keeps the present password as a former one: called right before another takes its place, whoever sets that. */
export async function retirePassword(deps: Deps, account: string): Promise<void> {
  const { internalAdapter } = await (await identityOf(deps)).$context
  const present = (await internalAdapter.findCredentialAccount(account))?.password
  if (present) await keepFormer(deps.db, account, present, deps.now(), FORMER)
}
