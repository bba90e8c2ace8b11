import { isAdministrator } from '../../kernel/decide/membership.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { Command } from '../../kernel/permission.ts'
import { dayOf } from '../../kernel/time/day.ts'
import { accountRow, type AccountRow } from '../../store/identity/accounts.ts'
import { rightsEverywhere } from '../../store/queries/memberships.ts'
import type { Call } from '../call.ts'
import { permitSomewhere } from '../permit.ts'

/**
 * An account that who acts may administer: one that their city keeps, and not their own. An account that several cities use is kept by the
 * one that opened it; else the administrators of one city could sign in as somebody of another.
 *
 * @param spareAdministrators refuses accounts with an administrator's role: whoever resets how another administrator signs in has both roles
 * @throws DeliveryError `forbidden`, `not_found`, `own_account`, `account_elsewhere`, `account_of_administrator`, `account_closed`
 */
export async function accountHere({ deps, acting }: Call, command: Command, id: string, { spareAdministrators = false } = {}): Promise<AccountRow> {
  permitSomewhere(acting, command)
  const account = await accountRow(deps.db, id)
  const rights = account ? await deps.db.jobs((db) => rightsEverywhere(db, id)) : []
  const { tenant } = acting
  if (!account || (account.home !== tenant && !rights.some((right) => right.tenant === tenant))) throw new DeliveryError('not_found', { what: id })
  if (id === acting.account) throw new DeliveryError('own_account')
  const keptHere = account.home === null ? rights.every((right) => right.tenant === tenant) : account.home === tenant
  if (!keptHere) throw new DeliveryError('account_elsewhere')
  // A right may have ended on the invented day of a demonstration: what lasts on either day counts.
  const today = dayOf(deps.now())
  if (spareAdministrators && rights.some(({ role, to, waiting }) => !waiting && isAdministrator(role) && (to === null || to > today))) throw new DeliveryError('account_of_administrator')
  if (account.closed) throw new DeliveryError('account_closed')
  return account
}
