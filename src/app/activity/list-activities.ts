import type { ActivityStatus } from '../../kernel/facts/activity.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { activitiesPage } from '../../store/queries/activities.ts'
import type { Call } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'
import { ownUnits, permitSomewhere, reachOfActing } from '../permit.ts'
import { aroundActivities } from './around-activities.ts'
import { activityView } from '../views/activity.ts'
import { directoryOf } from '../views/organisation.ts'

export type ListActivities = {
  status?: ActivityStatus | undefined
  unit?: string | undefined
  matter?: string | undefined
  kind?: string | undefined
  mine?: 'true' | 'false' | undefined
  cursor?: string | undefined
  limit: number
}

/** Records of what was done, newest first; a unit sees those of its matters and its own. */
export async function listActivities(call: Call, query: ListActivities) {
  permitSomewhere(call.acting, 'listActivities')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { packs, today } = await inputsOf(deps, db, acting.tenant)
    const own = await ownUnits(db, acting, today)
    const visible = scopeOf(acting.role, 'listActivities') === 'city' ? null : await reachOfActing(db, acting, own)
    const { mine, ...filter } = query
    const { rows, next } = await activitiesPage(db, acting.tenant, { ...filter, actor: mine === 'true' ? `person:${acting.person}` : undefined, visible })
    const context = { packs, directory: await directoryOf(db, acting.tenant), ...(await aroundActivities(db, acting.tenant, rows, visible)), acting, own, today }
    return { rows: rows.map((row) => activityView(row, context)), next }
  })
}
