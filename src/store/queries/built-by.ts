import type { Db, Tx } from '../database/database.ts'
import { PROJECTIONS_VERSION } from '../projections/index.ts'

/** Notes that a city's tables are as this program makes them. */
export async function markBuilt(tx: Tx, tenant: string): Promise<void> {
  await tx
    .insertInto('built_by')
    .values({ tenant, version: PROJECTIONS_VERSION })
    .onConflict((conflict) => conflict.column('tenant').doUpdateSet({ version: PROJECTIONS_VERSION }))
    .execute()
}

/** Whether an earlier program made a city's tables in another shape. */
export async function isOutdated(db: Db, tenant: string): Promise<boolean> {
  const row = await db.selectFrom('built_by').select('version').where('tenant', '=', tenant).executeTakeFirst()
  return row?.version !== PROJECTIONS_VERSION
}
