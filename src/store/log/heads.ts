import { sql } from 'kysely'
import type { Insertable, Selectable } from 'kysely'

import type { Db, Tx } from '../database/database.ts'
import type { Tables } from '../tables.ts'

export type HeadRow = Selectable<Tables['log_head']>
export type KeyRow = Selectable<Tables['log_key']>

export async function keepHead(tx: Tx, head: Insertable<Tables['log_head']>): Promise<void> {
  await tx.insertInto('log_head').values(head).execute()
}

/** Keeps a public key under its id, once. */
export async function keepKey(tx: Tx, key: Insertable<Tables['log_key']>): Promise<void> {
  await tx.insertInto('log_key').values(key).onConflict((conflict) => conflict.doNothing()).execute()
}

export function newestHead(db: Db, tenant: string): Promise<HeadRow | undefined> {
  return db.selectFrom('log_head').selectAll().where('tenant', '=', tenant).orderBy('size', 'desc').limit(1).executeTakeFirst()
}

export function headOf(db: Db, tenant: string, size: number): Promise<HeadRow | undefined> {
  return db.selectFrom('log_head').selectAll().where('tenant', '=', tenant).where('size', '=', size).executeTakeFirst()
}

/** Heads below a size, the newest first. */
export function headsBelow(db: Db, tenant: string, below: number | null, limit: number): Promise<HeadRow[]> {
  return db
    .selectFrom('log_head')
    .selectAll()
    .where('tenant', '=', tenant)
    .$if(below !== null, (query) => query.where('size', '<', below ?? 0))
    .orderBy('size', 'desc')
    .limit(limit)
    .execute()
}

/** Heads from a size on, the oldest first. */
export function headsFrom(db: Db, tenant: string, from: number, limit: number): Promise<HeadRow[]> {
  return db.selectFrom('log_head').selectAll().where('tenant', '=', tenant).where('size', '>=', from).orderBy('size').limit(limit).execute()
}

export function keysOf(db: Db, tenant: string): Promise<KeyRow[]> {
  return db.selectFrom('log_key').selectAll().where('tenant', '=', tenant).orderBy('since').orderBy('id').execute()
}

/** What is not sealed yet: how many facts, and since when the oldest of them waits. */
export async function unsealedOf(db: Db, tenant: string): Promise<{ facts: number; since: string | null }> {
  const { rows } = await sql<{ facts: number; since: string | null }>`
    select count(*) as facts, (
      select min(f.recorded_at) from log_unsealed w join fact f on f.tenant = ${tenant} and f.id = w.fact where w.tenant = ${tenant}
    ) as since
    from log_unsealed u where u.tenant = ${tenant}`.execute(db)
  return rows[0] ?? { facts: 0, since: null }
}

/** Which leaf a fact is; nothing where it is not sealed yet, or there is no such fact. */
export async function leafOfFact(db: Db, tenant: string, fact: string): Promise<{ position: number; leafHash: Buffer } | undefined> {
  const row = await db.selectFrom('log_leaf').select(['position', 'leaf_hash']).where('tenant', '=', tenant).where('fact', '=', fact).executeTakeFirst()
  return row && { position: row.position, leafHash: row.leaf_hash }
}

/** When the fact of a leaf was recorded. */
export async function recordedAtLeaf(db: Db, tenant: string, position: number): Promise<string | null> {
  const { rows } = await sql<{ recorded_at: string }>`
    select f.recorded_at from log_leaf l join fact f on f.tenant = ${tenant} and f.id = l.fact where l.tenant = ${tenant} and l.position = ${position}`.execute(db)
  return rows[0]?.recorded_at ?? null
}
