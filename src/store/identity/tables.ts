import type { Kysely } from 'kysely'

import type { Database } from '../database/index.ts'

/** Our own tables in the schema `identity`; the others belong to the identity library. */
export type IdentityTables = {
  sign_in_attempt: { key: string; failures: number; last_at: Date; locked_until: Date | null }
  setting: { name: string; value: string }
}

export function identityTables(db: Database): Kysely<IdentityTables> {
  return db.identity as unknown as Kysely<IdentityTables>
}
