import type { Database } from '../database/index.ts'
import { identityTables } from './tables.ts'

/** A code holds for its half minute and one on either side. */
const KEPT_MS = 120_000

/**
 * Whether a code is tried for the first time in its window; of two who try it at once one is the first.
 *
 * @param key hash of account and code
 */
export async function firstTried(db: Database, key: string, now: string): Promise<boolean> {
  const at = new Date(now)
  const kept = await identityTables(db)
    .insertInto('tried_code')
    .values({ key, tried_at: at })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ tried_at: at }).where('tried_code.tried_at', '<=', new Date(at.getTime() - KEPT_MS)))
    .returning('key')
    .executeTakeFirst()
  return kept !== undefined
}

export async function forgetTriedCodes(db: Database, now: string): Promise<void> {
  await identityTables(db).deleteFrom('tried_code').where('tried_at', '<=', new Date(Date.parse(now) - KEPT_MS)).execute()
}
