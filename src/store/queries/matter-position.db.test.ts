import { afterAll, beforeAll, expect, test } from 'vitest'

import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { openMattersInBulk } from '../../app/bulk/open-matters.ts'
import { newCommandId } from '../../app/ids.ts'
import { listMatters } from '../../app/matter/list-matters.ts'
import { addDays } from '../../kernel/time/day.ts'
import { landingAt } from './matter-position.ts'

const MATTERS = 900
let opened: TestDeps
let city: TestCity
let office: TestUser
let codes: string[]

beforeAll(async () => {
  opened = await testDeps()
  city = await testCity(opened.deps, ['市委政研室（改革办）'])
  office = await city.user('office', '市委政研室（改革办）')
  const rows = Array.from({ length: MATTERS }, (_, index) => ({
    ledger: 'reform-tasks',
    title: `事项${index}`,
    due: index % 9 === 0 ? null : addDays('2026-01-01', (index * 37) % 200),
    fields: {},
    milestones: [],
    duties: [],
  }))
  await openMattersInBulk(office.call, { command: newCommandId(opened.deps.now()), rows })
  codes = await walked('due')
})
afterAll(() => opened.close())

const query = { ledger: 'reform-tasks', limit: 200 }

async function walked(sort: 'due' | '-due'): Promise<string[]> {
  const all: string[] = []
  for (let cursor: string | undefined; ; ) {
    const page = await listMatters(office.call, { ...query, sort, cursor })
    all.push(...page.rows.map(({ code }) => code))
    if (page.next === null) return all
    cursor = page.next
  }
}

test.each([[0], [1], [449], [451], [899], [900]])('a page that begins with row %d begins with it', async (at) => {
  const page = await listMatters(office.call, { ...query, sort: 'due', at, limit: 3 })
  expect(page.at).toEqual({ row: at, exact: true })
  expect(page.rows.map(({ code }) => code)).toEqual(codes.slice(at, at + 3))
})

test('from where a page begins, the order turned round gives what came before it', async () => {
  const page = await listMatters(office.call, { ...query, sort: 'due', at: 500, limit: 10 })
  const before = await listMatters(office.call, { ...query, sort: '-due', cursor: page.back ?? '', limit: 10 })
  expect(before.rows.map(({ code }) => code)).toEqual(codes.slice(490, 500).reverse())
})

test.each([['due_key', false], ['due_key', true], ['code_key', false]] as const)('far from both ends the place by %s (descending: %s) is near, said to be estimated and always the same', async (column, descending) => {
  const jump = { tenant: city.tenant, column, descending, at: 600, total: { count: MATTERS, exact: true } }
  const { landing, again, before } = await opened.deps.db.read(city.tenant, async (db) => {
    const found = db.selectFrom('matter as m').where('m.tenant', '=', city.tenant)
    const options = { steppedOver: 10, sampled: 400 }
    const landing = await landingAt(found, jump, options)
    const sorted = await found.select('m.id').orderBy(`m.${column}`, descending ? 'desc' : 'asc').orderBy('m.id', descending ? 'desc' : 'asc').execute()
    return { landing, again: await landingAt(found, jump, options), before: sorted.findIndex(({ id }) => id === landing.after?.id) }
  })
  expect(landing).toMatchObject({ row: 600, exact: false })
  expect(again).toEqual(landing)
  // Four hundred of nine hundred, by blocks of a few rows each.
  expect(before).toBeGreaterThan(450)
  expect(before).toBeLessThan(750)
})

test('from the end rows are counted as from the beginning', async () => {
  const jump = { tenant: city.tenant, column: 'due_key', descending: false, at: 895, total: { count: MATTERS, exact: true } }
  const landed = await opened.deps.db.read(city.tenant, async (db) => {
    const found = db.selectFrom('matter as m').where('m.tenant', '=', city.tenant)
    const { after, exact } = await landingAt(found, jump, { steppedOver: 10 })
    const code = await db.selectFrom('matter').select('code').where('tenant', '=', city.tenant).where('id', '=', after?.id ?? '').executeTakeFirstOrThrow()
    return { code: code.code, exact }
  })
  expect(landed).toEqual({ code: codes[894], exact: true })
})

test.each([
  ['a cursor and a row at once', { cursor: 'WyIxIiwiMSJd', at: 1 }],
  ['a row far beyond the end', { at: 30_000 }],
])('%s are refused', async (_, wrong) => {
  await expect(listMatters(office.call, { ...query, sort: 'due', ...wrong })).rejects.toMatchObject({ code: 'input_invalid', facts: { problems: ['at'] } })
})
