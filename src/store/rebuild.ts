import { sql } from 'kysely'

import type { Tx } from './database/database.ts'
import { doubtIn } from './database/kept-in.ts'
import { changesBy } from './append.ts'
import { projectedTables } from './projections/index.ts'
import type { JudgeMatter } from './projections/matter-row.ts'
import { project } from './projections/project.ts'
import { markBuilt } from './queries/built-by.ts'
import { logAfter } from './queries/facts.ts'
import { heldIn, lockSubjects } from './subjects.ts'

/** Large enough that the round trips do not count, small enough for one statement. */
const BATCH = 2_000

/**
 * Throws the projections of a tenant away and replays its log through the code that grew them. In one transaction: readers
 * see the old projections until the new ones stand, writers wait.
 *
 * @param progress called after each batch with the number of facts replayed
 */
export async function rebuild(tx: Tx, tenant: string, judge: JudgeMatter, progress: (facts: number) => void = () => {}): Promise<number> {
  doubtIn(tx)
  // tenant: locks the table for every city, because a writer must not add to what is being replayed
  await sql`lock table subject in exclusive mode`.execute(tx)
  for (const table of projectedTables) await sql`delete from ${sql.ref(table)} where tenant = ${tenant}`.execute(tx)
  let replayed = 0
  for (let after = 0; ; ) {
    const { facts, last } = await logAfter(tx, tenant, after, BATCH)
    if (facts.length === 0) {
      await markBuilt(tx, tenant)
      return replayed
    }
    heldIn(tx).clear()
    await lockSubjects(tx, tenant, facts.map(({ subject }) => subject))
    await project(tx, tenant, await changesBy(tx, tenant, facts), judge)
    replayed += facts.length
    after = last
    progress(replayed)
  }
}
