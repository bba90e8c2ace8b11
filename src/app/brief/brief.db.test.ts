import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { loadDemonstration } from '../../demo/load.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import type { PostState } from '../../kernel/facts/organisation.ts'
import type { Role } from '../../kernel/permission.ts'
import type { Call } from '../call.ts'
import { getBrief } from './get-brief.ts'
import { listBriefs } from './list-briefs.ts'

const CITY = 'hedong'
let opened: TestDeps
let posts: PostState[]

beforeAll(async () => {
  opened = await testDeps()
  await loadDemonstration(opened.deps)
  posts = await opened.deps.db.read(CITY, (db) => statesOfType<PostState>(db, CITY, 'post'))
})
afterAll(() => opened.close())

const postNamed = (start: string): string => posts.find(({ name }) => name.startsWith(start))?.id ?? ''
const as = (role: Role, post: string | null): Call => ({
  deps: opened.deps,
  acting: { tenant: CITY, account: 'test', person: '00000000-0000-7000-8000-000000000001', membership: 'test', role, unit: null, post, onBehalfOf: null },
})
const codeOf = (asked: Promise<unknown>) => asked.then(() => 'opened', (error: { code: string }) => error.code)

test('the vice mayor’s page: one question with its options, what is late in their field, the five ones of their project', async () => {
  const page = await getBrief(as('office', null), { post: postNamed('常务副市长') })
  expect(page.decisions).toMatchObject([{ ask: '直流电表入网，是否先试点、后定规程', options: ['先试点', '等上级标准', '当面汇报'], by: '市能源局' }])
  expect(page.late.find(({ matter }) => matter.title.startsWith('直流电表'))).toMatchObject({ light: 'lagging', waiting: ['市能源局'], owing: ['国网河东供电公司'], workdays: 15 })
  expect(page.projects.map(({ matter, cells }) => [matter.title.slice(0, 4), cells.length])).toEqual([['能源革命', 5]])
  expect(page.coming.map(({ on }) => on).every((on) => on > '2023-09-20' && on <= '2023-10-10')).toBe(true)
})

test('a past day shows what was so then: the question had not been asked', async () => {
  const page = await getBrief(as('office', null), { post: postNamed('常务副市长'), asOf: '2023-09-14' })
  expect([page.day, page.decisions, page.late.some(({ matter }) => matter.title.startsWith('直流电表'))]).toEqual(['2023-09-14', [], true])
  expect(await codeOf(getBrief(as('office', null), { post: postNamed('常务副市长'), asOf: '2023-09-21' }))).toBe('day_in_future')
})

test('where there are more matters than are looked at, the open ones with the worst light are, and the page says that there are more', async () => {
  const all = await getBrief(as('office', null), { post: postNamed('市长') })
  const most = all.counts.overdue + 1
  const some = await getBrief(as('office', null), { post: postNamed('市长') }, most)
  expect([all.capped, all.cappedBefore, some.capped, some.counts.open, some.counts.overdue]).toEqual([false, false, true, most, all.counts.overdue])
})

test('the office and the heads open every page, a leader only their own, others none', async () => {
  const [mayor, vice, other] = [postNamed('市长'), postNamed('常务副市长'), postNamed('副市长（分管商务')]
  const tries: [string, Call, string, string][] = [
    ['the office', as('office', null), vice, 'opened'],
    ['a head', as('leader', mayor), vice, 'opened'],
    ['the leader', as('leader', vice), vice, 'opened'],
    ['who acts for the leader', { deps: opened.deps, acting: { ...as('leader', null).acting, post: other, onBehalfOf: vice, doings: ['view'] } }, vice, 'opened'],
    ['another leader', as('leader', other), vice, 'forbidden'],
    ['an observer', as('observer', null), vice, 'forbidden'],
    ['a unit', as('handler', null), vice, 'forbidden'],
  ]
  for (const [who, call, post, expected] of tries) expect([who, await codeOf(getBrief(call, { post }))]).toEqual([who, expected])
  expect((await listBriefs(as('leader', other))).rows.map(({ post }) => post.id)).toEqual([other])
  expect((await listBriefs(as('leader', mayor))).rows.length).toBe(15)
  const waiting = (await listBriefs(as('office', null))).rows.filter((row) => row.waiting > 0)
  expect(waiting.map(({ post, waiting: n }) => [post.name.slice(0, 4), n])).toEqual([['市长', 1], ['常务副市', 1]])
})
