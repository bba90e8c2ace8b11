import { DeliveryError } from '../../kernel/errors.ts'
import type { PostState } from '../../kernel/facts/organisation.ts'
import { holdersOn } from '../../kernel/holders.ts'
import type { Role } from '../../kernel/permission.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { firstAccount, removeAccount } from '../identity/first-account.ts'
import { permitSomewhere } from '../permit.ts'
import { grantMembership } from './grant-membership.ts'

export type OpenAccount = { command: string; post: string; username: string; role: Role }

/** No request lasts that long: an account that may act nowhere by then never will. */
const ATTEMPT_MINUTES = 10

/**
 * Opens an account for whoever holds a post: they sign in with the one-time password, change it, and act through the post.
 *
 * The account stands outside the city and is made first, so its name decides between two who ask at once, or one who asks twice:
 * the second is refused and touches nothing of the first. Refused by the city it is removed again; interrupted before it may act
 * anywhere, it gives way to a try after ten minutes.
 *
 * @returns the password, told only here and kept nowhere
 * @throws DeliveryError `forbidden`, `not_found`, `post_vacant`, `input_invalid` (user name unfit, or in use)
 */
export async function openAccount(call: Call, { command, post: id, username, role }: OpenAccount): Promise<{ command: string; username: string; password: string; ids: { membership: string } }> {
  permitSomewhere(call.acting, 'openAccount')
  const { deps, acting } = call
  const { post, person, from } = await deps.db.read(acting.tenant, async (db) => {
    const { today } = await inputsOf(deps, db, acting.tenant)
    const found = (await statesOf<PostState>(db, acting.tenant, [`post:${id}`])).get(`post:${id}`)
    if (!found) throw new DeliveryError('not_found', { what: id })
    // The newest holder: where a post has several, accounts are opened as they come.
    const holder = holdersOn(found, today).at(-1)
    if (!holder) throw new DeliveryError('post_vacant', { post: found.name })
    return { post: found, person: holder.person, from: today }
  })
  const { account, password } = await firstAccount(deps, username, ATTEMPT_MINUTES)
  const granted = await grantMembership(call, { command, person, account, role, unit: post.unit, post: id, from }).catch(async (error: unknown) => {
    // A refusal wrote nothing, so the account is this call's own. After any other error the membership may be there.
    if (error instanceof DeliveryError) await removeAccount(deps, account)
    throw error
  })
  return { command, username, password, ids: { membership: granted.ids.membership } }
}
