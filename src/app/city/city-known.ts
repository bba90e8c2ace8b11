import { cityRow } from '../../store/queries/cities.ts'
import type { Deps } from '../call.ts'

/** Whether this city has been opened here. */
export async function cityKnown(deps: Deps, tenant: string): Promise<boolean> {
  return (await deps.db.read(tenant, (db) => cityRow(db, tenant))) !== undefined
}
