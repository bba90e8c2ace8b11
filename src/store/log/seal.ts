import { sql } from 'kysely'

import { grow } from '../../kernel/merkle/edge.ts'
import type { Hash } from '../../kernel/merkle/hash.ts'
import { isKept } from '../../kernel/merkle/kept.ts'
import type { Db, Tx } from '../database/database.ts'
import { edgeAt } from './kept.ts'

/** SHA-256 and SM3 alike. */
const HASH_BYTES = 32

/** Cities that have facts which are no leaf yet, or leaves that no head signs. */
export async function citiesToSeal(db: Db): Promise<string[]> {
  // tenant: finds which city has work; it is done city by city
  const { rows } = await sql<{ id: string }>`
    select t.id from tenant t
    where exists (select from log_unsealed u where u.tenant = t.id)
      or (select coalesce(max(l.position) + 1, 0) from log_leaf l where l.tenant = t.id) > (select coalesce(max(h.size), 0) from log_head h where h.tenant = t.id)
    order by t.id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Lets one process at a time seal a city, until its transaction ends; false where another is at it. */
export async function holdSealing(tx: Tx, tenant: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(hashtextextended(${tenant}, 2)) as held`.execute(tx)
  return rows[0]?.held ?? false
}

/** How many leaves a city's tree has. */
export async function sealedSize(db: Db, tenant: string): Promise<number> {
  const { rows } = await sql<{ size: number }>`select coalesce(max(position) + 1, 0) as size from log_leaf where tenant = ${tenant}`.execute(db)
  return rows[0]?.size ?? 0
}

/**
 * Makes leaves of the next facts, in the order (transaction, number in the log). Only facts below the snapshot horizon: every transaction before them has
 * ended, so none can still turn up in between. The numbers of a database restored elsewhere lie beyond the newest of this one; whoever wrote those has
 * ended too. The caller holds the city (`holdSealing`).
 *
 * @returns how many; fewer than `limit` where no more were ready
 */
export async function sealNext(tx: Tx, tenant: string, hash: Hash, limit: number): Promise<number> {
  const size = await sealedSize(tx, tenant)
  const { rows } = await sql<{ hashes: Buffer }>`
    with ready as materialized (
      select u.tx, u.seq, u.fact, u.leaf_hash from log_unsealed u
      where u.tenant = ${tenant} and (u.tx < pg_snapshot_xmin(pg_current_snapshot()) or u.tx >= pg_snapshot_xmax(pg_current_snapshot()))
      order by u.tx, u.seq limit ${limit}
    ), batch as materialized (
      select r.tx, r.seq, r.fact, r.leaf_hash, row_number() over (order by r.tx, r.seq) - 1 as n from ready r
    ), gone as (
      delete from log_unsealed u using batch b where u.tenant = ${tenant} and u.tx = b.tx and u.seq = b.seq
    ), put as (
      insert into log_leaf (tenant, position, fact, leaf_hash) select ${tenant}, ${size}::bigint + b.n, b.fact, b.leaf_hash from batch b
    )
    select coalesce(string_agg(b.leaf_hash, ''::bytea order by b.n), ''::bytea) as hashes from batch b`.execute(tx)
  const hashes = rows[0]?.hashes ?? Buffer.alloc(0)
  const count = hashes.length / HASH_BYTES
  if (count > 0) await keepNodes(tx, tenant, hash, size, hashes)
  return count
}

async function keepNodes(tx: Tx, tenant: string, hash: Hash, size: number, hashes: Buffer): Promise<void> {
  const edge = await edgeAt(tx, tenant, hash, size)
  const levels: number[] = []
  const positions: number[] = []
  const nodes: string[] = []
  grow(hash, edge, entriesIn(hashes), (node, value) => {
    if (!isKept(node)) return
    levels.push(node.level)
    positions.push(node.index)
    nodes.push(`\\x${Buffer.from(value).toString('hex')}`)
  })
  if (nodes.length === 0) return
  await sql`
    insert into log_node (tenant, level, position, hash)
    select ${tenant}, n.level, n.position, n.hash from unnest(${levels}::int[], ${positions}::bigint[], ${nodes}::bytea[]) as n(level, position, hash)`.execute(tx)
}

function* entriesIn(hashes: Buffer): Iterable<Uint8Array> {
  for (let at = 0; at < hashes.length; at += HASH_BYTES) yield hashes.subarray(at, at + HASH_BYTES)
}
