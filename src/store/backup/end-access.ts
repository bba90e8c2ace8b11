import { sql } from 'kysely'

import type { Tx } from '../database/database.ts'

/** How many API tokens were ended, and how many accounts have no second factor any more. */
export type EndedAccess = { tokens: number; secondFactors: number }

/**
 * Ends what a restored back-up would let somebody go on with, who perhaps lost it since: tokens of programs. Where the seeds of second factors are not in the
 * back-up, an account that had one sets up another, or nobody could sign in.
 */
export async function endAccess(tx: Tx): Promise<EndedAccess> {
  // tenant: a back-up is of all cities
  const tokens = await sql`update identity.api_token set ended_at = now() where ended_at is null`.execute(tx)
  // tenant: as above
  const accounts = await sql`
    update identity."user" u set "twoFactorEnabled" = false
    where u."twoFactorEnabled" and not (exists (select 1 from identity."twoFactor" f where f."userId" = u.id) and exists (select 1 from identity.setting s where s.name = 'secret'))`.execute(tx)
  return { tokens: Number(tokens.numAffectedRows ?? 0n), secondFactors: Number(accounts.numAffectedRows ?? 0n) }
}
