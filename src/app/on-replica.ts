import type { Database } from '../store/database/database.ts'
import type { Deps } from './call.ts'

export type { Replica, ReplicaState } from '../store/database/replica.ts'

/** The database for long reading: its standby, where one is set and has everything that was written until now; else itself. */
export async function onReplica({ db, replica }: Pick<Deps, 'db' | 'replica'>): Promise<Database> {
  return replica ? replica.readingOf(db) : db
}
