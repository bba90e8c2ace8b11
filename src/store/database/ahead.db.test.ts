import { sql, type RawBuilder } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'

import { testDatabase } from '../../../test/support/database.ts'
import type { TestDatabase } from '../../../test/support/database.ts'
import { ahead } from './ahead.ts'
import type { Tx } from './database.ts'

let opened: TestDatabase
let tenant = ''
let made = 0
beforeAll(async () => {
  opened = await testDatabase()
})
afterAll(() => opened.close())
beforeEach(() => {
  tenant = `ahead-${(made += 1)}`
})

const before = (tx: Tx, statement: RawBuilder<unknown>, refused?: (error: unknown) => unknown) => ahead(tx, statement.compile(tx), refused)
const city = (name: string) => sql`insert into tenant (id, name, demonstration) values (${tenant}, ${name}, false)`
const name = () => opened.db.read(tenant, (db) => db.selectFrom('tenant').select('name').where('id', '=', tenant).executeTakeFirst())

test('what is sent ahead is done in its order before the next', async () => {
  const counts = await opened.db.write(tenant, async (tx) => {
    await before(tx, sql`insert into counter (tenant, ledger, facet, value, slot, n) values (${tenant}, '*', 'all', '', 0, 2)`)
    await before(tx, sql`update counter set n = n * 10 where tenant = ${tenant}`)
    return tx.selectFrom('counter').select('n').where('tenant', '=', tenant).execute()
  })
  expect(counts).toEqual([{ n: 20 }])
})

test('it is kept with the commit, where nothing comes after it', async () => {
  await opened.db.write(tenant, (tx) => before(tx, city('甲市')))
  expect(await name()).toEqual({ name: '甲市' })
})

test('its failure is told as its own, by the next statement, and nothing is kept', async () => {
  const work = opened.db.write(tenant, async (tx) => {
    await before(tx, city('甲市'))
    await before(tx, sql`select ${1}::int / 0`, () => new Error('divided'))
    await before(tx, city('乙市'))
    await tx.selectFrom('tenant').select('name').where('id', '=', tenant).execute()
    return 'not reached'
  })
  await expect(work).rejects.toThrow('divided')
  expect(await name()).toBeUndefined()
})

test('its failure is told by the commit, where nothing comes after it', async () => {
  await expect(opened.db.write(tenant, (tx) => before(tx, sql`select ${1}::int / 0`))).rejects.toMatchObject({ code: '22012' })
})

test('what was not sent yet is never done where the work fails', async () => {
  const work = opened.db.write(tenant, async (tx) => {
    await before(tx, city('甲市'))
    throw new Error('thought better of it')
  })
  await expect(work).rejects.toThrow('thought better of it')
  expect(await name()).toBeUndefined()
})

test('the same connection goes on after a failure', async () => {
  for (const zero of [0, 0, 0]) await expect(opened.db.write(tenant, (tx) => before(tx, sql`select 1 / ${zero}::int`))).rejects.toMatchObject({ code: '22012' })
  await opened.db.write(tenant, (tx) => before(tx, city('甲市')))
  expect(await name()).toEqual({ name: '甲市' })
})
