import { sql } from 'kysely'
import type { Selectable } from 'kysely'

import type { Db } from '../database/database.ts'
import type { Tables } from '../tables.ts'

// Everything here is timed by the database's clock: servers that share it need not agree on theirs.

export type JobRun = Selectable<Tables['job_run']>

/** How a run ended. `failed` with a code: of a refusal, of the database, or `internal`. */
export type JobEnd = { outcome: 'done' | 'stopped'; done: number } | { outcome: 'failed'; done: number; error: string; againInMs: number }

/** Cut to what the columns hold: rounded, what is due now would be due in half a millisecond. The same all through a statement. */
const now = sql<string>`date_trunc('milliseconds', statement_timestamp())`
const inMs = (milliseconds: number) => sql<string>`${now} + ${milliseconds}::int * interval '1 millisecond'`

/** Makes a job known; one that is known keeps its times, but comes no later than its new interval says. */
export async function enrolJob(db: Db, name: string, everyMs: number): Promise<void> {
  await db
    .insertInto('job_run')
    .values({ name, every_ms: everyMs, next_at: now })
    .onConflict((known) => known.column('name').doUpdateSet({ every_ms: everyMs, next_at: sql<string>`least(job_run.next_at, ${inMs(everyMs)})` }))
    .execute()
}

/** Frees what a process that is gone held; only for who knows to be the only one on this database. */
export async function freeJobs(db: Db): Promise<void> {
  await db.updateTable('job_run').set({ holder: null, held_until: null }).where('holder', 'is not', null).execute()
}

/** Of these jobs those whose time has come and that nobody runs. */
export async function jobsDue(db: Db, names: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('job_run')
    .select('name')
    .where('name', '=', sql<string>`any(${[...names]}::text[])`)
    .where('next_at', '<=', now)
    .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '<', now)]))
    .orderBy('name')
    .execute()
  return rows.map(({ name }) => name)
}

/** @returns how often it failed in a row before; null where another took it, or it is not due any more */
export async function takeJob(db: Db, name: string, holder: string, holdMs: number): Promise<{ failures: number } | null> {
  const row = await db
    .updateTable('job_run')
    .set({ holder, held_until: inMs(holdMs), started_at: now, done: 0, total: null })
    .where('name', '=', name)
    .where('next_at', '<=', now)
    .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '<', now)]))
    .returning('failures')
    .executeTakeFirst()
  return row ?? null
}

/** Holds a job further and says how far it is. @returns false where it was not heard of so long that another took it */
export async function holdJob(db: Db, name: string, holder: string, holdMs: number, { done, total }: { done: number; total: number | null }): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('job_run').set({ held_until: inMs(holdMs), done, total }).where('name', '=', name).where('holder', '=', holder).executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Writes down how a run ended and when the next one is due; nothing where another has taken the job meanwhile. */
export async function endJob(db: Db, name: string, holder: string, end: JobEnd): Promise<void> {
  const failed = end.outcome === 'failed'
  await db
    .updateTable('job_run')
    .set({
      holder: null,
      held_until: null,
      ended_at: now,
      outcome: end.outcome,
      done: end.done,
      total: null,
      error: failed ? end.error : null,
      failures: failed ? sql<number>`failures + 1` : 0,
      ...(end.outcome === 'done' && { succeeded_at: now }),
      next_at: failed ? inMs(end.againInMs) : end.outcome === 'stopped' ? now : sql<string>`greatest(${now}, started_at + every_ms * interval '1 millisecond')`,
    })
    .where('name', '=', name)
    .where('holder', '=', holder)
    .execute()
}

/** Lets a job be due now. @returns false where there is none of this name */
export async function hastenJob(db: Db, name: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('job_run').set({ next_at: now }).where('name', '=', name).executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Every job that was ever enrolled, by name; `holds`: one is under way now. */
export function jobRuns(db: Db): Promise<(JobRun & { holds: boolean })[]> {
  return db
    .selectFrom('job_run')
    .selectAll()
    .select(sql<boolean>`coalesce(held_until >= ${now}, false)`.as('holds'))
    .orderBy('name')
    .execute()
}
