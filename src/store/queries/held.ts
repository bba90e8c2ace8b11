import type { Tx } from '../database/database.ts'
import { heldIn } from '../subjects.ts'

/** How many facts a subject has that this transaction has locked; 0 where there is none. */
export function heldVersion(tx: Tx, subject: string): number {
  return heldIn(tx).get(subject)?.version ?? 0
}
