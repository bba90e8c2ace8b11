import { randomBytes } from 'node:crypto'

import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'

/**
 * What the role of the server can do to other cities when a query forgets the tenant, or asks for another one on purpose. It can set the tenant itself: that is how it
 * serves many cities, so this guards against mistakes of the program and not against who has stolen its password (`docs/decisions/0035-named-readers.md`).
 */
const OWN = 'own'
const FOREIGN = 'foreign'
const REFUSED = '42501'

let at: TestDatabase
let tables: string[]
let login: { name: string; url: string } | null = null

beforeAll(async () => {
  at = await testDatabase()
  const { rows } = await at.db.owner((tx) =>
    sql<{ name: string }>`
      select c.table_schema || '.' || c.table_name as name from information_schema.columns c
      join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name and t.table_type = 'BASE TABLE'
      where c.column_name = 'tenant' and c.table_schema = 'public' order by 1`.execute(tx),
  )
  tables = rows.map(({ name }) => name)
  for (const tenant of [OWN, FOREIGN]) {
    await at.db.write(tenant, async (tx) => {
      await sql`insert into tenant (id, name) values (${tenant}, ${tenant})`.execute(tx)
      await sql`insert into directory_person (tenant, person, name) values (${tenant}, gen_random_uuid(), ${`person of ${tenant}`})`.execute(tx)
      await sql`insert into subject (tenant, id, type, version, state) values (${tenant}, 'unit:x', 'unit', 1, '{}')`.execute(tx)
    })
  }
  if (at.url !== undefined) login = await loginRole(at.url)
})
afterAll(async () => {
  if (login) await at.db.owner((tx) => sql`drop role ${sql.ref(login!.name)}`.execute(tx))
  await at.close()
})

/** Somebody who has the password of a user that may be the program's role, and no more. */
async function loginRole(url: string): Promise<{ name: string; url: string }> {
  const name = `stolen_${randomBytes(6).toString('hex')}`
  await at.db.owner((tx) => sql`create role ${sql.ref(name)} login password 'stolen' in role lingxian_app`.execute(tx))
  const own = new URL(url)
  own.username = name
  own.password = 'stolen'
  return { name, url: own.toString() }
}

type Asking = (text: string) => Promise<{ count: number; rows: Record<string, unknown>[] }>

/** As the program asks: through its own pool, in a transaction that may write. */
function asProgram(tenant: string): Asking {
  return (text) => at.db.write(tenant, async (tx) => {
    const { rows, numAffectedRows } = await sql.raw<Record<string, unknown>>(text).execute(tx)
    return { rows, count: Number(numAffectedRows ?? rows.length) }
  })
}

const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code?: string; cause?: { code?: string } }) => error.code ?? error.cause?.code ?? String(error))

/** Nothing of a table is seen or touched beyond the own city: every table there is, those of later versions too. */
async function keptApart(ask: Asking, seen: string): Promise<string[]> {
  const broken: string[] = []
  for (const table of tables) {
    const count = await ask(`select count(*)::int as n from ${table} where tenant <> '${seen}'`).then(({ rows }) => rows[0]?.n, codeIfRefused)
    if (count !== 0 && count !== REFUSED) broken.push(`${table} read: ${String(count)}`)
    for (const write of [`update ${table} set tenant = '${seen}' where tenant = '${FOREIGN}'`, `delete from ${table} where tenant = '${FOREIGN}'`]) {
      const done = await ask(write).then(({ count: n }) => n, codeIfRefused)
      if (done !== 0 && done !== REFUSED) broken.push(`${write}: ${String(done)}`)
    }
    const put = await codeOf(ask(`insert into ${table} (tenant) values ('${FOREIGN}')`))
    if (put !== REFUSED) broken.push(`${table} insert: ${put}`)
  }
  return broken
}

const codeIfRefused = (error: { code?: string; cause?: { code?: string } }): string => error.code ?? error.cause?.code ?? String(error)

test('there are tables to try', () => expect(tables.length).toBeGreaterThan(60))

test('the program, working for one city, neither reads nor writes a row of another on any table', async () => {
  expect(await keptApart(asProgram(OWN), OWN)).toEqual([])
})

test('without a city it sees no row of any', async () => {
  expect(await keptApart(asProgram(''), '')).toEqual([])
})

// The embedded database has one user and no way in from outside: there is no such case there, which is not the same as one left out.
if (process.env.LINGXIAN_TEST_DB === 'postgres') describe('who has the password of the server’s user', () => {
  const tried = async <T>(work: (client: pg.Client) => Promise<T>): Promise<T> => {
    const client = new pg.Client({ connectionString: login?.url ?? '' })
    await client.connect()
    try {
      return await work(client)
    } finally {
      await client.end()
    }
  }
  const asking = (client: pg.Client): Asking => async (text) => {
    const { rows, rowCount } = await client.query<Record<string, unknown>>(text)
    return { rows, count: rowCount ?? 0 }
  }

  test('sees and touches nothing before a city is set, and nothing of another after', async () => {
    await tried(async (client) => {
      expect(await keptApart(asking(client), '')).toEqual([])
      await client.query(`select set_config('lingxian.tenant', '${OWN}', false)`)
      expect(await keptApart(asking(client), OWN)).toEqual([])
      expect((await client.query('select name from directory_person')).rows).toEqual([{ name: `person of ${OWN}` }])
    })
  })

  test.each([
    ['another role', 'set role lingxian_jobs', REFUSED],
    ['the role of roll-ups', 'set role lingxian_rollup', REFUSED],
    ['the role of accounts', 'set role lingxian_identity', REFUSED],
    ['row-level security switched off', 'set row_security = off; select * from directory_person', REFUSED],
    ['the accounts', 'select * from identity."user"', REFUSED],
    ['a policy taken away', 'drop policy own_tenant on directory_person', REFUSED],
    ['row-level security taken away', 'alter table directory_person disable row level security', REFUSED],
    ['the owner’s search under another city', `select search_matter('${FOREIGN}', 'x'::tsquery, array['%'], 10)`, REFUSED],
    ['a function put before the program’s', 'create function public.stolen() returns int language sql as $$select 1$$', REFUSED],
    ['a fact changed', `update fact set subject = 'unit:y'`, REFUSED],
    ['the log emptied', 'truncate fact', REFUSED],
    ['files of the machine', `copy (select 1) to '/dev/null'`, REFUSED],
  ])('%s: refused', async (_, text, code) => {
    expect(await tried((client) => codeOf(client.query(`select set_config('lingxian.tenant', '${OWN}', false); ${text}`)))).toBe(code)
  })

  test('a search path of its own, a view, a prepared statement and a cursor show no more', async () => {
    await tried(async (client) => {
      await client.query(`select set_config('lingxian.tenant', '${OWN}', false)`)
      await client.query('create temp view mine as select * from public.directory_person')
      expect((await client.query('set search_path = pg_temp, public; ')).command).toBe('SET')
      expect((await client.query('select count(*)::int as n from mine')).rows).toEqual([{ n: 1 }])
      await client.query('prepare all_of as select name from directory_person')
      expect((await client.query('execute all_of')).rows).toEqual([{ name: `person of ${OWN}` }])
      await client.query(`select set_config('lingxian.tenant', '', false)`)
      expect((await client.query('execute all_of')).rows).toEqual([])
      expect((await client.query('select count(*)::int as n from mine')).rows).toEqual([{ n: 0 }])
    })
  })
})
