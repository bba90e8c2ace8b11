import { sql } from 'kysely'

import type { Db, Tx } from './database/database.ts'

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
 * What a command answered when it was done before. The command is locked first: sent twice at once, the second waits and
 * then finds the answer of the first.
 */
export async function commandDone(tx: Tx, tenant: string, id: string): Promise<Pick<Command, 'contentHash' | 'result'> | undefined> {
  const lock = sql`hashtextextended(${`${tenant} ${id}`}, 0)`
  const { rows } = await sql<{ free: boolean; content_hash: string | null; result: unknown }>`
    select pg_try_advisory_xact_lock(${lock}) as free, c.content_hash, c.result
    from (select 1) one left join command c on c.tenant = ${tenant} and c.id = ${id}::uuid`.execute(tx)
  const [row] = rows
  if (row?.content_hash) return { contentHash: row.content_hash, result: row.result }
  if (row?.free) return undefined
  await sql`select pg_advisory_xact_lock(${lock})`.execute(tx)
  // Asked again, because the answer may have come while this waited.
  const late = await tx.selectFrom('command').select(['content_hash', 'result']).where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst()
  return late && { contentHash: late.content_hash, result: late.result }
}

/** What a command answered, for those who ask later what became of it. */
export function commandAnswer(db: Db, tenant: string, id: string): Promise<{ name: string; actor: string; result: unknown } | undefined> {
  return db.selectFrom('command').select(['name', 'actor', 'result']).where('tenant', '=', tenant).where('id', '=', id).executeTakeFirst()
}

export async function keepCommand(tx: Tx, { tenant, id, name, contentHash, actor, result, recordedAt }: Command): Promise<void> {
  await tx
    .insertInto('command')
    .values({ tenant, id, name, content_hash: contentHash, actor, result: JSON.stringify(result), recorded_at: recordedAt })
    .execute()
}
