import { sql } from 'kysely'

import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'

/** The database as a whole: its version as it says, its bytes on disk, the newest migration. */
export async function databaseFacts(db: Db): Promise<{ version: string; bytes: number; migration: number }> {
  const { rows } = await sql<{ version: string; bytes: number; migration: number }>`
    select current_setting('server_version') as version, pg_database_size(current_database()) as bytes, coalesce((select max(version) from schema_version), 0) as migration`.execute(db)
  const [row] = rows
  if (!row) throw new Error('the database says nothing of itself')
  return row
}

/** The newest migration that the database has. */
export async function newestMigration(db: Db): Promise<number> {
  const row = await db.selectFrom('schema_version').select('version').orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row?.version ?? 0
}

/** How a city's log stands: facts that are leaves, facts that wait, and the newest signed head. */
export async function logStanding(db: Db, tenant: string): Promise<{ sealed: number; unsealed: number; head: { size: number; at: string } | null }> {
  const leaf = await db.selectFrom('log_leaf').select(sql<number>`coalesce(max(position) + 1, 0)`.as('n')).where('tenant', '=', tenant).executeTakeFirstOrThrow()
  const waiting = await db.selectFrom('log_unsealed').select(sql<number>`count(*)`.as('n')).where('tenant', '=', tenant).executeTakeFirstOrThrow()
  const head = await db.selectFrom('log_head').select(['size', 'signed_at']).where('tenant', '=', tenant).orderBy('size', 'desc').limit(1).executeTakeFirst()
  return { sealed: leaf.n, unsealed: waiting.n, head: head ? { size: head.size, at: head.signed_at } : null }
}

/** Messages since a day by how they stand. */
export async function messagesByState(db: Db, tenant: string, since: Day): Promise<{ state: 'waiting' | 'sent' | 'given-up'; n: number }[]> {
  return db.selectFrom('delivery').select(['state', sql<number>`count(*)`.as('n')]).where('tenant', '=', tenant).where('day', '>=', since).groupBy('state').orderBy('state').execute()
}

/** Over every city: facts that are no leaf yet, messages that wait. @param db a connection of the roll-up */
export async function queueLengths(db: Db): Promise<{ unsealed: number; messages: number }> {
  // tenant: numbers of the whole installation, for who watches it
  const facts = await db.selectFrom('log_unsealed').select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow()
  // tenant: as above
  const messages = await db.selectFrom('delivery').select(sql<number>`count(*)`.as('n')).where('state', '=', 'waiting').executeTakeFirstOrThrow()
  return { unsealed: facts.n, messages: messages.n }
}
