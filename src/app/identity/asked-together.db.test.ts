import { afterAll, beforeAll, expect, test } from 'vitest'

import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { forgetAsked } from '../../store/identity/asked-often.ts'
import { identityTables } from '../../store/identity/tables.ts'
import { askedTogether } from './asked-together.ts'

let opened: TestDeps
beforeAll(async () => {
  opened = await testDeps()
})
afterAll(() => opened.close())

test('what several processes tell is added up by account and by address, and kept as hashes for an hour', async () => {
  const { deps } = opened
  const tell = async (of: 'account' | 'address', taken: Record<string, number>) => Object.fromEntries(await askedTogether(deps, of, new Map(Object.entries(taken))))
  expect(await tell('account', { b: 200, a: 7 })).toEqual({ a: 7, b: 200 })
  expect(await tell('account', { a: 3 })).toEqual({ a: 10 })
  expect(await tell('address', { a: 1 })).toEqual({ a: 1 })
  expect(await tell('account', {})).toEqual({})
  const kept = await identityTables(deps.db).selectFrom('asked_often').selectAll().execute()
  expect(kept.map(({ key }) => key.length > 30)).toEqual([true, true, true])
  expect(await forgetAsked(deps.db)).toBe(0)
  await identityTables(deps.db).updateTable('asked_often').set({ heard_at: new Date(Date.now() - 3_700_000) }).where('taken', '=', 10).execute()
  expect(await forgetAsked(deps.db)).toBe(1)
})
