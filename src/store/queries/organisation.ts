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

export type Holding = Pick<Selectable<Tables['appointment']>, 'id' | 'post' | 'person' | 'from_on' | 'to_on' | 'acting'>

/** Posts and seats of a unit that have not ended; the posts of city leaders are not counted among their office's. */
export async function holdersInside(db: Db, tenant: string, unit: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from post where tenant = ${tenant} and unit = ${unit}::uuid and not leader and ended_on is null
    union all
    select id from seat where tenant = ${tenant} and unit = ${unit}::uuid and ended_on is null`.execute(db)
  return rows.map(({ id }) => id)
}
