import { sql } from 'kysely'
import type { Selectable } from 'kysely'

import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'
import type { Tables } from '../tables.ts'

export type Unit = Selectable<Tables['unit']>

/** The unit that bears this name today, if one does. */
export function unitNamed(db: Db, tenant: string, name: string): Promise<Unit | undefined> {
  return db.selectFrom('unit').selectAll().where('tenant', '=', tenant).where('name', '=', name).where('ended_on', 'is', null).executeTakeFirst()
}

/** All units in the order the city gives them. */
export function allUnits(db: Db, tenant: string): Promise<Unit[]> {
  return db.selectFrom('unit').selectAll().where('tenant', '=', tenant).orderBy('order_no').orderBy('name_key').execute()
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

/** Units that belong to a group on a day. */
export async function membersOfGroup(db: Db, tenant: string, group: string, day: Day): Promise<string[]> {
  const rows = await db
    .selectFrom('unit_member')
    .select('unit')
    .where('tenant', '=', tenant)
    .where('group_unit', '=', group)
    .where('from_on', '<=', day)
    .where((eb) => eb.or([eb('to_on', 'is', null), eb('to_on', '>', day)]))
    .execute()
  return rows.map(({ unit }) => unit)
}

export type PostOfUnit = Pick<Selectable<Tables['post']>, 'id' | 'unit' | 'name' | 'order_no' | 'places' | 'leader'>

/** Posts of these units that exist today, in order. */
export function postsOf(db: Db, tenant: string, units: readonly string[]): Promise<PostOfUnit[]> {
  return db
    .selectFrom('post')
    .select(['id', 'unit', 'name', 'order_no', 'places', 'leader'])
    .where('tenant', '=', tenant)
    .where('unit', '=', sql<string>`any(${[...units]}::uuid[])`)
    .where('ended_on', 'is', null)
    .orderBy('order_no')
    .orderBy('id')
    .execute()
}

/** Seats that a unit has in bodies, or that a body has. */
export function seatsOf(db: Db, tenant: string, by: { unit: string } | { body: string }): Promise<Selectable<Tables['seat']>[]> {
  const seats = db.selectFrom('seat').selectAll().where('tenant', '=', tenant).where('ended_on', 'is', null)
  return ('unit' in by ? seats.where('unit', '=', by.unit) : seats.where('body', '=', by.body)).orderBy('id').execute()
}

export type Holding = Pick<Selectable<Tables['appointment']>, 'id' | 'post' | 'person' | 'from_on' | 'to_on' | 'acting'>

/** Who holds these posts on a day, the longest in office first. */
export function holdersOfPosts(db: Db, tenant: string, posts: readonly string[], day: Day): Promise<Holding[]> {
  return db
    .selectFrom('appointment')
    .select(['id', 'post', 'person', 'from_on', 'to_on', 'acting'])
    .where('tenant', '=', tenant)
    .where('post', '=', sql<string>`any(${[...posts]}::uuid[])`)
    .where('from_on', '<=', day)
    .where((eb) => eb.or([eb('to_on', 'is', null), eb('to_on', '>', day)]))
    .orderBy('from_on')
    .orderBy('id')
    .execute()
}

/** The posts that these people hold on a day. */
export function postsOfPersons(db: Db, tenant: string, persons: readonly string[], day: Day): Promise<{ person: string; post: string; name: string; unit: string }[]> {
  return db
    .selectFrom('appointment as a')
    .innerJoin('post as p', (join) => join.onRef('p.tenant', '=', 'a.tenant').onRef('p.id', '=', 'a.post'))
    .select(['a.person', 'p.id as post', 'p.name', 'p.unit'])
    .where('a.tenant', '=', tenant)
    .where('a.person', '=', sql<string>`any(${[...persons]}::uuid[])`)
    .where('a.from_on', '<=', day)
    .where((eb) => eb.or([eb('a.to_on', 'is', null), eb('a.to_on', '>', day)]))
    .orderBy('p.order_no')
    .execute()
}

/** Posts and seats of a unit that have not ended; the posts of city leaders are not counted among their office's. */
export async function holdersInside(db: Db, tenant: string, unit: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from post where tenant = ${tenant} and unit = ${unit}::uuid and not leader and ended_on is null
    union all
    select id from seat where tenant = ${tenant} and unit = ${unit}::uuid and ended_on is null`.execute(db)
  return rows.map(({ id }) => id)
}
