import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { testDatabase, type TestDatabase } from '../../test/support/database.ts'
import { applyShards, planShards } from '../app/system/shard.ts'

let at: TestDatabase
beforeAll(async () => {
  at = await testDatabase()
})
afterAll(() => at.close())

const owner = (text: string) => at.db.owner((tx) => sql.raw(text).execute(tx))

test('every table of a city can be spread by it: keys, unique indexes and references carry the city', async () => {
  const { calls, local, refused, watched } = await planShards(at, 32)
  expect(refused).toEqual([])
  expect(calls[0]).toBe(`select create_reference_table('public.tenant')`)
  expect(calls.filter((call) => call.includes('shard_count => 32'))).toHaveLength(1)
  const { rows } = await at.db.owner((tx) => sql<{ n: number }>`select count(*)::int as n from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant' where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`.execute(tx))
  expect(calls).toHaveLength((rows[0]?.n ?? 0) + 1)
  const place = (table: string) => calls.findIndex((call) => call.includes(`'public.${table}', 'tenant'`))
  expect(place('exchange_import')).toBeLessThan(place('exchange_row'))
  expect(local).toEqual(expect.arrayContaining(['identity.session', 'identity.user', 'public.job_run', 'public.schema_version']))
  expect(local.filter((name) => name.startsWith('public.'))).toEqual(['public.job_run', 'public.schema_version'])
  expect(watched.find(({ what }) => what === 'triggers')?.tables).toEqual(expect.arrayContaining(['public.fact', 'public.fact_payload', 'public.command']))
  expect(watched.find(({ what }) => what.startsWith('numbers'))?.tables).toEqual(['public.fact', 'public.log_unsealed'])
})

test.each([
  ['a key that begins otherwise', 'create table broken (tenant text, id int, primary key (id, tenant))', 'its primary key does not begin with the city'],
  ['no key', 'create table broken (tenant text)', 'its primary key does not begin with the city'],
  ['something unique across cities', 'create table broken (tenant text, id int, code text constraint once unique, primary key (tenant, id))', 'once does not carry the city'],
  ['a reference that leaves the city out', 'create table other (tenant text, id int unique, primary key (tenant, id)); create table broken (tenant text, id int constraint leaves references other (id), primary key (tenant, id))', 'leaves does not carry the city'],
])('found: %s', async (_, text, why) => {
  await owner(text)
  expect((await planShards(at, 32)).refused).toContainEqual({ table: 'public.broken', why })
  await owner('drop table if exists broken, other')
})

test('without Citus nothing is issued; with its functions there, all calls in order', async () => {
  const plan = await planShards(at, 4)
  const said: string[] = []
  await expect(applyShards(at, plan, (call) => said.push(call))).rejects.toMatchObject({ code: 'citus_missing' })
  // What stands in for Citus keeps what it was asked, and shows nothing of what Citus itself would say.
  await owner(`create table asked (n serial, what text);
    create function create_reference_table(t regclass) returns void language sql as $$insert into asked (what) values (t::text)$$;
    create function create_distributed_table(t regclass, by text, colocate_with text, shard_count int default null) returns void language sql as $$insert into asked (what) values (t::text || ' ' || by || ' ' || colocate_with)$$`)
  await expect(applyShards(at, { ...plan, refused: [{ table: 'x', why: 'y' }] }, () => undefined)).rejects.toMatchObject({ code: 'shard_refused' })
  await applyShards(at, plan, (call) => said.push(call))
  expect(said).toEqual(plan.calls)
  const { rows } = await at.db.owner((tx) => sql<{ what: string }>`select what from asked order by n`.execute(tx))
  expect([rows.length, rows[0]?.what, rows[1]?.what.endsWith(' tenant none')]).toEqual([plan.calls.length, 'tenant', true])
})
