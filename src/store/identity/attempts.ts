import { sql } from 'kysely'

import type { Database } from '../database/index.ts'
import { identityTables } from './tables.ts'

/** Failures after which an account is locked, and for how long: doubled with each further one, half an hour at most. */
const FREE_FAILURES = 5
const FIRST_LOCK_SECONDS = 60
const LONGEST_LOCK_SECONDS = 1800
/** Failures of yesterday are forgotten. */
const MEMORY = sql`interval '1 day'`

/**
 * Counts an attempt as failed before the password is looked at, so that a hundred attempts at once are a hundred and not
 * one; `forgetAttempts` takes it back when the password was right.
 *
 * @param key what is tried, without saying who: never a name
 * @param now the instant, ISO
 * @returns null when the attempt may go on, else the instant until which it is locked
 */
export async function countAttempt(db: Database, key: string, now: string): Promise<Date | null> {
  const identity = identityTables(db)
  const at = new Date(now)
  const failures = sql<number>`(case when sign_in_attempt.last_at < ${at}::timestamptz - ${MEMORY} then 1 else sign_in_attempt.failures + 1 end)`
  const lock = sql<Date | null>`case when ${failures} >= ${FREE_FAILURES}
    then ${at}::timestamptz + make_interval(secs => least(${LONGEST_LOCK_SECONDS}, ${FIRST_LOCK_SECONDS} * power(2, least(${failures} - ${FREE_FAILURES}, 10)))) end`
  const taken = await identity
    .insertInto('sign_in_attempt')
    .values({ key, failures: 1, last_at: at, locked_until: null })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({ failures, last_at: at, locked_until: lock })
        .where((eb) => eb.or([eb('sign_in_attempt.locked_until', 'is', null), eb('sign_in_attempt.locked_until', '<=', at)])),
    )
    .returning('key')
    .executeTakeFirst()
  if (taken) return null
  const row = await identity.selectFrom('sign_in_attempt').select('locked_until').where('key', '=', key).executeTakeFirst()
  return row?.locked_until ?? null
}

/** Whether the next attempt would be turned away. */
export async function isLocked(db: Database, key: string, now: string): Promise<boolean> {
  const row = await identityTables(db).selectFrom('sign_in_attempt').select('locked_until').where('key', '=', key).executeTakeFirst()
  return Boolean(row?.locked_until && row.locked_until > new Date(now))
}

export async function forgetAttempts(db: Database, key: string): Promise<void> {
  await identityTables(db).deleteFrom('sign_in_attempt').where('key', '=', key).execute()
}

/** Removes what no longer counts, so that guessing names does not fill the table. */
export async function forgetOldAttempts(db: Database, now: string): Promise<void> {
  await identityTables(db)
    .deleteFrom('sign_in_attempt')
    .where('last_at', '<', sql<Date>`${new Date(now)}::timestamptz - ${MEMORY}`)
    .execute()
}
