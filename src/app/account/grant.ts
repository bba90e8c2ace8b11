import { DeliveryError } from '../../kernel/errors.ts'
import type { Role } from '../../kernel/permission.ts'
import { accountRow } from '../../store/identity/accounts.ts'
import { rightsIn } from '../../store/queries/memberships.ts'
import type { Call } from '../call.ts'
import { accountNamed } from '../identity/create-account.ts'
import { permitSomewhere } from '../permit.ts'
import { grantMembership, grantProposed, type Written } from '../session/grant-membership.ts'
import { rightPlace, type For } from './right-place.ts'

/** What was proposed, or a further right of an account that is there: a second post, another city. */
export type Grant = { command: string; person: string; membership: string } | (For & { command: string; username: string; role: Role })

/**
 * Grants a right from today on; closed accounts get none.
 *
 * @throws DeliveryError `forbidden`, `not_found`, `account_closed`, and as `grantProposed`, `grantMembership`, `rightPlace`
 */
export async function grant(call: Call, input: Grant): Promise<Written> {
  const { deps, acting } = call
  permitSomewhere(acting, 'grantMembership')
  if ('membership' in input) {
    const { proposals } = await deps.db.read(acting.tenant, (db) => rightsIn(db, acting.tenant))
    const proposal = proposals.find(({ id }) => id === input.membership)
    if (proposal) await refuseClosed(call, proposal.account)
    return grantProposed(call, input)
  }
  const { command, username, role } = input
  const known = await accountNamed(deps, username)
  if (!known) throw new DeliveryError('not_found', { what: username })
  await refuseClosed(call, known.account)
  const { person, unit, post, today } = await rightPlace(call, role, input)
  return grantMembership(call, { command, person, account: known.account, role, unit, post, from: today })
}

async function refuseClosed({ deps }: Call, account: string): Promise<void> {
  if ((await accountRow(deps.db, account))?.closed) throw new DeliveryError('account_closed')
}
