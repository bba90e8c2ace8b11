import type { ActivityState } from '../../kernel/facts/activity.ts'
import type { Db } from '../database/database.ts'
import { statesOf } from './subjects.ts'

/** These records in the order asked for; those that do not exist are left out. */
export async function activitiesNamed(db: Db, tenant: string, ids: readonly string[]): Promise<ActivityState[]> {
  const states = await statesOf<ActivityState>(db, tenant, ids.map((id) => `activity:${id}`))
  return ids.flatMap((id) => states.get(`activity:${id}`) ?? [])
}
