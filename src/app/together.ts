import type { Database } from '../store/database/database.ts'
import { NOTHING_KEPT } from '../store/kept.ts'
import type { Deps } from './call.ts'
import { openJobs } from './reading/jobs.ts'

/**
 * Several commands on one city as one: all of them are kept, or nothing is, also when the program is killed half-way. What
 * `work` is given writes and reads through one transaction.
 *
 * For what is written before anyone is served (the demonstration); a city at work would wait for the whole of it.
 */
export function together<T>(deps: Deps, tenant: string, work: (deps: Deps) => Promise<T>): Promise<T> {
  return deps.db.write(tenant, (tx) => {
    const own = (of: string) => {
      if (of !== tenant) throw new Error(`work on ${tenant} reached for ${of}`)
      return tx
    }
    const db: Database = {
      ...deps.db,
      kept: NOTHING_KEPT,
      read: async (of, inner) => inner(own(of)),
      snapshot: async (of, inner) => inner(own(of)),
      write: async (of, inner) => inner(own(of)),
      readingAs: () => db,
    }
    // Work in one transaction cannot be watched from elsewhere: its board would be written on a connection of its own.
    return work({ ...deps, db, jobs: openJobs() })
  })
}
