import { sql } from 'kysely'

import type { State, SubjectType } from '../../kernel/facts/index.ts'
import type { Db } from '../database/database.ts'

/** The states of those of these subjects that exist, by subject; not locked. */
export async function statesOf<S extends State>(db: Db, tenant: string, subjects: readonly string[]): Promise<Map<string, S>> {
  if (subjects.length === 0) return new Map()
  const rows = await db
    .selectFrom('subject')
    .select(['id', 'state'])
    .where('tenant', '=', tenant)
    .where('id', '=', sql<string>`any(${[...subjects]}::text[])`)
    .execute()
  return new Map(rows.flatMap(({ id, state }) => (state ? [[id, state as S] as const] : [])))
}

/** How many facts a subject has; 0 where there is none. */
export async function versionOf(db: Db, tenant: string, subject: string): Promise<number> {
  const row = await db.selectFrom('subject').select('version').where('tenant', '=', tenant).where('id', '=', subject).executeTakeFirst()
  return row?.version ?? 0
}

/** All states of several types, by type. */
export async function statesOfTypes<S extends State>(db: Db, tenant: string, types: readonly SubjectType[]): Promise<Map<string, S[]>> {
  const rows = await db
    .selectFrom('subject')
    .select(['type', 'state'])
    .where('tenant', '=', tenant)
    .where('type', 'in', [...types])
    .where('state', 'is not', null)
    .orderBy('id')
    .execute()
  return new Map([...Map.groupBy(rows, ({ type }) => type)].map(([type, of]) => [type, of.map(({ state }) => state as S)]))
}

/** All states of one type, for the few subjects a city has of it: packs, units, posts. */
export async function statesOfType<S extends State>(db: Db, tenant: string, type: SubjectType): Promise<S[]> {
  const rows = await db
    .selectFrom('subject')
    .select('state')
    .where('tenant', '=', tenant)
    .where('type', '=', type)
    .where('state', 'is not', null)
    .orderBy('id')
    .execute()
  return rows.map(({ state }) => state as S)
}
