import { openDatabase } from '../../src/store/database/database.ts'
import type { Database } from '../../src/store/database/database.ts'
import { embeddedTestDatabase } from '../../src/store/testing.ts'
import { migratedDatabase, testDatabaseKind } from './postgres.ts'

export type TestDatabase = {
  db: Database
  /** opens what `db` is on once more; only a server allows it */
  url: string | undefined
  close: () => Promise<void>
}

/** A fresh, migrated database for one test file, on whichever PostgreSQL this run is about. */
export async function testDatabase(): Promise<TestDatabase> {
  if (testDatabaseKind() === 'pglite') {
    const { db, close } = await embeddedTestDatabase()
    return { db, url: undefined, close }
  }
  const { url, drop } = await migratedDatabase()
  const db = await openDatabase({ url })
  const close = async () => {
    await db.close()
    await drop()
  }
  return { db, url, close }
}
