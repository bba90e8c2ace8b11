import type { Database } from '../database/index.ts'
import { identityTables } from './tables.ts'

/** Hashes of the last passwords an account had, the latest first. */
export async function formerPasswords(db: Database, account: string): Promise<string[]> {
  const rows = await identityTables(db).selectFrom('former_password').select('hash').where('account', '=', account).orderBy('until_at', 'desc').execute()
  return rows.map(({ hash }) => hash)
}

/** Keeps the hash of a password that holds no longer, and of the earlier ones as many as make `most` with it. */
export async function keepFormer(db: Database, account: string, hash: string, now: string, most: number): Promise<void> {
  const identity = identityTables(db)
  await identity
    .insertInto('former_password')
    .values({ account, hash, until_at: new Date(now) })
    .onConflict((conflict) => conflict.columns(['account', 'until_at']).doUpdateSet({ hash }))
    .execute()
  const kept = identity.selectFrom('former_password').select('until_at').where('account', '=', account).orderBy('until_at', 'desc').limit(most)
  await identity.deleteFrom('former_password').where('account', '=', account).where('until_at', 'not in', kept).execute()
}
