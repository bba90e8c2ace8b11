import { sql } from 'kysely'

import type { Tx } from './database/database.ts'

/**
 * Lets one transaction at a time go on under a name until it ends; for decisions on something that is no subject yet, such as
 * whether a file was received before.
 */
export async function lockName(tx: Tx, tenant: string, name: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${tenant} ${name}`}, 1))`.execute(tx)
}
