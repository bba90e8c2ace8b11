import type { Db } from '../database/database.ts'

/** Who leads, or where nobody does is responsible for, the matters opened last: the unit and the matter's title, newest first. */
export async function assignmentsToUnits(db: Db, tenant: string, limit: number): Promise<{ unit: string; title: string }[]> {
  return db
    .selectFrom('matter')
    .select(['lead_unit as unit', 'title'])
    .where('tenant', '=', tenant)
    .where('lead_unit', 'is not', null)
    .$narrowType<{ unit: string }>()
    .orderBy('opened_on', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}
