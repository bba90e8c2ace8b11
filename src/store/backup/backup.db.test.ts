import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import '../../../test/support/held-pglite.ts'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { freshDatabase, testDatabaseKind } from '../../../test/support/postgres.ts'
import { restoreBackup, type RestoreTarget } from '../../app/backup/restore-backup.ts'
import { inputsOf } from '../../app/city/inputs.ts'
import { judgeWith } from '../../app/judging/judge-matter.ts'
import { archivePayloads } from '../../app/system/archive.ts'
import { openMatter } from '../../app/matter/open-matter.ts'
import { newCommandId } from '../../app/ids.ts'
import { openDeps } from '../../app/open-deps.ts'
import { compareProjections } from '../compare-projections.ts'
import { factsOf } from '../queries/facts.ts'
import { readBackup } from './read-backup.ts'
import { restoreDatabase } from './restore-database.ts'
import { writeBackup } from './write-backup.ts'

const PASSPHRASE = 'hao-chang-de-yi-ju-kou-ling'
const embedded = testDatabaseKind() === 'pglite'

let at: TestDeps
let city: TestCity
let office: TestUser
let scratch: string
let plain: string
let opened: string[]
let attached: string
/** what was acknowledged before any back-up began */
let before: Awaited<ReturnType<typeof content>>
beforeAll(async () => {
  at = await testDeps()
  city = await testCity(at.deps, ['市委政研室（改革办）', '市财政局'])
  office = await city.user('office', '市委政研室（改革办）')
  scratch = mkdtempSync(join(tmpdir(), 'lingxian-backup-'))
  opened = [await open('事项甲'), await open('事项“乙”\n\\u0041 𠮷')]
  attached = (await at.deps.files.put(Buffer.from('附件'))).sha256
  // What is archived goes along, and comes back into a database that has archived nothing.
  await archivePayloads({ db: at.deps.db, now: () => '2099-01-01T09:00:00.000Z' }, '2099-01-01', null)
  plain = join(scratch, 'plain.tar.gz')
  before = await content(at.deps)
  await back(plain)
})
afterAll(async () => {
  await at.close()
  rmSync(scratch, { recursive: true, force: true })
})

async function open(title: string): Promise<string> {
  const { ids } = await openMatter(office.call, { command: newCommandId(at.deps.now()), ledger: 'reform-tasks', title, due: null, fields: {}, milestones: [], duties: [] })
  return ids.matter
}
const back = (path: string, passphrase: string | null = null) => writeBackup(at.deps.db, at.deps.files, { path, passphrase, madeAt: at.deps.now(), program: 'test' })

let made = 0
/** Somewhere empty on this database or the other one, and what removes it. */
async function somewhere(kind: 'embedded' | 'server' = embedded ? 'embedded' : 'server'): Promise<{ target: RestoreTarget; drop: () => Promise<void> }> {
  const dataFolder = join(scratch, `target-${(made += 1)}`)
  const remove = () => rmSync(dataFolder, { recursive: true, force: true })
  if (kind === 'embedded') return { target: { databaseUrl: undefined, dataFolder }, drop: async () => remove() }
  const { url, drop } = await freshDatabase()
  return { target: { databaseUrl: url, dataFolder }, drop: () => drop().then(remove) }
}

/** Every fact and the rows beside the log, as both must have them. */
async function content(deps: TestDeps['deps']) {
  const facts = (await Promise.all(opened.map((matter) => deps.db.read(city.tenant, (db) => factsOf(db, city.tenant, `matter:${matter}`))))).flat()
  const { rows } = await deps.db.owner((tx) => sql<{ row: string }>`
    select row_to_json(p)::text as row from directory_person p union all select row_to_json(u)::text from identity."user" u union all select row_to_json(c)::text from command c order by 1`.execute(tx))
  return { facts, rows: rows.map(({ row }) => row) }
}

async function equal(target: RestoreTarget): Promise<void> {
  const deps = await openDeps(target)
  const { facts, rows } = await content(deps)
  expect(facts).toEqual(before.facts)
  expect(before.rows.filter((row) => !rows.includes(row))).toEqual([])
  expect(await deps.files.has(attached)).toBe(true)
  const inputs = await deps.db.read(city.tenant, (db) => inputsOf(deps, db, city.tenant))
  expect(await compareProjections(deps.db, city.tenant, judgeWith(inputs))).toEqual([])
  await deps.readers.close()
  await deps.db.close()
}

test('made while people write, sealed, it comes back into an empty place and no other: all that was acknowledged before it began, nothing in part', async () => {
  const path = join(scratch, 'sealed')
  let writing = true
  const writer = (async () => {
    while (writing) await open('忙时')
  })()
  await back(path, PASSPHRASE)
  writing = false
  await writer
  const { target, drop } = await somewhere()
  // Rows that are not those of the manifest: found when all is written, and taken back, so that the next try finds an empty place.
  const halfway = restoreDatabase({ url: target.databaseUrl, folder: target.dataFolder }, await readBackup(path, PASSPHRASE), () => Promise.resolve())
  await expect(halfway).rejects.toMatchObject({ code: 'backup_damaged' })
  const { manifest, compared } = await restoreBackup(target, path, PASSPHRASE)
  expect(compared).toBe(true)
  expect(manifest.files).toMatchObject({ missing: [], damaged: [] })
  await equal(target)
  await expect(restoreBackup(target, plain, null)).rejects.toMatchObject({ code: 'restore_not_empty' })
  await drop()
}, 180_000)

test('who was signed in, tokens and the secret of second factors: nothing of them goes along in the clear, and what comes back is ended', async () => {
  const account = office.call.acting.account
  await at.deps.db.owner(async (tx) => {
    await sql`insert into identity.setting (name, value) values ('secret', 'the-library-s-secret') on conflict (name) do update set value = excluded.value`.execute(tx)
    await sql`insert into identity.session (id, "expiresAt", token, "updatedAt", "userId") values ('s', now() + interval '1 hour', 'a-token-of-a-session', now(), ${account})`.execute(tx)
    await sql`insert into identity.verification (id, identifier, value, "expiresAt") values ('v', 'i', 'a-challenge', now())`.execute(tx)
    await sql`insert into identity."twoFactor" (id, secret, "backupCodes", "userId") values ('f', 'an-enciphered-seed', 'x', ${account})`.execute(tx)
    await sql`update identity."user" set "twoFactorEnabled" = true where id = ${account}`.execute(tx)
    await sql`insert into identity.api_token (id, account, tenant, membership, name, scopes, hash, made_at, expires_at)
      values (gen_random_uuid(), ${account}, ${city.tenant}, ${office.call.acting.membership}, 'a', '{}', 'h', now(), now() + interval '1 day')`.execute(tx)
  })
  const secrets = ['the-library-s-secret', 'a-token-of-a-session', 'a-challenge', 'an-enciphered-seed']
  const found: Record<string, unknown> = {}
  for (const passphrase of [null, PASSPHRASE]) {
    const path = join(scratch, `access-${passphrase === null ? 'plain' : 'sealed'}`)
    await back(path, passphrase)
    let text = ''
    await readBackup(path, passphrase, async (part) => {
      if (part.kind === 'rows') text += part.bytes.toString()
    })
    const { target, drop } = await somewhere()
    const { ended } = await restoreBackup(target, path, passphrase)
    const there = await openDeps(target)
    const { rows } = await there.db.owner((tx) => sql`
      select (select count(*) from identity.session)::int as sessions, (select count(*) from identity.api_token where ended_at is null)::int as tokens,
        (select count(*) from identity."twoFactor")::int as seeds, (select "twoFactorEnabled" from identity."user" where id = ${account}) as second`.execute(tx))
    await there.readers.close()
    await there.db.close()
    await drop()
    found[passphrase === null ? 'plain' : 'sealed'] = { holds: secrets.filter((secret) => text.includes(secret)), ended, ...(rows[0] as object) }
  }
  expect(found).toEqual({
    plain: { holds: [], ended: { tokens: 1, secondFactors: 1 }, sessions: 0, tokens: 0, seeds: 0, second: false },
    sealed: { holds: ['the-library-s-secret', 'an-enciphered-seed'], ended: { tokens: 1, secondFactors: 0 }, sessions: 0, tokens: 0, seeds: 1, second: true },
  })
}, 180_000)

if (!embedded) test('from a server into a folder, and from there into a server again', async () => {
  const folder = await somewhere('embedded')
  await restoreBackup(folder.target, plain, null)
  const there = await openDeps(folder.target)
  const again = join(scratch, 'again')
  const { tables } = await writeBackup(there.db, there.files, { path: again, passphrase: null, madeAt: at.deps.now(), program: 'test' })
  await there.readers.close()
  await there.db.close()
  const sums = (all: typeof tables) => all.filter(({ table }) => !/audit_event|built_by/.test(table)).map(({ table, rows, sum }) => [table, rows, sum])
  expect(sums(tables)).toEqual(sums((await readBackup(plain, null)).tables))
  const server = await somewhere('server')
  await restoreBackup(server.target, again, null)
  await equal(server.target)
  await Promise.all([folder.drop(), server.drop()])
}, 180_000)

describe('refused, and nothing is restored', () => {
  const whole = () => readFileSync(plain)
  const flipped = (bytes: Buffer, at: number) => {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    return changed
  }
  test.each<[string, () => Buffer, string]>([
    ['a file that is something else', () => Buffer.from('PK\x03\x04 and so on, long enough'), 'backup_not_one'],
    ['an empty file', () => Buffer.alloc(0), 'backup_not_one'],
    ['one without its last byte', () => whole().subarray(0, -1), 'backup_damaged'],
    ['half of one', () => whole().subarray(0, whole().byteLength / 2), 'backup_damaged'],
    ['one byte changed near the beginning', () => flipped(whole(), 30), 'backup_damaged'],
    ['one byte changed in the middle', () => flipped(whole(), Math.floor(whole().byteLength / 2)), 'backup_damaged'],
    ['one byte changed in the check sum', () => flipped(whole(), whole().byteLength - 6), 'backup_damaged'],
    ['something after the end', () => Buffer.concat([whole(), whole()]), 'backup_damaged'],
  ])('%s', async (_, content, code) => {
    const path = join(scratch, 'spoiled')
    writeFileSync(path, content())
    await expect(readBackup(path, null)).rejects.toMatchObject({ code })
  })

  test.each<[string, (bytes: Buffer) => Buffer, string | null, string]>([
    ['without its pass phrase', (bytes) => bytes, null, 'backup_passphrase_missing'],
    ['with another', (bytes) => bytes, 'another-pass-phrase', 'backup_passphrase_wrong'],
    ['cut short', (bytes) => bytes.subarray(0, -20), PASSPHRASE, 'backup_'],
    ['one byte changed', (bytes) => flipped(bytes, bytes.byteLength - 3), PASSPHRASE, 'backup_'],
  ])('a sealed one, %s', async (_, change, passphrase, code) => {
    const path = join(scratch, 'spoiled')
    writeFileSync(path, change(readFileSync(join(scratch, 'sealed'))))
    await expect(readBackup(path, passphrase)).rejects.toMatchObject({ code: expect.stringContaining(code) as string })
  })

  test('one of a later schema', async () => {
    const manifest = await readBackup(plain, null)
    const later = { ...manifest, schema: { ...manifest.schema, version: 9999 } }
    const { target } = await somewhere()
    await expect(restoreDatabase({ url: target.databaseUrl, folder: target.dataFolder }, later, () => Promise.resolve())).rejects.toMatchObject({ code: 'backup_newer', facts: { found: 9999 } })
  })
})

test('nothing half-written is left when making one fails, and none is written over', async () => {
  await expect(back(plain)).rejects.toMatchObject({ code: 'EEXIST' })
  const stop = AbortSignal.abort(new Error('stopped'))
  await expect(writeBackup(at.deps.db, at.deps.files, { path: join(scratch, 'stopped'), passphrase: null, madeAt: at.deps.now(), program: 'test', stop })).rejects.toThrow('stopped')
  expect(readdirSync(scratch).filter((name) => /stopped|unfinished/.test(name))).toEqual([])
  expect(await open('仍可写入')).toMatch(/-7/)
})

test('a file that is no longer what it was is told of, and the rest goes on', async () => {
  const { sha256 } = await at.deps.files.put(Buffer.from('会损坏'))
  writeFileSync(join(at.folder, 'files', sha256.slice(0, 2), sha256), '坏了')
  const path = join(scratch, 'with-damage')
  await back(path)
  expect((await readBackup(path, null)).files.damaged).toEqual([sha256])
  await at.deps.files.put(Buffer.from('会损坏'))
  expect(Buffer.from(await at.deps.files.get(sha256)).toString()).toBe('会损坏')
})
