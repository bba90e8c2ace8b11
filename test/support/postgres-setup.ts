import type { TestProject } from 'vitest/node'
import { openDatabase } from '../../src/store/database/database.ts'
import { createDatabase, startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Superuser's address of the PostgreSQL the project “postgres” runs on. */
    databaseUrl: string
    /** A migrated, empty database on it, to be copied. */
    migratedTemplate: string
  }
}

/** One PostgreSQL for the whole run, the one at TEST_DATABASE_URL, else a native one of our own, with a migrated database to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL
  const server = given ? { url: given, stop: async () => {} } : await startPostgres()
  const template = await createDatabase(server.url)
  await (await openDatabase({ url: template.url })).close()
  project.provide('databaseUrl', server.url)
  project.provide('migratedTemplate', new URL(template.url).pathname.slice(1))
  return async () => {
    await template.drop()
    await server.stop()
  }
}
