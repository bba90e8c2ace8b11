import { createHash } from 'node:crypto'

import { sql } from 'kysely'

import type { Database, Tx } from '../database/database.ts'
import type { FileStore } from '../files.ts'
import { PROJECTIONS_VERSION } from '../projections/index.ts'
import { writeArchive, type ArchiveWriter } from './archive.ts'
import { SUBJECTS, sumOfTable } from './catalogue.ts'
import { dumpTables } from './dump-tables.ts'
import { fileName, MANIFEST, partName, type Manifest } from './manifest.ts'

export type BackupOrder = {
  /** where it is to lie; there must be nothing yet */
  path: string
  passphrase: string | null
  madeAt: string
  program: string
  /** files beside the database that go along because somebody asked for it: the key that signs the log */
  extra?: readonly { name: string; bytes: Buffer }[]
  stop?: AbortSignal
}

/**
 * Writes everything of all cities into one archive while the program goes on: the database as it stood at one moment, and every file that it then knew.
 * No more than a part of a table or one file is held in memory. On the embedded database, which has one connection, others wait while its tables are read.
 *
 * @throws DeliveryError `storage_full` among others; then nothing is left at `path`
 */
export function writeBackup(db: Database, files: FileStore, { path, passphrase, madeAt, program, extra = [], stop }: BackupOrder): Promise<Manifest> {
  return writeArchive(path, passphrase, async (archive) => {
    const { recorded, ...database } = await db.backup((tx) => dumped(tx, archive, passphrase !== null, stop))
    // After the snapshot: a file is on disk before any row names it, so all that the rows name are there by now.
    const kept = await addFiles(archive, files, recorded, stop)
    for (const one of extra) await archive.add({ name: `extra/${one.name}`, bytes: one.bytes })
    const manifest: Manifest = { format: 1, program, madeAt, ...database, files: kept, signingKey: extra.length > 0 }
    await archive.add({ name: MANIFEST, bytes: Buffer.from(JSON.stringify(manifest, null, 1)) })
    return manifest
  })
}

type Dumped = Pick<Manifest, 'schema' | 'cities' | 'tables' | 'subjects'> & { recorded: string[] }

async function dumped(tx: Tx, archive: ArchiveWriter, sealed: boolean, stop: AbortSignal | undefined): Promise<Dumped> {
  const tables: Manifest['tables'] = []
  let parts: Manifest['tables'][number]['parts'] = []
  const told = (sum: { table: string; rows: number; sum: string }) => {
    tables.push({ ...sum, parts })
    parts = []
  }
  for await (const { table, part, bytes } of dumpTables(tx, sealed, told)) {
    stop?.throwIfAborted()
    parts.push({ bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex') })
    await archive.add({ name: partName(table, part), bytes })
  }
  const subjects = { ...(await sumOfTable(tx, SUBJECTS)), projections: await builtBy(tx) }
  return { schema: await schemaOf(tx), cities: await citiesOf(tx), tables, subjects, recorded: await recordedFiles(tx) }
}

/** The oldest shape in which a city's tables are; 0 where one was never noted. */
async function builtBy(tx: Tx): Promise<number> {
  // tenant: the oldest of all cities
  const { rows } = await sql<{ version: number }>`
    select coalesce(min(coalesce(b.version, 0)), ${PROJECTIONS_VERSION})::int as version from tenant t left join built_by b on b.tenant = t.id`.execute(tx)
  return rows[0]?.version ?? 0
}

async function schemaOf(tx: Tx): Promise<Manifest['schema']> {
  // tenant: the schema belongs to no city
  const { rows: migrations } = await sql<{ version: number; hash: string }>`select version, hash from schema_version order by version`.execute(tx)
  return { version: migrations.at(-1)?.version ?? 0, migrations }
}

async function citiesOf(tx: Tx): Promise<Manifest['cities']> {
  // tenant: a back-up is of all cities
  const { rows } = await sql<{ id: string; name: string; facts: number; newest_seq: number | null; newest_at: string | null }>`
    select t.id, t.name, count(f.id) as facts, max(f.seq) as newest_seq, max(f.recorded_at) as newest_at
    from tenant t left join fact f on f.tenant = t.id group by t.id, t.name order by t.id`.execute(tx)
  return rows.map(({ id, name, facts, newest_seq: newestSeq, newest_at: newestAt }) => ({ id, name, facts, newestSeq, newestAt }))
}

async function recordedFiles(tx: Tx): Promise<string[]> {
  // tenant: a back-up is of all cities
  const { rows } = await sql<{ sha256: string }>`select distinct sha256 from file order by sha256`.execute(tx)
  return rows.map(({ sha256 }) => sha256)
}

async function addFiles(archive: ArchiveWriter, files: FileStore, recorded: readonly string[], stop: AbortSignal | undefined): Promise<Manifest['files']> {
  const found = { count: 0, bytes: 0, damaged: [] as string[] }
  const names = createHash('sha256')
  const present = new Set<string>()
  for await (const sha256 of files.all()) {
    stop?.throwIfAborted()
    present.add(sha256)
    const bytes = await files.intact(sha256)
    // Erased between being listed and being read: as if it had been so before.
    if (bytes === 'gone') present.delete(sha256)
    else if (bytes === 'damaged') found.damaged.push(sha256)
    else {
      await archive.add({ name: fileName(sha256), bytes })
      names.update(`${sha256}\n`)
      found.count += 1
      found.bytes += bytes.byteLength
    }
  }
  return { ...found, sha256: names.digest('hex'), missing: recorded.filter((sha256) => !present.has(sha256)) }
}
