import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { newCommandId } from '../ids.ts'
import { listUnits } from './read-organisation.ts'
import { createUnit, renameUnit } from './units.ts'

let at: TestDeps
let city: TestCity
beforeAll(async () => {
  at = await testDeps()
  city = await testCity(at.deps, ['市体育局', '市档案馆', '市图书馆'])
})
afterAll(() => at.close())

const command = () => newCommandId(at.deps.now())
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
const create = (name: string, parent: string | null = null) =>
  codeOf(createUnit(city.keeper, { command: command(), name, aliases: [], kind: 'department', parent, code: null, order: 9, assessed: true, groups: [] }))
const rename = (unit: string, name: string) => codeOf(renameUnit(city.keeper, { command: command(), unit: city.units.get(unit) ?? '', name, aliases: [] }))
const named = async (name: string) => (await listUnits(city.keeper, {})).rows.filter((unit) => unit.name === name).length

test('of several who add a unit of one name at once, one does', async () => {
  const answers = await Promise.all([1, 2, 3, 4].map(() => create('市数据局')))
  expect(answers.sort()).toEqual(['done', 'unit_name_taken', 'unit_name_taken', 'unit_name_taken'])
  expect(await named('市数据局')).toBe(1)
})

test('a unit that is added and one that is renamed at once do not come to one name, nor wait for each other', async () => {
  const parent = city.units.get('市档案馆') ?? null
  const answers = await Promise.all([rename('市档案馆', '市方志馆'), create('市方志馆', parent), rename('市图书馆', '市方志馆'), create('市方志馆', parent)])
  expect(answers.sort()).toEqual(['done', 'unit_name_taken', 'unit_name_taken', 'unit_name_taken'])
  expect(await named('市方志馆')).toBe(1)
})
