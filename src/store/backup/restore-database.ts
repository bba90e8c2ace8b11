import { Kysely, PostgresDialect, sql } from 'kysely'
import type { PostgresPool } from 'kysely'
import type pg from 'pg'

import { DeliveryError } from '../../kernel/errors.ts'
import type { DatabaseOptions, Tx } from '../database/database.ts'
import { openEmbedded, type Server } from '../database/embedded/open-embedded.ts'
import { applyWithin, MIGRATION_LOCK, migrationHash, readMigrations, type Migration } from '../database/migrate.ts'
import { openServer } from '../database/open-server.ts'
import { ensureRoles } from '../database/roles.ts'
import { prepare } from '../database/session.ts'
import { unreachableOr } from '../database/unreachable.ts'
import { asStorageFull } from '../storage-full.ts'
import { projectedTables } from '../projections/index.ts'
import type { Tables } from '../tables.ts'
import { columnList, keptTables, NEVER_KEPT, quoted, sumOfTable, type Table } from './catalogue.ts'
import { endAccess, type EndedAccess } from './end-access.ts'
import type { Manifest } from './manifest.ts'
import { damaged } from './tar.ts'

/** Gives the rows of a back-up, part by part, in the order in which they may be written. */
export type GiveRows = (take: (table: string, lines: Buffer) => Promise<void>) => Promise<void>

/**
 * Fills an empty database from a back-up: the schema as it was then, the rows, what their sums say, and every migration since; all in one transaction, so that
 * a database that could not be filled is as it was before.
 *
 * @returns what of access was ended with it
 * @param manifest of a back-up that was read from end to end
 * @throws DeliveryError `restore_not_empty`, `restore_in_use`, `backup_newer`, `backup_damaged`, `storage_full` and what opening a database refuses
 */
export async function restoreDatabase(options: DatabaseOptions, manifest: Manifest, give: GiveRows): Promise<EndedAccess> {
  const { before, after } = migrationsFor(manifest)
  const server = options.url ? openServer(options.url, 1) : await openEmbedded(options.folder ?? './data')
  try {
    return await filled(server, async (client, tx) => {
      if (options.url) await refuseInUse(tx)
      await clear(client, tx)
      for (const migration of before) await applyWithin(client, migration)
      await load(tx, give)
      await compare(tx, manifest)
      await forgetShapes(tx)
      for (const migration of after) await applyWithin(client, migration)
      return endAccess(tx)
    })
  } catch (error) {
    throw asStorageFull(unreachableOr(error, server.address))
  } finally {
    await server.close()
  }
}

function migrationsFor({ schema }: Manifest): { before: Migration[]; after: Migration[] } {
  const known = readMigrations()
  const newest = known.at(-1)?.version ?? 0
  if (schema.version > newest) throw new DeliveryError('backup_newer', { found: schema.version, known: newest })
  const before = schema.migrations.map(({ version, hash }) => {
    const migration = known.find((one) => one.version === version)
    if (!migration || migrationHash(migration) !== hash) throw new DeliveryError('backup_newer', { found: version, known: newest })
    return migration
  })
  return { before, after: known.filter((one) => !before.includes(one)) }
}

async function filled<T>(server: Server, work: (client: pg.PoolClient, tx: Tx) => Promise<T>): Promise<T> {
  const client = await server.pool.connect()
  try {
    await prepare(client, { role: 'none', tenant: '' })
    await ensureRoles(client)
    await client.query('begin read write')
    // Nobody else may begin to migrate what is being filled.
    await client.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK])
    const result = await work(client, transactionOn(client))
    await client.query('commit')
    return result
  } catch (error) {
    // A connection that is lost has rolled back by itself, and says here that it is lost.
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release(true)
  }
}

/** The connection as the queries of the store want it; its transaction is begun and ended outside. */
function transactionOn(client: pg.PoolClient): Tx {
  const lent = { query: client.query.bind(client), release: () => {} }
  const pool = { connect: () => Promise.resolve(lent), end: () => Promise.resolve() } as unknown as PostgresPool
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }) as unknown as Tx
}

/** A program that serves this database would go on with what it remembers of it. */
async function refuseInUse(tx: Tx): Promise<void> {
  const { rows } = await sql<{ others: number }>`
    select count(*) as others from pg_stat_activity where datname = current_database() and application_name = 'lingxian' and pid <> pg_backend_pid()`.execute(tx)
  if ((rows[0]?.others ?? 0) > 0) throw new DeliveryError('restore_in_use')
}

/** What makes a database one that somebody would miss. */
const HOLDS_WORK = ['public.tenant', 'public.fact', 'identity.user']

/** Removes the empty tables of a program that was started here once; a database that holds anything is refused. */
async function clear(client: pg.PoolClient, tx: Tx): Promise<void> {
  for (const table of HOLDS_WORK) {
    const { rows: [at] } = await sql<{ found: boolean }>`select to_regclass(${table.replace('.user', '."user"')}) is not null as found`.execute(tx)
    if (!at?.found) continue
    // tenant: of no city there may be anything
    const { rows } = await sql`select 1 from ${quoted(table)} limit 1`.execute(tx)
    if (rows.length > 0) throw new DeliveryError('restore_not_empty')
  }
  // Only what our own migrations made: a stranger's table beside them is not ours to drop.
  const texts = readMigrations().map(({ text }) => text).join('\n')
  const named = (what: RegExp) => [...new Set([...texts.matchAll(what)].map(([, name]) => name))]
  for (const name of named(/create table (?:public\.)?([a-z_]+) \(/g)) await client.query(`drop table if exists public.${name} cascade`)
  for (const name of named(/create (?:or replace )?function (?:public\.)?([a-z_]+)\(/g)) await client.query(dropFunction, []).then(() => client.query(`select pg_temp.drop_all('${name}')`))
  await client.query('drop schema if exists identity cascade')
}

/** By name alone: a function may have had other arguments in an earlier version. */
const dropFunction = `
  create or replace function pg_temp.drop_all(p_name text) returns void language plpgsql as $$
  declare
    one regprocedure;
  begin
    for one in select oid from pg_proc where proname = p_name and pronamespace = 'public'::regnamespace loop
      execute 'drop function ' || one || ' cascade';
    end loop;
  end $$`

async function load(tx: Tx, give: GiveRows): Promise<void> {
  const tables = new Map((await keptTables(tx)).map((table) => [table.name, table]))
  // What a migration put into a table stands in the back-up too, as it was then.
  for (const { name } of [...tables.values()].reverse()) await empty(tx, name)
  await give(async (name, lines) => {
    const table = tables.get(name)
    if (table) await insert(tx, table, lines)
    // An earlier program kept what this one makes from the log, and who was signed in.
    else if (!NEVER_KEPT.includes(name) && !projectedTables.includes(name.replace('public.', ''))) throw damaged()
  })
  if (tables.has('public.log_leaf')) await unqueueSealed(tx)
  for (const { name, identity } of tables.values()) if (identity) await goOnAfter(tx, name, identity)
}

/** Every fact was queued for its seal as it was written; those that are leaves already wait for none. */
async function unqueueSealed(tx: Tx): Promise<void> {
  await sql`delete from log_unsealed u using log_leaf l where l.tenant = u.tenant and l.fact = u.fact`.execute(tx)
}

/** No city's tables are made yet: whoever opens the database next makes them from the log, whatever happens until then. */
async function forgetShapes(tx: Tx): Promise<void> {
  if ((await keptTables(tx)).some(({ name }) => name === 'public.built_by')) await empty(tx, 'public.built_by')
}

async function empty(tx: Tx, table: string): Promise<void> {
  // tenant: nothing of any city is here that is not about to be written
  const { rows } = await sql`select 1 from ${quoted(table)} limit 1`.execute(tx)
  // tenant: as above; the log refuses even to be asked, and is empty
  if (rows.length > 0) await sql`delete from ${quoted(table)}`.execute(tx)
}

async function insert(tx: Tx, table: Table, lines: Buffer): Promise<void> {
  const rows = `[${lines.toString().trimEnd().replaceAll('\n', ',')}]`
  // tenant: each row brings its own
  await sql`insert into ${quoted(table.name)} (${columnList(table)}) overriding system value
    select ${columnList(table)} from json_populate_recordset(null::${quoted(table.name)}, ${rows}::json)`.execute(tx)
}

/** The next number after those that are there. */
async function goOnAfter(tx: Tx, table: string, column: string): Promise<void> {
  // tenant: a sequence is one for all cities
  await sql`select setval(pg_get_serial_sequence(${table}, ${column}), coalesce(max(${sql.ref(column)}), 0) + 1, false) from ${quoted(table)}`.execute(tx)
}

/** Holds what the database has now against what the back-up says of it. */
async function compare(tx: Tx, { tables }: Manifest): Promise<void> {
  const written = new Map(tables.map((one) => [one.table, one]))
  for (const table of await keptTables(tx)) {
    const { rows, sum } = await sumOfTable(tx, table)
    const meant = written.get(table.name) ?? { rows: 0, sum: '0' }
    if (meant.rows !== rows || meant.sum !== sum) throw damaged()
  }
}
