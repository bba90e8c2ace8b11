import { forgetAttempts } from '../../store/identity/attempts.ts'
import { accountNames, forgetAccount } from '../../store/identity/forget-account.ts'
import { filesOfAnyCity, referencesTo } from '../../store/queries/erasures.ts'
import type { Deps } from '../call.ts'
import { attemptKey } from '../identity/lock-out.ts'

/** What was done: how much of each, which files stayed because other records refer to them, and the erasing facts, whose receipts can be kept. */
export type Forgotten = {
  facts: string[]
  beside: number
  files: number
  kept: string[]
  accounts: number
  removed: string[]
  /** absent where an earlier program did it */
  accountIds?: string[]
  /** until accounts are emptied and bytes gone */
  unfinished?: boolean
}

/** Empties the accounts and removes the bytes that a committed erasure has left. Doing it again changes nothing. */
export async function clearLeftovers(deps: Deps, tenant: string, erasure: string): Promise<void> {
  const row = await deps.db.jobs((db) => db.selectFrom('erasure').select('done').where('tenant', '=', tenant).where('id', '=', erasure).executeTakeFirstOrThrow())
  const { removed, accountIds = [] } = row.done as Forgotten
  await emptyAccounts(deps, accountIds)
  await removeBytes(deps, removed, erasure)
}

/** Accounts that are called by their own id already are left alone. */
async function emptyAccounts(deps: Deps, accounts: readonly string[]): Promise<void> {
  for (const [account, name] of await accountNames(deps.db, accounts)) {
    if (name.startsWith('erased-')) continue
    await forgetAttempts(deps.db, attemptKey(name))
    await forgetAccount(deps.db, account)
  }
}

/** The bytes go once no city has the file in its list or refers to it any more: what was brought anew since stays. Gone already is as well. */
async function removeBytes(deps: Deps, hashes: readonly string[], erasure: string): Promise<void> {
  const [listed, references] = await deps.db.jobs(async (db) => [await filesOfAnyCity(db, hashes), await referencesTo(db, hashes, { facts: [], erasure })] as const)
  for (const sha256 of hashes) if (!listed.has(sha256) && (references.get(sha256) ?? 0) === 0) await deps.files.remove(sha256)
}
