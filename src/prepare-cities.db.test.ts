import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity } from '../test/support/city.ts'
import { testDeps, type TestDeps } from '../test/support/deps.ts'
import { getUnit } from './app/organisation/read-organisation.ts'
import { prepareCities } from './prepare-cities.ts'

const UNIT = '市财政局'

let at: TestDeps
let city: TestCity
beforeAll(async () => {
  at = await testDeps()
  city = await testCity(at.deps, [UNIT])
})
afterAll(() => at.close())

async function prepared(): Promise<string[]> {
  const said: string[] = []
  await prepareCities(at.deps, false, (line) => said.push(line))
  return said
}

test('a city whose tables are as this program makes them is served as it is', async () => {
  expect(await prepared()).toEqual([])
})

test('tables that an earlier program made are rebuilt from the log before anyone sees them, once', async () => {
  const unit = city.units.get(UNIT) ?? ''
  await at.deps.db.write(city.tenant, async (tx) => {
    await tx.deleteFrom('built_by').where('tenant', '=', city.tenant).execute()
    await sql`update subject set state = state - 'memberOf' where tenant = ${city.tenant} and id = ${`unit:${unit}`}`.execute(tx)
    await tx.deleteFrom('unit').where('tenant', '=', city.tenant).execute()
  })
  expect(await prepared()).toEqual(['程序已更新，正在由工作记录重建试验市的各表… · The program is newer: rebuilding the tables of 试验市 from its log …'])
  expect((await getUnit(city.keeper, { unit, by: 'effective' })).name).toBe(UNIT)
  expect(await prepared()).toEqual([])
})
