import { DeliveryError } from '../../kernel/errors.ts'
import type { Role } from '../../kernel/permission.ts'
import type { Call } from '../call.ts'
import { firstAccount, removeAccount } from '../identity/first-account.ts'
import { permitSomewhere } from '../permit.ts'
import { proposeMemberships } from '../session/grant-membership.ts'
import { rightPlace, type For } from './right-place.ts'

export type OpenAccount = For & { command: string; username: string; role: Role }

/** No request lasts that long: an account that waits for no right by then never will. */
export const ATTEMPT_MINUTES = 10

/**
 * Opens an account for whoever holds a post, or for someone without one, and proposes its right. It may do nothing until the security administrator
 * grants that; then they sign in with the one-time password and change it.
 *
 * The account stands outside the city and is made first, so its name decides between two who ask at once, or one who asks twice:
 * the second is refused and touches nothing of the first. Refused by the city it is removed again; interrupted before its right is
 * proposed, it gives way to a try after ten minutes.
 *
 * @returns the password, told only here and kept nowhere
 * @throws DeliveryError `forbidden`, `not_found`, `post_vacant`, `role_without_post`, `input_invalid` (user name unfit, or in use), `roles_exclude`
 */
export async function openAccount(call: Call, input: OpenAccount): Promise<{ command: string; username: string; password: string; ids: { account: string; person: string; membership: string } }> {
  permitSomewhere(call.acting, 'openAccount')
  const { command, username, role } = input
  const { person, unit, post } = await rightPlace(call, role, input)
  const { account, password } = await firstAccount(call.deps, { username, home: call.acting.tenant, attemptMinutes: ATTEMPT_MINUTES })
  const proposing = proposeMemberships(call, { id: command, name: 'openAccount', input: { person, account, role, unit, post } }, [{ person, account, role, unit, post }], (ids) => ({ ids: { person, account, membership: ids[0] ?? '' } }))
  const { ids } = await proposing.catch(async (error: unknown) => {
    // A refusal wrote nothing, so the account is this call's own. After any other error the proposal may be there.
    if (error instanceof DeliveryError) await removeAccount(call.deps, account)
    throw error
  })
  return { command, username, password, ids }
}
