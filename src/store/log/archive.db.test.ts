import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { bareCity, tamper, writeUnits } from '../../../test/support/sealed.ts'
import { verifyCity } from '../../app/log/verify/verify-city.ts'
import { sealCity } from '../../app/log/seal-city.ts'
import { archivePayloads, listPieces } from '../../app/system/archive.ts'
import type { Deps } from '../../app/call.ts'
import { logAfter } from '../queries/facts.ts'

const CITY = 'archived'

let opened: TestDeps
let deps: Deps
let facts: string[]
const at = (day: string): Deps => ({ ...opened.deps, now: () => `${day}T09:30:00.000Z` })
const owner = (text: string) => deps.db.owner((tx) => sql.raw(text).execute(tx))
const placed = async () => (await deps.db.owner((tx) => sql<{ id: string; piece: string }>`select id, tableoid::regclass::text as piece from fact_payload where tenant = ${CITY} order by id`.execute(tx))).rows
const days = async () => (await listPieces(deps)).map(({ before }) => before)

beforeAll(async () => {
  opened = await testDeps()
  deps = at('2026-03-02')
  await bareCity(deps, CITY)
  facts = [...(await writeUnits(at('2024-11-30'), CITY, 2)), ...(await writeUnits(at('2025-12-31'), CITY, 1)), ...(await writeUnits(at('2026-01-15'), CITY, 1))]
  await sealCity(deps, CITY)
})
afterAll(() => opened.close())

test('before anything is archived, all of it is one piece', async () => {
  expect(await days()).toEqual([null])
})

test.each([
  ['a day to come', '2026-03-03', null, 'archive_day_unfit'],
  ['no day', '2026-02-30', null, 'archive_day_unfit'],
  ['a place that is none', '2026-01-01', 'slow_disk', 'tablespace_unknown'],
])('refused: %s', async (_, day, tablespace, code) => {
  await expect(archivePayloads(deps, day, tablespace)).rejects.toMatchObject({ code })
  expect(await days()).toEqual([null])
})

test('each year lies in a piece of its own, and is read, verified and guarded as before', async () => {
  const before = await deps.db.read(CITY, (db) => logAfter(db, CITY, 0, 100))
  await archivePayloads(deps, '2025-01-01', null)
  await expect(archivePayloads(deps, '2025-01-01', null)).rejects.toMatchObject({ code: 'archived_already', facts: { before: '2025-01-01' } })
  await archivePayloads(deps, '2026-01-01', 'pg_default')
  expect(await days()).toEqual(['2025-01-01', '2026-01-01', null])
  // 09:30 UTC of 31 December is still that year in China.
  expect((await placed()).map(({ piece }) => piece)).toEqual([...Array<string>(4).fill('fact_payload_before_20250101'), ...Array<string>(2).fill('fact_payload_before_20260101'), ...Array<string>(2).fill('fact_payload_rest')])
  expect(await deps.db.read(CITY, (db) => logAfter(db, CITY, 0, 100))).toEqual(before)
  expect(before.facts).toHaveLength(8)

  // What comes late goes to where it belongs, what is new to the rest.
  await writeUnits(at('2025-06-01'), CITY, 1)
  await writeUnits(deps, CITY, 1)
  await sealCity(deps, CITY)
  expect((await placed()).map(({ piece }) => piece.replace('fact_payload_', ''))).toEqual([...Array<string>(4).fill('before_20250101'), ...Array<string>(4).fill('before_20260101'), ...Array<string>(4).fill('rest')])
  expect(await verifyCity(deps, CITY)).toMatchObject({ leaves: 12, waiting: 0, findings: [] })
})

test.each(['fact_payload_before_20250101', 'fact_payload_rest'])('%s keeps what guards the whole', async (piece) => {
  await expect(owner(`update ${piece} set payload = '{}'`)).rejects.toThrow('never changed')
  await expect(owner(`update fact_payload set payload = '{}'`)).rejects.toThrow('never changed')
  await expect(owner(`truncate ${piece}`)).rejects.toThrow('never changed')
  await expect(owner('truncate fact_payload')).rejects.toThrow('never changed')
  await expect(owner(`set local session_replication_role = replica; update ${piece} set payload = '{}'`)).rejects.toThrow('never changed')
  await expect(owner(`set local session_replication_role = replica; truncate ${piece}`)).rejects.toThrow('never changed')
  await expect(deps.db.read(CITY, (db) => sql`select from ${sql.table(piece)}`.execute(db))).rejects.toMatchObject({ code: '42501' })
  await expect(deps.db.jobs((db) => sql`select from ${sql.table(piece)}`.execute(db))).rejects.toMatchObject({ code: '42501' })
})

test('another city sees nothing of them', async () => {
  // tenant: asked for all that may be seen
  const { rows } = await deps.db.read('another', (db) => sql`select from fact_payload`.execute(db))
  expect(rows).toEqual([])
})

test('what was changed in an archived piece is found', async () => {
  const [first] = facts
  await tamper(deps, (tx) => sql`update fact_payload set payload = jsonb_set(payload, '{name}', '"丙局"') where tenant = ${CITY} and id = ${first}`.execute(tx))
  expect((await verifyCity(deps, CITY)).findings).toMatchObject([{ what: 'payload_changed', fact: first }])
  await expect(owner(`update fact_payload_before_20250101 set payload = '{}'`)).rejects.toThrow('never changed')
})
