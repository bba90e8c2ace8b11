import { sql } from 'kysely'

import type { Db } from '../database/database.ts'

/** Which of these matters each of these posts has a lasting duty in. */
export async function mattersOfPosts(db: Db, tenant: string, posts: readonly string[], matters: readonly string[]): Promise<Map<string, string[]>> {
  if (posts.length === 0 || matters.length === 0) return new Map()
  const rows = await db
    .selectFrom('duty')
    .select(['holder', 'matter'])
    .distinct()
    .where('tenant', '=', tenant)
    .where('holder', '=', sql<string>`any(${[...posts]}::uuid[])`)
    .where('matter', '=', sql<string>`any(${[...matters]}::uuid[])`)
    .where('to_on', 'is', null)
    .orderBy('matter')
    .execute()
  return new Map([...Map.groupBy(rows, ({ holder }) => holder)].map(([holder, own]) => [holder, own.map(({ matter }) => matter)]))
}
