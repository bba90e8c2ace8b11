import { sql } from 'kysely'
import type { Insertable, Selectable, Updateable } from 'kysely'

import type { Db, Tx } from '../database/database.ts'
import type { Tables } from '../tables.ts'

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

/** How a head that came before was mapped. */
export async function keptMapping(db: Db, tenant: string, ledger: string, fingerprint: string): Promise<Record<string, string | null> | null> {
  const found = await db.selectFrom('exchange_mapping').select('mapping').where('tenant', '=', tenant).where('ledger', '=', ledger).where('fingerprint', '=', fingerprint).executeTakeFirst()
  return found?.mapping ?? null
}

export async function keepMapping(tx: Tx, tenant: string, ledger: string, fingerprint: string, mapping: Record<string, string | null>): Promise<void> {
  const text = JSON.stringify(mapping)
  await tx
    .insertInto('exchange_mapping')
    .values({ tenant, ledger, fingerprint, mapping: text })
    .onConflict((conflict) => conflict.columns(['tenant', 'ledger', 'fingerprint']).doUpdateSet({ mapping: text }))
    .execute()
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
