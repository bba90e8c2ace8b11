import type { Changes } from '../store/changes.ts'
import type { Database } from '../store/database/database.ts'

export type { Changes } from '../store/changes.ts'

/** The same database, which tells after each write of a city that something was written there. */
export function announcing(db: Database, changes: Changes): Database {
  return {
    ...db,
    write: async (tenant, work) => {
      const result = await db.write(tenant, work)
      changes.wrote(tenant)
      return result
    },
    readingAs: (posts) => announcing(db.readingAs(posts), changes),
  }
}
