import { inject } from 'vitest'
import { createDatabase, type Database } from './postgres-server.ts'
import './postgres-setup.ts'

/** Which database this run of the test is on; told by the vitest project (see vitest.config.ts). */
export function testDatabaseKind(): 'pglite' | 'postgres' {
  const kind = process.env.LINGXIAN_TEST_DB
  if (kind === 'pglite' || kind === 'postgres') return kind
  throw new Error('LINGXIAN_TEST_DB is not set: run this test in the vitest project “pglite” or “postgres”.')
}

/**
 * An empty database of its own on the real PostgreSQL, for one test file.
 *
 * @returns its superuser address; call `drop` in `afterAll`
 */
export function freshDatabase(): Promise<Database> {
  return createDatabase(inject('databaseUrl'))
}

/** The same, migrated: a copy, which takes a fraction of the time that migrating takes. */
export function migratedDatabase(): Promise<Database> {
  return createDatabase(inject('databaseUrl'), inject('migratedTemplate'))
}
