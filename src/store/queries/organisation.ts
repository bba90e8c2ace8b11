import { sql } from 'kysely'
import type { Selectable } from 'kysely'

import type { Db } from '../database/database.ts'
import type { Tables } from '../tables.ts'

export type Unit = Selectable<Tables['unit']>

/** The unit that bears this name today, if one does. */
export function unitNamed(db: Db, tenant: string, name: string): Promise<Unit | undefined> {
  return db.selectFrom('unit').selectAll().where('tenant', '=', tenant).where('name', '=', name).where('ended_on', 'is', null).executeTakeFirst()
}

/** Names of units by id, those that have ended too. */
export async function unitNames(db: Db, tenant: string, units: readonly string[]): Promise<Map<string, string>> {
  if (units.length === 0) return new Map()
  const rows = await db
    .selectFrom('unit')
    .select(['id', 'name'])
    .where('tenant', '=', tenant)
    .where('id', '=', sql<string>`any(${[...new Set(units)]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export type PostOfUnit = Pick<Selectable<Tables['post']>, 'id' | 'unit' | 'name' | 'order_no' | 'places' | 'leader'>

/** The posts that someone holds in full on a day, not acting. */
export function postsHeldBy(db: Db, tenant: string, person: string, day: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('appointment as a')
    .innerJoin('post as p', (join) => join.onRef('p.tenant', '=', 'a.tenant').onRef('p.id', '=', 'a.post'))
    .select(['p.id', 'p.name'])
    .where('a.tenant', '=', tenant)
    .where('a.person', '=', person)
    .where('a.acting', '=', false)
    .where('a.from_on', '<=', day)
    .where((eb) => eb.or([eb('a.to_on', 'is', null), eb('a.to_on', '>', day)]))
    .orderBy('p.order_no')
    .orderBy('p.id')
    .execute()
}

/** Units that have ended: what others continue. */
export async function endedUnits(db: Db, tenant: string): Promise<string[]> {
  const rows = await db.selectFrom('unit').select('id').where('tenant', '=', tenant).where('ended_on', 'is not', null).orderBy('id').execute()
  return rows.map(({ id }) => id)
}

/** Posts and seats of these units that have not ended; the posts of city leaders are not counted among their office's. */
export async function holdersInside(db: Db, tenant: string, units: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from post where tenant = ${tenant} and unit = any(${[...units]}::uuid[]) and not leader and ended_on is null
    union all
    select id from seat where tenant = ${tenant} and unit = any(${[...units]}::uuid[]) and ended_on is null`.execute(db)
  return rows.map(({ id }) => id)
}
