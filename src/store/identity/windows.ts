import { sql } from 'kysely'

import type { Database } from '../database/index.ts'
import { identityTables } from './tables.ts'

const WINDOW_MS = 60_000

/** So many sign-ins of one key in a minute, and so many of them refused. */
export type WindowLimit = { tried: number; failed: number }

/**
 * Counts a sign-in in the minute it falls into. All processes on this database count together; the window is fixed, so that who goes on trying
 * is let in again when the minute is over.
 *
 * @param key what is counted, without saying who: never a name or an address
 * @returns whether it may go on
 */
export async function countInWindow(db: Database, key: string, limit: WindowLimit, now: string): Promise<boolean> {
  const at = new Date(now)
  const over = sql<boolean>`sign_in_window.began_at <= ${new Date(at.getTime() - WINDOW_MS)}::timestamptz`
  const counted = await identityTables(db)
    .insertInto('sign_in_window')
    .values({ key, began_at: at, tried: 1, failed: 0 })
    .onConflict((conflict) =>
      conflict
        .column('key')
        .doUpdateSet({
          began_at: sql<Date>`case when ${over} then ${at}::timestamptz else sign_in_window.began_at end`,
          tried: sql<number>`case when ${over} then 1 else sign_in_window.tried + 1 end`,
          failed: sql<number>`case when ${over} then 0 else sign_in_window.failed end`,
        })
        .where((eb) => eb.or([over, eb.and([eb('sign_in_window.tried', '<', limit.tried), eb('sign_in_window.failed', '<', limit.failed)])])),
    )
    .returning('key')
    .executeTakeFirst()
  return counted !== undefined
}

/** A sign-in that was counted has been refused. */
export async function countFailure(db: Database, key: string): Promise<void> {
  await identityTables(db)
    .updateTable('sign_in_window')
    .set({ failed: sql<number>`failed + 1` })
    .where('key', '=', key)
    .execute()
}

/** Removes windows that are over, so that no table grows for ever. */
export async function forgetOldWindows(db: Database, now: string): Promise<void> {
  await identityTables(db).deleteFrom('sign_in_window').where('began_at', '<=', new Date(Date.parse(now) - WINDOW_MS)).execute()
}
