import { sql } from 'kysely'

import type { Database } from '../database/index.ts'
import { identityTables } from './tables.ts'

/**
 * Adds what this process let through, by key, and gives how much all processes have let through since each key was first heard of.
 *
 * @param taken of keys that are hashes
 */
export async function countTogether(db: Database, taken: ReadonlyMap<string, number>): Promise<Map<string, number>> {
  // In one order for every process: two that add to the same keys would else wait for each other.
  const keys = [...taken.keys()].sort()
  const rows = await identityTables(db)
    .insertInto('asked_often')
    .columns(['key', 'taken', 'heard_at'])
    .expression(sql`select key, taken, clock_timestamp() from unnest(${keys}::text[], ${keys.map((key) => taken.get(key) ?? 0)}::bigint[]) as new (key, taken)`)
    .onConflict((known) => known.column('key').doUpdateSet({ taken: sql<number>`asked_often.taken + excluded.taken`, heard_at: sql<Date>`clock_timestamp()` }))
    .returning(['key', 'taken'])
    .execute()
  return new Map(rows.map(({ key, taken: all }) => [key, Number(all)]))
}

/** Forgets who has not asked often for an hour. @returns how many */
export async function forgetAsked(db: Database): Promise<number> {
  const { numDeletedRows } = await identityTables(db).deleteFrom('asked_often').where('heard_at', '<', sql<Date>`clock_timestamp() - interval '1 hour'`).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
