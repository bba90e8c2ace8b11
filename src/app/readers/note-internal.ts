import type { Db } from '../../store/database/database.ts'
import { limitsOf } from '../../store/queries/internal.ts'
import type { Call } from '../call.ts'

/** Tells the audit log which of these are internal (限定知悉), after they were found to be open to who asks and before they are shown. */
export async function noteInternal({ from, acting }: Call, db: Db, subjects: readonly string[]): Promise<void> {
  if (!from) return
  for (const subject of (await limitsOf(db, acting.tenant, subjects)).keys()) from.internal.add(subject)
}
