import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { freshDatabase, testDatabaseKind } from '../../../test/support/postgres.ts'
import { restoreBackup, type RestoreTarget } from '../../app/backup/restore-backup.ts'
import { inputsOf } from '../../app/city/inputs.ts'
import { judgeWith } from '../../app/judging/judge-matter.ts'
import { openMatter } from '../../app/matter/open-matter.ts'
import { newCommandId } from '../../app/ids.ts'
import { openDeps } from '../../app/open-deps.ts'
import { compareProjections } from '../compare-projections.ts'
import { factsOf } from '../queries/facts.ts'
import { readBackup } from './read-backup.ts'
import { writeBackup } from './write-backup.ts'

const PASSPHRASE = 'hao-chang-de-yi-ju-kou-ling'
const embedded = testDatabaseKind() === 'pglite'

let at: TestDeps
let city: TestCity
let office: TestUser
let scratch: string
let plain: string
let opened: string[]
beforeAll(async () => {
  at = await testDeps()
  city = await testCity(at.deps, ['市委政研室（改革办）', '市财政局'])
  office = await city.user('office', '市委政研室（改革办）')
  scratch = mkdtempSync(join(tmpdir(), 'lingxian-backup-'))
  opened = [await open('事项甲'), await open('事项“乙”\n\\u0041 𠮷')]
  await at.deps.files.put(Buffer.from('附件'))
  plain = join(scratch, 'plain.tar.gz')
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
  expect(await content(deps)).toEqual(await content(at.deps))
  expect(Buffer.from(await deps.files.get('3d0e0b0d').catch(() => new Uint8Array())).byteLength).toBe(0)
  const inputs = await deps.db.read(city.tenant, (db) => inputsOf(deps, db, city.tenant))
  expect(await compareProjections(deps.db, city.tenant, judgeWith(inputs))).toEqual([])
  await deps.readers.close()
  await deps.db.close()
}

describe('what was backed up comes back', () => {
  test.each(['embedded', ...(embedded ? [] : ['server' as const])] as const)('into an empty one: %s', async (kind) => {
    const { target, drop } = await somewhere(kind)
    const { manifest, compared } = await restoreBackup(target, plain, null)
    expect(compared).toBe(true)
    expect(manifest.cities).toMatchObject([{ id: city.tenant, name: '试验市' }])
    expect(manifest.files).toMatchObject({ missing: [], damaged: [] })
    await equal(target)
    await drop()
  })
})
