import { sql } from 'kysely'
import type { Insertable, Selectable } from 'kysely'

import { isErasure, type Content } from '../../kernel/redact-fact.ts'
import type { Db, Tx } from '../database/database.ts'
import type { Tables } from '../tables.ts'

export type ErasureRow = Selectable<Tables['erasure']>
/** `content`: the payload and what it is of; for `fact.erased`, the kind and version of the fact at its innermost. `issued`: of a letter that went out */
export type Saying = { id: string; kind: string; subject: string; on: string; payload: unknown; content: Content; issued: boolean }
type Row = Omit<Saying, 'content' | 'issued'> & { schema_version: number }

const says = (text: string, words: readonly string[]) => sql<boolean>`exists (select from unnest(${[...words]}::text[]) word where strpos(${sql.raw(text)}, word) > 0)`

/** Facts whose payload still says one of these words anywhere, the newest first. It reads every payload of the city: done by hand, seldom. */
export async function factsSaying(db: Db, tenant: string, words: readonly string[], limit: number): Promise<Saying[]> {
  if (words.length === 0) return []
  const rows = await db
    .selectFrom('fact as f')
    .innerJoin('fact_payload as p', (join) => join.onRef('p.tenant', '=', 'f.tenant').onRef('p.id', '=', 'f.id'))
    .select(['f.id', 'f.kind', 'f.schema_version', 'f.subject', 'f.occurred_on as on', 'p.payload'])
    .where('f.tenant', '=', tenant)
    .where(says('p.payload::text', words))
    .orderBy('f.seq', 'desc')
    .limit(limit)
    .execute()
  return withContent(db, tenant, rows)
}

async function withContent(db: Db, tenant: string, rows: readonly Row[]): Promise<Saying[]> {
  const roots = await db.selectFrom('fact').select(['id', 'kind', 'schema_version']).where('tenant', '=', tenant).where('id', '=', sql<string>`any(${rows.map(rootOf)}::uuid[])`).execute()
  const byId = new Map(roots.map((root) => [root.id, root]))
  const letters = await db.selectFrom('fact').select('subject').distinct().where('tenant', '=', tenant).where('kind', '=', 'letter.issued').where('subject', '=', sql<string>`any(${rows.map(({ subject }) => subject)}::text[])`).execute()
  const issued = new Set(letters.map(({ subject }) => subject))
  return rows.map(({ schema_version, ...row }) => {
    const root = byId.get(rootOf(row))
    return { ...row, content: { kind: root?.kind ?? row.kind, schemaVersion: root?.schema_version ?? schema_version, payload: row.payload }, issued: issued.has(row.subject) }
  })
}

/** The fact that the payload is of: of an erasure of an erasure the one that was erased first. */
function rootOf({ id, payload }: Pick<Row, 'id' | 'payload'>): string {
  let root = id
  for (let said = payload; isErasure(said); said = said.redacted) root = said.fact
  return root
}

/** Of these facts those whose payload is there, and what now says how these documents were received, in the order of the log. */
export async function factsToErase(db: Db, tenant: string, facts: readonly string[], documents: readonly string[]): Promise<Saying[]> {
  const rows = await db
    .selectFrom('fact as f')
    .innerJoin('fact_payload as p', (join) => join.onRef('p.tenant', '=', 'f.tenant').onRef('p.id', '=', 'f.id'))
    .select(['f.id', 'f.kind', 'f.schema_version', 'f.subject', 'f.occurred_on as on', 'p.payload'])
    .where('f.tenant', '=', tenant)
    .where((eb) =>
      eb.or([
        eb('f.id', '=', sql<string>`any(${[...facts]}::uuid[])`),
        eb.and([eb('f.kind', 'in', ['document.received', 'fact.erased']), eb('f.subject', '=', sql<string>`any(${documents.map((id) => `document:${id}`)}::text[])`)]),
      ]),
    )
    .orderBy('f.seq')
    .execute()
  const said = await withContent(db, tenant, rows)
  return said.filter(({ id, content }) => facts.includes(id) || content.kind === 'document.received')
}

export type FoundFile = { sha256: string; name: string | null; size: number; uploads: number }

/** Files that somebody brought, that are called by one of these words, or that are among `hashes`. */
export async function filesAbout(db: Db, tenant: string, { person, words, hashes }: { person: string | null; words: readonly string[]; hashes: readonly string[] }): Promise<FoundFile[]> {
  const { rows } = await sql<FoundFile>`
    select f.sha256, f.name, f.size, (select count(*) from file_uploader u where u.tenant = f.tenant and u.sha256 = f.sha256) as uploads
    from file f
    where f.tenant = ${tenant} and (
      f.sha256 = any(${[...hashes]}::text[])
      or ${says("coalesce(f.name, '')", words)}
      or exists (select from file_uploader u where u.tenant = f.tenant and u.sha256 = f.sha256 and u.person = ${person}::uuid))
    order by f.name, f.sha256 limit 500`.execute(db)
  return rows
}

/** How many facts of any city still refer to each of these files, those aside that an erasure takes along. @param db of the jobs, which sees every city */
export async function referencesTo(db: Db, hashes: readonly string[], { facts, erasure }: { facts: readonly string[]; erasure: string }): Promise<Map<string, number>> {
  if (hashes.length === 0) return new Map()
  // tenant: the same bytes are kept once for all cities, so whoever refers to them counts
  const { rows } = await sql<{ sha256: string; n: number }>`
    select h.sha256, count(p.id) as n from unnest(${[...hashes]}::text[]) h(sha256)
    left join fact_payload p on strpos(p.payload::text, h.sha256) > 0 and not p.id = any(${[...facts]}::uuid[]) and p.payload ->> 'erasure' is distinct from ${erasure}
    group by h.sha256`.execute(db)
  return new Map(rows.map(({ sha256, n }) => [sha256, n]))
}

/** Which of these files a city still has in its list. @param db of the jobs, which sees every city */
export async function filesOfAnyCity(db: Db, hashes: readonly string[]): Promise<Set<string>> {
  // tenant: the same bytes are kept once for all cities
  const rows = await db.selectFrom('file').select('sha256').where('sha256', '=', sql<string>`any(${[...hashes]}::text[])`).execute()
  return new Set(rows.map(({ sha256 }) => sha256))
}

export async function dropFiles(tx: Tx, tenant: string, hashes: readonly string[]): Promise<void> {
  const these = sql<string>`any(${[...hashes]}::text[])`
  await tx.deleteFrom('file_uploader').where('tenant', '=', tenant).where('sha256', '=', these).execute()
  await tx.deleteFrom('file').where('tenant', '=', tenant).where('sha256', '=', these).execute()
}

export async function renameFile(tx: Tx, tenant: string, sha256: string, name: string): Promise<void> {
  await tx.updateTable('file').set({ name }).where('tenant', '=', tenant).where('sha256', '=', sha256).execute()
}

/** Staged imports and kept mappings of columns in which one of these words stands. */
export async function importsSaying(db: Db, tenant: string, words: readonly string[]): Promise<string[]> {
  if (words.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select i.id from exchange_import i where i.tenant = ${tenant} and (${says('to_jsonb(i)::text', words)}
      or exists (select from exchange_row r where r.tenant = i.tenant and r.import = i.id and ${says('to_jsonb(r)::text', words)}))`.execute(db)
  return rows.map(({ id }) => id)
}

/** Imports that were staged before an instant. */
export async function importsBefore(db: Db, tenant: string, at: string): Promise<string[]> {
  const rows = await db.selectFrom('exchange_import').select('id').where('tenant', '=', tenant).where('created_at', '<', at).execute()
  return rows.map(({ id }) => id)
}

/** The facts by which an erasure was carried out, in the order of the log; what a later one erased of them as that left it. */
export async function erasingFacts(db: Db, tenant: string, erasure: string): Promise<Omit<Saying, 'content' | 'issued'>[]> {
  const { rows } = await sql<Omit<Saying, 'content' | 'issued'>>`
    select f.id, f.kind, f.subject, f.occurred_on as on, coalesce(p.payload, r.payload) as payload
    from fact f
    left join fact_payload p on p.tenant = f.tenant and p.id = f.id
    left join fact_redaction r on r.tenant = f.tenant and r.id = f.id
    where f.tenant = ${tenant} and f.kind = 'fact.erased' and coalesce(p.payload, r.payload) ->> 'erasure' = ${erasure}
    order by f.seq`.execute(db)
  return rows
}

/** Erasures that were carried out, of every city, the earliest first. @param db of the jobs, which sees every city */
export async function erasuresDone(db: Db): Promise<{ tenant: string; id: string; unfinished: boolean }[]> {
  // tenant: the job finishes what any city's erasure has left to do
  return db.selectFrom('erasure').select(['tenant', 'id', sql<boolean>`coalesce((done ->> 'unfinished')::boolean, false)`.as('unfinished')]).where('state', '=', 'done').orderBy('done_at').orderBy('id').execute()
}

/** Notes that accounts are empty, bytes gone and orders kept. */
export async function markFinished(tx: Tx, tenant: string, id: string): Promise<void> {
  await sql`update erasure set done = done - 'unfinished' where tenant = ${tenant} and id = ${id}`.execute(tx)
}

/** Of these facts those that a connection may read: what is for named readers only is not among them for others. */
export async function factsSeen(db: Db, tenant: string, facts: readonly string[]): Promise<Set<string>> {
  const rows = await db.selectFrom('fact').select('id').where('tenant', '=', tenant).where('id', '=', sql<string>`any(${[...facts]}::uuid[])`).execute()
  return new Set(rows.map(({ id }) => id))
}

/** Takes everything beside the log that holds a person's data or these words, and says how many rows there were. */
export async function forgetBeside(tx: Tx, tenant: string, { person, words, imports }: { person: string | null; words: readonly string[]; imports: readonly string[] }): Promise<number> {
  let gone = 0
  const counted = async (statement: { execute: (tx: Tx) => Promise<{ numAffectedRows?: bigint | undefined }> }) => {
    gone += Number((await statement.execute(tx)).numAffectedRows ?? 0)
  }
  if (person) {
    for (const table of ['directory_person', 'directory_address', 'reminder_setting', 'calendar_feed', 'reminder', 'delivery'] as const) {
      await counted(sql`delete from ${sql.ref(table)} where tenant = ${tenant} and person = ${person}::uuid`)
    }
  }
  const these = sql`any(${[...imports]}::uuid[])`
  await counted(sql`delete from exchange_row where tenant = ${tenant} and import = ${these}`)
  await counted(sql`delete from exchange_import where tenant = ${tenant} and id = ${these}`)
  await counted(sql`delete from exchange_mapping m where m.tenant = ${tenant} and ${says('to_jsonb(m)::text', words)}`)
  return gone
}

/** Accounts by which somebody acts or acted here, whether they are an administrator's still, and whether another city knows them too. @param db of the jobs, which sees every city */
export async function accountsOfPerson(db: Db, tenant: string, person: string): Promise<{ account: string; elsewhere: boolean; administers: boolean }[]> {
  const rows = await db.selectFrom('membership').select(['account', sql<boolean>`bool_or(role in ('admin', 'security', 'auditor') and to_on is null)`.as('administers')]).groupBy('account').where('tenant', '=', tenant).where('person', '=', person).execute()
  const accounts = rows.map(({ account }) => account)
  if (accounts.length === 0) return []
  // tenant: an account is global; one that another city knows too is not this city's to erase
  const others = await db.selectFrom('membership').select('account').distinct().where('account', '=', sql<string>`any(${accounts}::text[])`).where('tenant', '!=', tenant).execute()
  const elsewhere = new Set(others.map(({ account }) => account))
  return rows.map(({ account, administers }) => ({ account, elsewhere: elsewhere.has(account), administers }))
}

export async function keepErasure(tx: Tx, row: Insertable<Tables['erasure']> & { tenant: string }): Promise<void> {
  await tx.insertInto('erasure').values(row).execute()
}

export function lockErasure(tx: Tx, tenant: string, id: string): Promise<ErasureRow | undefined> {
  return tx.selectFrom('erasure').selectAll().where('tenant', '=', tenant).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function changeErasure(tx: Tx, tenant: string, id: string, changes: Partial<Omit<Insertable<Tables['erasure']>, 'tenant' | 'id'>>): Promise<void> {
  await tx.updateTable('erasure').set(changes).where('tenant', '=', tenant).where('id', '=', id).execute()
}

/** What was asked to be erased, the newest first. */
export function erasuresOf(db: Db, tenant: string, limit: number): Promise<ErasureRow[]> {
  return db.selectFrom('erasure').selectAll().where('tenant', '=', tenant).orderBy('requested_at', 'desc').orderBy('id').limit(limit).execute()
}
