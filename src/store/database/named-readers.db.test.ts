import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { testDatabase, type TestDatabase } from '../../../test/support/database.ts'

/** By which name a column says which matter, record, document, letter or meeting, fact or file a row is about. */
const NAMES = ['matter', 'activity', 'document', 'letter', 'meeting', 'subject', 'source', 'target', 'fact', 'sha256']
/** Tables whose own key is such a subject or fact. */
const OWN = ['subject', 'fact_payload', 'fact_redaction', 'matter', 'activity', 'document', 'letter', 'meeting']

/** Columns that are kept open, each for its reason; everything else that names a subject has the policy. */
const OPEN: Record<string, string> = {
  'internal_subject.subject': 'says who is named; every write asks it',
  'reminder.subject': 'a person’s own, without words; what is hidden is not shown with it',
  'log_leaf.fact': 'hashes alone; a proof without one of them would prove nothing',
  'log_unsealed.fact': 'hashes alone',
  'proposal_decision.matter': 'a row of the document, which says no more of the matter than its id',
  'matter.document': 'a property of the matter, hidden with it',
  'letter.meeting': 'a property of the letter, hidden with it',
  'document.sha256': 'a property of the document, hidden with it',
  'appointment.document': 'the number of a paper as text',
  'matter_source.source': 'the kind of source, hidden with the matter',
  'exchange_import.source': 'of a file that was brought, not of a matter',
  'file_uploader.sha256': 'who brought a file, without its name',
  'activity_file.sha256': 'hidden by the record',
  'matter_file.sha256': 'hidden by the matter',
  'letter_file.sha256': 'hidden by the letter',
  'inspection_file.sha256': 'of an inspection, which is never internal',
  'assessment_file.sha256': 'of an assessment, which is never internal',
  'request_file.sha256': 'of a request, which is never internal',
  'reading_file.sha256': 'of a reading, which is never internal',
}

let at: TestDatabase
let columns: string[]
let kept: Set<string>

beforeAll(async () => {
  at = await testDatabase()
  const found = await at.db.owner((tx) =>
    sql<{ at: string }>`
      select c.table_name || '.' || c.column_name as at from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and not (select relispartition from pg_class where oid = format('%I.%I', c.table_schema, c.table_name)::regclass)
        and (c.column_name = any(${NAMES}::text[]) or (c.column_name = 'id' and c.table_name = any(${OWN}::text[])))`.execute(tx),
  )
  columns = found.rows.map((row) => row.at)
  const policies = await at.db.owner((tx) =>
    sql<{ at: string }>`
      select tablename || '.' || substr(policyname, length('named_readers_by_') + 1) as at from pg_policies
      where policyname like 'named\\_readers\\_by\\_%' and permissive = 'RESTRICTIVE' and cmd = 'SELECT' and roles @> '{lingxian_app}'`.execute(tx),
  )
  kept = new Set(policies.rows.map((row) => row.at))
})
afterAll(() => at.close())

test('every column that names a subject is narrowed to its readers, or stands here with the reason why not', () => {
  expect(columns.length).toBeGreaterThan(45)
  expect(columns.filter((one) => !kept.has(one) && OPEN[one] === undefined).sort()).toEqual([])
})

test('nothing stands here that is narrowed, or that there is not', () => {
  expect(Object.keys(OPEN).filter((one) => kept.has(one) || !columns.includes(one))).toEqual([])
})

test('what is left of an erased payload and the row of an import go with the matter that they are about', async () => {
  const [tenant, id, fact, row] = ['city', '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000003']
  await at.db.owner(async (tx) => {
    await sql`insert into fact_redaction (tenant, id, by_fact, payload) values (${tenant}, ${fact}, ${fact}, '{}')`.execute(tx)
    await sql`insert into fact (tenant, id, kind, schema_version, command_id, subject, subject_version, occurred_on, recorded_at, actor, hash_alg, payload_hash, leaf_hash)
      values (${tenant}, ${fact}, 'matter.opened', 1, ${fact}, ${`matter:${id}`}, 1, '2026-01-01', now(), 'system', 'sm3', '', '')`.execute(tx)
    await sql`insert into exchange_import (tenant, id, ledger, person, file_name, state, fingerprint, source, mapping, names, rows, created_at)
      values (${tenant}, ${row}, 'l', ${row}, 'f', 'compared', 'x', '{}', '{}', '{}', 2, now())`.execute(tx)
    await sql`insert into exchange_row (tenant, import, row, cells, matter) values (${tenant}, ${row}, 1, '{}', ${id}), (${tenant}, ${row}, 2, '{}', null)`.execute(tx)
    await sql`insert into internal_subject (tenant, subject, type, readers) values (${tenant}, ${`matter:${id}`}, 'matter', '["named"]')`.execute(tx)
  })
  const seen = (reader: string) =>
    at.db.readingAs([reader]).read(tenant!, async (db) => {
      const { rows } = await sql<{ n: number }>`select (select count(*) from fact_redaction)::int * 10 + (select count(*) from exchange_row)::int as n`.execute(db)
      return rows[0]?.n
    })
  expect(await seen('named')).toBe(12)
  expect(await seen('other')).toBe(1)
})
