import type { Day } from '../kernel/time/day.ts'
import type { Db, Tx } from './database/database.ts'
import type { JudgeMatter } from './projections/matter-row.ts'
import { project } from './projections/project.ts'

/** Matters whose judgement may have changed by this day with no new fact, the longest due first. */
export async function mattersDue(db: Db, tenant: string, today: Day, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('matter_until')
    .select('matter')
    .where('tenant', '=', tenant)
    .where('until_on', '<=', today)
    .orderBy('until_on')
    .orderBy('matter')
    .limit(limit)
    .execute()
  return rows.map(({ matter }) => matter)
}

/** Matters in the order of their ids, a batch at a time: for judging all of them. */
export async function mattersAfter(db: Db, tenant: string, after: string | null, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('matter')
    .select('id')
    .where('tenant', '=', tenant)
    .$if(after !== null, (query) => query.where('id', '>', after ?? ''))
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Judges matters again although nothing of theirs changed: their `until` has come, or a pack or calendar is new. */
export function judgeAgain(tx: Tx, tenant: string, matters: readonly string[], judge: JudgeMatter): Promise<void> {
  return project(tx, tenant, [], judge, { again: matters })
}
