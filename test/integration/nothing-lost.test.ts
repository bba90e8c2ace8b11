import { execFile, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { buildServer } from '../../src/api/server.ts'
import { runInBackground, type JobReport } from '../../src/app/background/run.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { openDeps } from '../../src/app/open-deps.ts'
import { amendMatter } from '../../src/app/matter/change-matter.ts'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { openDatabase } from '../../src/store/database/database.ts'
import { openEmbedded } from '../../src/store/database/embedded/open-embedded.ts'
import { migrate, readMigrations } from '../../src/store/database/migrate.ts'
import { ensureRoles } from '../../src/store/database/roles.ts'
import { factsOf } from '../../src/store/queries/facts.ts'
import { embeddedTestFolder } from '../../src/store/testing.ts'
import { testCity } from '../support/city.ts'
import { openProduct, UNITS, type Product } from '../support/over-http.ts'
import { freshDatabase, testDatabaseKind } from '../support/postgres.ts'

const embedded = testDatabaseKind() === 'pglite'
const matterOf = (title: string, command: string) => ({ command, ledger: 'reform-tasks', title, due: null, fields: {}, milestones: [], duties: [] })

let product: Product
let scratch: string
beforeAll(async () => {
  product = await openProduct()
  scratch = mkdtempSync(join(tmpdir(), 'lingxian-lost-'))
})
afterAll(async () => {
  await product.close()
  rmSync(scratch, { recursive: true, force: true })
})

test('a full disk, as the database tells of it: said with its remedy, and the next write goes through', async () => {
  const full = product.deps.db.write('test', (tx) => sql`do $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`.execute(tx))
  await expect(full).rejects.toMatchObject({ code: 'storage_full' })
  const office = await product.city.user('office', UNITS[0])
  expect((await openMatter(office.call, matterOf('之后', product.newCommand()))).ids.matter).toMatch(/-7/)
})

// A mount of one's own needs the right to make one, which some containers deny even to root.
if (embedded && spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0)
  test('a disk that is really full: nothing acknowledged is lost, and with room again it goes on without a restart', async () => {
    const script = join(import.meta.dirname, '..', 'support', 'faults', 'full-disk.ts')
    const template = await embeddedTestFolder()
    const { stdout } = await promisify(execFile)('unshare', ['-rm', process.execPath, script, template, join(scratch, 'small')])
    rmSync(template, { recursive: true })
    expect(JSON.parse(stdout)).toEqual({ answered: 'storage_full', again: 'storage_full', file: 'storage_full', afterwards: 'written', filed: 'kept', unfinished: 0, lost: 0, extra: 0 })
  })

test('a clock that was set back records nothing before what it follows', async () => {
  const office = await product.city.user('office', UNITS[0])
  const now = Date.now()
  const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString()
  product.setNow(at(0))
  const { ids } = await openMatter(office.call, matterOf('先', newCommandId(at(0))))
  product.setNow(at(-90))
  await amendMatter(office.call, { command: newCommandId(at(-90)), matter: ids.matter, changes: { title: '后' }, reason: '更名', basis: null })
  const facts = await product.deps.db.read('test', (db) => factsOf(db, 'test', `matter:${ids.matter}`))
  expect(facts.map(({ kind, recordedAt }) => [kind, recordedAt])).toEqual([['matter.opened', at(0)], ['matter.amended', at(0)]])
  product.setNow(at(1))
})

test('an upload that breaks off keeps nothing, and the server goes on', async () => {
  const office = await product.city.user('office', UNITS[0])
  const { cookie, ask } = await product.enter(office)
  const before = filesIn(product.folder)
  const address = await product.app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect(Number(new URL(address).port), '127.0.0.1')
  socket.write(`POST /api/v1/files HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 900000\r\n\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="半.txt"\r\n\r\n${'只有一半。'.repeat(9_000)}`)
  await once(socket, 'connect')
  await new Promise<void>((done) => socket.write('', () => done()))
  socket.resetAndDestroy()
  await expect.poll(async () => (await ask('GET', '/api/v1/session')).status).toBe(200)
  expect(filesIn(product.folder)).toEqual(before)
})

test('a migration that fails half-way leaves nothing of itself; mended, the next start goes on', async () => {
  const later = (text: string) => [...readMigrations(), { version: 9001, name: 'later', text }]
  const { client, end } = await rawClient()
  await migrate(client)
  await expect(migrate(client, later('create table half (n int); insert into half values (1); select 1 / 0'))).rejects.toThrow('division by zero')
  await expect(migrate(client, later('create table half (n int); create index concurrently half_n on half (n)'))).rejects.toThrow('transaction block')
  expect((await client.query(`select to_regclass('public.half') as there, (select max(version) from schema_version) as version`)).rows).toEqual([{ there: null, version: readMigrations().at(-1)?.version }])
  await migrate(client, later('create table half (n int)'))
  expect((await client.query('select count(*)::int as n from half')).rows).toEqual([{ n: 0 }])
  await end()
})

if (!embedded)
  test('a migration whose process is killed before it is recorded leaves nothing of itself; the next start does it', async () => {
    const { client, url, end } = await rawClient()
    const all = readMigrations()
    const tables = async () => (await client.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace order by 1`)).rows
    const version = async () => (await client.query<{ version: number }>('select max(version) as version from schema_version')).rows[0]?.version
    const others = async () => (await client.query(`select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)).rowCount
    await ensureRoles(client)
    await migrate(client, all.slice(0, -1))
    const before = await tables()
    const program = [join(import.meta.dirname, '..', '..', 'bin', 'lingxian.mjs'), 'rebuild']
    const env = { ...process.env, DATABASE_URL: url, LINGXIAN_DATA: join(scratch, 'killed') }

    // It may read what has been applied and do its work, and waits where it would say so.
    await client.query('begin; lock table schema_version in share mode')
    const killed = spawn(process.execPath, program, { env, stdio: 'ignore' })
    await expect.poll(async () => (await client.query(`select from pg_locks where relation = 'schema_version'::regclass and not granted`)).rowCount, { timeout: 60_000 }).toBe(1)
    killed.kill('SIGKILL')
    await once(killed, 'exit')
    await client.query('rollback')
    await expect.poll(others, { timeout: 20_000 }).toBe(0)
    expect([await version(), await tables()]).toEqual([all.at(-2)?.version, before])

    expect(spawnSync(process.execPath, program, { env, encoding: 'utf8' })).toMatchObject({ status: 0 })
    expect(await version()).toBe(all.at(-1)?.version)
    await end()
  }, 120_000)

if (!embedded)
  test('a database that is gone and comes back: said with the time to wait, then all goes on without a restart, jobs too', async () => {
    const { url, drop } = await freshDatabase()
    const way = await wayTo(url)
    const deps = await openDeps({ databaseUrl: way.url, dataFolder: scratch })
    const city = await testCity(deps, UNITS)
    const office = await city.user('office', UNITS[0])
    const app = await buildServer(deps, { web: null, log: 'silent' })
    const payload = { username: office.username, password: 'shi-yan-mi-ma-2026' }
    const { headers } = await app.inject({ method: 'POST', url: '/api/v1/session', payload })
    const cookie = [headers['set-cookie'] ?? []].flat().map((one) => one.split(';')[0]).join('; ')
    const open = (command: string) => app.inject({ method: 'POST', url: '/api/v1/matters', headers: { cookie }, payload: matterOf('断线', command) })
    const reports: JobReport[] = []
    const end = runInBackground(deps, [{ name: 'looking', everyMs: 200, run: async ({ db }) => (await db.jobs((all) => sql`select 1`.execute(all))).rows.length }], (report) => reports.push(report))
    await expect.poll(() => reports.some(({ outcome }) => outcome === 'done')).toBe(true)
    way.cut()
    const command = newCommandId(deps.now())
    const refused = await open(command)
    expect([refused.statusCode, refused.headers['retry-after'], refused.json<{ code: string }>().code]).toEqual([503, '10', 'database_unreachable'])
    reports.length = 0
    way.mend()
    expect((await open(command)).statusCode).toBe(200)
    await expect.poll(() => reports.some(({ outcome }) => outcome === 'done'), { timeout: 60_000 }).toBe(true)
    await end()
    await app.close()
    await deps.readers.close()
    await deps.db.close()
    way.close()
    await drop()
  }, 120_000)

if (!embedded)
  test('a connection that dies between two statements ends its own work and not the program', async () => {
    const { url, drop } = await freshDatabase()
    const db = await openDatabase({ url })
    const other = new pg.Client({ connectionString: url })
    await other.connect()
    const work = db.write('test', async (tx) => {
      const { rows } = await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(tx)
      const pid = rows[0]?.pid ?? 0
      await other.query('select pg_terminate_backend($1)', [pid])
      await expect.poll(() => existsSync(`/proc/${pid}`)).toBe(false)
      await sql`select 1`.execute(tx)
    })
    await expect(work).rejects.toMatchObject({ code: 'database_unreachable' })
    expect(await db.read('test', async (reading) => (await sql`select 1`.execute(reading)).rows.length)).toBe(1)
    await other.end()
    await db.close()
    await drop()
  })

function filesIn(folder: string): string[] {
  const files = join(folder, 'files')
  return existsSync(files) ? readdirSync(files, { recursive: true }).map(String).sort() : []
}

/** A connection with the owner's rights to an empty database. */
async function rawClient(): Promise<{ client: pg.PoolClient; url?: string; end: () => Promise<void> }> {
  if (embedded) {
    const server = await openEmbedded(join(scratch, 'raw'))
    const client = await server.pool.connect()
    await client.query('create role lingxian_app; create role lingxian_jobs; create role lingxian_rollup; create role lingxian_identity')
    return { client, end: () => (client.release(true), server.close()) }
  }
  const { url, drop } = await freshDatabase()
  const pool = new pg.Pool({ connectionString: url, max: 1 })
  const client = await pool.connect()
  return { client, url, end: () => (client.release(true), pool.end().then(drop)) }
}

/** A way to a database that can be cut, as when it is stopped or its network fails. */
async function wayTo(url: string): Promise<{ url: string; cut: () => void; mend: () => void; close: () => void }> {
  const target = new URL(url)
  const open = new Set<Socket>()
  let whole = true
  const server = createServer((near) => {
    if (!whole) return near.resetAndDestroy()
    const far = connect(Number(target.port), target.hostname)
    for (const [one, other] of [[near, far], [far, near]] as const) {
      open.add(one)
      one.on('error', () => other.destroy()).on('close', () => other.destroy()).pipe(other)
    }
    return undefined
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const through = new URL(url)
  through.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const cut = () => {
    whole = false
    for (const socket of open) socket.resetAndDestroy()
    open.clear()
  }
  return {
    url: through.href,
    cut,
    mend: () => {
      whole = true
    },
    close: () => {
      cut()
      server.close()
    },
  }
}
