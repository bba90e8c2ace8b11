import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import pg from 'pg'

import { createDatabase, startPostgres } from '../../../test/support/postgres-server.ts'
import type { Place } from '../city.ts'
import { builtIn, provinceAt, type Province } from './build.ts'

/** What whoever runs a database of this size sets, and no more. */
const SETTINGS = ['shared_buffers=1GB', 'max_wal_size=4GB', 'checkpoint_timeout=15min']

/**
 * Does `work` on a province of so many matters, on a PostgreSQL of its own that syncs every commit. With `keep` it is built there once and found again;
 * without, nothing of it is left.
 */
export async function onProvince(matters: number, keep: string | undefined, say: (line: string) => void, work: (place: Place & { url: string }, province: Province) => Promise<void>): Promise<void> {
  const folder = keep === undefined ? mkdtempSync(join(tmpdir(), 'lingxian-province-')) : join(keep, String(matters))
  const data = join(folder, 'data')
  // One that was not finished, or whose tables were other ones, is begun anew.
  const known = builtIn(data)
  if (!known) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const server = await startPostgres({ durable: true, folder: join(folder, 'postgres'), settings: SETTINGS })
  try {
    const place = { folder: data, url: known ? server.url : (await createDatabase(server.url)).url }
    const province = await provinceAt(place, matters, say)
    const url = new URL(server.url)
    url.pathname = province.database
    if (!known) await vacuumed(url.href)
    await work({ folder: data, url: url.href }, province)
  } finally {
    await server.stop()
    if (keep === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

/** Statistics and the map of what is visible to all, as a database at work has them. */
async function vacuumed(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('vacuum analyze')
  } finally {
    await client.end()
  }
}
