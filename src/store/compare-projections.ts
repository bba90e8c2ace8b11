import { sql } from 'kysely'

import type { Database, Tx } from './database/database.ts'
import { projectedTables } from './projections/index.ts'
import type { JudgeMatter } from './projections/matter-row.ts'
import { rebuild } from './rebuild.ts'

/** A row that only one side has; a changed row is one of each. */
export type ProjectionDifference = { table: string; side: 'grown' | 'rebuilt'; row: string }

class Undo extends Error {
  readonly differences: ProjectionDifference[]

  constructor(differences: ProjectionDifference[]) {
    super('the rebuilt projections are not kept')
    this.differences = differences
  }
}

/**
 * Compares the projections as they grew with what a rebuild would make, and keeps the grown ones. An empty answer means equal.
 *
 * Judge what has come due before: a rebuild judges everything on its own day.
 */
export async function compareProjections(db: Database, tenant: string, judge: JudgeMatter): Promise<ProjectionDifference[]> {
  try {
    return await db.write(tenant, async (tx) => {
      const grown = await allRows(tx, tenant)
      await rebuild(tx, tenant, judge)
      const rebuilt = await allRows(tx, tenant)
      throw new Undo([...onlyIn('grown', grown, rebuilt), ...onlyIn('rebuilt', rebuilt, grown)])
    })
  } catch (error) {
    if (error instanceof Undo) return error.differences
    throw error
  }
}

/** The day of judging is when, not what; a counter at zero and none are the same. */
async function allRows(tx: Tx, tenant: string): Promise<Map<string, Set<string>>> {
  const tables = new Map<string, Set<string>>()
  for (const table of projectedTables) {
    const { rows } = await sql<{ row: string }>`select (to_jsonb(t) - 'judged_on')::text as row from ${sql.ref(table)} t where tenant = ${tenant}`.execute(tx)
    const texts = rows.map(({ row }) => row)
    tables.set(table, new Set(table === 'counter' || table === 'holder_counter' ? texts.filter(countsSomething) : texts))
  }
  return tables
}

/** Counters count in one column or in several, and nothing else in them is a number but the slot. */
function countsSomething(row: string): boolean {
  const { slot: _slot, ...columns } = JSON.parse(row) as Record<string, unknown>
  return Object.values(columns).some((value) => typeof value === 'number' && value !== 0)
}

function onlyIn(side: ProjectionDifference['side'], one: Map<string, Set<string>>, other: Map<string, Set<string>>): ProjectionDifference[] {
  return [...one].flatMap(([table, rows]) => [...rows].filter((row) => !other.get(table)?.has(row)).map((row) => ({ table, side, row })))
}
