import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { rightsIn } from '../../store/queries/memberships.ts'
import { accountNamed, createAccount } from '../identity/create-account.ts'
import { newCommandId } from '../ids.ts'
import { openAccount } from './open-account.ts'

let at: TestDeps
let city: TestCity
let held: TestUser
const TODAY = '2026-11-20'

beforeAll(async () => {
  at = await testDeps()
  at.setNow(`${TODAY}T02:00:00.000Z`)
  city = await testCity(at.deps, ['市体育局'])
  held = await city.user('handler', '市体育局')
})
afterAll(() => at.close())

const command = () => newCommandId(at.deps.now())
const open = (username: string, id = command()) => openAccount(city.admin, { command: id, post: held.post ?? '', person: null, username, role: 'observer' })
type Told = { username?: string; code?: string; facts?: { fields?: string[] } }
const told = (work: Promise<Told>): Promise<string> => work.then(() => 'opened', ({ code, facts }: Told) => `${code} ${facts?.fields?.join() ?? ''}`.trim())
/** Rights that wait for an account; it may not act yet. */
async function waits(username: string): Promise<number> {
  const { account } = (await accountNamed(at.deps, username)) ?? { account: '' }
  const { memberships, proposals } = await at.deps.db.read(city.tenant, (db) => rightsIn(db, city.tenant, account))
  expect(memberships).toEqual([])
  return proposals.length
}

test('of several who open an account of one name at once, one does, and its right waits', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => told(open('at-once'))))
  expect(answers.sort()).toEqual(['input_invalid username', 'input_invalid username', 'opened'])
  expect(await waits('at-once')).toBe(1)
})

test('one command sent twice at once opens one account', async () => {
  const id = command()
  const answers = await Promise.all([told(open('twice', id)), told(open('twice', id))])
  expect(answers.sort()).toEqual(['input_invalid username', 'opened'])
  expect(await waits('twice')).toBe(1)
})

test('a command sent again later is told that the name is in use, and the account stays as it is', async () => {
  const id = command()
  await open('again', id)
  const account = await accountNamed(at.deps, 'again')
  expect(await told(open('again', id))).toBe('input_invalid username')
  expect(await accountNamed(at.deps, 'again')).toEqual(account)
  expect(await waits('again')).toBe(1)
})

test('an account that the city refuses is removed: the name is free for the next try', async () => {
  const id = command()
  await open('first', id)
  expect(await told(open('refused', id))).toBe('command_conflict')
  expect(await accountNamed(at.deps, 'refused')).toBe(null)
  expect(await waits('first')).toBe(1)
  expect(await told(open('refused'))).toBe('opened')
})

test('an account that may act nowhere yet is left alone for ten minutes, then it gives way', async () => {
  const { account } = await createAccount(at.deps, { username: 'under-way', initialPassword: 'yi-ci-xing-mi-ma', mustChange: true })
  at.setNow(`${TODAY}T02:09:59.000Z`)
  expect(await told(open('under-way'))).toBe('input_invalid username')
  expect(await accountNamed(at.deps, 'under-way')).toEqual({ account })
  at.setNow(`${TODAY}T02:10:00.000Z`)
  expect(await told(open('Under-Way'))).toBe('opened')
  expect(await waits('under-way')).toBe(1)
})
