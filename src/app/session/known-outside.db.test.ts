import { afterEach, beforeEach, expect, test } from 'vitest'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { openCity } from '../city/open-city.ts'
import { knownOutside } from './known-outside.ts'

let at: TestDeps
beforeEach(async () => {
  at = await testDeps()
})
afterEach(() => at.close())

const open = (id: string, demonstration: boolean) =>
  openCity(at.deps, { id, name: `${id}市`, demonstration, fixedToday: demonstration ? '2023-09-20' : null })

test('a demonstration is told to who has not signed in, and stays told', async () => {
  expect(await knownOutside(at.deps)).toEqual({})
  await open('demo', true)
  const told = await knownOutside(at.deps)
  expect(told).toEqual({ demonstration: true, city: 'demo市' })
  expect(await knownOutside(at.deps)).toBe(told)
})

test('of a real city nothing is told', async () => {
  await open('real', false)
  expect(await knownOutside(at.deps)).toEqual({})
})

test('beside a real city the demonstration is not told either: not all data are invented', async () => {
  await open('demo', true)
  await open('real', false)
  expect(await knownOutside(at.deps)).toEqual({})
})
