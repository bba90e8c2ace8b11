import { afterAll, beforeAll, expect, test } from 'vitest'

import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { openMattersInBulk } from '../bulk/open-matters.ts'
import { newCommandId } from '../ids.ts'
import { moveMatter } from '../matter/move-matter.ts'
import { createPost } from '../organisation/posts.ts'
import { getObligations } from './get-obligations.ts'

const OFFICE = '市委政研室（改革办）'
const FINANCE = '市财政局'
let at: TestDeps
let city: TestCity
let office: TestUser
let handler: TestUser

const MATTERS = 510
/** Handed down, and so asked for: three of the unit's and one at the end of the ledger. */
const ASKED = [0, 1, 2, MATTERS - 1]

beforeAll(async () => {
  at = await testDeps()
  at.setNow('2026-02-09T02:00:00.000Z')
  city = await testCity(at.deps, [OFFICE, FINANCE])
  office = await city.user('office', OFFICE)
  handler = await city.user('handler', FINANCE)
  const finance = city.units.get(FINANCE) ?? ''
  const leader = (await createPost(city.keeper, { command: command(), unit: city.units.get(OFFICE) ?? '', name: '市委书记', order: 1, places: 1, leader: true })).ids.post
  const fields = { category: 'led', goal: '办事更快', measures: '数据互认', 'approved-by': '市委深改委第一次会议，2026-02-10' }
  const duties = [
    { role: 'leader', holder: { type: 'post' as const, id: leader }, territory: null },
    { role: 'handler', holder: { type: 'post' as const, id: handler.post ?? '' }, territory: null },
  ]
  const lead = { role: 'lead', holder: { type: 'unit' as const, id: finance }, territory: null }
  const other = await city.user('handler', OFFICE)
  const elsewhere = [duties[0]!, { ...duties[1]!, holder: { type: 'post' as const, id: other.post ?? '' } }, { ...lead, holder: { ...lead.holder, id: city.units.get(OFFICE) ?? '' } }]
  const rows = Array.from({ length: MATTERS }, (_, nth) => ({
    ledger: 'led-projects', title: `项目${nth}`, due: '2027-06-30', fields, milestones: [], duties: nth < 3 ? [...duties, lead] : nth === MATTERS - 1 ? elsewhere : [],
  }))
  const ids = []
  for (let from = 0; from < rows.length; from += 500) ids.push(...(await openMattersInBulk(office.call, { command: command(), rows: rows.slice(from, from + 500) })))
  for (const nth of ASKED) for (const transition of ['submit', 'approve', 'hand-down']) await moveMatter(office.call, { command: command(), matter: ids[nth] ?? '', transition, note: '办理' })
  at.setNow('2026-11-20T02:00:00.000Z')
})
afterAll(() => at.close())

const command = () => newCommandId(at.deps.now())
const matrix = (of: TestUser, cursor?: string) => getObligations(of.call, { ledger: 'led-projects', year: 2026, by: 'none', cursor })

test('of a ledger with more matters than a page shows, pages of fifty are together all of them, and each sums its own', async () => {
  const pages = []
  for (let cursor: string | undefined; ; ) {
    const { of, rowsTotal, next, rows, totals } = await matrix(office, cursor)
    expect([of, rowsTotal]).toEqual(['page', MATTERS])
    const missing = rows.flatMap(({ cells }) => cells).filter(({ status }) => status === 'missing').length
    expect(totals.reduce((sum, one) => sum + one.missing, 0)).toBe(missing)
    pages.push(rows.map(({ subject }) => subject.name))
    if (next === null) break
    cursor = next
  }
  expect(pages).toHaveLength(Math.ceil(MATTERS / 50))
  expect([pages[0], pages.at(-1), pages.flat().length]).toEqual([['项目0', '项目1', '项目2'], [`项目${MATTERS - 1}`], ASKED.length])
})

test('who sees few of them gets all of these at once', async () => {
  const { of, next, rows, rowsTotal } = await matrix(handler)
  expect({ of, next, rowsTotal, titles: rows.map(({ subject }) => subject.name) }).toEqual({ of: 'all', next: null, rowsTotal: 3, titles: ['项目0', '项目1', '项目2'] })
})
