import { sql } from 'kysely'

import type { Database } from '../database/index.ts'

/** Names of accounts, by account. */
export async function accountNames(db: Database, accounts: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; username: string | null; name: string }>`select id, username, name from "user" where id = any(${[...accounts]}::text[])`.execute(db.identity)
  return new Map(rows.map(({ id, username, name }) => [id, username ?? name]))
}

/**
 * Takes everything from an account that says who it was or lets anybody in: it is called by its own id from now on and is closed. The row stays, because the
 * log's memberships name it.
 */
export async function forgetAccount(db: Database, account: string): Promise<void> {
  const neutral = `erased-${account.toLowerCase().replace(/[^a-z0-9]/g, '').slice(0, 20)}`
  await db.identity.transaction().execute(async (tx) => {
    for (const [table, column] of [['session', 'userId'], ['account', 'userId'], ['twoFactor', 'userId'], ['passkey', 'account'], ['former_password', 'account'], ['api_token', 'account']] as const) {
      await sql`delete from ${sql.ref(table)} where ${sql.ref(column)} = ${account}`.execute(tx)
    }
    await sql`update "user" set name = ${neutral}, username = ${neutral}, email = ${`${neutral}@invalid`}, image = null, closed = true, "updatedAt" = now() where id = ${account}`.execute(tx)
  })
}
