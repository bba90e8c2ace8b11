import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

import pg from 'pg'
import { expect, test } from 'vitest'

import type { Fact } from '../../src/kernel/facts/index.ts'
import { openDatabase, type Database } from '../../src/store/database/index.ts'
import { openEmbedded } from '../../src/store/database/embedded/open-embedded.ts'
import { migrate, readMigrations } from '../../src/store/database/migrate.ts'
import { ensureRoles } from '../../src/store/database/roles.ts'
import { schemaText } from '../../src/store/database/schema-text.ts'
import type { JudgeMatter } from '../../src/store/projections/matter-row.ts'
import { isOutdated } from '../../src/store/queries/built-by.ts'
import { statesOf } from '../../src/store/queries/subjects.ts'
import { rebuild } from '../../src/store/rebuild.ts'
import { embeddedTestFolder } from '../../src/store/testing.ts'
import { freshDatabase, testDatabaseKind } from '../support/postgres.ts'

/** The last migration of each issue when it was closed, as the repository's history has it. */
const CLOSED = [['issue-a', 2], ['issue-b', 2], ['issue-c', 9], ['issue-d', 15], ['issue-e', 18], ['issue-f', 27]] as const

type Line = { fact: Fact; salt: string; sm3: string; sha256: string }
const golden = join(import.meta.dirname, '..', 'golden')
const linesOf = (issue: string) => readFileSync(join(golden, `${issue}.log.jsonl`), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Line)
const statesIn = (issue: string) => JSON.parse(readFileSync(join(golden, `${issue}.states.json`), 'utf8')) as Record<string, unknown>

/** What is judged is another test's business. */
const judge: JudgeMatter = () => ({ light: 'normal', reasons: [], until: null, next: null, provisional: false, judgedOn: '2026-04-10', judgedWith: 'test', final: null })

type Place = { at: { url?: string; folder?: string }; work: (todo: (client: pg.PoolClient) => Promise<void>) => Promise<void>; leave: () => Promise<void> }

/** One database, emptied for each schema. */
async function place(): Promise<Place> {
  if (testDatabaseKind() === 'pglite') {
    const at = { folder: await embeddedTestFolder() }
    const work: Place['work'] = async (todo) => {
      const server = await openEmbedded(at.folder)
      const client = await server.pool.connect()
      try {
        await todo(client)
      } finally {
        client.release(true)
        await server.close()
      }
    }
    return { at, work, leave: async () => rmSync(at.folder, { recursive: true, force: true }) }
  }
  const { url, drop } = await freshDatabase()
  const work: Place['work'] = async (todo) => {
    const pool = new pg.Pool({ connectionString: url, max: 1 })
    const client = await pool.connect()
    try {
      await todo(client)
    } finally {
      client.release(true)
      await pool.end()
    }
  }
  return { at: { url }, work, leave: drop }
}

/** What a city had on the schema of that day: its row, the log, a name in the directory and an account. */
async function seed(client: pg.PoolClient, issue: string): Promise<void> {
  await client.query(`insert into tenant (id, name, demonstration, fixed_today) values ('test', '试验市', false, null)`)
  for (const { fact, salt, sm3 } of linesOf(issue)) {
    const { id, kind, schemaVersion, commandId, subject, subjectVersion, occurredOn, occurredAt, recordedAt, actor, post, onBehalfOf, payload } = fact
    await client.query(
      `insert into fact (tenant, id, kind, schema_version, command_id, subject, subject_version, occurred_on, occurred_at, recorded_at, actor, post, on_behalf_of, hash_alg, payload_hash, leaf_hash)
       values ('test', $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'sm3', '\\x00', $13)`,
      [id, kind, schemaVersion, commandId, subject, subjectVersion, occurredOn, occurredAt, recordedAt, actor, post, onBehalfOf, Buffer.from(sm3, 'hex')],
    )
    await client.query(`insert into fact_payload (tenant, id, salt, payload) values ('test', $1, $2, $3)`, [id, Buffer.from(salt, 'hex'), JSON.stringify(payload)])
  }
  await client.query(`insert into directory_person (tenant, person, name, name_key, phone) values ('test', '01920000-0000-7000-8000-000000000009', '某人', 'mouren', null)`)
  await client.query(`insert into identity."user" (id, name, email, "emailVerified", "mustChangePassword", username) values ('u', 'u', 'u@invalid', false, false, 'u')`)
}

async function looked(db: Database, issue: string): Promise<void> {
  expect(await db.read('test', (reading) => isOutdated(reading, 'test'))).toBe(true)
  await db.write('test', (tx) => rebuild(tx, 'test', judge))
  const states = statesIn(issue)
  const found = await db.read('test', (reading) => statesOf(reading, 'test', Object.keys(states)))
  expect(Object.fromEntries(found)).toMatchObject(states)
}

test('from the schema of every closed issue, with what was written then, to the schema of today: the same states', async () => {
  const { at, work, leave } = await place()
  try {
    for (const [issue, last] of CLOSED) {
      await work(async (client) => {
        await client.query('drop schema public cascade; create schema public; drop schema if exists identity cascade')
        await ensureRoles(client)
        await migrate(client, readMigrations().filter(({ version }) => version <= last))
        await seed(client, issue)
      })
      const db = await openDatabase(at)
      try {
        await looked(db, issue)
        // The whole way says all that a part of it could.
        if (issue === 'issue-a') expect(await db.owner(schemaText)).toBe(readFileSync(join(import.meta.dirname, '..', '..', 'src', 'store', 'schema.sql'), 'utf8'))
      } finally {
        await db.close()
      }
    }
  } finally {
    await leave()
  }
}, 180_000)
