import type { Kysely } from 'kysely'

import type { Database } from '../database/index.ts'

/** What accounts and their tokens are read from: a table of ours, and of the library's the columns that lists need. */
export type AccountTables = {
  api_token: {
    id: string
    account: string
    tenant: string
    membership: string
    name: string
    scopes: string[]
    hash: string
    made_at: Date
    expires_at: Date
    used_on: string | null
    ended_at: Date | null
    by_two_factors: boolean
  }
  user: { id: string; username: string | null; name: string; mustChangePassword: boolean; homeCity: string | null; closed: boolean; lastSignInAt: Date | null; twoFactorEnabled: boolean | null; unconfirmed: boolean; passwordResetAt: Date | null; linkedAt: Date | null }
  account: { id: string; userId: string; providerId: string; accountId: string }
  sign_in_attempt: { key: string; locked_until: Date | null }
  passkey: { id: string; account: string }
}

export function accountTables(db: Database): Kysely<AccountTables> {
  return db.identity as unknown as Kysely<AccountTables>
}
