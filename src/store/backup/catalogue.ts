import { createHash } from 'node:crypto'

import { sql } from 'kysely'

import type { Tx } from '../database/database.ts'
import { projectedTables } from '../projections/index.ts'
import type { TableSum } from './manifest.ts'

/** A table as the catalogue tells of it; `columns` without those that the database makes itself. */
export type Table = { name: string; columns: string[]; key: string[]; identity: string | null }

/**
 * `schema_version` is written by the migrations, what waits for its seal is what is no leaf yet, under numbers of transactions that mean nothing elsewhere, and
 * work under way is that of processes which are gone by then.
 */
const NOT_KEPT = ['schema_version', 'log_unsealed', 'watched_job']

/** Who is signed in, and the library's challenges: whoever read them could go on in another's name. Nobody is signed in after a restore, nor has anybody asked too often. */
export const NEVER_KEPT = ['identity.session', 'identity.verification', 'identity.asked_often']
/** The library's secret and the seeds of second factors that it enciphers: whoever has both makes anybody's codes. Only in a back-up under a pass phrase. */
export const SEALED_ONLY = ['identity.setting', 'identity.twoFactor']

/**
 * Tables that a back-up holds, such that none comes before one that it refers to: everything but what is made from the log again, and what cannot be carried over. Read from the catalogue, so that a new table is in the next back-up without anybody thinking of it.
 */
export async function keptTables(tx: Tx): Promise<Table[]> {
  // tenant: the catalogue belongs to no city
  const { rows } = await sql<Table & { refers: string[] }>`
    select n.nspname || '.' || c.relname as name,
      -- a transaction's number means nothing in another database, where the row gets its own
      (select array_agg(a.attname::text order by a.attnum) from pg_attribute a
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.atttypid <> 'xid8'::regtype) as columns,
      coalesce((select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum)) from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
        where i.indrelid = c.oid and i.indisprimary), '{}') as key,
      (select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attidentity <> '' limit 1) as identity,
      coalesce((select array_agg(distinct fn.nspname || '.' || f.relname) from pg_constraint k join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid), '{}') as refers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'identity') and c.relkind in ('r', 'p') and not c.relispartition
    order by n.nspname, c.relname collate "C"`.execute(tx)
  const made = new Set([...NOT_KEPT, ...projectedTables].map((table) => `public.${table}`))
  return inOrder(rows.filter(({ name }) => !made.has(name) && !NEVER_KEPT.includes(name))).map(({ name, columns, key, identity }) => ({ name, columns, key, identity }))
}

function inOrder<T extends { name: string; refers: string[] }>(tables: readonly T[]): T[] {
  const placed = new Map<string, T>()
  const place = (one: T) => {
    if (placed.has(one.name)) return
    for (const other of tables) if (one.refers.includes(other.name)) place(other)
    placed.set(one.name, one)
  }
  tables.forEach(place)
  return [...placed.values()]
}

export const quoted = (table: string) => sql.table(table)
export const columnList = ({ columns }: Table) => sql.join(columns.map((column) => sql.ref(column)))

/** What one row adds to its table's sum. */
export function rowSum(text: string): bigint {
  return createHash('sha256').update(text).digest().readBigInt64BE(0)
}

/** The same sum, by the database over what it really holds. */
export async function sumOfTable(tx: Tx, table: Pick<Table, 'name' | 'columns'>): Promise<TableSum> {
  // tenant: a back-up is of all cities
  const { rows } = await sql<{ rows: number; sum: string }>`
    select count(*) as rows, coalesce(sum(('x' || encode(substr(sha256(convert_to(row_to_json(r)::text, 'UTF8')), 1, 8), 'hex'))::bit(64)::bigint::numeric), 0)::text as sum
    from (select ${sql.join(table.columns.map((column) => sql.ref(column)))} from ${quoted(table.name)}) r`.execute(tx)
  const [found] = rows
  return { table: table.name, rows: found?.rows ?? 0, sum: found?.sum ?? '0' }
}

/** Version and state of every subject: what a replay of the log must come to again. */
export const SUBJECTS = { name: 'public.subject', columns: ['tenant', 'id', 'version', 'state'] }
