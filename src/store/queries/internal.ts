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

/**
 * Who alone may read these: the posts, and the reason that was given. A letter without readers of its own is read by who may read every internal matter that it is about.
 * What whoever may read its like may read is left out.
 */
export async function limitsOf(db: Db, tenant: string, subjects: readonly string[]): Promise<Map<string, { posts: string[]; reason: string | null }>> {
  const limits = new Map((await limited(db, tenant, subjects)).map(({ subject, readers, reason }) => [subject, { posts: readers, reason }]))
  const letters = subjects.flatMap((subject) => (subject.startsWith('letter:') && !limits.has(subject) ? [subject.slice('letter:'.length)] : []))
  if (letters.length === 0) return limits
  const about = await db.selectFrom('letter_matter').select(['letter', 'matter']).where('tenant', '=', tenant).where('letter', '=', sql<string>`any(${letters}::uuid[])`).execute()
  const matters = new Map((await limited(db, tenant, about.map(({ matter }) => `matter:${matter}`))).map((one) => [one.subject, one]))
  for (const [letter, each] of Map.groupBy(about, (one) => one.letter)) {
    const [first, ...more] = each.flatMap(({ matter }) => matters.get(`matter:${matter}`) ?? [])
    if (first) limits.set(`letter:${letter}`, { posts: first.readers.filter((post) => more.every(({ readers }) => readers.includes(post))), reason: first.reason })
  }
  return limits
}

/** The reason stands with the subject, and is not told where that is hidden. */
async function limited(db: Db, tenant: string, subjects: readonly string[]) {
  if (subjects.length === 0) return []
  return db
    .selectFrom('internal_subject as i')
    .leftJoin('subject as s', (join) => join.onRef('s.tenant', '=', 'i.tenant').onRef('s.id', '=', 'i.subject'))
    .select(['i.subject', 'i.readers', sql<string | null>`s.state -> 'readers' ->> 'reason'`.as('reason')])
    .where('i.tenant', '=', tenant)
    .where('i.subject', '=', sql<string>`any(${[...subjects]}::text[])`)
    .execute()
}

/** The internal subjects that carry this file, themselves or by a record or letter about them. */
export async function internalWithFile(db: Db, tenant: string, sha256: string): Promise<string[]> {
  const { rows } = await sql<{ subject: string }>`
    select i.subject from internal_subject i
    where i.tenant = ${tenant} and i.subject in (
      select 'activity:' || f.activity from activity_file f where f.tenant = ${tenant} and f.sha256 = ${sha256}
      union all select 'matter:' || m.matter from activity_file f join activity_matter m using (tenant, activity) where f.tenant = ${tenant} and f.sha256 = ${sha256}
      union all select 'matter:' || f.matter from matter_file f where f.tenant = ${tenant} and f.sha256 = ${sha256}
      union all select 'letter:' || f.letter from letter_file f where f.tenant = ${tenant} and f.sha256 = ${sha256}
      union all select 'matter:' || m.matter from letter_file f join letter_matter m using (tenant, letter) where f.tenant = ${tenant} and f.sha256 = ${sha256}
      union all select 'document:' || d.id from document d where d.tenant = ${tenant} and d.sha256 = ${sha256}
    ) order by i.subject`.execute(db)
  return rows.map(({ subject }) => subject)
}
