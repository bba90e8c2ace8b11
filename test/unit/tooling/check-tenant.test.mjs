import { expect, test } from 'vitest'
import { checkTenantIn } from '../../../scripts/check-tenant.mjs'

const broken = (text) => checkTenantIn('a.ts', text).map(({ line, what }) => `${line} ${what}`)

test.each([
  ["db.selectFrom('matter').selectAll().execute()", "1 selectFrom('matter') does not carry the tenant"],
  ["db\n  .selectFrom('matter as m')\n  .where('m.id', '=', id)\n  .execute()", "2 selectFrom('matter') does not carry the tenant"],
  ["db.selectFrom('matter').select('tenant').execute()", "1 selectFrom('matter') does not carry the tenant"],
  ["db.updateTable('matter').set({ tenant }).where('id', '=', id)", "1 updateTable('matter') does not carry the tenant"],
  ["db.deleteFrom('matter').where('id', '=', id)", "1 deleteFrom('matter') does not carry the tenant"],
  ["db.insertInto('matter').values({ id, title })", "1 insertInto('matter') does not carry the tenant"],
  ["db.insertInto('matter').values(rows.map((row) => ({ id: row.id })))", "1 insertInto('matter') does not carry the tenant"],
  ["db.insertInto('matter').columns(['id']).expression(other)", "1 insertInto('matter') does not carry the tenant"],
  ['db.selectFrom(name).selectAll()', "1 selectFrom('?') does not carry the tenant"],
  [
    "db.selectFrom('matter as m').innerJoin('duty as d', 'd.matter', 'm.id').where('m.tenant', '=', tenant)",
    "1 innerJoin('duty') does not join on the tenant",
  ],
  [
    "db.selectFrom('matter').where('tenant', '=', t).where((eb) => eb.exists(eb.selectFrom('duty').select('id')))",
    "1 selectFrom('duty') does not carry the tenant",
  ],
  ['sql`select * from matter where id = ${id}`.execute(db)', '1 SQL on matter does not name the tenant'],
  ['sql<Row>`with due as (select id from obligation) select * from due`', '1 SQL on obligation does not name the tenant'],
  ['sql`exists (select 1 from duty where matter = ${id})`', '1 SQL on duty does not name the tenant'],
  ['sql`update matter set light = ${light}`', '1 SQL on matter does not name the tenant'],
  ['sql`select * from ${sql.table(name)}`', '1 SQL on a computed table does not name the tenant'],
  ["client.query('delete from fact where id = $1', [id])", '1 SQL on fact does not name the tenant'],
  ["const TEXT = 'insert into fact (id) values ($1)'", '1 SQL on fact does not name the tenant'],
  ["// about the tenant\ndb.selectFrom('matter').selectAll()", "2 selectFrom('matter') does not carry the tenant"],
  ["// tenant:\ndb.selectFrom('matter').selectAll()", "2 selectFrom('matter') does not carry the tenant"],
])('%s is refused', (text, expected) => {
  expect(broken(text)).toEqual([expected])
})

test.each([
  ["db.selectFrom('matter').where('tenant', '=', tenant).selectAll()", 'the tenant first'],
  ["db.selectFrom('matter as m').where('m.id', '=', id).where('m.tenant', '=', tenant)", 'the tenant of the alias'],
  ["db.selectFrom('matter').where((eb) => eb.and({ tenant, id }))", 'the tenant among several'],
  ["db.insertInto('matter').values({ tenant, id })", 'written in the row'],
  ["db.insertInto('matter').values({ ...row, id })", 'a spread row is left to the types'],
  ["db.insertInto('matter').values(rows)", 'rows are left to the types'],
  ["db.insertInto('matter').columns(['tenant', 'id']).expression(other)", 'written among the columns'],
  [
    "db.selectFrom('matter as m').innerJoin('duty as d', (on) => on.onRef('d.tenant', '=', 'm.tenant')).where('m.tenant', '=', t)",
    'joined on the tenant',
  ],
  [
    "db.selectFrom('matter as m').innerJoin('duty as d', 'd.matter', 'm.id').where('m.tenant', '=', t).where('d.tenant', '=', t)",
    'both narrowed',
  ],
  [
    "db.selectFrom('m').where('tenant', '=', t).where((eb) => eb.exists(eb.selectFrom('duty').whereRef('duty.tenant', '=', 'm.tenant')))",
    'a sub-query tied to the outer tenant',
  ],
  ["db.selectFrom('tenant').selectAll()", 'a global table'],
  ["client.query('select version from public.schema_version')", 'a global table in text'],
  ["client.query('select rolname from pg_roles')", 'the catalogue'],
  ['sql`select * from matter where tenant = ${tenant}`', 'text with the tenant'],
  ['sql`a is distinct from b and extract(year from due_on) = 2026`', 'other uses of “from”'],
  ['sql`select 1 from pg_class for update`', 'a lock is no table'],
  ['sql`select n from generate_series(1, 3) as n`', 'a function is no table'],
  ["const text = 'a letter from matter'", 'a sentence is no SQL'],
  ["// tenant: the roll-up counts all cities\nconst all = await db.selectFrom('matter').selectAll().execute()", 'an excuse with a reason'],
  ["return (\n  // tenant: jobs look for work everywhere\n  sql`select * from job`\n)", 'an excuse inside the statement'],
])('%s is allowed: %s', (text) => {
  expect(broken(text)).toEqual([])
})

test('identity has no tenants, unless it reaches for the tables that have', () => {
  const query = "db.selectFrom('account').selectAll()"
  expect(checkTenantIn('identity/accounts.ts', query)).toEqual([])
  expect(checkTenantIn('identity/accounts.ts', `import type { Tables } from '../tables.ts'\n${query}`)).toEqual([
    { file: 'identity/accounts.ts', line: 2, what: "selectFrom('account') does not carry the tenant" },
  ])
})
