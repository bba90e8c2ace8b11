import { sql } from 'kysely'
import type { Selectable } from 'kysely'

import type { Db } from '../database/database.ts'
import type { Tables } from '../tables.ts'

/** Units, posts and seats with a lasting duty in these matters: what they concern. */
export async function holdersOfMatters(db: Db, tenant: string, matters: readonly string[]): Promise<string[]> {
  if (matters.length === 0) return []
  const rows = await db
    .selectFrom('duty')
    .select('holder')
    .distinct()
    .where('tenant', '=', tenant)
    .where('matter', '=', sql<string>`any(${[...matters]}::uuid[])`)
    .where('to_on', 'is', null)
    .execute()
  return rows.map(({ holder }) => holder)
}

/** Those of these matters in which one of these holders has a lasting duty. */
export async function mattersConcerning(db: Db, tenant: string, matters: readonly string[], holders: readonly string[]): Promise<Set<string>> {
  if (matters.length === 0) return new Set()
  const rows = await db
    .selectFrom('duty')
    .select('matter')
    .distinct()
    .where('tenant', '=', tenant)
    .where('matter', '=', sql<string>`any(${[...new Set(matters)]}::uuid[])`)
    .where('holder', '=', sql<string>`any(${[...holders]}::uuid[])`)
    .where('to_on', 'is', null)
    .execute()
  return new Set(rows.map(({ matter }) => matter))
}

export type MatterName = Pick<Selectable<Tables['matter']>, 'id' | 'code' | 'title' | 'ledger'>

/** Code and title of matters, as other pages name them. */
export async function titlesOf(db: Db, tenant: string, matters: readonly string[]): Promise<Map<string, MatterName>> {
  if (matters.length === 0) return new Map()
  const rows = await db
    .selectFrom('matter')
    .select(['id', 'code', 'title', 'ledger'])
    .where('tenant', '=', tenant)
    .where('id', '=', sql<string>`any(${[...new Set(matters)]}::uuid[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}

/** Codes of matters by id. */
export async function codesOf(db: Db, tenant: string, matters: readonly string[]): Promise<Map<string, string>> {
  return new Map([...(await titlesOf(db, tenant, matters))].map(([id, { code }]) => [id, code]))
}

/** Those of these documents from which a matter came in which one of these holders has a lasting duty. */
export async function documentsConcerning(db: Db, tenant: string, documents: readonly string[], holders: readonly string[]): Promise<Set<string>> {
  if (documents.length === 0) return new Set()
  const rows = await db
    .selectFrom('matter as m')
    .innerJoin('duty as u', (join) => join.onRef('u.tenant', '=', 'm.tenant').onRef('u.matter', '=', 'm.id'))
    .select('m.document')
    .distinct()
    .where('m.tenant', '=', tenant)
    .where('m.document', '=', sql<string>`any(${[...new Set(documents)]}::uuid[])`)
    .where('u.holder', '=', sql<string>`any(${[...holders]}::uuid[])`)
    .where('u.to_on', 'is', null)
    .execute()
  return new Set(rows.flatMap(({ document }) => document ?? []))
}
