import { DeliveryError } from '../../kernel/errors.ts'
import { accountRow } from '../../store/identity/accounts.ts'
import { noteAudit } from '../audit/note.ts'
import type { Deps } from '../call.ts'
import { accountNamed } from '../identity/create-account.ts'
import { replacePassword } from './keep-accounts.ts'

/**
 * A one-time password for any account, administrators' too: for whoever works at the server itself and could read and change everything anyway.
 * It is noted like any other.
 *
 * @throws DeliveryError `not_found`, `account_closed`
 */
export async function resetOnServer(deps: Deps, username: string): Promise<{ password: string }> {
  const known = await accountNamed(deps, username)
  const row = known && (await accountRow(deps.db, known.account))
  if (!row) throw new DeliveryError('not_found', { what: username })
  if (row.closed) throw new DeliveryError('account_closed')
  await noteAudit(deps, { tenant: row.home, account: row.id, action: 'password-reset', outcome: 'done', what: 'reset-password' })
  return { password: await replacePassword(deps, { account: row.id, username: row.username }) }
}
