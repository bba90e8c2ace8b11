import { sql, type RawBuilder } from 'kysely'

import type { Fact } from '../../kernel/facts/index.ts'
import type { Db } from '../database/database.ts'

/** All facts of one subject in order, up to a version of it. */
export async function factsOf(db: Db, tenant: string, subject: string, upTo?: { version: number }): Promise<Fact[]> {
  const rows = await envelopes(db, tenant)
    .where('f.subject', '=', subject)
    .$if(upTo !== undefined, (query) => query.where('f.subject_version', '<=', upTo?.version ?? 0))
    .orderBy('f.subject_version')
    .execute()
  return rows.map(toFact)
}

/** The facts of several subjects, each subject's in its order. */
export async function factsOfSubjects(db: Db, tenant: string, subjects: readonly string[]): Promise<Fact[]> {
  if (subjects.length === 0) return []
  const rows = await envelopes(db, tenant)
    .where('f.subject', '=', sql<string>`any(${[...subjects]}::text[])`)
    .orderBy('f.subject')
    .orderBy('f.subject_version')
    .execute()
  return rows.map(toFact)
}

/** The facts of several subjects that stood in the log when the last fact of a kind was written on another, each subject's in its order. */
export async function factsBefore(db: Db, tenant: string, subjects: readonly string[], { subject, kind }: { subject: string; kind: string }): Promise<Fact[]> {
  if (subjects.length === 0) return []
  const rows = await envelopes(db, tenant)
    .where('f.subject', '=', sql<string>`any(${[...subjects]}::text[])`)
    .where('f.seq', '<', (eb) => eb.selectFrom('fact as l').select(sql<number>`max(l.seq)`.as('seq')).where('l.tenant', '=', tenant).where('l.subject', '=', subject).where('l.kind', '=', kind))
    .orderBy('f.subject')
    .orderBy('f.subject_version')
    .execute()
  return rows.map(toFact)
}

/** The facts by which packs and calendars were installed: what a rebuild judges with, where nothing but the log is there. */
export async function inputFacts(db: Db, tenant: string): Promise<Fact[]> {
  const rows = await envelopes(db, tenant)
    .where((eb) => eb.or([eb('f.subject', 'like', 'pack:%'), eb('f.subject', 'like', 'calendar:%')]))
    .orderBy('f.subject')
    .orderBy('f.subject_version')
    .execute()
  return rows.map(toFact)
}

export type LogPage = { facts: Fact[]; last: number }

/** The log in the order it was written, for replaying: facts after `after`, at most `limit`. */
export async function logAfter(db: Db, tenant: string, after: number, limit: number): Promise<LogPage> {
  const rows = await envelopes(db, tenant).select('f.seq').where('f.seq', '>', after).orderBy('f.seq').limit(limit).execute()
  return { facts: rows.map(toFact), last: rows.at(-1)?.seq ?? after }
}

export async function subjectOfFact(db: Db, tenant: string, fact: string): Promise<string | undefined> {
  const row = await db.selectFrom('fact').select('subject').where('tenant', '=', tenant).where('id', '=', fact).executeTakeFirst()
  return row?.subject
}

/** So many of a city's newest facts are looked at for those of somebody's matters; who had none among them has each matter looked at. */
const NEWEST = 2_000

/** The newest facts of the matters in which one of these holders has a lasting duty, the newest first. */
export async function recentFactsOfHolders(db: Db, tenant: string, holders: readonly string[], limit: number, among = NEWEST): Promise<Fact[]> {
  if (holders.length === 0) return []
  const ofHolders = sql`d.tenant = ${tenant} and d.holder = any(${[...holders]}::uuid[]) and d.to_on is null`
  // `limit 1` has each fact's matter looked up: joined, the duties of a large unit were gone through for every fact.
  const { rows: newest } = await sql<{ id: string | null; met: number }>`
    with newest as materialized (
      select f.id, f.seq, case when f.subject like 'matter:%' then substr(f.subject, 8)::uuid end as matter from fact f where f.tenant = ${tenant} order by f.seq desc limit ${sql.lit(among)})
    select t.id, c.met from (select count(*)::int as met from newest) c left join lateral (
      select n.id from newest n cross join lateral (select from duty d where ${ofHolders} and d.matter = n.matter limit 1) h order by n.seq desc limit ${sql.lit(limit)}) t on true`.execute(db)
  const found = newest.flatMap(({ id }) => id ?? [])
  const all = found.length === limit || (newest[0]?.met ?? 0) < among
  const ids = all ? found : await newestOfEach(db, tenant, ofHolders, limit)
  if (ids.length === 0) return []
  const rows = await envelopes(db, tenant)
    .where('f.id', '=', sql<string>`any(${ids}::uuid[])`)
    .orderBy('f.seq', 'desc')
    .execute()
  return rows.map(toFact)
}

async function newestOfEach(db: Db, tenant: string, ofHolders: RawBuilder<unknown>, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from (select distinct 'matter:' || d.matter as subject from duty d where ${ofHolders} offset 0) s
    cross join lateral (select f.id, f.seq from fact f where f.tenant = ${tenant} and f.subject = s.subject order by f.subject_version desc limit ${sql.lit(limit)}) t
    order by t.seq desc limit ${sql.lit(limit)}`.execute(db)
  return rows.map(({ id }) => id)
}

type Row = Awaited<ReturnType<ReturnType<typeof envelopes>['execute']>>[number]

function envelopes(db: Db, tenant: string) {
  return db
    .selectFrom('fact as f')
    .leftJoin('fact_payload as p', (join) => join.onRef('p.tenant', '=', 'f.tenant').onRef('p.id', '=', 'f.id'))
    .leftJoin('fact_redaction as r', (join) => join.onRef('r.tenant', '=', 'f.tenant').onRef('r.id', '=', 'f.id'))
    .where('f.tenant', '=', tenant)
    .select([
      'f.tenant',
      'f.id',
      'f.kind',
      'f.schema_version',
      'f.command_id',
      'f.subject',
      'f.subject_version',
      'f.occurred_on',
      'f.occurred_at',
      'f.recorded_at',
      'f.actor',
      'f.post',
      'f.on_behalf_of',
      // What the law erased stands in the log as the fact that erased it left it.
      sql<unknown>`coalesce(p.payload, r.payload)`.as('payload'),
    ])
}

function toFact(row: Row): Fact {
  return {
    id: row.id,
    tenant: row.tenant,
    kind: row.kind,
    schemaVersion: row.schema_version,
    commandId: row.command_id,
    subject: row.subject,
    subjectVersion: row.subject_version,
    occurredOn: row.occurred_on,
    occurredAt: row.occurred_at,
    recordedAt: row.recorded_at,
    actor: row.actor,
    post: row.post,
    onBehalfOf: row.on_behalf_of,
    payload: row.payload,
  }
}
