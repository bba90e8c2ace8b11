import { endTokens } from '../../store/identity/tokens.ts'
import type { Deps } from '../call.ts'
import { noteAudit } from '../audit/note.ts'
import { goOnFrom } from './choose-membership.ts'
import { entered } from './entered.ts'
import type { Entered } from './entered.ts'
import { refuseFormer, retirePassword } from './former-passwords.ts'
import { identityOf } from './identity.ts'
import { refuseUnfit } from './password.ts'
import { provePassword } from './prove.ts'
import { headersFrom } from './sign-in.ts'
import type { From } from './sign-in.ts'
import type { SignedInHere } from './signed-in-here.ts'

/**
 * Changes the password, ends every session and API token of the account and opens a new one in the same place. Guessing the present
 * password here counts like guessing it at the door.
 *
 * @throws DeliveryError `password_unfit`, `sign_in_failed` (the present one is wrong), `locked_out`
 */
export async function changePassword(deps: Deps, { session: before, cookie }: SignedInHere, { current, next, ...from }: { current: string; next: string } & From): Promise<Entered> {
  refuseUnfit({ next, current, username: before.username })
  await provePassword(deps, before, current)
  await refuseFormer(deps, before.account, next)
  await retirePassword(deps, before.account)
  const auth = await identityOf(deps)
  const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true }
  const { headers } = await auth.api.changePassword({ headers: headersFrom(from, cookie), body, returnHeaders: true })
  const { internalAdapter } = await auth.$context
  await internalAdapter.updateUser(before.account, { mustChangePassword: false, passwordSince: new Date(deps.now()) })
  await endTokens(deps.db, { account: before.account }, deps.now())
  await noteAudit(deps, { tenant: before.tenant, account: before.account, membership: before.membership, action: 'password-changed', outcome: 'done', address: from.address })
  const { session, cookies } = await entered(deps, headers)
  return { cookies, session: await goOnFrom(deps, session, before) }
}
