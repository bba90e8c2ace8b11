import { sql } from 'kysely'

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

/** The newest facts of the matters in which one of these holders has a lasting duty. */
export async function recentFactsOfHolders(db: Db, tenant: string, holders: readonly string[], limit: number): Promise<Fact[]> {
  if (holders.length === 0) return []
  const rows = await envelopes(db, tenant)
    .where('f.subject', 'in', (eb) =>
      eb
        .selectFrom('duty as d')
        .select(sql<string>`'matter:' || d.matter`.as('subject'))
        .where('d.tenant', '=', tenant)
        .where('d.holder', '=', sql<string>`any(${[...holders]}::uuid[])`)
        .where('d.to_on', 'is', null),
    )
    .orderBy('f.seq', 'desc')
    .limit(limit)
    .execute()
  return rows.map(toFact)
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
