import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { testCity, type TestCity } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { readBackup } from '../../store/backup/read-backup.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { openAside } from '../background/aside.ts'
import type { Call } from '../call.ts'
import { backupName, backUpWhenDue, listBackups, makeBackup, tidyBackups } from './backups.ts'
import { answerLocally, askLocally } from './local-channel.ts'
import { backupCourse, runBackup } from './run-backup.ts'

let at: TestDeps
let city: TestCity
let admin: Call
let folder: string
beforeAll(async () => {
  at = await testDeps()
  city = await testCity(at.deps, [])
  folder = join(at.folder, 'backups')
  admin = (await city.user('admin', null)).call
})
afterAll(() => at.close())

const names = async () => (await listBackups(admin)).backups.map(({ name }) => name)

test('by the clock: one when it is due, none before; the oldest goes when the new one is whole', async () => {
  const deps = { ...at.deps, backups: { ...at.deps.backups, everyHours: 24, keep: 2 } }
  const hours = (n: number) => `2026-11-${String(20 + Math.floor(n / 24)).padStart(2, '0')}T${String(n % 24).padStart(2, '0')}:00:00.000Z`
  const made: number[] = []
  for (const n of [0, 23, 24, 47, 48]) {
    at.setNow(hours(n))
    made.push(await backUpWhenDue(deps))
  }
  expect(made).toEqual([1, 0, 1, 0, 1])
  expect(await names()).toEqual([48, 24].map((n) => backupName(hours(n), false)))
  expect((await listBackups(admin)).last).toEqual({ at: hours(48), failed: null, lacking: 0 })
})

test('without some of the files it is kept and told of, and no earlier one goes', async () => {
  const deps = { ...at.deps, backups: { ...at.deps.backups, everyHours: 24, keep: 1 } }
  const before = await names()
  const { sha256 } = await at.deps.files.put(Buffer.from('会损坏的附件'))
  writeFileSync(join(at.folder, 'files', sha256.slice(0, 2), sha256), '坏了')
  at.setNow('2026-11-24T00:00:00.000Z')
  await expect(backUpWhenDue(deps)).rejects.toMatchObject({ code: 'backup_lacks_files', facts: { files: 1 } })
  expect((await listBackups(admin)).last).toEqual({ at: '2026-11-24T00:00:00.000Z', failed: null, lacking: 1 })
  expect(await names()).toEqual([backupName('2026-11-24T00:00:00.000Z', false), ...before])
  await at.deps.files.put(Buffer.from('会损坏的附件'))
})

test('what nobody waits for is told when it fails, and ended with the program', async () => {
  const told: unknown[] = []
  const aside = openAside((name, error) => told.push([name, error instanceof DeliveryError && error.code]))
  const inTheWay = join(at.folder, 'a-file')
  writeFileSync(inTheWay, '')
  const call = (folder: string): Call => ({ ...admin, deps: { ...at.deps, db: at.deps.db.readingAs([]), aside, backups: { ...at.deps.backups, folder } } })
  at.setNow('2026-11-24T12:00:00.000Z')
  await makeBackup(call(inTheWay))
  await expect.poll(() => told).toEqual([['backup', 'backup_folder_unwritable']])
  const stopped = join(at.folder, 'stopped')
  await makeBackup(call(stopped))
  await expect(makeBackup(call(stopped))).rejects.toMatchObject({ code: 'backup_running' })
  await aside.end()
  expect([readdirSync(stopped), backupCourse(at.deps).since, told.length]).toEqual([[], null, 1])
})

test('without a schedule none is made by itself', async () => {
  expect(await backUpWhenDue(at.deps)).toBe(0)
})

test('asked for by the administrator it is begun at once, a second one meanwhile is refused, and nobody else may', async () => {
  at.setNow('2026-11-25T00:00:00.000Z')
  const { name } = await makeBackup(admin)
  await expect(runBackup(at.deps, { path: join(folder, 'x'), passphrase: null, by: { tenant: null, account: null } })).rejects.toMatchObject({ code: 'backup_running' })
  await expect.poll(names).toContain(name)
  await expect.poll(async () => (await listBackups(admin)).runningSince).toBe(null)
  const office = (await city.user('office', null)).call
  await expect(makeBackup(office)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(listBackups(office)).rejects.toMatchObject({ code: 'forbidden' })
})

test('a command line asks the program that holds the folder; what it refuses is refused there', async () => {
  const close = await answerLocally(at.deps, at.folder, (error) => {
    throw error
  })
  const path = join(at.folder, 'asked')
  const order = { path, passphrase: 'a-long-enough-phrase', signingKey: false }
  const manifest = await askLocally(at.folder, order)
  expect(await readBackup(path, order.passphrase)).toEqual(manifest)
  await expect(askLocally(at.folder, order)).rejects.toMatchObject({ code: 'backup_exists', facts: { path } })
  await expect(askLocally(at.folder, { ...order, path: join(path, 'under-a-file') })).rejects.toMatchObject({ code: 'backup_folder_unwritable' })
  await close()
  await expect(askLocally(at.folder, order)).rejects.toMatchObject({ code: 'backup_channel_lost' })
})

test('what a killed process left unfinished is removed at the next start, and nothing else', async () => {
  mkdirSync(folder, { recursive: true })
  const begun = `${backupName('2026-11-26T00:00:00.000Z', true)}.unfinished`
  writeFileSync(join(folder, begun), 'half')
  writeFileSync(join(folder, 'notes.unfinished'), 'somebody’s own')
  expect(await tidyBackups(at.deps, 3_600_000)).toBe(0)
  expect(await tidyBackups(at.deps, 0)).toBe(1)
  const claimed = backupName('2026-11-26T01:00:00.000Z', true)
  writeFileSync(join(folder, claimed), '')
  expect(await names()).not.toContain(claimed)
  const left = readdirSync(folder)
  expect([left.includes(begun), left.includes('notes.unfinished')]).toEqual([false, true])
})
