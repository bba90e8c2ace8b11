import { sql } from 'kysely'

import type { Db } from '../database/database.ts'

/** Whether one of these posts is named anywhere as a reader of something internal. */
export async function namedSomewhere(db: Db, tenant: string, posts: readonly string[]): Promise<boolean> {
  const row = await db
    .selectFrom('internal_subject')
    .select('subject')
    .where('tenant', '=', tenant)
    .where(sql<boolean>`readers ?| ${[...posts]}::text[]`)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What is internal and open to one of these posts, oldest first. */
export async function internalFor(db: Db, tenant: string, posts: readonly string[], limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('internal_subject')
    .select('subject')
    .where('tenant', '=', tenant)
    .where(sql<boolean>`readers ?| ${[...posts]}::text[]`)
    .orderBy('subject')
    .limit(limit)
    .execute()
  return rows.map(({ subject }) => subject)
}
