import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMattersInBulk, type MatterInBulk } from '../../src/app/bulk/open-matters.ts'
import { inputsOf } from '../../src/app/city/inputs.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { judgeWith } from '../../src/app/judging/judge-matter.ts'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { DeliveryError } from '../../src/kernel/errors.ts'
import { addDays, dayOf } from '../../src/kernel/time/day.ts'
import { compareProjections } from '../../src/store/compare-projections.ts'
import { projectedTables } from '../../src/store/projections/index.ts'
import { testCity, type TestCity, type TestUser } from '../support/city.ts'
import { testDeps, type TestDeps } from '../support/deps.ts'

const UNITS = ['市委政研室（改革办）', '市财政局', '市教育局', '各县（市、区）人民政府']
const MATTERS = 23
const NOBODY = { type: 'unit' as const, id: '00000000-0000-7000-8000-000000000000' }

let opened: TestDeps
let bulk: { city: TestCity; office: TestUser }
let singly: { city: TestCity; office: TestUser }
let today: string
const command = () => newCommandId(opened.deps.now())

async function cityWithOffice(tenant: string) {
  const city = await testCity(opened.deps, UNITS, tenant)
  return { city, office: await city.user('office', UNITS[0]!, `${tenant}-office`) }
}

beforeAll(async () => {
  opened = await testDeps()
  today = dayOf(opened.deps.now())
  bulk = await cityWithOffice('bulk')
  singly = await cityWithOffice('singly')
})
afterAll(() => opened.close())

/** What an import might bring: two ledgers, two years, a code of its own, no due day, several duties, one twice over. */
function rowsFor({ city }: { city: TestCity }): MatterInBulk[] {
  const unit = (at: number) => ({ type: 'unit' as const, id: city.units.get(UNITS[at % UNITS.length]!)! })
  return Array.from({ length: MATTERS }, (_, index) => ({
    ledger: index % 5 === 4 ? 'led-projects' : 'reform-tasks',
    title: `事项${index}`,
    due: index % 4 === 0 ? null : addDays(today, index * 7 - 60),
    fields: {},
    milestones: index % 3 === 0 ? [{ id: 'm1', title: '清单公布', due: addDays(today, index - 10) }] : [],
    duties: [{ role: 'lead', holder: unit(index), territory: null }, ...(index % 2 ? [{ role: 'support', holder: unit(index + 1), territory: '河东' }] : [])],
    occurredOn: addDays(today, index % 7 === 6 ? -400 : -index),
    // The third number of the year: the one that would be given out next after two.
    ...(index === 8 ? { code: `GG-${today.slice(0, 4)}-003` } : {}),
  }))
}

/**
 * Every projected row of a city as text in which ids are replaced by what people know the thing by, counters summed over their slots (a
 * slot follows from an id), in one order.
 */
async function projected(tenant: string): Promise<Record<string, string[]>> {
  return opened.deps.db.owner(async (tx) => {
    const names = new Map<string, string>()
    const known = await sql<{ id: string; name: string }>`
      select id::text, code as name from matter where tenant = ${tenant}
      union all select id::text, name from unit where tenant = ${tenant}`.execute(tx)
    for (const { id, name } of known.rows) names.set(id, name)
    const plain = (row: string) =>
      row
        .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => names.get(id) ?? 'id')
        .replaceAll(tenant, 'tenant')
        .replace(/("account": )"\w+"/g, '$1"id"')
    const tables: Record<string, string[]> = {}
    for (const table of projectedTables) {
      const { rows } =
        table === 'counter'
          ? await sql<{ row: string }>`
              select concat_ws(' ', ledger, facet, value, sum(n)) as row from counter
              where tenant = ${tenant} group by ledger, facet, value`.execute(tx)
          : table === 'holder_counter'
            ? await sql<{ row: string }>`
              select concat_ws(' ', holder, ledger, role, home, first, sum(overdue), sum(lagging), sum(due_soon), sum(normal), sum(suspended), sum(stopped), sum(done)) as row
              from holder_counter where tenant = ${tenant} group by holder, ledger, role, home, first`.execute(tx)
            : await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.ref(table)} t where tenant = ${tenant}`.execute(tx)
      tables[table] = rows.map(({ row }) => plain(row)).sort()
    }
    return tables
  })
}

/** The code with which a call was refused, and the row named. */
const refusalOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof DeliveryError ? { code: error.code, row: error.facts.row } : error),
  )

async function countOf(table: string): Promise<number> {
  const count = (tenant: string) => sql<{ n: number }>`select count(*)::int as n from ${sql.ref(table)} where tenant = ${tenant}`
  const { rows } = await opened.deps.db.owner((tx) => count('bulk').execute(tx))
  return rows[0]!.n
}

test('matters opened in bulk leave the same projections as those opened one by one', async () => {
  const rows = rowsFor(singly)
  // In the order in which batches give out codes: those without a wish within a batch are counted together.
  for (const row of rows.filter(({ code }) => code !== undefined)) await openMatter(singly.office.call, { command: command(), ...row })
  for (const row of rows.filter(({ code }) => code === undefined)) await openMatter(singly.office.call, { command: command(), ...row })
  const seen: number[] = []
  const ids = await openMattersInBulk(bulk.office.call, { command: command(), rows: rowsFor(bulk) }, { batch: 10, progress: (count) => seen.push(count) })
  expect(ids).toHaveLength(MATTERS)
  expect(seen).toEqual([10, 20, MATTERS])
  const [grown, expected] = [await projected('bulk'), await projected('singly')]
  expect(grown.matter).toHaveLength(MATTERS)
  expect(grown).toEqual(expected)
})

test('and the same as a replay of the log', async () => {
  const inputs = await opened.deps.db.read('bulk', (db) => inputsOf(opened.deps, db, 'bulk'))
  expect(await compareProjections(opened.deps.db, 'bulk', judgeWith(inputs))).toEqual([])
})

test('a refused row names its number; its batch is not kept, the batches before it are, and the same call again goes on from there', async () => {
  const good = rowsFor(bulk).slice(0, 6).map(({ code: _code, ...row }) => row)
  const before = { facts: await countOf('fact'), matters: await countOf('matter') }
  const id = command()
  const wrong = good.map((row, index) => (index === 4 ? { ...row, title: ' ' } : row))
  expect(await refusalOf(openMattersInBulk(bulk.office.call, { command: id, rows: wrong }, { batch: 3 }))).toEqual({ code: 'title_missing', row: 5 })
  expect([await countOf('fact'), await countOf('matter')]).toEqual([before.facts + 3, before.matters + 3])
  const ids = await openMattersInBulk(bulk.office.call, { command: id, rows: good }, { batch: 3 })
  expect(await openMattersInBulk(bulk.office.call, { command: id, rows: good }, { batch: 3 })).toEqual(ids)
  expect([await countOf('fact'), await countOf('matter')]).toEqual([before.facts + 6, before.matters + 6])
})

test.each([
  ['an unknown ledger', { ledger: 'none' }, { code: 'ledger_unknown', row: undefined }],
  ['an unknown unit', { duties: [{ role: 'lead', holder: NOBODY, territory: null }] }, { code: 'holder_unknown', row: 1 }],
  ['a day to come', { occurredOn: '2099-01-01' }, { code: 'day_in_future', row: 1 }],
])('%s is refused as it is for one matter', async (_, change, refusal) => {
  const [row] = rowsFor(bulk)
  expect(await refusalOf(openMattersInBulk(bulk.office.call, { command: command(), rows: [{ ...row!, ...change }] }))).toEqual(refusal)
})

test('whoever may not open one matter may not open many', async () => {
  const handler = await bulk.city.user('handler', UNITS[1]!, 'bulk-handler')
  expect(await refusalOf(openMattersInBulk(handler.call, { command: command(), rows: rowsFor(bulk) }))).toEqual({ code: 'forbidden', row: undefined })
})
