import { sql } from 'kysely'

import type { Db } from '../database/database.ts'

/** Bodies in which one of these units has a seat that has not ended. */
export async function bodiesOfUnits(db: Db, tenant: string, units: readonly string[]): Promise<string[]> {
  if (units.length === 0) return []
  const rows = await db
    .selectFrom('seat')
    .select('body')
    .distinct()
    .where('tenant', '=', tenant)
    .where('unit', '=', sql<string>`any(${[...units]}::uuid[])`)
    .where('ended_on', 'is', null)
    .execute()
  return rows.map(({ body }) => body)
}
