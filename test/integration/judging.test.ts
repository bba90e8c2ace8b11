import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMattersInBulk } from '../../src/app/bulk/open-matters.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { judgeAll, judgeDue } from '../../src/app/judging/judge-due.ts'
import { listMatters } from '../../src/app/matter/list-matters.ts'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { testCity, type TestUser } from '../support/city.ts'
import { testDeps, type TestDeps } from '../support/deps.ts'

let opened: TestDeps
let office: TestUser
const at = (day: string) => opened.setNow(`${day}T02:00:00.000Z`)
const light = async (title: string) => (await listMatters(office.call, { q: title, sort: 'code', limit: 10 })).rows.map((row) => [row.light, row.until])

beforeAll(async () => {
  opened = await testDeps()
  at('2026-03-02')
  const city = await testCity(opened.deps, ['市委政研室（改革办）'])
  office = await city.user('office', '市委政研室（改革办）')
  for (const [title, due] of [['近的事', '2026-03-20'], ['远的事', '2026-12-31'], ['没有期限的事', null]] as const) {
    await openMatter(office.call, { command: newCommandId(opened.deps.now()), ledger: 'reform-tasks', title, due, fields: {}, milestones: [], duties: [] })
  }
})
afterAll(() => opened.close())

test.each([
  ['2026-03-02', 0, 'normal', 'nothing has come due on the day itself'],
  ['2026-03-09', 1, 'due-soon', 'ten working days before the due day'],
  ['2026-03-21', 1, 'overdue', 'the day after it'],
  ['2026-03-21', 0, 'overdue', 'nothing is judged twice on one day'],
])('on %s %i matters are judged, and the near one is %s: %s', async (day, expected, shown) => {
  at(day)
  // Steps that run out of their limit and silence come due as well; only what can change is looked at.
  const judged = await judgeDue(opened.deps)
  expect([judged >= expected, (await light('近的事'))[0]?.[0]]).toEqual([true, shown])
  if (expected === 0) expect(judged).toBe(0)
})

test('no stored light is older than its until, whatever day it becomes', async () => {
  for (const day of ['2026-04-10', '2026-06-30', '2027-01-04']) {
    at(day)
    await judgeDue(opened.deps)
    const { rows } = await listMatters(office.call, { sort: 'code', limit: 10 })
    expect(rows.filter(({ until }) => until !== null && until <= day)).toEqual([])
  }
  expect((await light('远的事'))[0]?.[0]).toBe('overdue')
})

test('all are judged again when the rules are new, and none changes by that', async () => {
  const before = await listMatters(office.call, { sort: 'code', limit: 10 })
  expect(await judgeAll(opened.deps, office.acting.tenant)).toBe(3)
  expect(await listMatters(office.call, { sort: 'code', limit: 10 })).toEqual(before)
})

test('judging that is stopped between two batches says how far it came, and the next one goes on there', async () => {
  const day = '2027-03-01'
  at(day)
  const rows = Array.from({ length: 120 }, (_, index) => ({ ledger: 'reform-tasks', title: `成批${index}`, due: '2027-03-02', fields: {}, milestones: [], duties: [] }))
  await openMattersInBulk(office.call, { command: newCommandId(opened.deps.now()), rows })
  at('2027-03-03')
  const stop = new AbortController()
  const said: number[] = []
  const first = await judgeDue(opened.deps, stop.signal, (done) => {
    said.push(done)
    stop.abort()
  })
  expect([first, said[0]]).toEqual([100, 100])
  const overdue = async () => (await listMatters(office.call, { q: '成批', light: 'overdue', sort: 'code', limit: 200 })).rows.length
  expect(await overdue()).toBe(100)
  expect(await judgeDue(opened.deps)).toBeGreaterThanOrEqual(20)
  expect([await overdue(), await judgeDue(opened.deps)]).toEqual([120, 0])
})
