import type { Database } from '../database/index.ts'
import { identityTables } from './tables.ts'

/** Notes that a session was used; `since`: one used since is left alone, so that reading writes little. */
export async function touchSession(db: Database, session: string, now: Date, since: Date): Promise<void> {
  await identityTables(db)
    .updateTable('session')
    .set({ lastSeenAt: now })
    .where('id', '=', session)
    .where((eb) => eb.or([eb('lastSeenAt', 'is', null), eb('lastSeenAt', '<=', since)]))
    .execute()
}

/**
 * Ends sessions of one account: one of them, or all but one, or all.
 *
 * @returns how many
 */
export async function endSessions(db: Database, account: string, which: { only: string } | { allBut: string } | 'all'): Promise<number> {
  const all = identityTables(db).deleteFrom('session').where('userId', '=', account)
  const chosen = which === 'all' ? all : 'only' in which ? all.where('id', '=', which.only) : all.where('id', '<>', which.allBut)
  const { numDeletedRows } = await chosen.executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
