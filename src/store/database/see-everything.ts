import { sql } from 'kysely'

import { ahead } from './ahead.ts'
import type { Tx } from './database.ts'

/** Transactions that see internal subjects of some posts only. */
const narrowed = new WeakSet<Tx>()

export function narrow(tx: Tx): void {
  narrowed.add(tx)
}

/**
 * Lets a transaction see every internal subject until it ends. For what keeps the projections: a row that it does not find would be written anew. From then on
 * nothing of what it reads may go into an answer.
 */
export async function seeEverything(tx: Tx): Promise<void> {
  if (!narrowed.delete(tx)) return
  // tenant: a setting of the transaction, no row
  await ahead(tx, sql`select set_config('lingxian.reader', ${'*'}, true)`.compile(tx))
}
