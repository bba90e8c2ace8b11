import { sql } from 'kysely'

import type { Tx } from '../database/database.ts'
import { columnList, keptTables, quoted, rowSum, SEALED_ONLY, type Table } from './catalogue.ts'
import type { TableSum } from './manifest.ts'

/** Small enough that a few rows of the largest payload do not fill the memory. */
const ROWS_AT_ONCE = 200
const PART_BYTES = 1_000_000

export type TablePart = { table: string; part: number; bytes: Buffer }

/**
 * The rows of every kept table, a JSON object a line, in parts of about a megabyte; the caller's transaction decides as of which moment.
 *
 * @param sealed whether the archive is under a pass phrase: only then what would let its reader act as others goes along
 * @param told is given the sum of each table when it is through
 */
export async function* dumpTables(tx: Tx, sealed: boolean, told: (sum: TableSum) => void): AsyncGenerator<TablePart> {
  for (const table of await keptTables(tx)) if (sealed || !SEALED_ONLY.includes(table.name)) yield* dumpTable(tx, table, told)
}

async function* dumpTable(tx: Tx, table: Table, told: (sum: TableSum) => void): AsyncGenerator<TablePart> {
  // By its key, so that two back-ups of the same rows hold the same bytes.
  const order = table.key.length > 0 ? sql`order by ${sql.join(table.key.map((column) => sql.ref(column)))}` : sql``
  // tenant: a back-up is of all cities
  await sql`declare kept_rows no scroll cursor for select row_to_json(r)::text as row from (select ${columnList(table)} from ${quoted(table.name)} ${order}) r`.execute(tx)
  let rows = 0
  let sum = 0n
  let part = 0
  let lines: Buffer[] = []
  let size = 0
  const flushed = (): TablePart => {
    const bytes = Buffer.concat(lines)
    lines = []
    size = 0
    return { table: table.name, part: (part += 1), bytes }
  }
  for (;;) {
    // tenant: a back-up is of all cities
    const { rows: found } = await sql<{ row: string }>`fetch ${sql.raw(String(ROWS_AT_ONCE))} from kept_rows`.execute(tx)
    for (const { row } of found) {
      sum += rowSum(row)
      const line = Buffer.from(`${row}\n`)
      lines.push(line)
      size += line.byteLength
      if (size >= PART_BYTES) yield flushed()
    }
    rows += found.length
    if (found.length < ROWS_AT_ONCE) break
  }
  if (size > 0) yield flushed()
  await sql`close kept_rows`.execute(tx)
  told({ table: table.name, rows, sum: String(sum) })
}
