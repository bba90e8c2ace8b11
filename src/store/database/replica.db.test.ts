import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { PASSWORD, testCity } from '../../../test/support/city.ts'
import { cookieOf } from '../../../test/support/over-http.ts'
import { testDatabaseKind } from '../../../test/support/postgres.ts'
import { startPair, type Pair } from '../../../test/support/replica.ts'
import { buildServer } from '../../api/server.ts'
import { depsOn } from '../../app/open-deps.ts'
import { openDatabase, type Database, type Db } from './database.ts'
import { openReplica, type Replica, type ReplicaState } from './replica.ts'

// The embedded database has no second place: there is nothing of this there, which is not the same as something left out.
if (testDatabaseKind() === 'postgres') describe('a streaming replica', () => {
  const TENANT = 'one'
  const OFFICE = '市委政研室（改革办）'
  const person = (n: number) => `01920000-0000-7000-8000-${String(n).padStart(12, '0')}`
  let pair: Pair
  let db: Database
  let replica: Replica
  const states: ReplicaState[] = []

  beforeAll(async () => {
    pair = await startPair()
    db = await openDatabase({ url: pair.primary.url })
    replica = openReplica(pair.replica.url, (state) => states.push(state))
  })
  afterAll(async () => {
    await replica.close()
    await db.close()
    await pair.close()
  })

  const keep = (n: number, tenant = TENANT) => db.write(tenant, (tx) => tx.insertInto('directory_person').values({ tenant, person: person(n), name: `n${n}`, name_key: '', phone: null }).execute())
  /** Where it is read, and what is seen there. */
  const look = async (reading: Db) => {
    const { rows } = await sql<{ standby: boolean; names: string[] | null }>`select pg_is_in_recovery() as standby, (select array_agg(name order by name) from directory_person where tenant = ${TENANT}) as names`.execute(reading)
    return rows[0]
  }
  const onReplica = async (sqlText: string) => {
    const client = new pg.Client({ connectionString: pair.replica.url })
    await client.connect()
    await client.query(sqlText)
    await client.end()
  }

  test('reads and snapshots go there, and see what was written just before; what is written, and whatever else, stays', async () => {
    for (let n = 0; n < 10; n += 1) {
      await keep(n)
      const reading = await replica.readingOf(db)
      expect(await reading.read(TENANT, look)).toMatchObject({ standby: true, names: expect.arrayContaining([`n${n}`]) })
      expect((await reading.snapshot(TENANT, look))?.names).toHaveLength(n + 1)
      expect(await reading.write(TENANT, look)).toMatchObject({ standby: false })
      expect(await reading.jobs(look)).toMatchObject({ standby: false })
    }
    expect(replica.state()).toBe('used')
  })

  test('one city is closed to another there too, posts are those of who reads, and nothing is written', async () => {
    const reading = await replica.readingOf(db)
    expect((await reading.read('two', look))?.names).toBeNull()
    const reader = async (one: Db) => (await sql<{ reader: string }>`select current_setting('lingxian.reader') as reader`.execute(one)).rows[0]?.reader
    expect([await reading.read(TENANT, reader), await reading.readingAs(['p1', 'p2']).read(TENANT, reader)]).toEqual(['', 'p1,p2'])
    await expect(reading.read(TENANT, (one) => sql`delete from directory_person where tenant = ${TENANT}`.execute(one))).rejects.toMatchObject({ code: '25006' })
    expect(await reading.read(TENANT, look)).toMatchObject({ standby: true })
  })

  test('an export is read there, a page is not; both see the same rights', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lingxian-replica-'))
    const deps = depsOn(db, join(folder, 'files'))
    let asked = 0
    deps.replica = { ...replica, readingOf: (from) => ((asked += 1), replica.readingOf(from)) }
    const user = await (await testCity(deps, [OFFICE])).user('office', OFFICE)
    const app = await buildServer(deps, { web: null, log: 'silent', rates: null })
    const { headers } = await app.inject({ method: 'POST', url: '/api/v1/session', payload: { username: user.username, password: PASSWORD } })
    const ask = async (url: string) => [(await app.inject({ url: `/api/v1${url}`, headers: { cookie: cookieOf(headers['set-cookie']) } })).statusCode, asked]
    expect(await ask('/matters?ledger=reform-tasks')).toEqual([200, 0])
    expect(await ask('/ledgers/reform-tasks/export')).toEqual([200, 1])
    expect((await app.inject('/readyz')).json()).toEqual({ ready: true, reasons: [], replica: 'used' })
    await app.close()
    await deps.readers.close()
    rmSync(folder, { recursive: true, force: true })
  })

  test('while it is behind, away, or no standby of this database, reports come from the primary, and each is told once', async () => {
    await onReplica('select pg_wal_replay_pause()')
    await keep(20)
    const late = await replica.readingOf(db)
    expect(await late.read(TENANT, look)).toMatchObject({ standby: false, names: expect.arrayContaining(['n20']) })
    expect(replica.state()).toBe('behind')
    await onReplica('select pg_wal_replay_resume()')
    expect(await (await replica.readingOf(db)).read(TENANT, look)).toMatchObject({ standby: true, names: expect.arrayContaining(['n20']) })
    const itself = openReplica(pair.primary.url, (state) => states.push(state))
    expect(await (await itself.readingOf(db)).read(TENANT, look)).toMatchObject({ standby: false })
    await itself.close()
    const begun = await replica.readingOf(db)
    await pair.replica.stop()
    // Begun before it went: told so, and the next one comes from the primary.
    await expect(begun.read(TENANT, look)).rejects.toMatchObject({ code: 'database_unreachable' })
    expect(await (await replica.readingOf(db)).read(TENANT, look)).toMatchObject({ standby: false })
    expect(states).toEqual(['behind', 'used', 'another', 'away'])
  })
})
else test('the embedded database has no replica', () => expect(testDatabaseKind()).toBe('pglite'))
