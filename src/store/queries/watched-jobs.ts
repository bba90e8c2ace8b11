import { sql } from 'kysely'

import type { Db, Tx } from '../database/database.ts'
import type { Tables } from '../tables.ts'

// Timed by the database's clock: servers that share it need not agree on theirs.

type Watched = Tables['watched_job']
/** Whose work it is, and under which command. */
export type WatchedKey = { tenant: string; person: string; command: string }
/** What is said of work on its way. */
export type WatchedSaid = Pick<Watched, 'state' | 'done' | 'total'> & { unit: string | null; answer: string | null; problem: string | null; ended: boolean }
export type WatchedRow = { run: string; name: string; state: string; done: number; total: number; unit: string | null; answer: unknown; problem: unknown }

const now = sql<string>`clock_timestamp()`
/** What was not heard of for so long is gone with its process: that is many times as often as it is heard of. */
const dead = sql<string>`clock_timestamp() - interval '30 seconds'`

/**
 * Makes work known to every process; a command that is sent again takes the place of its former run.
 *
 * @param alone the name of work of which the city has one at a time
 * @returns false where such work is under way
 */
export async function enterWatched(tx: Tx, { tenant, person, command }: WatchedKey, { run, name, alone }: { run: string; name: string; alone: string | null }): Promise<boolean> {
  await tx.updateTable('watched_job').set({ alone: null }).where('tenant', '=', tenant).where('alone', 'is not', null).where('heard_at', '<', dead).execute()
  const fresh = { run, name, state: 'waiting', done: 0, total: 0, unit: null, answer: null, problem: null, alone, cancel_asked: false, heard_at: now }
  if (alone !== null) await sql`select pg_advisory_xact_lock(hashtextextended(${`watched ${tenant} ${alone}`}, 0))`.execute(tx)
  const other = alone === null ? undefined : await tx.selectFrom('watched_job').select('run').where('tenant', '=', tenant).where('alone', '=', alone).executeTakeFirst()
  if (other) return false
  await tx
    .insertInto('watched_job')
    .values({ tenant, person, command, ...fresh })
    .onConflict((known) => known.columns(['tenant', 'person', 'command']).doUpdateSet(fresh))
    .execute()
  return true
}

/** Says where a run is. @returns whether somebody asked for its end; nothing is said of a run in whose place another has come */
export async function sayWatched(tx: Tx, { tenant, person, command }: WatchedKey, run: string, { ended, ...said }: WatchedSaid): Promise<{ cancelAsked: boolean }> {
  const row = await tx
    .updateTable('watched_job')
    .set({ ...said, heard_at: now, ...(ended && { alone: null }) })
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .where('command', '=', command)
    .where('run', '=', run)
    .returning('cancel_asked')
    .executeTakeFirst()
  return { cancelAsked: row?.cancel_asked ?? false }
}

/** Work that ended, or was heard of lately. */
export function watchedNamed(db: Db, { tenant, person, command }: WatchedKey): Promise<WatchedRow | undefined> {
  return db
    .selectFrom('watched_job')
    .select(['run', 'name', 'state', 'done', 'total', 'unit', 'answer', 'problem'])
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .where('command', '=', command)
    .where((eb) => eb.or([eb('state', 'in', ['done', 'refused']), eb('heard_at', '>=', dead)]))
    .executeTakeFirst()
}

/** Asks the process that does it to end work that is not yet being kept; false where there is none. */
export async function askWatchedToEnd(tx: Tx, { tenant, person, command }: WatchedKey): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('watched_job')
    .set({ cancel_asked: true })
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .where('command', '=', command)
    .where('state', 'not in', ['keeping', 'done', 'refused'])
    .where('heard_at', '>=', dead)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Forgets what was last heard of an hour ago. @returns how many */
export async function forgetWatched(tx: Tx, tenant: string): Promise<number> {
  const { numDeletedRows } = await tx.deleteFrom('watched_job').where('tenant', '=', tenant).where('heard_at', '<', sql<string>`clock_timestamp() - interval '1 hour'`).executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}
