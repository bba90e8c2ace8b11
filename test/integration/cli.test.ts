import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Deps } from '../../src/app/call.ts'
import { createAccount } from '../../src/app/identity/create-account.ts'
import { signIn } from '../../src/app/identity/sign-in.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { readReceipt } from '../../src/app/log/check-receipt.ts'
import { getReceipt } from '../../src/app/log/get-receipt.ts'
import { sealCity } from '../../src/app/log/seal-city.ts'
import { openDeps } from '../../src/app/open-deps.ts'
import { createUnit } from '../../src/app/organisation/units.ts'
import { enterCity } from '../../src/app/session/enter-city.ts'
import { viewSession } from '../../src/app/session/view-session.ts'
import { actingAs } from '../../src/cli/acting-as.ts'
import { parseBuiltinPacks } from '../../src/packs/builtin.ts'
import { projectedTables } from '../../src/store/projections/index.ts'
import { embeddedTestDatabase } from '../../src/store/testing.ts'
import { freshDatabase, testDatabaseKind } from '../support/postgres.ts'
import { PASSWORD } from '../support/city.ts'
import { tamper } from '../support/sealed.ts'

const program = fileURLToPath(new URL('../../bin/lingxian.mjs', import.meta.url))
const kind = testDatabaseKind()
let dataFolder: string
let databaseUrl: string | undefined
let drop: () => Promise<void> = async () => {}

beforeAll(async () => {
  if (kind === 'postgres') {
    dataFolder = mkdtempSync(join(tmpdir(), 'lingxian-cli-'))
    const fresh = await freshDatabase()
    databaseUrl = fresh.url
    drop = fresh.drop
  } else {
    // Made from the template: to make a cluster anew takes longer than all of this.
    const { db, folder } = await embeddedTestDatabase()
    await db.close()
    dataFolder = folder
  }
})
afterAll(async () => {
  await drop()
  rmSync(dataFolder, { recursive: true, force: true })
})

/** Runs the command as from a terminal, on the data of this test. */
function run(...words: string[]): { status: number | null; out: string; err: string } {
  const env = { ...process.env, LINGXIAN_DATA: dataFolder, DATABASE_URL: databaseUrl ?? '' }
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], { env, cwd: dataFolder, encoding: 'utf8' })
  return { status, out: stdout, err: stderr }
}

async function within<T>(work: (deps: Deps) => Promise<T>): Promise<T> {
  const deps = await openDeps({ databaseUrl, dataFolder })
  try {
    return await work(deps)
  } finally {
    await deps.db.close()
  }
}

const linesOf = (text: string) => text.trimEnd().split('\n')

/** How many facts the log holds; `%` stands for every city. */
async function factsOf(city: string): Promise<number> {
  const count = sql<{ n: number }>`select count(*)::int as n from fact where tenant like ${city}`
  const { rows } = await within(({ db }) => db.owner((tx) => count.execute(tx)))
  return rows[0]!.n
}

function rowsOf(city: string): Promise<string[]> {
  return within(({ db }) =>
    db.owner(async (tx) => {
      const found: string[] = []
      for (const table of projectedTables) {
        const { rows } = await sql<{ row: string }>`
          select to_jsonb(t)::text as row from ${sql.ref(table)} t where tenant = ${city} order by 1`.execute(tx)
        found.push(...rows.map(({ row }) => `${table} ${row}`))
      }
      return found
    }),
  )
}

describe.sequential('lingxian init', () => {
  test('opens a city with its packs and four accounts, kept apart, each with a password of its own that must be changed', async () => {
    const { status, out, err } = run('init', '--city', '河东市', '--id', 'hedong', '--admin', 'guanli')
    expect([status, err]).toEqual([0, ''])
    const given = [...out.matchAll(/^ {2}(\S+) +([a-z2-9]{4}(?:-[a-z2-9]{4}){3}) /gm)].map(([, username = '', password = '']) => ({ username, password }))
    expect([given.map(({ username }) => username), new Set(given.map(({ password }) => password)).size]).toEqual([['guanli', 'anquan', 'shenji', 'gaigeban'], 4])
    const seen = await within(async (deps) => {
      const all = []
      for (const one of given) {
        const entered = await signIn(deps, { ...one, address: '127.0.0.1' })
        if ('secondStep' in entered) throw new Error('a new account has no second factor')
        all.push(await viewSession(deps, (await enterCity(deps, entered.session)).session))
      }
      return all
    })
    for (const one of seen) expect(one).toMatchObject({ mustChangePassword: true, city: { id: 'hedong', name: '河东市', demonstration: false } })
    expect(seen.map(({ memberships }) => memberships.map(({ role, unit, post }) => [role, unit, post]))).toEqual(['admin', 'security', 'auditor', 'office'].map((role) => [[role, null, null]]))
    expect(new Set(seen.map(({ account }) => account.id)).size).toBe(4)
    const kinds = await within(({ db }) => db.owner(async (tx) => (await sql<{ kind: string }>`select kind from fact order by seq`.execute(tx)).rows))
    expect(kinds.map((one) => one.kind)).toEqual([
      'city.opened',
      'calendar.installed',
      ...parseBuiltinPacks().map(() => 'pack.installed'),
      ...['admin', 'security', 'auditor', 'office'].flatMap(() => ['person.registered', 'membership.granted']),
    ])
  })

  test('what it refuses it refuses in one line, and writes nothing', async () => {
    const before = await factsOf('%')
    const refused: [string[], string][] = [
      [['--city', '河东市', '--id', 'hedong', '--admin', 'other'], '这个地区已经建立'],
      [['--city', '河西市', '--id', 'hexi', '--admin', 'guanli'], '用户名已被使用'],
      [['--city', '河西市', '--id', 'hexi', '--admin', 'xin', '--security', 'anquan'], '用户名已被使用'],
      [['--city', '河西市', '--id', 'hexi', '--admin', 'xin', '--office', 'Xin'], '须用不同的用户名'],
      [['--city', '河西市', '--id', '河西'], '地区代号不合要求'],
    ]
    for (const [words, says] of refused) {
      const { status, out, err } = run('init', ...words)
      expect([status, out, linesOf(err).length]).toEqual([1, '', 1])
      expect(err).toContain(says)
    }
    expect(await factsOf('%')).toBe(before)
  })

  test('an account left over from an attempt that was interrupted gives way', async () => {
    await within((deps) => createAccount(deps, { username: 'rest', initialPassword: PASSWORD, mustChange: false }))
    const { status, err } = run('init', '--city', '河西市', '--id', 'hexi', '--admin', 'rest', '--security', 'rest-2', '--auditor', 'rest-3', '--office', 'rest-4', '--hash', 'sha256')
    expect([status, err]).toEqual([0, ''])
    expect(run('init', '--city', '河南市', '--hash', 'md5')).toMatchObject({ status: 2, out: '' })
    const old = within((deps) => signIn(deps, { username: 'rest', password: PASSWORD, address: '127.0.0.1' }))
    await expect(old).rejects.toMatchObject({ code: 'sign_in_failed' })
  })

  test('on the server an administrator gets another password; of an unknown name nothing is told', async () => {
    const { status, out } = run('reset-password', '--user', 'anquan')
    const password = /[a-z2-9]{4}(-[a-z2-9]{4}){3}/.exec(out)?.[0] ?? ''
    expect(status).toBe(0)
    const entered = await within((deps) => signIn(deps, { username: 'anquan', password, address: '127.0.0.1' }))
    expect('session' in entered && entered.session.mustChangePassword).toBe(true)
    expect(run('reset-password', '--user', 'niemand')).toMatchObject({ status: 1, out: '' })
  })
})

describe.sequential('lingxian rebuild', () => {
  test('makes lost tables anew from the log and says from how many facts', async () => {
    const before = await rowsOf('hedong')
    const facts = await factsOf('hedong')
    expect(before.length).toBeGreaterThan(0)
    await within(({ db }) => db.owner(async (tx) => void (await sql`delete from membership where tenant = 'hedong'`.execute(tx))))
    expect(await rowsOf('hedong')).toHaveLength(before.length - 4)
    const { status, out } = run('rebuild', '--city', 'hedong')
    expect([status, out]).toEqual([0, `hedong：已由 ${facts} 条工作记录重建 · rebuilt from ${facts} facts\n`])
    expect(await rowsOf('hedong')).toEqual(before)
  })

  test('without a name every city, one line each', () => {
    const { status, out } = run('rebuild')
    expect([status, linesOf(out).map((line) => line.split('：')[0])]).toEqual([0, ['hedong', 'hexi']])
  })

  test('a city that is not there is refused in one line', () => {
    const { status, out, err } = run('rebuild', '--city', 'nowhere')
    expect([status, out, linesOf(err).length]).toEqual([1, '', 1])
  })

  // A server takes any number of programs; the embedded database takes one.
  if (kind === 'pglite') {
    test('is refused while another process holds the folder', async () => {
      const { status, out, err } = await within(async () => run('rebuild'))
      expect([status, out, linesOf(err).length]).toEqual([1, '', 1])
      expect(err).toContain('LINGXIAN_DATA')
    })
  }
})

describe.sequential('lingxian verify and verify-receipt', () => {
  const changed = (receipt: string) => receipt.replace('市体育局', '市水务局')
  let receipt: string
  let unit: string
  let path: string

  beforeAll(async () => {
    receipt = await within(async (deps) => {
      const office = await actingAs(deps, 'gaigeban', 'hedong')
      const command = newCommandId(deps.now())
      await createUnit(office, { command, name: '市体育局', aliases: [], kind: 'department', parent: null, code: null, order: 1, assessed: true, groups: [] })
      await sealCity(deps, 'hedong')
      return JSON.stringify(await getReceipt(office, { command }))
    })
    path = join(dataFolder, 'receipt.json')
    writeFileSync(path, receipt)
    unit = readReceipt(receipt).facts[0]!.envelope.id
  })

  test('a log as it was sealed is whole, and goes on from what was kept; a city chooses its hash', () => {
    const { status, out } = run('verify', '--since', path)
    expect(status).toBe(0)
    const [hedong, hexi] = out.split(/^(?=\S)/m)
    expect(hedong).toMatch(/^河东市（hedong）：已封存 \d+ 条，待封存 0 条，树头 1 个，SM3 /)
    expect(hedong).toContain('核验通过')
    expect(hexi).toMatch(/^河西市（hexi）：已封存 0 条，待封存 \d+ 条，树头 0 个，SHA-256 /)
    expect(hexi).toContain('核验通过')
    expect(run('verify', '--since', join(dataFolder, 'nothing.json'))).toMatchObject({ status: 1, out: '', err: expect.stringContaining('nothing.json') })
  })

  test('a receipt holds without a database, and not by a word or a key of another', () => {
    const { key } = readReceipt(receipt)
    expect(run('verify-receipt', path, '--key', key.id)).toMatchObject({ status: 0, out: expect.stringContaining('回执有效') })
    expect(run('verify-receipt', path, '--key', '0'.repeat(32))).toMatchObject({ status: 1, out: expect.stringContaining('不是您指定的密钥') })
    writeFileSync(join(dataFolder, 'changed.json'), changed(receipt))
    const { status, out } = run('verify-receipt', join(dataFolder, 'changed.json'))
    expect(status).toBe(1)
    expect(out).toMatch(/✗ 内容被改动[^]*回执无效/)
  })

  test('a fact changed past the guards of the database is named', async () => {
    await within((deps) => tamper(deps, (tx) => sql`update fact_payload set payload = jsonb_set(payload, '{name}', '"市水务局"') where tenant = 'hedong' and id = ${unit}`.execute(tx)))
    const { status, out } = run('verify', '--city', 'hedong', '--json')
    expect(status).toBe(1)
    expect(JSON.parse(out)).toMatchObject({ wrong: 1, findings: [{ what: 'payload_changed', fact: unit }], sentences: [{ zh: expect.stringContaining(`记录 ${unit}`) }] })
  })
})

test('lingxian archive lists the pieces, and closes one', () => {
  const early = '2020-01-01'
  expect(run('archive', '--tablespace', 'slow')).toMatchObject({ status: 2, out: '', err: expect.stringContaining('--before') })
  expect(run('archive')).toMatchObject({ status: 0, out: expect.stringMatching(/^其余 the rest：[^\n]+ MB\n$/) })
  expect(run('archive', '--before', '2999-01-01')).toMatchObject({ status: 1, out: '', err: expect.stringContaining('不晚于今天') })
  expect(run('archive', '--before', early)).toMatchObject({ status: 0, out: expect.stringMatching(/^2020-01-01 之前 before：约 about 0，[^\n]+\n其余 the rest：/) })
  expect(run('archive', '--before', early)).toMatchObject({ status: 1, out: '', err: expect.stringContaining('2020-01-01 之前的已经归档') })
})

test('lingxian start is the program itself: a port in use is its refusal', async () => {
  const held = createServer().listen(0, '127.0.0.1')
  await once(held, 'listening')
  const { port } = held.address() as AddressInfo
  const env = { ...process.env, PORT: String(port), LINGXIAN_DATA: dataFolder }
  const { status, stderr } = spawnSync(process.execPath, [program, 'start'], { env, encoding: 'utf8' })
  held.close()
  expect([status, linesOf(stderr).length]).toEqual([1, 1])
  expect(stderr).toContain(String(port))
})
