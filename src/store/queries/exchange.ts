import { sql } from 'kysely'
import type { Insertable, Selectable, Updateable } from 'kysely'

import type { Db, Tx } from '../database/database.ts'
import type { HeadKept, Tables, WordsKept } from '../tables.ts'
import { subjectOf } from './state-of.ts'

/** Working papers of imports: no facts, thrown away when they are done with. */

export type ImportRow = Selectable<Tables['exchange_import']>
export type StagedRow = Selectable<Tables['exchange_row']>

export async function keepImport(tx: Tx, row: Insertable<Tables['exchange_import']> & { tenant: string }): Promise<void> {
  await tx.insertInto('exchange_import').values({ ...row, tenant: row.tenant }).execute()
}

/** The import of this person; another's is not found. */
export function importNamed(db: Db, tenant: string, person: string, id: string): Promise<ImportRow | undefined> {
  return db.selectFrom('exchange_import').selectAll().where('tenant', '=', tenant).where('person', '=', person).where('id', '=', id).executeTakeFirst()
}

/** What this person has handed in for a ledger, the newest first. */
export function importsOf(db: Db, tenant: string, person: string, ledger: string, limit: number): Promise<ImportRow[]> {
  return db
    .selectFrom('exchange_import')
    .selectAll()
    .where('tenant', '=', tenant)
    .where('person', '=', person)
    .where('ledger', '=', ledger)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
}

/** Locks an import, so that two who decide at once follow each other. */
export function lockImport(tx: Tx, tenant: string, person: string, id: string): Promise<ImportRow | undefined> {
  return tx.selectFrom('exchange_import').selectAll().where('tenant', '=', tenant).where('person', '=', person).where('id', '=', id).forUpdate().executeTakeFirst()
}

export async function changeImport(tx: Tx, tenant: string, id: string, changes: Updateable<Tables['exchange_import']>): Promise<void> {
  await tx.updateTable('exchange_import').set(changes).where('tenant', '=', tenant).where('id', '=', id).execute()
}

/** Throws papers away, with their rows. */
export async function dropImport(tx: Tx, tenant: string, id: string): Promise<void> {
  await tx.deleteFrom('exchange_import').where('tenant', '=', tenant).where('id', '=', id).execute()
}

/** Papers nobody has come back to. */
export async function dropOldImports(tx: Tx, tenant: string, before: string): Promise<void> {
  await tx.deleteFrom('exchange_import').where('tenant', '=', tenant).where('created_at', '<', before).execute()
}

/** Keeps rows as they were read. @param rows JSON of `[{ row, cells }]` */
export async function stageRows(tx: Tx, tenant: string, id: string, rows: string): Promise<void> {
  await sql`insert into exchange_row (tenant, import, row, cells)
    select ${tenant}, ${id}::uuid, r.row, r.cells from jsonb_to_recordset(${rows}::jsonb) as r(row int, cells jsonb)`.execute(tx)
}

/** Rows as they were read, after one of them. */
export function rowsRead(db: Db, tenant: string, id: string, after: number, limit: number): Promise<Pick<StagedRow, 'row' | 'cells' | 'kind' | 'decision'>[]> {
  return db.selectFrom('exchange_row').select(['row', 'cells', 'kind', 'decision']).where('tenant', '=', tenant).where('import', '=', id).where('row', '>', after).orderBy('row').limit(limit).execute()
}

export type Outcome = Pick<Insertable<Tables['exchange_row']>, 'row' | 'kind' | 'title' | 'code' | 'matter' | 'version' | 'asks' | 'decision'> & { changes: unknown; problems: unknown }

/** Whether papers still wait for this comparison and no later one; they are locked, so that none begins meanwhile. */
export async function lockCompared(tx: Tx, tenant: string, id: string, by: string): Promise<boolean> {
  const held = await tx
    .selectFrom('exchange_import')
    .select('id')
    .where('tenant', '=', tenant)
    .where('id', '=', id)
    .where('state', '=', 'comparing')
    .where('compared_by', '=', by)
    .forUpdate()
    .executeTakeFirst()
  return held !== undefined
}

/** What rows came to, in place of what they came to before. */
export async function keepOutcomes(tx: Tx, tenant: string, id: string, outcomes: readonly Outcome[]): Promise<void> {
  await sql`update exchange_row t set kind = n.kind, title = n.title, code = n.code, matter = n.matter, version = n.version, asks = n.asks, changes = n.changes, problems = n.problems, decision = n.decision, done = null
    from jsonb_to_recordset(${JSON.stringify(outcomes)}::jsonb) as n(row int, kind text, title text, code text, matter uuid, version int, asks boolean, changes jsonb, problems jsonb, decision text)
    where t.tenant = ${tenant} and t.import = ${id}::uuid and t.row = n.row`.execute(tx)
}

export type RowFilter = { kind?: string | undefined; asks?: boolean | undefined; decision?: string | undefined; done?: string | undefined }

/** What rows came to, after one of them. */
export function rowsCompared(db: Db, tenant: string, id: string, filter: RowFilter, after: number, limit: number): Promise<Omit<StagedRow, 'cells' | 'tenant' | 'import' | 'version'>[]> {
  let query = db
    .selectFrom('exchange_row')
    .select(['row', 'kind', 'title', 'code', 'matter', 'asks', 'changes', 'problems', 'decision', 'done'])
    .where('tenant', '=', tenant)
    .where('import', '=', id)
    .where('row', '>', after)
  if (filter.kind !== undefined) query = query.where('kind', '=', filter.kind)
  if (filter.asks !== undefined) query = query.where('asks', '=', filter.asks)
  if (filter.decision !== undefined) query = query.where('decision', '=', filter.decision)
  if (filter.done !== undefined) query = query.where('done', '=', filter.done)
  return query.orderBy('row').limit(limit).execute()
}

/** How many rows came to what, with what was decided and done. */
export function rowCounts(db: Db, tenant: string, id: string): Promise<{ kind: string | null; asks: boolean; decision: string | null; done: string | null; n: number }[]> {
  return db
    .selectFrom('exchange_row')
    .select(['kind', 'asks', 'decision', 'done', sql<number>`count(*)::int`.as('n')])
    .where('tenant', '=', tenant)
    .where('import', '=', id)
    .groupBy(['kind', 'asks', 'decision', 'done'])
    .execute()
}

/** Decides on rows of a kind, or on some of them. Mistakes, unchanged rows and those that are no rows are not decided on. @returns how many */
export async function decideOn(tx: Tx, tenant: string, id: string, on: { rows?: readonly number[] | undefined; kind?: string | undefined }, decision: string | null): Promise<number> {
  let query = tx.updateTable('exchange_row').set({ decision }).where('tenant', '=', tenant).where('import', '=', id).where('kind', 'in', ['new', 'changed', 'conflict'])
  if (on.rows !== undefined) query = query.where('row', '=', sql<number>`any(${[...on.rows]}::int[])`)
  if (on.kind !== undefined) query = query.where('kind', '=', on.kind)
  const { numUpdatedRows } = await query.executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Rows to write between two row numbers (the first not, the last with it). */
export function rowsToWrite(db: Db, tenant: string, id: string, after: number, upTo: number): Promise<Pick<StagedRow, 'row' | 'kind' | 'code' | 'matter' | 'version' | 'changes' | 'decision'>[]> {
  return db
    .selectFrom('exchange_row')
    .select(['row', 'kind', 'code', 'matter', 'version', 'changes', 'decision'])
    .where('tenant', '=', tenant)
    .where('import', '=', id)
    .where('row', '>', after)
    .where('row', '<=', upTo)
    .where('decision', 'in', ['take', 'rest'])
    .where('done', 'is', null)
    .orderBy('row')
    .execute()
}

/** What became of rows. */
export async function markDone(tx: Tx, tenant: string, id: string, done: readonly { row: number; done: string; matter?: string; problems?: unknown }[]): Promise<void> {
  await sql`update exchange_row t set done = n.done, matter = coalesce(n.matter, t.matter), problems = coalesce(n.problems, t.problems)
    from jsonb_to_recordset(${JSON.stringify(done)}::jsonb) as n(row int, done text, matter uuid, problems jsonb)
    where t.tenant = ${tenant} and t.import = ${id}::uuid and t.row = n.row`.execute(tx)
}

export async function lastRow(db: Db, tenant: string, id: string): Promise<number> {
  const found = await db.selectFrom('exchange_row').select(sql<number | null>`max(row)`.as('last')).where('tenant', '=', tenant).where('import', '=', id).executeTakeFirst()
  return found?.last ?? 0
}

/** How a head that came before was mapped, with its words for ours. */
export function keptMapping(db: Db, tenant: string, ledger: string, fingerprint: string): Promise<{ mapping: Record<string, string | null>; words: WordsKept } | undefined> {
  return db.selectFrom('exchange_mapping').select(['mapping', 'words']).where('tenant', '=', tenant).where('ledger', '=', ledger).where('fingerprint', '=', fingerprint).executeTakeFirst()
}

/** What is known of tables of a ledger from elsewhere, the newest first; a form whose head was never kept is none. */
export async function keptForms(db: Db, tenant: string, ledger: string): Promise<{ mapping: Record<string, string | null>; words: WordsKept; head: HeadKept[] }[]> {
  const rows = await db.selectFrom('exchange_mapping').select(['mapping', 'words', 'head']).where('tenant', '=', tenant).where('ledger', '=', ledger).where('kept_at', 'is not', null).orderBy('kept_at', 'desc').orderBy('fingerprint').limit(MOST_FORMS).execute()
  return rows.flatMap(({ mapping, words, head }) => (head === null ? [] : [{ mapping, words, head }]))
}

/** More forms of one ledger nobody exchanges. */
const MOST_FORMS = 20

export type MappingToKeep = { ledger: string; fingerprint: string; mapping: Record<string, string | null>; head: readonly HeadKept[]; words?: WordsKept | undefined; at: string }

/** Keeps how a head is mapped; without `words` those kept before stay. */
export async function keepMapping(tx: Tx, tenant: string, { ledger, fingerprint, mapping, head, words, at }: MappingToKeep): Promise<void> {
  const kept = { mapping: JSON.stringify(mapping), head: JSON.stringify(head), kept_at: at, ...(words === undefined ? {} : { words: JSON.stringify(words) }) }
  await tx
    .insertInto('exchange_mapping')
    .values({ tenant, ledger, fingerprint, ...kept })
    .onConflict((conflict) => conflict.columns(['tenant', 'ledger', 'fingerprint']).doUpdateSet(kept))
    .execute()
}

/** From when on a change of a ledger has not reached the other system: the beginning of the last export that was brought into it. */
export async function wentOutAt(db: Db, tenant: string, ledger: string): Promise<string | null> {
  const found = await db.selectFrom('exchange_out').select('at').where('tenant', '=', tenant).where('ledger', '=', ledger).executeTakeFirst()
  return found?.at ?? null
}

/** Keeps that an export was brought into the other system; an older one confirmed later takes nothing back. */
export async function confirmOut(tx: Tx, tenant: string, ledger: string, at: string): Promise<void> {
  await tx
    .insertInto('exchange_out')
    .values({ tenant, ledger, at })
    .onConflict((conflict) => conflict.columns(['tenant', 'ledger']).doUpdateSet({ at: sql<string>`greatest(exchange_out.at, excluded.at)` }))
    .execute()
}

/** Which of these matters have anything recorded of them, or of a record about them, after a moment. */
export async function changedSince(db: Db, tenant: string, matters: readonly string[], after: string): Promise<Set<string>> {
  if (matters.length === 0) return new Set()
  // Laterally, as `subjectOf` does: joined plainly on a key put together, all facts of the city are read.
  const { rows } = await sql<{ matter: string }>`select m.id::text as matter from unnest(${[...matters]}::uuid[]) as m(id)
    where exists (select 1 from fact f where f.tenant = ${tenant} and f.subject = 'matter:' || m.id and f.recorded_at > ${after}::timestamptz)
      or exists (select 1 from activity_matter a
        cross join lateral (select f.id from fact f where f.tenant = a.tenant and f.subject = 'activity:' || a.activity and f.recorded_at > ${after}::timestamptz offset 0) f
        where a.tenant = ${tenant} and a.matter = m.id)`.execute(db)
  return new Set(rows.map(({ matter }) => matter))
}

/** Matters of a ledger by what one of its fields says. */
export async function mattersByField(db: Db, tenant: string, ledger: string, field: string, values: readonly string[]): Promise<Map<string, string[]>> {
  if (values.length === 0) return new Map()
  const { rows } = await sql<{ id: string; value: string }>`select m.id::text as id, s.state->'fields'->>${field} as value from matter m
    cross join lateral ${subjectOf('matter', 'm')} s
    where m.tenant = ${tenant} and m.ledger = ${ledger} and s.state->'fields'->>${field} = any(${[...new Set(values)]}::text[])`.execute(db)
  const found = new Map<string, string[]>()
  for (const { id, value } of rows) found.set(value, [...(found.get(value) ?? []), id])
  return found
}

/** Open matters of a ledger that say something in a field and that no row of an import is about. */
export async function mattersNotIn(db: Db, tenant: string, ledger: string, field: string, id: string, limit: number): Promise<{ matter: string; code: string; title: string; value: string; total: number }[]> {
  const { rows } = await sql<{ matter: string; code: string; title: string; value: string; total: number }>`select m.id::text as matter, m.code, m.title, s.state->'fields'->>${field} as value, count(*) over ()::int as total from matter m
    cross join lateral ${subjectOf('matter', 'm')} s
    where m.tenant = ${tenant} and m.ledger = ${ledger} and m.final is null and coalesce(s.state->'fields'->>${field}, '') <> ''
      and not exists (select 1 from exchange_row r where r.tenant = m.tenant and r.import = ${id}::uuid and r.matter = m.id)
    order by m.code_key limit ${limit}`.execute(db)
  return rows
}

/** Matters by code, whatever their ledger: a code is given once in a city. */
export async function mattersByCode(db: Db, tenant: string, codes: readonly string[]): Promise<Map<string, { id: string; ledger: string }>> {
  if (codes.length === 0) return new Map()
  const rows = await db.selectFrom('matter').select(['id', 'code', 'ledger']).where('tenant', '=', tenant).where('code', '=', sql<string>`any(${[...new Set(codes)]}::text[])`).execute()
  return new Map(rows.map(({ code, id, ledger }) => [code, { id, ledger }]))
}

/** Matters of a ledger by their very title. */
export async function mattersByTitle(db: Db, tenant: string, ledger: string, titles: readonly string[]): Promise<Map<string, string[]>> {
  if (titles.length === 0) return new Map()
  const rows = await db.selectFrom('matter').select(['id', 'title']).where('tenant', '=', tenant).where('ledger', '=', ledger).where('title', '=', sql<string>`any(${[...new Set(titles)]}::text[])`).execute()
  const found = new Map<string, string[]>()
  for (const { id, title } of rows) found.set(title, [...(found.get(title) ?? []), id])
  return found
}
