import { sql } from 'kysely'

import type { Db } from '../database/database.ts'
import type { Envelope, HashAlgorithm } from '../hash.ts'

/** A fact as the database holds it, with all that its hashes are computed from. */
export type StoredFact = {
  envelope: Envelope
  algorithm: HashAlgorithm
  payloadHash: Buffer
  leafHash: Buffer
  /** null: there is none */
  content: { salt: Buffer; payload: unknown } | null
  tx: number
  seq: number
}

/** A leaf, or one to be, with the fact it says it is; null where that fact is gone. */
export type StoredLeaf = { position: number | null; fact: string; leafHash: Buffer; stored: StoredFact | null }

type Row = {
  position: number | null
  leaf_fact: string
  leaf_leaf_hash: Buffer
  id: string | null
  tenant: string
  kind: string
  schema_version: number
  command_id: string
  subject: string
  subject_version: number
  occurred_on: string
  occurred_at: string | null
  recorded_at: string
  actor: string
  post: string | null
  on_behalf_of: string | null
  hash_alg: HashAlgorithm
  payload_hash: Buffer
  leaf_hash: Buffer
  tx: string
  seq: number
  salt: Buffer | null
  payload: unknown
}

const FACT_COLUMNS = sql`f.id, f.tenant, f.kind, f.schema_version, f.command_id, f.subject, f.subject_version, f.occurred_on, f.occurred_at, f.recorded_at, f.actor, f.post,
  f.on_behalf_of, f.hash_alg, f.payload_hash, f.leaf_hash, f.tx::text as tx, f.seq, p.salt, p.payload`

/** Leaves from `from` up to but without `to`, in their order. */
export async function leavesBetween(db: Db, tenant: string, from: number, to: number): Promise<StoredLeaf[]> {
  const { rows } = await sql<Row>`
    select l.position, l.fact as leaf_fact, l.leaf_hash as leaf_leaf_hash, ${FACT_COLUMNS}
    from log_leaf l
    left join fact f on f.tenant = ${tenant} and f.id = l.fact
    left join fact_payload p on p.tenant = ${tenant} and p.id = l.fact
    where l.tenant = ${tenant} and l.position >= ${from} and l.position < ${to}
    order by l.position`.execute(db)
  return rows.map(toLeaf)
}

/** Facts that wait for their seal, after the one given. */
export async function waitingAfter(db: Db, tenant: string, after: { tx: string; seq: number }, limit: number): Promise<{ leaves: StoredLeaf[]; last: { tx: string; seq: number } | null }> {
  const { rows } = await sql<Row & { queue_tx: string; queue_seq: number }>`
    select null as position, u.fact as leaf_fact, u.leaf_hash as leaf_leaf_hash, u.tx::text as queue_tx, u.seq as queue_seq, ${FACT_COLUMNS}
    from log_unsealed u
    left join fact f on f.tenant = ${tenant} and f.id = u.fact
    left join fact_payload p on p.tenant = ${tenant} and p.id = u.fact
    where u.tenant = ${tenant} and (u.tx, u.seq) > (${after.tx}::xid8, ${after.seq}::bigint)
    order by u.tx, u.seq limit ${limit}`.execute(db)
  const end = rows.at(-1)
  return { leaves: rows.map(toLeaf), last: end ? { tx: end.queue_tx, seq: end.queue_seq } : null }
}

function toLeaf(row: Row): StoredLeaf {
  return { position: row.position, fact: row.leaf_fact, leafHash: row.leaf_leaf_hash, stored: row.id === null ? null : toFact(row, row.id) }
}

function toFact(row: Row, id: string): StoredFact {
  const { tenant, kind, subject, actor, post } = row
  return {
    envelope: {
      id,
      tenant,
      kind,
      schemaVersion: row.schema_version,
      commandId: row.command_id,
      subject,
      subjectVersion: row.subject_version,
      occurredOn: row.occurred_on,
      occurredAt: row.occurred_at,
      recordedAt: row.recorded_at,
      actor,
      post,
      onBehalfOf: row.on_behalf_of,
    },
    algorithm: row.hash_alg,
    payloadHash: row.payload_hash,
    leafHash: row.leaf_hash,
    content: row.salt === null ? null : { salt: row.salt, payload: row.payload },
    tx: Number(row.tx),
    seq: row.seq,
  }
}

/** One fact with what its hashes are computed from. */
export async function storedFact(db: Db, tenant: string, fact: string): Promise<StoredFact | undefined> {
  const { rows } = await sql<Row>`
    select ${FACT_COLUMNS} from fact f left join fact_payload p on p.tenant = ${tenant} and p.id = f.id where f.tenant = ${tenant} and f.id = ${fact}::uuid`.execute(db)
  const [row] = rows
  return row && toFact(row, fact)
}

/** The facts that one command wrote, in their order. */
export async function factsOfCommand(db: Db, tenant: string, command: string): Promise<string[]> {
  const rows = await db.selectFrom('fact').select('id').where('tenant', '=', tenant).where('command_id', '=', command).orderBy('seq').execute()
  return rows.map(({ id }) => id)
}

/** Kept nodes of the levels given that become complete with one of the leaves from `from` up to but without `to`. */
export async function nodesCompletedBetween(db: Db, tenant: string, levels: readonly number[], from: number, to: number): Promise<{ level: number; position: number; hash: Buffer }[]> {
  const first = levels.map((level) => Math.floor(from / 2 ** level))
  const past = levels.map((level) => Math.floor(to / 2 ** level))
  const { rows } = await sql<{ level: number; position: number; hash: Buffer }>`
    select n.level, n.position, n.hash
    from unnest(${[...levels]}::int[], ${first}::bigint[], ${past}::bigint[]) as r(level, first, past)
    join log_node n on n.tenant = ${tenant} and n.level = r.level and n.position >= r.first and n.position < r.past`.execute(db)
  return rows
}

/** A fact as the second pass needs it: is it sealed or waiting, and is the command there that wrote it. */
export type Placed = { id: string; subject: string; version: number; kind: string; actor: string; occurredOn: string; tx: number; seq: number; placed: boolean; commanded: boolean }

/** The log subject by subject, each in the order of its versions, after the place given. The page is taken first: joined before it is cut, all that follows would be joined too. */
export async function placedAfter(db: Db, tenant: string, after: { subject: string; version: number }, limit: number): Promise<Placed[]> {
  const { rows } = await sql<{ id: string; subject: string; subject_version: number; kind: string; actor: string; occurred_on: string; tx: string; seq: number; placed: boolean; commanded: boolean }>`
    with page as materialized (
      select id, command_id, subject, subject_version, kind, actor, occurred_on, tx, seq from fact
      where tenant = ${tenant} and (subject, subject_version) > (${after.subject}, ${after.version}::int)
      order by subject, subject_version limit ${limit}
    )
    select f.id, f.subject, f.subject_version, f.kind, f.actor, f.occurred_on, f.tx::text as tx, f.seq,
      l.fact is not null or u.fact is not null as placed, c.id is not null as commanded
    from page f
    left join log_leaf l on l.tenant = ${tenant} and l.fact = f.id
    left join log_unsealed u on u.tenant = ${tenant} and u.tx = f.tx and u.seq = f.seq
    left join command c on c.tenant = ${tenant} and c.id = f.command_id
    order by f.subject, f.subject_version`.execute(db)
  return rows.map((row) => ({ ...row, version: row.subject_version, occurredOn: row.occurred_on, tx: Number(row.tx) }))
}

/** A fact `fact.erased` of one of these subjects with what it says, and what stands now in the place of facts of theirs. */
export type ErasureRow = { fact: string; on: string; says: unknown }

/** What was erased by law on these subjects, the earliest first. */
export async function erasuresOn(db: Db, tenant: string, subjects: readonly string[]): Promise<ErasureRow[]> {
  if (subjects.length === 0) return []
  const { rows } = await sql<ErasureRow>`
    select f.id as fact, f.occurred_on as on, p.payload as says
    from fact f join fact_payload p on p.tenant = ${tenant} and p.id = f.id
    where f.tenant = ${tenant} and f.kind = 'fact.erased' and f.subject = any(${[...new Set(subjects)]}::text[])
    order by f.subject, f.subject_version`.execute(db)
  return rows
}

/** What stands in the place of erased payloads, by the fact that lost its own. */
export async function redactionsOf(db: Db, tenant: string, facts: readonly string[]): Promise<Map<string, unknown>> {
  const rows = await db
    .selectFrom('fact_redaction')
    .select(['id', 'payload'])
    .where('tenant', '=', tenant)
    .where('id', '=', sql<string>`any(${[...facts]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, payload }) => [id, payload]))
}

export type Extent = { leaves: number; waiting: number; heads: number; lastHead: number; nodesBeyond: { level: number; position: number }[] }

/** How far the log goes at one moment: leaves, facts that wait, heads, the largest size that was signed, and kept nodes over more leaves than there are. */
export async function extentOf(db: Db, tenant: string): Promise<Extent> {
  const { rows } = await sql<Extent>`
    with size as (select coalesce(max(position) + 1, 0) as leaves from log_leaf where tenant = ${tenant})
    select size.leaves,
      (select count(*) from log_unsealed where tenant = ${tenant}) as waiting,
      (select count(*) from log_head where tenant = ${tenant}) as heads,
      (select coalesce(max(size), 0) from log_head where tenant = ${tenant}) as "lastHead",
      (select coalesce(jsonb_agg(jsonb_build_object('level', n.level, 'position', n.position) order by n.level), '[]')
        from (select distinct level from log_node where tenant = ${tenant}) known
        cross join lateral (select level, position from log_node where tenant = ${tenant} and level = known.level order by position desc limit 1) n
        where (n.position + 1) * (2 ^ n.level)::bigint > size.leaves) as "nodesBeyond"
    from size`.execute(db)
  return rows[0] ?? { leaves: 0, waiting: 0, heads: 0, lastHead: 0, nodesBeyond: [] }
}
