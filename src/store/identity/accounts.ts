import type { Database } from '../database/index.ts'
import { accountTables } from './account-tables.ts'

/** An account as it is administered. `home`: the city whose administrators keep it. */
export type AccountRow = {
  id: string
  username: string
  home: string | null
  closed: boolean
  mustChangePassword: boolean
  lastSignInAt: Date | null
  hasSecondFactor: boolean
  /** somebody else changed how it is entered, and that is not confirmed */
  unconfirmed: boolean
  passwordResetAt: Date | null
  linkedAt: Date | null
}

const columns = ['id', 'username', 'name', 'homeCity', 'closed', 'mustChangePassword', 'lastSignInAt', 'twoFactorEnabled', 'unconfirmed', 'passwordResetAt', 'linkedAt'] as const

/** Accounts that a city keeps, and those named; by user name. */
export async function accountsOf(db: Database, home: string, ids: readonly string[]): Promise<AccountRow[]> {
  const rows = await accountTables(db)
    .selectFrom('user')
    .select(columns)
    .where((eb) => eb.or([eb('homeCity', '=', home), eb('id', '=', eb.fn.any(eb.val([...ids])))]))
    .orderBy('username')
    .execute()
  return rows.map(({ username, name, homeCity, twoFactorEnabled, ...row }) => ({ ...row, username: username ?? name, home: homeCity, hasSecondFactor: twoFactorEnabled ?? false }))
}

/** One account, or undefined. */
export async function accountRow(db: Database, id: string): Promise<AccountRow | undefined> {
  const row = await accountTables(db).selectFrom('user').select(columns).where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const { username, name, homeCity, twoFactorEnabled, ...rest } = row
  return { ...rest, username: username ?? name, home: homeCity, hasSecondFactor: twoFactorEnabled ?? false }
}

/** Of these accounts those that are closed. */
export async function closedAmong(db: Database, ids: readonly string[]): Promise<Set<string>> {
  const rows = await accountTables(db).selectFrom('user').select('id').where('closed', '=', true).where((eb) => eb('id', '=', eb.fn.any(eb.val([...ids])))).execute()
  return new Set(rows.map(({ id }) => id))
}

/** Which of these user names are in use. */
export async function usedNames(db: Database, names: readonly string[]): Promise<Set<string>> {
  const rows = await accountTables(db).selectFrom('user').select('username').where((eb) => eb('username', '=', eb.fn.any(eb.val([...names])))).execute()
  return new Set(rows.flatMap(({ username }) => (username === null ? [] : [username])))
}

/** Of these keys (`attemptKey`) those whose accounts are locked now. */
export async function lockedKeys(db: Database, keys: readonly string[], now: string): Promise<Set<string>> {
  const rows = await accountTables(db)
    .selectFrom('sign_in_attempt')
    .select('key')
    .where('locked_until', '>', new Date(now))
    .where((eb) => eb('key', '=', eb.fn.any(eb.val([...keys]))))
    .execute()
  return new Set(rows.map(({ key }) => key))
}

/** Of these accounts those that have a passkey. */
export async function withPasskeys(db: Database, ids: readonly string[]): Promise<Set<string>> {
  const rows = await accountTables(db).selectFrom('passkey').select('account').distinct().where((eb) => eb('account', '=', eb.fn.any(eb.val([...ids])))).execute()
  return new Set(rows.map(({ account }) => account))
}

/** Notes when somebody came in; several sign-ins within a minute are one. */
export async function noteSignIn(db: Database, account: string, now: string): Promise<void> {
  const at = new Date(now)
  await accountTables(db)
    .updateTable('user')
    .set({ lastSignInAt: at })
    .where('id', '=', account)
    .where((eb) => eb.or([eb('lastSignInAt', 'is', null), eb('lastSignInAt', '<', new Date(at.getTime() - 60_000))]))
    .execute()
}

/** The account linked to this identity of a provider, or undefined. */
export function linkedAccount(db: Database, provider: string, subject: string): Promise<{ userId: string } | undefined> {
  return accountTables(db).selectFrom('account').select('userId').where('providerId', '=', provider).where('accountId', '=', subject).executeTakeFirst()
}

/** What these accounts are linked to at a provider, by account. */
export async function linksOf(db: Database, provider: string, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await accountTables(db).selectFrom('account').select(['userId', 'accountId']).where('providerId', '=', provider).where((eb) => eb('userId', '=', eb.fn.any(eb.val([...ids])))).execute()
  return new Map(rows.map(({ userId, accountId }) => [userId, accountId]))
}
