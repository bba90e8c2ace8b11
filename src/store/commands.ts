import { sql } from 'kysely'

import type { State } from '../kernel/facts/index.ts'
import { ahead } from './database/ahead.ts'
import type { Db, Tx } from './database/database.ts'
import type { Write } from './projections/statement.ts'
import { hold, lockedSubjects } from './subjects.ts'

export type Command = {
  tenant: string
  id: string
  name: string
  contentHash: string
  actor: string
  result: unknown
  recordedAt: string
}

/**
 * What a command answered when it was done before, with the subjects locked that it says it is about. The command is locked first: sent twice at once,
 * the second waits and then finds the answer of the first, because a statement sees what was committed before it began, not before the lock was asked for.
 */
export async function openCommand(tx: Tx, tenant: string, id: string, subjects: readonly string[]): Promise<Pick<Command, 'contentHash' | 'result'> | undefined> {
  await ahead(tx, sql`select pg_advisory_xact_lock(hashtextextended(${`${tenant} ${id}`}, 0))`.compile(tx))
  const wanted = [...new Set(subjects)].sort()
  const { rows } = await sql<Found>`
    select c.content_hash, c.result, s.id, s.version, s.state, s.recorded_at
    from (select 1) one left join command c on c.tenant = ${tenant} and c.id = ${id}::uuid left join (${lockedSubjects(tx, tenant, wanted)}) s on true`.execute(tx)
  hold(tx, wanted, rows.filter((row) => row.id !== null))
  const [row] = rows
  return row && row.content_hash !== null ? { contentHash: row.content_hash, result: row.result } : undefined
}

type Found = { content_hash: string | null; result: unknown; id: string; version: number; state: State | null; recorded_at: string | null }

/** What a command answered, for those who ask later what became of it. */
export function commandAnswer(db: Db, tenant: string, id: string): Promise<{ name: string; actor: string; result: unknown } | undefined> {
  return db.selectFrom('command').select(['name', 'actor', 'result']).where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst()
}

/** The command with its answer, as one more row of what is written. */
export function commandWrite({ id, name, contentHash, actor, result, recordedAt }: Omit<Command, 'tenant'>): Write {
  return { do: 'insert', table: 'command', key: ['id'], rows: [{ id, name, content_hash: contentHash, actor, result, recorded_at: recordedAt }] }
}
