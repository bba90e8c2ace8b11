import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { keptIn } from '../../../test/support/kept.ts'
import { newCommandId } from '../ids.ts'
import { openMatter } from '../matter/open-matter.ts'
import { createPost } from '../organisation/posts.ts'
import { draftRecord } from './draft-record.ts'

const OFFICE = '市委政研室（改革办）'
const APPROVALS = '市审批服务管理局'
const SPORT = '市体育局'

let opened: TestDeps
let city: TestCity
let users: Record<'office' | 'handler' | 'other' | 'observer', TestUser>
let leader: string
const id = () => newCommandId(opened.deps.now())
const unit = (name: string) => city.units.get(name)!

beforeAll(async () => {
  opened = await testDeps()
  city = await testCity(opened.deps, [OFFICE, APPROVALS, SPORT, '安邑区'], 'test', '2023-09-20')
  users = { office: await city.user('office', OFFICE), handler: await city.user('handler', APPROVALS), other: await city.user('handler', SPORT), observer: await city.user('observer', null) }
  leader = (await createPost(city.keeper, { command: id(), unit: unit(OFFICE), name: '常务副市长', order: 1, places: 1, leader: true })).ids.post
  for (const [title, lead] of [['“一业一证”改革', APPROVALS], ['全民健身场地开放改革', SPORT]] as const) {
    const duties = [
      { role: 'lead', holder: { type: 'unit' as const, id: unit(lead) }, territory: null },
      { role: 'leader', holder: { type: 'post' as const, id: leader }, territory: null },
    ]
    await openMatter(users.office.call, { command: id(), ledger: 'reform-tasks', title, due: null, fields: {}, milestones: [], duties })
  }
})
afterAll(() => opened.close())

const TEXT = '9月12日上午，常务副市长到安邑区调研一业一证改革。看到核验页仍提示户籍未返回。'

test('a pasted text becomes a draft with the words it rests on, and nothing is kept of it', async () => {
  const before = await keptIn(opened.deps.db, 'test', opened.folder)
  const draft = await draftRecord(users.office.call, { text: TEXT, files: [] })
  expect(draft).toMatchObject({
    heldOn: { value: '2023-09-12', quote: '9月12日上午', yearInferred: true },
    place: { value: '安邑区' },
    kinds: [{ id: 'study' }],
    units: [{ name: '安邑区' }],
    attended: [{ id: leader, name: '常务副市长' }],
    matters: [{ title: '“一业一证”改革', why: 'title', sure: true }, { title: '全民健身场地开放改革', why: 'leader', sure: false }],
    capped: false,
  })
  expect(await keptIn(opened.deps.db, 'test', opened.folder)).toEqual(before)
})

test('a unit is told of its own matters only', async () => {
  const titles = async (user: TestUser) => (await draftRecord(user.call, { text: TEXT, files: [] })).matters.map(({ title }) => title)
  expect(await titles(users.handler)).toEqual(['“一业一证”改革'])
  expect(await titles(users.other)).toEqual(['全民健身场地开放改革'])
})

test('a file is read as one is pasted', async () => {
  const draft = await draftRecord(users.handler.call, { text: '', files: [{ name: '纪要.txt', bytes: new TextEncoder().encode(TEXT) }] })
  expect(draft.summary?.value).toBe('9月12日上午，常务副市长到安邑区调研一业一证改革。看到核验页仍提示户籍未返回')
})

test.each([
  ['nothing', '', [], 'draft_empty'],
  ['a text and a file', TEXT, [{ name: '纪要.txt', bytes: new TextEncoder().encode(TEXT) }], 'draft_one_paper'],
  ['a file too large', '', [{ name: '纪要.pdf', tooLarge: true as const }], 'file_too_large'],
  ['a secret pasted', `秘密★1年\n${TEXT}`, [], 'document_secret'],
])('%s is refused', async (_, text, files, code) => {
  await expect(draftRecord(users.office.call, { text, files })).rejects.toMatchObject({ code })
})

test('who may not record may not draft', async () => {
  await expect(draftRecord(users.observer.call, { text: TEXT, files: [] })).rejects.toMatchObject({ code: 'forbidden' })
})
