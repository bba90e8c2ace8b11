import type { Selectable } from 'kysely'

import type { Database } from '../database/index.ts'
import { accountTables } from './account-tables.ts'
import type { AccountTables } from './account-tables.ts'

export type TokenRow = Selectable<AccountTables['api_token']>

/** @returns whether it is new: one of this id may be there already */
export async function keepToken(db: Database, token: TokenRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await accountTables(db).insertInto('api_token').values(token).onConflict((conflict) => conflict.column('id').doNothing()).executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0) > 0
}

/** The token of this hash, whatever has become of it. */
export function tokenHashed(db: Database, hash: string): Promise<TokenRow | undefined> {
  return accountTables(db).selectFrom('api_token').selectAll().where('hash', '=', hash).executeTakeFirst()
}

/** Tokens of one city, of one account where it is named; the newest first, five hundred at most. */
export function tokensOf(db: Database, tenant: string, account: string | null): Promise<TokenRow[]> {
  const all = accountTables(db).selectFrom('api_token').selectAll().where('tenant', '=', tenant)
  return (account === null ? all : all.where('account', '=', account)).orderBy('made_at', 'desc').orderBy('id').limit(500).execute()
}

/** How many tokens of an account in a city could be used now. */
export async function tokensInUse(db: Database, tenant: string, account: string, now: string): Promise<number> {
  const row = await accountTables(db)
    .selectFrom('api_token')
    .select((eb) => eb.fn.countAll<string>().as('n'))
    .where('tenant', '=', tenant)
    .where('account', '=', account)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', new Date(now))
    .executeTakeFirst()
  return Number(row?.n ?? 0)
}

/** Writes down that a token was used on a day; once a day is enough. */
export async function noteTokenUse(db: Database, id: string, day: string): Promise<void> {
  await accountTables(db)
    .updateTable('api_token')
    .set({ used_on: day })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('used_on', 'is', null), eb('used_on', '<', day)]))
    .execute()
}

/** Ends tokens that are not ended yet: one, or all of an account. @returns how many */
export async function endTokens(db: Database, which: { id: string } | { account: string }, now: string): Promise<number> {
  const open = accountTables(db).updateTable('api_token').set({ ended_at: new Date(now) }).where('ended_at', 'is', null)
  const { numUpdatedRows } = await ('id' in which ? open.where('id', '=', which.id) : open.where('account', '=', which.account)).executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
