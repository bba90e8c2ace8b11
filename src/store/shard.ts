import { sql } from 'kysely'

import type { Tx } from './database/database.ts'

/** What lies where once a database is spread by city: its own rows with the city, the cities everywhere, what belongs to no city on the coordinator. */
export type ShardPlan = {
  /** to be issued in this order, each in a transaction of its own */
  calls: string[]
  /** tables that stay on the coordinator */
  local: string[]
  /** what keeps a table from being spread: none in a schema that is ready */
  refused: { table: string; why: string }[]
  /** what Citus does otherwise than PostgreSQL and has to be seen to first (`docs/scale.md`) */
  watched: { what: string; tables: string[] }[]
}

type Found = { name: string; city: boolean; refers: string[]; key: boolean; broken: string[]; triggers: boolean; setting: boolean; counted: boolean }

/** Cities themselves: read with the rows of every city. */
const EVERYWHERE = ['public.tenant']

/**
 * How the tables would be spread by city with Citus, from the catalogue: a table that is added later is in it without anybody thinking of it.
 *
 * @param shards so many pieces, of which each node holds some
 */
export async function shardPlan(tx: Tx, shards: number): Promise<ShardPlan> {
  const tables = inOrder(await tablesOf(tx))
  const cities = tables.filter(({ city }) => city)
  const [first] = cities
  const distribute = ({ name }: Found) =>
    name === first?.name ? `select create_distributed_table('${name}', 'tenant', colocate_with => 'none', shard_count => ${shards})` : `select create_distributed_table('${name}', 'tenant', colocate_with => '${first?.name}')`
  const named = (has: (one: Found) => boolean) => cities.filter(has).map(({ name }) => name)
  return {
    calls: [...tables.filter(({ name }) => EVERYWHERE.includes(name)).map(({ name }) => `select create_reference_table('${name}')`), ...cities.map(distribute)],
    local: tables.filter(({ city, name }) => !city && !EVERYWHERE.includes(name)).map(({ name }) => name),
    refused: cities.flatMap(({ name, key, broken }) => [...(key ? [] : [{ table: name, why: 'its primary key does not begin with the city' }]), ...broken.map((one) => ({ table: name, why: `${one} does not carry the city` }))]),
    watched: [
      { what: 'triggers', tables: named(({ triggers }) => triggers) },
      { what: 'policies by a setting of the connection', tables: named(({ setting }) => setting) },
      { what: 'numbers that the database gives: sequences, transactions', tables: named(({ counted }) => counted) },
    ],
  }
}

async function tablesOf(tx: Tx): Promise<Found[]> {
  // tenant: the catalogue belongs to no city
  const { rows } = await sql<Found>`
    select n.nspname || '.' || c.relname as name, city.attnum is not null as city,
      array(select fn.nspname || '.' || f.relname from pg_constraint k join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid order by 1) as refers,
      exists (select from pg_index i where i.indrelid = c.oid and i.indisprimary and i.indkey[0] = city.attnum) as key,
      array(select i.indexrelid::regclass::text from pg_index i where i.indrelid = c.oid and i.indisunique and not city.attnum = any(i.indkey::int2[])
        union all
        select k.conname from pg_constraint k join pg_attribute there on there.attrelid = k.confrelid and there.attname = 'tenant'
        where k.conrelid = c.oid and k.contype = 'f' and coalesce(k.confkey[array_position(k.conkey, city.attnum)] <> there.attnum, true)
        union all
        select k.conname from pg_constraint k where k.conrelid = c.oid and k.contype = 'x' and not city.attnum = any(k.conkey) order by 1) as broken,
      exists (select from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal) as triggers,
      exists (select from pg_policies p where p.schemaname = n.nspname and p.tablename = c.relname and p.qual like '%current_setting%') as setting,
      exists (select from pg_attribute a where a.attrelid = c.oid and not a.attisdropped and (a.attidentity <> '' or a.atttypid = 'xid8'::regtype)) as counted
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    left join pg_attribute city on city.attrelid = c.oid and city.attname = 'tenant' and not city.attisdropped and n.nspname = 'public'
    where n.nspname in ('public', 'identity') and c.relkind in ('r', 'p') and not c.relispartition
    order by n.nspname, c.relname collate "C"`.execute(tx)
  return rows
}

/** None before one that it refers to. */
function inOrder(tables: readonly Found[]): Found[] {
  const placed = new Map<string, Found>()
  const place = (one: Found) => {
    if (placed.has(one.name)) return
    for (const other of tables) if (one.refers.includes(other.name)) place(other)
    placed.set(one.name, one)
  }
  tables.forEach(place)
  return [...placed.values()]
}

/** Whether this database can spread tables at all. */
export async function canShard(tx: Tx): Promise<boolean> {
  // tenant: the catalogue belongs to no city
  const { rows } = await sql<{ there: boolean }>`select exists (select from pg_proc where proname = 'create_distributed_table') as there`.execute(tx)
  return rows[0]?.there ?? false
}

/** Issues one call of a plan. */
export async function issueCall(tx: Tx, call: string): Promise<void> {
  // tenant: of the whole database
  await sql.raw(call).execute(tx)
}
