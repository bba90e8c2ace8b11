import { sql } from 'kysely'

import { DeliveryError } from '../../kernel/errors.ts'
import type { Tx } from '../database/database.ts'

/** One piece of the payloads: those recorded before `before` and not in an earlier piece; null: all that is in no other. Facts as the database last counted them. */
export type PayloadPiece = { name: string; before: string | null; facts: number; bytes: number; tablespace: string | null }

const REST = 'fact_payload_rest'
const PIECE = 'fact_payload_before_'
const NEVER = '00000000-0000-0000-0000-000000000000'

/** The pieces in which the payloads of all cities lie, the oldest first. */
export async function payloadPieces(tx: Tx): Promise<PayloadPiece[]> {
  // tenant: the catalogue belongs to no city
  const { rows } = await sql<Omit<PayloadPiece, 'before'>>`
    select c.relname as name, greatest(c.reltuples, 0)::int as facts, pg_total_relation_size(c.oid) as bytes, t.spcname as tablespace
    from pg_inherits i join pg_class c on c.oid = i.inhrelid left join pg_tablespace t on t.oid = c.reltablespace
    where i.inhparent = 'fact_payload'::regclass order by c.relname = ${REST}, c.relname`.execute(tx)
  return rows.map((row) => ({ ...row, before: row.name === REST ? null : dayNamed(row.name) }))
}

/**
 * Closes the piece that takes what no other does, with all payloads recorded before a day, and begins a new one with those since. Only the latter move: what is old
 * stays where it lies, unless it is to lie elsewhere. Nobody reads or writes payloads meanwhile.
 *
 * @param before YYYY-MM-DD, the first day that is not in the piece
 * @param tablespace of this database, where the piece is to lie; null: where it is
 * @throws DeliveryError `archived_already`, `tablespace_unknown`
 */
export async function closePiece(tx: Tx, before: string, tablespace: string | null): Promise<void> {
  if (tablespace !== null && !(await hasTablespace(tx, tablespace))) throw new DeliveryError('tablespace_unknown', { tablespace })
  await sql`lock table fact_payload in access exclusive mode`.execute(tx)
  const last = (await payloadPieces(tx)).findLast((piece) => piece.before !== null)?.before ?? null
  if (last !== null && before <= last) throw new DeliveryError('archived_already', { before: last })
  const closed = PIECE + before.replaceAll('-', '')
  // tenant: a piece holds every city's
  const steps = [
    `alter table fact_payload detach partition ${REST}`,
    `alter table ${REST} rename to ${closed}`,
    `alter table ${closed} rename constraint ${REST}_pkey to ${closed}_pkey`,
    `create table ${REST} (like fact_payload including all)`,
    `alter table ${REST} alter column tenant set (n_distinct = 2)`,
    `alter table ${REST} enable row level security`,
    `create trigger payload_is_never_emptied before truncate on ${REST} for each statement execute function refuse_change()`,
    `alter table ${REST} enable always trigger payload_is_never_emptied`,
    `insert into ${REST} select * from ${closed} where id >= '${firstId(before)}'`,
    `delete from ${closed} where id >= '${firstId(before)}'`,
    `alter table fact_payload attach partition ${closed} for values from ('${last === null ? NEVER : firstId(last)}') to ('${firstId(before)}')`,
    `alter table fact_payload attach partition ${REST} default`,
    // A piece that is attached has the trigger of the whole, but not that it holds always.
    `alter table fact_payload enable always trigger payload_never_changes`,
  ]
  for (const step of steps) await sql.raw(step).execute(tx)
  if (tablespace !== null) await moveTo(tx, closed, tablespace)
  await sql`analyze ${sql.table(REST)}, ${sql.table(closed)}`.execute(tx)
}

async function hasTablespace(tx: Tx, name: string): Promise<boolean> {
  // tenant: the catalogue belongs to no city
  const { rows } = await sql`select from pg_tablespace where spcname = ${name}`.execute(tx)
  return rows.length > 0
}

async function moveTo(tx: Tx, piece: string, tablespace: string): Promise<void> {
  await sql`alter table ${sql.table(piece)} set tablespace ${sql.ref(tablespace)}`.execute(tx)
  await sql`alter index ${sql.table(`${piece}_pkey`)} set tablespace ${sql.ref(tablespace)}`.execute(tx)
}

/** The least id of a UUIDv7 that carries the beginning of a day, in China's time. */
function firstId(day: string): string {
  const milliseconds = Date.parse(`${day}T00:00:00+08:00`).toString(16).padStart(12, '0')
  return `${milliseconds.slice(0, 8)}-${milliseconds.slice(8)}-0000-0000-000000000000`
}

function dayNamed(name: string): string {
  const digits = name.slice(PIECE.length)
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
}
