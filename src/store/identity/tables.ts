import type { Kysely } from 'kysely'

import type { Database } from '../database/index.ts'

/** Our own tables in the schema `identity`, and of the library's those columns that are ours. */
export type IdentityTables = {
  sign_in_attempt: { key: string; failures: number; last_at: Date; locked_until: Date | null }
  sign_in_window: { key: string; began_at: Date; tried: number; failed: number }
  asked_often: { key: string; taken: number; heard_at: Date }
  setting: { name: string; value: string }
  tried_code: { key: string; tried_at: Date }
  passkey: { id: string; account: string; name: string; rp: string; public_key: Buffer; counter: number; transports: string; made_at: Date; used_at: Date | null }
  former_password: { account: string; until_at: Date; hash: string }
  session: { id: string; token: string; userId: string; lastSeenAt: Date | null; expiresAt: Date }
}

export function identityTables(db: Database): Kysely<IdentityTables> {
  return db.identity as unknown as Kysely<IdentityTables>
}
