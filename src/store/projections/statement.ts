import { CompiledQuery } from 'kysely'

import { ahead } from '../database/ahead.ts'
import type { Tx } from '../database/database.ts'
import type { Row } from './projection.ts'

/**
 * One thing to write; all its rows have the same columns. `insert` fails where the key exists, `put` replaces, `add` adds
 * the numbers to those there, `change` sets the columns given, `drop` needs only the key.
 */
export type Write = { do: 'insert' | 'put' | 'add' | 'change' | 'drop'; table: string; key: readonly string[]; rows: readonly Row[] }

/**
 * Writes to many tables in one statement: each write is a part of its `with`. No row may occur in two parts. It goes out with
 * the transaction's next statement, at the latest with its commit.
 *
 * @param refused what its failure is told as
 */
export async function writeAll(tx: Tx, tenant: string, writes: readonly Write[], refused?: (error: unknown) => unknown): Promise<void> {
  const wanted = writes.filter(({ rows }) => rows.length > 0)
  if (wanted.length === 0) return
  const parts = wanted.map((write, index) => `w${index} as (${partOf(write, index + 1)})`)
  const values = wanted.map(({ rows }) => JSON.stringify(rows.map((row) => ({ tenant, ...row }))))
  await ahead(tx, CompiledQuery.raw(`with ${parts.join(', ')} select`, values), refused)
}

/** `json_populate_recordset` reads columns by name and type from the table itself; what is missing is null. */
function partOf({ do: how, table, key, rows }: Write, parameter: number): string {
  const columns = ['tenant', ...Object.keys(rows[0] ?? {})]
  const given = `json_populate_recordset(null::${table}, $${parameter}::json) n`
  const match = ['tenant', ...key].map((column) => `t.${column} = n.${column}`).join(' and ')
  const rest = columns.filter((column) => column !== 'tenant' && !key.includes(column))
  // tenant: it is the first of the columns, in every row
  const insert = `insert into ${table} as t (${columns.join(', ')}) select ${columns.map((column) => `n.${column}`).join(', ')} from ${given}`
  const onConflict = `on conflict (${['tenant', ...key].join(', ')}) do`
  switch (how) {
    case 'insert':
      return insert
    case 'put':
      return rest.length === 0 ? `${insert} ${onConflict} nothing` : `${insert} ${onConflict} update set ${rest.map((column) => `${column} = excluded.${column}`).join(', ')}`
    case 'add':
      return `${insert} ${onConflict} update set ${rest.map((column) => `${column} = t.${column} + excluded.${column}`).join(', ')}`
    case 'change':
      // tenant: the first column that `match` compares
      return `update ${table} t set ${rest.map((column) => `${column} = n.${column}`).join(', ')} from ${given} where ${match}`
    case 'drop':
      // tenant: the first column that `match` compares
      return `delete from ${table} t using ${given} where ${match}`
  }
}
