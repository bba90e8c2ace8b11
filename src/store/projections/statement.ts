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
 * @param writes PostgreSQL does them from the last to the first: what two transactions may both begin, and is refused then, comes last
 * @param refused what its failure is told as
 */
export async function writeAll(tx: Tx, tenant: string, writes: readonly Write[], refused?: (error: unknown) => unknown): Promise<void> {
  const values: unknown[] = []
  const give = (value: unknown) => `$${values.push(value)}`
  const parts = writes.filter(({ rows }) => rows.length > 0).map((write, index) => `w${index} as (${partOf(tenant, write, give)})`)
  if (parts.length > 0) await ahead(tx, CompiledQuery.raw(`with ${parts.join(', ')} select`, values), refused)
}

function partOf(tenant: string, { do: how, table, key, rows }: Write, give: (value: unknown) => string): string {
  const columns = ['tenant', ...Object.keys(rows[0] ?? {})]
  const rest = columns.filter((column) => column !== 'tenant' && !key.includes(column))
  const { from, of } = key.length === 1 && rows.length === 1 ? oneRow({ tenant, ...rows[0] }, give) : manyRows(tenant, table, rows, give)
  const match = () => ['tenant', ...key].map((column) => `t.${column} = ${of(column)}`).join(' and ')
  // tenant: it is the first of the columns, in every row
  const insert = () => `insert into ${table} as t (${columns.join(', ')}) ${from ? `select ${columns.map(of).join(', ')} from ${from}` : `values (${columns.map(of).join(', ')})`}`
  const onConflict = `on conflict (${['tenant', ...key].join(', ')}) do`
  switch (how) {
    case 'insert':
      return insert()
    case 'put':
      return rest.length === 0 ? `${insert()} ${onConflict} nothing` : `${insert()} ${onConflict} update set ${rest.map((column) => `${column} = excluded.${column}`).join(', ')}`
    case 'add':
      return `${insert()} ${onConflict} update set ${rest.map((column) => `${column} = t.${column} + excluded.${column}`).join(', ')}`
    case 'change':
      // tenant: the first column that `match` compares
      return `update ${table} t set ${rest.map((column) => `${column} = ${of(column)}`).join(', ')}${from && ` from ${from}`} where ${match()}`
    case 'drop':
      // tenant: the first column that `match` compares
      return `delete from ${table} t${from && ` using ${from}`} where ${match()}`
  }
}

/** How the rows come into a part: what it reads from, and what each column is called there. */
type Given = { from: string; of: (column: string) => string }

/**
 * The one row that a subject has in a table, each value for itself: half the work of reading it from JSON. Rows of which a subject may have several are
 * read from JSON however many there are, so that the texts stay few enough to be prepared.
 */
function oneRow(row: Row, give: (value: unknown) => string): Given {
  const names = new Map<string, string>()
  const of = (column: string) => {
    const value = row[column]
    // Only what the part speaks of: a value without a place in the text has no type.
    const name = names.get(column) ?? give(typeof value === 'object' && value !== null ? JSON.stringify(value) : value)
    names.set(column, name)
    return name
  }
  return { from: '', of }
}

/** `json_populate_recordset` reads columns by name and type from the table itself; what is missing is null. */
function manyRows(tenant: string, table: string, rows: readonly Row[], give: (value: unknown) => string): Given {
  const given = give(JSON.stringify(rows.map((row) => ({ tenant, ...row }))))
  return { from: `json_populate_recordset(null::${table}, ${given}::json) n`, of: (column) => `n.${column}` }
}
