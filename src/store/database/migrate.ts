import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

import type pg from 'pg'

import { DeliveryError } from '../../kernel/errors.ts'

export type Migration = { version: number; name: string; text: string }

const FILE = /^(\d{4})_(\w+)\.sql$/

/** Any fixed number will do: two starts at once take turns by it. */
export const MIGRATION_LOCK = 7_421_906

/** The numbered files of `src/store/migrations`, in order. A file is never changed once it has run anywhere. */
export function readMigrations(folder: URL = new URL('../migrations/', import.meta.url)): Migration[] {
  return readdirSync(folder)
    .flatMap((file) => {
      const [, version, name] = FILE.exec(file) ?? []
      return version && name ? [{ version: Number(version), name, text: readFileSync(new URL(file, folder), 'utf8') }] : []
    })
    .sort((a, b) => a.version - b.version)
}

/**
 * Brings the schema up to the newest migration; each runs in its own transaction and is noted with its hash.
 *
 * @param client a connection with the rights of the owner
 * @throws DeliveryError `database_newer` when the database knows a migration that this program does not; nothing is changed
 */
export async function migrate(client: pg.PoolClient, migrations: readonly Migration[] = readMigrations()): Promise<void> {
  await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
  try {
    const applied = await appliedMigrations(client)
    refuseNewer(applied, migrations)
    for (const migration of migrations) {
      const hash = migrationHash(migration)
      const known = applied.get(migration.version)
      if (known === undefined) await apply(client, migration)
      else if (known !== hash) throw new Error(`migration ${migration.version}_${migration.name} was changed after it had been applied`)
    }
  } finally {
    await client.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK])
  }
}

async function appliedMigrations(client: pg.PoolClient): Promise<Map<number, string>> {
  const { rows: found } = await client.query<{ present: boolean }>(`select to_regclass('public.schema_version') is not null as present`)
  if (!found[0]?.present) return new Map()
  const { rows } = await client.query<{ version: number; hash: string }>('select version, hash from public.schema_version')
  return new Map(rows.map(({ version, hash }) => [version, hash]))
}

function refuseNewer(applied: Map<number, string>, migrations: readonly Migration[]): void {
  const known = Math.max(0, ...migrations.map(({ version }) => version))
  const found = Math.max(0, ...applied.keys())
  if (found > known) throw new DeliveryError('database_newer', { found, known })
}

/** Runs a migration in the caller's transaction: a restored back-up is brought up to date before anything of it is kept. */
export async function applyWithin(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query(migration.text)
  await client.query('insert into public.schema_version (version, name, hash) values ($1, $2, $3)', [migration.version, migration.name, migrationHash(migration)])
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  await client.query('begin read write')
  try {
    await applyWithin(client, migration)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}

export function migrationHash(migration: Migration): string {
  return createHash('sha256').update(migration.text).digest('hex')
}
