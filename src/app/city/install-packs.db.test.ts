import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { SINCE, testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { parseBuiltinPacks } from '../../packs/builtin.ts'
import { changed, GOOD } from '../../packs/parse-fixture.ts'
import { newCommandId } from '../ids.ts'
import { openMatter } from '../matter/open-matter.ts'
import { installPacks } from './install-packs.ts'
import { listPacks } from './list-packs.ts'

let at: TestDeps
let city: TestCity
let office: TestUser
let folder: string
let cities = 0

beforeAll(async () => {
  at = await testDeps()
})
afterAll(() => at.close())

beforeEach(async () => {
  cities += 1
  city = await testCity(at.deps, ['市委政研室（改革办）'], `city-${cities}`)
  office = await city.user('office', '市委政研室（改革办）', `office-${cities}`)
  folder = mkdtempSync(join(tmpdir(), 'lingxian-packs-'))
  return () => rmSync(folder, { recursive: true, force: true })
})

/** Starts with these files in the city's folder; what is wrong with them, as an editor would show it. */
async function start(files: Record<string, string>): Promise<string[]> {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  const { mistakes } = await installPacks(at.deps, city.tenant, folder, SINCE)
  return mistakes.map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`)
}

async function inForce(): Promise<string[]> {
  return (await listPacks(city.keeper)).rows.map(({ id, version }) => `${id} ${version}`)
}

async function openIn(ledger: string): Promise<void> {
  const command = newCommandId(at.deps.now())
  const duties = [{ role: 'lead', holder: { type: 'unit' as const, id: office.acting.unit ?? '' }, territory: null }]
  await openMatter(office.call, { command, ledger, title: '一件事', due: null, fields: {}, milestones: [], duties })
}

const BUILTIN = parseBuiltinPacks().flatMap((parsed) => ('pack' in parsed ? [`${parsed.pack.id} ${parsed.pack.version}`] : []))
const next = (text: string) => text.replace('version: 1.0.0', 'version: 1.1.0')
const other = (id: string, ledger: string) => GOOD.replace('id: list', `id: ${id}`).replace('  - id: list\n', `  - id: ${ledger}\n`).replace('ledgers: [list]', `ledgers: [${ledger}]`)
/** Without the state that matters begin in. */
const begun = GOOD.replace('start: open', 'start: begun').replace('id: open,', 'id: begun,').replace('from: [open]', 'from: [begun]')

test('a pack is installed once, its new version beside it', async () => {
  expect(await start({ 'list.yaml': GOOD })).toEqual([])
  expect(await start({})).toEqual([])
  expect(await start({ 'list.yaml': next(GOOD) })).toEqual([])
  expect(await inForce()).toEqual(['list 1.1.0', ...BUILTIN].toSorted())
})

test('the same version with other content is left out with its place, and the start goes on', async () => {
  await start({ 'list.yaml': GOOD })
  expect(await start({ 'list.yaml': changed('dueSoonWorkdays: 10', 'dueSoonWorkdays: 5'), 'more.yaml': other('more', 'more') })).toEqual(['list.yaml:1:1 pack_same_version'])
  expect(await inForce()).toEqual(['list 1.0.0', 'more 1.0.0', ...BUILTIN].toSorted())
})

test.each([
  ['a state in which a matter stands', next(begun), '机制模板 list 版本 1.1.0 去掉了还有事项的台账或环节：list:open。请在新版本里保留。'],
  ['a ledger in which a matter stands', next(other('list', 'renamed')), '机制模板 list 版本 1.1.0 去掉了还有事项的台账或环节：list。请在新版本里保留。'],
])('a new version without %s is left out', async (_, text, zh) => {
  await start({ 'list.yaml': GOOD })
  await openIn('list')
  writeFileSync(join(folder, 'list.yaml'), text)
  const { mistakes } = await installPacks(at.deps, city.tenant, folder, SINCE)
  expect(mistakes).toEqual([{ file: 'list.yaml', line: 1, column: 1, path: '', code: 'pack_drops', zh, en: expect.stringMatching(/^Pack list 1\.1\.0 drops .*: list(:open)?\. Keep them/) }])
  expect(await inForce()).toEqual(['list 1.0.0', ...BUILTIN].toSorted())
})

test('matters of another city do not stand in the way', async () => {
  await start({ 'list.yaml': GOOD })
  await openIn('list')
  city = await testCity(at.deps, [], `city-${cities}-beside`)
  expect(await start({ 'list.yaml': GOOD })).toEqual([])
  expect(await start({ 'list.yaml': next(begun) })).toEqual([])
  expect(await inForce()).toEqual(['list 1.1.0', ...BUILTIN].toSorted())
})

test.each([
  ['the id of a built-in pack', other('reform', 'mine'), 'own.yaml:1:5 taken'],
  ['the id of a built-in pack, in a later version', next(other('reform', 'mine')), 'own.yaml:1:5 taken'],
  ['a ledger of a built-in pack', other('mine', 'reform-tasks'), 'own.yaml:8:9 taken'],
])('a city’s own pack does not take %s', async (_, text, mistake) => {
  expect(await start({ 'own.yaml': text })).toEqual([mistake])
  expect(await inForce()).toEqual(BUILTIN.toSorted())
})

test('of two packs with one ledger the first stays, also when the other is read before it later', async () => {
  expect(await start({ 'b.yaml': other('first', 'shared'), 'c.yaml': other('second', 'shared') })).toEqual(['c.yaml:8:9 taken'])
  expect(await start({ 'a.yaml': other('third', 'shared') })).toEqual(['a.yaml:8:9 taken', 'c.yaml:8:9 taken'])
  expect(await inForce()).toEqual(['first 1.0.0', ...BUILTIN].toSorted())
})

test('a pack may take a ledger that the last version of another has given up', async () => {
  await start({ 'b.yaml': other('first', 'shared') })
  expect(await start({ 'b.yaml': next(other('first', 'own')), 'c.yaml': other('second', 'shared') })).toEqual([])
})
