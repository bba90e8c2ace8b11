import { sql } from 'kysely'

import type { ActivityState, ActivityStatus } from '../../kernel/facts/activity.ts'
import type { Db } from '../database/database.ts'
import { pageOf, parseCursor } from './cursor.ts'
import { stateOf } from './state-of.ts'

export type ActivityFilter = {
  status?: ActivityStatus | undefined
  /** the unit that made the record */
  unit?: string | undefined
  units?: readonly string[] | undefined
  matter?: string | undefined
  kind?: string | undefined
  actor?: string | undefined
  /** null: all; else only those of these units or of matters in which these units have a duty */
  visible: readonly string[] | null
  cursor?: string | undefined
  limit: number
}

/** Records of what was done, newest first. */
export async function activitiesPage(db: Db, tenant: string, filter: ActivityFilter): Promise<{ rows: ActivityState[]; next: string | null }> {
  const { status, unit, units, matter, kind, actor, visible, cursor, limit } = filter
  const after = cursor === undefined ? undefined : parseCursor(cursor, 'date')
  let query = activities(db, tenant)
  if (status !== undefined) query = query.where('a.status', '=', status)
  if (unit !== undefined) query = query.where('a.unit', '=', unit)
  if (units !== undefined) query = query.where('a.unit', '=', sql<string>`any(${[...units]}::uuid[])`)
  if (actor !== undefined) query = query.where('a.actor', '=', actor)
  if (matter !== undefined) {
    query = query.where('a.id', 'in', (eb) => eb.selectFrom('activity_matter as m').select('m.activity').where('m.tenant', '=', tenant).where('m.matter', '=', matter))
  }
  if (kind !== undefined) {
    query = query.where((eb) =>
      eb.exists(eb.selectFrom('activity_kind as k').select('k.kind').where('k.tenant', '=', tenant).whereRef('k.activity', '=', 'a.id').where('k.kind', '=', kind)),
    )
  }
  if (visible !== null) {
    const own = sql<string>`any(${[...visible]}::uuid[])`
    query = query.where((eb) =>
      eb.or([
        eb('a.unit', '=', own),
        eb.exists(
          eb
            .selectFrom('activity_matter as m')
            .innerJoin('duty as u', (join) => join.onRef('u.tenant', '=', 'm.tenant').onRef('u.matter', '=', 'm.matter'))
            .select('m.matter')
            .where('m.tenant', '=', tenant)
            .whereRef('m.activity', '=', 'a.id')
            .where('u.holder', '=', own)
            .where('u.to_on', 'is', null),
        ),
      ]),
    )
  }
  if (after) query = query.where(sql<boolean>`(a.held_on, a.id) < (${after.value}::date, ${after.id}::uuid)`)
  const rows = await query
    .orderBy('a.held_on', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOf(rows, limit, ({ held_on, id }) => ({ value: held_on, id }))
  return { rows: page.rows.map(stateIn), next: page.next }
}

/** The records of a matter, by id. */
export async function activityIdsOfMatter(db: Db, tenant: string, matter: string): Promise<string[]> {
  const rows = await db.selectFrom('activity_matter').select('activity').where('tenant', '=', tenant).where('matter', '=', matter).orderBy('activity').execute()
  return rows.map(({ activity }) => activity)
}

/** All records of a matter, newest first. */
export async function activitiesOfMatter(db: Db, tenant: string, matter: string): Promise<ActivityState[]> {
  const rows = await activities(db, tenant)
    .where('a.id', 'in', (eb) => eb.selectFrom('activity_matter as m').select('m.activity').where('m.tenant', '=', tenant).where('m.matter', '=', matter))
    .orderBy('a.held_on', 'desc')
    .orderBy('a.id', 'desc')
    .execute()
  return rows.map(stateIn)
}

function activities(db: Db, tenant: string) {
  return db
    .selectFrom('activity as a')
    .where('a.tenant', '=', tenant)
    .select(['a.id', 'a.held_on', stateOf<ActivityState>('activity', 'a').as('state')])
}

function stateIn({ id, state }: { id: string; state: ActivityState | null }): ActivityState {
  if (state === null) throw new Error(`activity ${id} has a row and no state`)
  return state
}
