import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { testDatabase } from '../../../test/support/database.ts'
import type { TestDatabase } from '../../../test/support/database.ts'
import { noteAudit } from './note.ts'

let opened: TestDatabase
beforeAll(async () => {
  opened = await testDatabase()
})
afterAll(() => opened.close())

const at = (minute: number) => ({ db: opened.db, now: () => `2026-09-20T02:${String(minute).padStart(2, '0')}:00.000Z` })
const entry = { account: 'acc-1', action: 'export', outcome: 'done', what: 'exportLedger', address: '10.0.0.8', trace: 't-1' } as const

test('entries of a city are numbered one after another, those of no city apart, also when many come at once', async () => {
  await Promise.all([1, 2, 3, 4, 5].map((minute) => noteAudit(at(minute), { ...entry, tenant: 'alpha' })))
  await noteAudit(at(6), { tenant: null, account: null, action: 'sign-in', outcome: 'refused', address: '10.0.0.9' })
  const rows = await opened.db.read('alpha', (db) => db.selectFrom('audit_event').select(['tenant', 'no']).orderBy('tenant').orderBy('no').execute())
  expect(rows).toEqual([{ tenant: '', no: 1 }, ...[1, 2, 3, 4, 5].map((no) => ({ tenant: 'alpha', no }))])
})

test.each(['update audit_event set what = null', 'delete from audit_event', 'truncate audit_event'])('even the owner cannot %s', async (statement) => {
  await expect(opened.db.owner((tx) => sql.raw(statement).execute(tx))).rejects.toThrow('what is recorded in audit_event is never changed')
})

test('an entry of another city is neither written nor read', async () => {
  await expect(opened.db.write('beta', (tx) => sql`insert into audit_event (tenant, no, at, action, outcome, hash) values ('alpha', 9, now(), 'export', 'done', '\\x00')`.execute(tx))).rejects.toThrow('row-level security')
  expect(await opened.db.read('beta', (db) => db.selectFrom('audit_event').select('no').where('tenant', '=', 'alpha').execute())).toEqual([])
})
