import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { Database } from '../../src/store/database/database.ts'

const TABLES = ['fact', 'fact_payload', 'command', 'file', 'subject', 'document', 'document_part', 'proposal_decision', 'matter', 'activity', 'unit', 'post', 'directory_person'] as const

/** How much of everything a city has kept: rows by table, and the files on disk. */
export async function keptIn(db: Database, tenant: string, folder: string): Promise<Record<string, number>> {
  const rows = await db.read(tenant, async (connection) => {
    const counts: [string, number][] = []
    for (const table of TABLES) {
      const { rows: [row] } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} where tenant = ${tenant}`.execute(connection)
      counts.push([table, row?.n ?? -1])
    }
    return counts
  })
  return Object.fromEntries([...rows, ['files on disk', filesUnder(join(folder, 'files')).length]])
}

/** Every table row and file that holds these words, in UTF-8 or UTF-16; on the embedded database its own files and its log too. */
export async function tracesOf(db: Database, tenant: string, folder: string, words: string): Promise<string[]> {
  const inTables = await db.read(tenant, async (connection) => {
    const found: string[] = []
    for (const table of TABLES) {
      const { rows } = await sql<{ n: number }>`select 1 as n from ${sql.table(table)} as t where t.tenant = ${tenant} and t::text like ${`%${words}%`} limit 1`.execute(connection)
      if (rows.length > 0) found.push(table)
    }
    return found
  })
  const written = [Buffer.from(words), Buffer.from(words, 'utf16le')]
  const onDisk = filesUnder(folder).filter((file) => {
    const content = readFileSync(file)
    return written.some((bytes) => content.includes(bytes))
  })
  return [...inTables, ...onDisk]
}

function filesUnder(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))).filter((path) => statSync(path).isFile())
}
