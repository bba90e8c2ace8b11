import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { testDatabase } from '../../../test/support/database.ts'
import type { TestDatabase } from '../../../test/support/database.ts'
import { testDatabaseKind } from '../../../test/support/postgres.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { embeddedTestFolder } from '../testing.ts'
import { openDatabase } from './database.ts'
import type { Database } from './database.ts'
import { readMigrations } from './migrate.ts'

const embedded = testDatabaseKind() === 'pglite'

let opened: TestDatabase
let db: Database
beforeAll(async () => {
  opened = await testDatabase()
  db = opened.db
})
afterAll(() => opened.close())

const city = (id: string) => db.write(id, (tx) => tx.insertInto('tenant').values({ id, name: id, demonstration: false, fixed_today: null }).execute())
const person = '01920000-0000-7000-8000-000000000009'
const keep = (tenant: string, name: string) =>
  db.write(tenant, (tx) => tx.insertInto('directory_person').values({ tenant, person, name, name_key: name, phone: null }).execute())
const names = (tenant: string) =>
  // tenant: what row-level security leaves over is what is tested
  db.read(tenant, async (reading) => (await reading.selectFrom('directory_person').select('name').execute()).map(({ name }) => name))

describe('values come back the same from both databases', () => {
  test.each([
    ["'2026-09-30'::date", '2026-09-30'],
    ["array['2026-09-30'::date, null]", ['2026-09-30', null]],
    ['9007199254740991::int8', 9007199254740991],
    ['array[1::int8, 2]', [1, 2]],
    ["'2026-09-30 08:00:00.123+08'::timestamptz", '2026-09-30T00:00:00.123Z'],
    ["'infinity'::timestamptz", 'infinity'],
    ['1.50::numeric', '1.50'],
    ['\'{"b": 1, "a": [null]}\'::jsonb', { a: [null], b: 1 }],
    ['true', true],
    ['null::date', null],
    ["'01920000-0000-7000-8000-000000000009'::uuid", person],
  ])('%s', async (expression, value) => {
    const { rows } = await db.read('a', (reading) => sql<{ value: unknown }>`select ${sql.raw(expression)} as value`.execute(reading))
    expect(rows[0]?.value).toEqual(value)
  })

  test('bytes are bytes', async () => {
    const { rows } = await db.read('a', (reading) => sql<{ value: Buffer }>`select ${Buffer.from([0, 255])}::bytea as value`.execute(reading))
    expect([...(rows[0]?.value ?? [])]).toEqual([0, 255])
  })

  test('the identity library gets its instants as Date', async () => {
    const { rows } = await sql<{ value: unknown }>`select '2026-09-30T00:00:00Z'::timestamptz as value`.execute(db.identity)
    expect(rows[0]?.value).toEqual(new Date('2026-09-30T00:00:00Z'))
  })
})

describe('one city is closed to another', () => {
  beforeAll(async () => {
    await city('one')
    await city('two')
    await keep('one', 'of one')
    await keep('two', 'of two')
  })

  test('each sees its own rows, also on the same connection one after the other', async () => {
    expect(await names('one')).toEqual(['of one'])
    expect(await names('two')).toEqual(['of two'])
    expect(await names('one')).toEqual(['of one'])
  })

  test('no tenant, or one that does not exist, sees nothing', async () => {
    expect(await names('')).toEqual([])
    expect(await names('three')).toEqual([])
  })

  test('no one writes rows of another', async () => {
    await expect(
      db.write('one', (tx) => tx.insertInto('directory_person').values({ tenant: 'two', person, name: 'x', name_key: 'x', phone: null }).execute()),
    ).rejects.toMatchObject({ code: '42501' })
  })

  test('changes and deletions reach only the own rows', async () => {
    // tenant: none is named, so that only row-level security stands in between
    await db.write('one', (tx) => tx.updateTable('directory_person').set({ phone: '1' }).execute())
    // tenant: as above
    const phones = await db.rollup((all) => all.selectFrom('directory_person').select(['tenant', 'phone']).orderBy('tenant').execute())
    expect(phones).toEqual([
      { tenant: 'one', phone: '1' },
      { tenant: 'two', phone: null },
    ])
  })

  test('a tenant is forgotten when the work failed', async () => {
    await expect(db.write('one', () => Promise.reject(new Error('stop')))).rejects.toThrow('stop')
    expect(await names('two')).toEqual(['of two'])
  })

  test('a city cannot add another city', async () => {
    await expect(
      db.write('one', (tx) => tx.insertInto('tenant').values({ id: 'four', name: 'x', demonstration: false, fixed_today: null }).execute()),
    ).rejects.toMatchObject({ code: '42501' })
  })

  test('searching for another city is refused', async () => {
    await expect(db.read('one', (reading) => sql`select search_matter('two', 'x'::tsquery, array['%'], 10)`.execute(reading))).rejects.toThrow(
      'not the tenant of this connection',
    )
  })

  test('the app sees nothing of identity', async () => {
    await expect(db.read('one', (reading) => sql`select * from identity.session`.execute(reading))).rejects.toMatchObject({ code: '42501' })
  })

  test.each(['rollup', 'jobs'] as const)('%s reads all cities and writes none', async (role) => {
    // tenant: this role is for reading across cities
    const all = await db[role]((every) => every.selectFrom('directory_person').select('tenant').orderBy('tenant').execute())
    expect(all.map(({ tenant }) => tenant)).toEqual(['one', 'two'])
    await expect(
      db[role]((every) => every.insertInto('directory_person').values({ tenant: 'one', person, name: 'x', name_key: 'x', phone: null }).execute()),
    ).rejects.toMatchObject({ code: expect.stringMatching(/42501|25006/) })
  })

  test('every table with a tenant has row-level security and a policy for the app', async () => {
    const { rows } = await db.owner((tx) =>
      sql<{ name: string }>`
        select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant'
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          -- a piece of a table has no policy of its own: it may not be asked by itself
          and (not c.relrowsecurity or not c.relispartition and not exists (select from pg_policy p where p.polrelid = c.oid and 'lingxian_app'::regrole = any(p.polroles)))`.execute(tx),
    )
    expect(rows).toEqual([])
  })
})

test('every table with a tenant is planned for large cities: plans are kept for any', async () => {
  const { rows } = await db.owner((tx) =>
    sql<{ name: string }>`
      select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant'
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
        and not coalesce(a.attoptions, '{}') && array['n_distinct=2', 'n_distinct_inherited=2']`.execute(tx),
  )
  expect(rows).toEqual([])
})

describe('work and its connection', () => {
  test('reading cannot write', async () => {
    await expect(
      db.read('one', (reading) => reading.insertInto('directory_person').values({ tenant: 'one', person, name: 'x', name_key: 'x', phone: null }).execute()),
    ).rejects.toMatchObject({ code: '25006' })
  })

  test('a failed write leaves nothing', async () => {
    const other = '01920000-0000-7000-8000-00000000000a'
    const failing = db.write('one', async (tx) => {
      await tx.insertInto('directory_person').values({ tenant: 'one', person: other, name: 'half', name_key: 'x', phone: null }).execute()
      throw new Error('stop')
    })
    await expect(failing).rejects.toThrow('stop')
    expect(await names('one')).toEqual(['of one'])
  })

  test('work inside work is told at once, not waited for', async () => {
    await expect(db.write('one', () => db.read('one', () => Promise.resolve(1)))).rejects.toThrow('hand the first one on')
    await expect(db.read('one', () => sql`select 1`.execute(db.identity))).rejects.toThrow('hand the first one on')
  })

  test('a connection kept beyond its work is refused', async () => {
    const kept = await db.read('one', (reading) => Promise.resolve(reading))
    await expect(sql`select 1`.execute(kept)).rejects.toThrow()
  })

  test('many reads and writes at once all come through', async () => {
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, index) => {
        const tenant = index % 2 === 0 ? 'one' : 'two'
        return index % 5 === 0
          ? db.write(tenant, async (tx) => (await tx.selectFrom('directory_person').select('name').where('tenant', '=', tenant).execute()).map(({ name }) => name))
          : names(tenant)
      }),
    )
    expect(results).toEqual(Array.from({ length: 40 }, (_, index) => [index % 2 === 0 ? 'of one' : 'of two']))
  })
})

describe('what cannot be opened', () => {
  test('a server that is not there', async () => {
    await expect(openDatabase({ url: 'postgres://user:secret@127.0.0.1:1/lingxian' })).rejects.toMatchObject({
      code: 'database_unreachable',
      facts: { address: '127.0.0.1:1/lingxian' },
    })
  })

  test('a file in the place of the folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lingxian-test-'))
    const file = join(folder, 'file')
    writeFileSync(file, '')
    await expect(openDatabase({ folder: join(file, 'data') })).rejects.toMatchObject({ code: 'folder_unwritable' })
    rmSync(folder, { recursive: true })
  })

  test('a database of a newer version: refused, and nothing is changed', async () => {
    const where = opened.url === undefined ? { folder: await embeddedTestFolder() } : { url: opened.url }
    const newer = await openDatabase(where)
    await newer.owner((tx) => sql`insert into schema_version (version, name, hash) values (9999, 'later', 'x')`.execute(tx))
    await newer.close()
    await expect(openDatabase(where)).rejects.toMatchObject({ code: 'database_newer', facts: { found: 9999, known: readMigrations().at(-1)?.version } })
    if (where.folder) rmSync(where.folder, { recursive: true })
    else await db.owner((tx) => sql`delete from schema_version where version = 9999`.execute(tx))
  })
})

if (embedded) describe('the folder of the embedded database', () => {
  /** Another process that opens a folder, says so and stays. */
  const otherProcess = async (folder: string) => {
    const script = `
      const { openDatabase } = await import(${JSON.stringify(new URL('./database.ts', import.meta.url).href)})
      const { sql } = await import('kysely')
      const db = await openDatabase({ folder: ${JSON.stringify(folder)} })
      await db.owner((tx) => sql\`create table if not exists kept (n int)\`.execute(tx))
      for (let n = 1; ; n += 1) {
        await db.owner((tx) => sql\`insert into kept values (\${n})\`.execute(tx))
        console.log(n)
      }`
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'], cwd: process.cwd() })
    const lines = createInterface({ input: child.stdout })
    let acknowledged = 0
    lines.on('line', (line) => (acknowledged = Number(line)))
    for (; acknowledged < 5; ) await once(lines, 'line')
    return {
      kill: async () => {
        child.kill('SIGKILL')
        await once(child, 'close')
        return acknowledged
      },
    }
  }

  test('a second process is refused; killed with -9 the first leaves its rows and no lock', async () => {
    const folder = await embeddedTestFolder()
    const other = await otherProcess(folder)
    await expect(openDatabase({ folder })).rejects.toMatchObject({ code: 'folder_in_use', facts: { folder } })
    const acknowledged = await other.kill()
    const again = await openDatabase({ folder })
    const { rows } = await again.owner((tx) => sql<{ n: number }>`select count(*) as n from kept`.execute(tx))
    await again.close()
    rmSync(folder, { recursive: true })
    expect(rows[0]?.n).toBeGreaterThanOrEqual(acknowledged)
  })
})

if (!embedded) describe('a server on which the user is no superuser', () => {
  const roles = 'lingxian_app, lingxian_jobs, lingxian_rollup, lingxian_identity'
  const asOwner = (text: string, url = opened.url) =>
    new Promise<void>((done, fail) => {
      const client = new pg.Client({ connectionString: url })
      client.connect().then(() => client.query(text)).then(() => client.end()).then(done, fail)
    })

  test.each([
    ['may take the roles', `grant ${roles} to plain_user`, 'opened'],
    ['may neither take nor make them', 'select 1', 'database_role_refused'],
  ])('one who owns the database and %s', async (_, grant, result) => {
    await asOwner("create role plain_user login password 'x'")
    await asOwner('create database plain_database owner plain_user')
    await asOwner(grant)
    const url = new URL(opened.url ?? '')
    url.username = 'plain_user'
    url.password = 'x'
    url.pathname = '/plain_database'
    const opening = openDatabase({ url: url.href }).then(
      async (plain) => {
        await plain.write('one', (tx) => tx.insertInto('tenant').values({ id: 'one', name: 'x', demonstration: false, fixed_today: null }).execute())
        await plain.close()
        return 'opened'
      },
      (error: unknown) => (error instanceof DeliveryError ? error.code : error),
    )
    expect(await opening).toBe(result)
    await asOwner('drop database plain_database')
    await asOwner(`drop role plain_user`)
  })
})
