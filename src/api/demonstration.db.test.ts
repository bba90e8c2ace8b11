import { afterAll, beforeAll, expect, test } from 'vitest'

import { testDeps } from '../../test/support/deps.ts'
import type { TestDeps } from '../../test/support/deps.ts'
import { openCity } from '../app/city/open-city.ts'
import { buildServer } from './server.ts'

let at: TestDeps
let app: Awaited<ReturnType<typeof buildServer>>
beforeAll(async () => {
  at = await testDeps()
  app = await buildServer(at.deps, { web: null, log: 'silent' })
})
afterAll(async () => {
  await app.close()
  await at.close()
})

test('who asks for the session without one is told that this is a demonstration, and no account or password', async () => {
  await openCity(at.deps, { id: 'demo', name: '河东市（演示）', demonstration: true, fixedToday: '2023-09-20' })
  const answer = await app.inject({ method: 'GET', url: '/api/v1/session' })
  expect(answer.statusCode).toBe(401)
  expect(answer.json()).toMatchObject({ code: 'not_signed_in', facts: { demonstration: true, city: '河东市（演示）' } })
  expect(Object.keys(answer.json<{ facts: object }>().facts)).toEqual(['demonstration', 'city'])
  expect((await app.inject({ method: 'GET', url: '/api/v1/desk' })).json()).toMatchObject({ code: 'not_signed_in', facts: {} })
})
