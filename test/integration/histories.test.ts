import { afterAll, beforeAll, expect, test } from 'vitest'

import { historiesOf } from '../../bench/lib/province/histories.ts'
import { openRegion, type Opened, type User } from '../../bench/lib/province/region.ts'
import { recordHistories, type History } from '../../src/app/bulk/record-histories.ts'
import { inputsOf } from '../../src/app/city/inputs.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { judgeDue } from '../../src/app/judging/judge-due.ts'
import { judgeWith } from '../../src/app/judging/judge-matter.ts'
import { sealCity } from '../../src/app/log/seal-city.ts'
import { listMatters } from '../../src/app/matter/list-matters.ts'
import { DeliveryError } from '../../src/kernel/errors.ts'
import { compareProjections } from '../../src/store/compare-projections.ts'
import { sealedSize } from '../../src/store/log/seal.ts'
import { testDeps, type TestDeps } from '../support/deps.ts'

const TENANT = 'histories'
/** More facts than are sealed in one go. */
const MATTERS = 110

let opened: TestDeps
let region: Opened
let users: { office: User; handler: User }
const command = () => newCommandId(opened.deps.now())
const call = () => ({ deps: opened.deps, acting: region.acting })
const facts = () => opened.deps.db.read(TENANT, async (db) => Number((await db.selectFrom('fact').select((eb) => eb.fn.countAll().as('n')).where('tenant', '=', TENANT).executeTakeFirstOrThrow()).n))
const refusalOf = (work: Promise<unknown>) => work.then(() => 'none', (error: unknown) => (error instanceof DeliveryError ? error.code : Promise.reject(error)))

beforeAll(async () => {
  opened = await testDeps()
  const made = await openRegion(opened.deps, { tenant: TENANT, name: '演示数据·第1市', matters: MATTERS, units: 12, seed: 5 })
  region = made
  users = await made.users()
})
afterAll(() => opened.close())

test('what was kept elsewhere comes in by several lanes, goes on after an interruption, and is not written twice', async () => {
  const before = await facts()
  const id = command()
  const all = [...historiesOf(region.region, region.answerable)]
  const brokenOff = function* (): Generator<History> {
    yield* all.slice(0, 25)
    throw new Error('the file ends here')
  }
  await expect(recordHistories(call(), { command: id, histories: brokenOff() }, { batch: 100, lanes: 2 })).rejects.toThrow('the file ends here')
  expect(await facts()).toBe(before + 200)
  for (let times = 0; times < 2; times += 1) {
    expect(await recordHistories(call(), { command: id, histories: all }, { batch: 100, lanes: 2 })).toBe(MATTERS * 10)
    expect(await facts()).toBe(before + MATTERS * 10)
  }
  const { total } = await listMatters({ deps: opened.deps, acting: users.office.acting }, { sort: 'due', limit: 50 })
  expect(total).toEqual({ count: MATTERS, exact: true })
})

test('a sealing that is stopped between two batches says how far it came, and the next one goes on there', async () => {
  const stop = new AbortController()
  const said: number[] = []
  const far = (done: number) => {
    said.push(done)
    stop.abort()
  }
  const first = await sealCity(opened.deps, TENANT, stop.signal, far)
  const all = await facts()
  expect([said, first < all]).toEqual([[first], true])
  expect(first + (await sealCity(opened.deps, TENANT))).toBe(all)
  expect(await opened.deps.db.read(TENANT, (db) => sealedSize(db, TENANT))).toBe(all)
})

test('what follows from it is what a replay of the log makes', async () => {
  await judgeDue(opened.deps)
  const inputs = await opened.deps.db.read(TENANT, (db) => inputsOf(opened.deps, db, TENANT))
  expect(await compareProjections(opened.deps.db, TENANT, judgeWith(inputs))).toEqual([])
})

test.each<[string, (history: History) => History, string]>([
  ['a matter without its opening', (history) => history.slice(1), 'history_unfit'],
  ['a matter that is opened twice', (history) => [...history, ...history.slice(0, 1)], 'history_unfit'],
  ['a fact of the directory', (history) => [...history, { subject: `unit:${region.answerable.units[0]?.id}`, kind: 'unit.ended', occurredOn: '2026-06-01', payload: { successors: [] } }], 'history_unfit'],
  ['a ledger that nobody declares', ([first, ...rest]) => [{ ...first!, payload: { ...(first!.payload as object), ledger: 'none' } }, ...rest], 'ledger_unknown'],
])('%s is refused, and nothing of its batch is kept', async (_, spoil, code) => {
  const before = await facts()
  const [good, other] = [...historiesOf({ ...region.region, matters: 2, seed: 77 }, region.answerable)]
  expect(await refusalOf(recordHistories(call(), { command: command(), histories: [good!, spoil(other!)] }))).toBe(code)
  expect(await facts()).toBe(before)
})

test('who opens matters only for the own unit brings no histories', async () => {
  expect(await refusalOf(recordHistories({ deps: opened.deps, acting: users.handler.acting }, { command: command(), histories: [] }))).toBe('forbidden')
})
