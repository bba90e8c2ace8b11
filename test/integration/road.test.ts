import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { confirmActivities, recordActivity, reviewActivities, returnActivity } from '../../src/app/activity/activities.ts'
import { listActivities } from '../../src/app/activity/list-activities.ts'
import { getDesk } from '../../src/app/desk/get-desk.ts'
import { acceptProposals, skipProposal, takeBackProposal } from '../../src/app/document/decide-proposals.ts'
import { getDocument } from '../../src/app/document/get-document.ts'
import { listDocuments } from '../../src/app/document/list-documents.ts'
import { uploadDocument } from '../../src/app/document/upload-document.ts'
import { newCommandId } from '../../src/app/ids.ts'
import { assignDuty } from '../../src/app/matter/change-matter.ts'
import { getMatter } from '../../src/app/matter/get-matter.ts'
import { getTimeline } from '../../src/app/matter/get-timeline.ts'
import { listLedgers } from '../../src/app/matter/list-ledgers.ts'
import { listMatters } from '../../src/app/matter/list-matters.ts'
import { openMatter } from '../../src/app/matter/open-matter.ts'
import { voidFact } from '../../src/app/matter/void-fact.ts'
import { appoint } from '../../src/app/organisation/posts.ts'
import { search } from '../../src/app/search.ts'
import { judgeWith } from '../../src/app/judging/judge-matter.ts'
import { inputsOf } from '../../src/app/city/inputs.ts'
import { compareProjections } from '../../src/store/compare-projections.ts'
import { dayOf } from '../../src/kernel/time/day.ts'
import { testCity, type TestCity, type TestUser } from '../support/city.ts'
import { testDeps, type TestDeps } from '../support/deps.ts'
import { unitsInLabels } from '../support/labels.ts'

const gazette = readFileSync('samples/gazette.txt')
let opened: TestDeps
let city: TestCity
let office: TestUser
let handler: TestUser
let reviewer: TestUser
let stranger: TestUser
let today: string
const command = () => newCommandId(opened.deps.now())
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
const all = { sort: 'code', limit: 200 } as const

beforeAll(async () => {
  opened = await testDeps()
  // A fixed instant: a run over midnight must not have two todays.
  opened.setNow('2026-11-20T02:00:00.000Z')
  today = dayOf(opened.deps.now())
  city = await testCity(opened.deps, [...new Set(['市委政研室（改革办）', '市审批服务管理局', '市体育局', ...unitsInLabels('samples/gazette.labels.jsonl')])])
  office = await city.user('office', '市委政研室（改革办）')
  handler = await city.user('handler', '市审批服务管理局')
  reviewer = await city.user('reviewer', '市审批服务管理局')
  stranger = await city.user('handler', '市体育局')
})
afterAll(() => opened.close())

describe.sequential('the whole road', () => {
  let document: string
  let matter: string

  test('a gazette is read; the same file again opens nothing twice', async () => {
    const first = await uploadDocument(office.call, { command: command(), name: '公报.txt', bytes: gazette })
    expect(first).toMatchObject({ known: false, knownParts: 0 })
    expect(first.proposals).toBeGreaterThanOrEqual(48)
    document = first.document
    const again = await uploadDocument(office.call, { command: command(), name: '公报（再次）.txt', bytes: gazette })
    expect(again).toMatchObject({ known: true, document })
    expect((await listDocuments(office.call, { limit: 50 })).rows).toHaveLength(1)
  })

  test('one of its documents inside another gazette is recognised', async () => {
    const { documents, text } = await getDocument(office.call, document)
    const part = documents.find((one) => one.end - one.start > 500)!
    const other = Buffer.from(`另一期公报\n\n${text.slice(part.start, part.end)}`)
    const uploaded = await uploadDocument(office.call, { command: command(), name: '另一期.txt', bytes: other })
    expect(uploaded.known).toBe(false)
    const again = await getDocument(office.call, uploaded.document)
    expect(again.documents.map(({ sameAs }) => sameAs?.document).filter(Boolean)).toEqual([document])
    expect(new Set(again.list.filter(({ kind }) => kind === 'task').map(({ decision }) => decision))).toEqual(new Set(['known']))
  })

  test('all proposals accepted at once become matters with clause, lead and duties', async () => {
    const { list } = await getDocument(office.call, document)
    const tasks = list.filter(({ acceptable }) => acceptable)
    const id = command()
    const input = { command: id, document, proposals: tasks.map(({ id: proposal }) => ({ proposal })) }
    const accepted = await acceptProposals(office.call, input)
    expect(accepted.opened.length).toBeGreaterThanOrEqual(40)
    expect(await acceptProposals(office.call, input)).toEqual(accepted)
    const { rows, total } = await listMatters(office.call, all)
    expect(rows).toHaveLength(accepted.opened.length)
    expect(total).toEqual({ count: rows.length, exact: true })
    expect(new Set(rows.map(({ code }) => code)).size).toBe(rows.length)
    const ledger = (await listLedgers(office.call)).rows.find(({ id: ledgerId }) => ledgerId === 'reform-tasks')
    expect(ledger?.counts.all).toBe(rows.length)
  })

  test('the ledger filtered by lead unit holds its matters and no others', async () => {
    const unit = city.units.get('市审批服务管理局')!
    const { rows } = await listMatters(office.call, { ...all, unit, role: 'lead' })
    expect(rows.length).toBeGreaterThan(0)
    matter = rows[0]!.id
    for (const row of rows) {
      const { duties } = await getMatter(office.call, { matter: row.id, by: 'effective' })
      expect(duties.filter(({ role }) => role === 'lead').map(({ holder }) => holder.id)).toContain(unit)
    }
  })

  test('the clause is quoted and stands in its document', async () => {
    const { clause } = await getMatter(handler.call, { matter, by: 'effective' })
    const { text } = await getDocument(handler.call, clause!.document)
    const plain = (words: string) => words.replace(/\s+/g, '')
    expect(plain(text.slice(clause!.body.start, clause!.body.end))).not.toBe('')
    expect(plain(clause!.text)).toContain(plain(text.slice(clause!.body.start, clause!.body.end)).slice(0, 40))
  })

  test('a record waits for the unit, then for the office, then counts; the light’s reasons follow', async () => {
    const recorded = await recordActivity(handler.call, { command: command(), matters: [matter], kinds: ['coordination'], heldOn: today, summary: '会商接口标准，议定月底前联调', place: null, attachments: [], fields: {} })
    const activity = recorded.ids.activity
    const status = async () => (await listActivities(office.call, { matter, limit: 10 })).rows.find(({ id }) => id === activity)?.status
    expect(await status()).toBe('awaiting-review')
    expect(await codeOf(reviewActivities(handler.call, { command: command(), activities: [activity] }))).toBe('forbidden')
    expect(await codeOf(confirmActivities(office.call, { command: command(), activities: [activity] }))).toBe('activity_not_waiting')
    expect((await getDesk(reviewer.call)).toDecide.map(({ id }) => id)).toContain(activity)
    await reviewActivities(reviewer.call, { command: command(), activities: [activity] })
    expect(await status()).toBe('awaiting-confirmation')
    expect((await getDesk(office.call)).toDecide.map(({ id }) => id)).toContain(activity)
    await confirmActivities(office.call, { command: command(), activities: [activity] })
    expect(await status()).toBe('confirmed')
    expect((await getMatter(office.call, { matter, by: 'effective' })).lastRecordOn).toBe(today)
    const { rows } = await getTimeline(handler.call, { matter, kind: 'activities', limit: 10 })
    expect(rows.map(({ text, activity: shown }) => [text, shown?.status])).toEqual([['会商接口标准，议定月底前联调', 'confirmed']])
  })

  test('a record sent back says why and waits for its unit', async () => {
    const { ids } = await recordActivity(handler.call, { command: command(), matters: [matter], kinds: ['study'], heldOn: today, summary: '到两个窗口看流程', place: null, attachments: [], fields: {} })
    expect(await codeOf(returnActivity(reviewer.call, { command: command(), activity: ids.activity, reason: '' }))).toBe('reason_missing')
    await returnActivity(reviewer.call, { command: command(), activity: ids.activity, reason: '缺调研报告' })
    expect((await getDesk(handler.call)).waiting.find(({ id }) => id === ids.activity)?.returned?.reason).toBe('缺调研报告')
  })

  test('another holder is appointed and the duty is hers from that day', async () => {
    const post = handler.post!
    await assignDuty(office.call, { command: command(), matter, role: 'handler', holder: { type: 'post', id: post }, territory: null })
    const holder = async (asOf?: string) => (await getMatter(office.call, { matter, ...(asOf ? { asOf } : {}), by: 'effective' })).duties.find(({ role }) => role === 'handler')?.holders.map(({ person }) => person)
    expect(await holder()).toEqual([handler.acting.person])
    const appointed = await appoint(city.keeper, { command: command(), post, person: null, newPerson: { name: '试验人员甲', phone: null }, from: today, acting: false, probationUntil: null, until: null, document: '试任〔2026〕1号' })
    expect(appointed.moved).toBe(1)
    expect(await holder()).toEqual([appointed.ids.person])
    expect(await holder(today)).toEqual([appointed.ids.person])
  })

  test('what a unit has no duty in, it does not see', async () => {
    expect((await listMatters(stranger.call, all)).rows).toEqual([])
    expect(await codeOf(getMatter(stranger.call, { matter, by: 'effective' }))).toBe('not_found')
    expect(await codeOf(getTimeline(stranger.call, { matter, kind: 'all', limit: 10 }))).toBe('not_found')
    expect(await codeOf(getDocument(stranger.call, document))).toBe('not_found')
    expect(await codeOf(recordActivity(stranger.call, { command: command(), matters: [matter], kinds: ['study'], heldOn: today, summary: '越权', place: null, attachments: [], fields: {} }))).toBe('forbidden')
    expect((await search(stranger.call, { q: '审批' })).matters).toEqual([])
  })

  test('searching finds a matter by two characters of its title', async () => {
    const { title } = await getMatter(office.call, { matter, by: 'effective' })
    const found = await search(office.call, { q: title.slice(0, 4) })
    expect(found.matters.map(({ id }) => id)).toContain(matter)
  })

  test('projections are equal to a replay of the log', async () => {
    const inputs = await opened.deps.db.read(city.tenant, (db) => inputsOf(opened.deps, db, city.tenant))
    expect(await compareProjections(opened.deps.db, city.tenant, judgeWith(inputs))).toEqual([])
  })
})

describe('commands', () => {
  const fields = { ledger: 'reform-tasks', due: null, fields: {}, milestones: [], duties: [] }
  test('sent twice, done once', async () => {
    const input = { command: command(), title: '只做一次', ...fields }
    const [first, second] = await Promise.all([openMatter(office.call, input), openMatter(office.call, input)])
    expect(second).toEqual(first)
    expect((await listMatters(office.call, { ...all, q: '只做一次' })).rows).toHaveLength(1)
  })
  test('the same id with other content is refused', async () => {
    const id = command()
    await openMatter(office.call, { command: id, title: '甲件', ...fields })
    expect(await codeOf(openMatter(office.call, { command: id, title: '乙件', ...fields }))).toBe('command_conflict')
  })
  test.each([
    ['no UUIDv7', () => '5f0c3a52-7d4e-4b6f-9a58-0e6b4a2f1c11'],
    ['a day and an hour old', () => newCommandId(new Date(Date.parse(opened.deps.now()) - 25 * 3_600_000).toISOString())],
    ['a day and an hour ahead', () => newCommandId(new Date(Date.parse(opened.deps.now()) + 25 * 3_600_000).toISOString())],
  ])('an id that is %s is refused', async (_, id) => {
    expect(await codeOf(openMatter(office.call, { command: id(), title: '甲', ...fields }))).toBe('command_id_invalid')
  })
  test('a refused command leaves nothing behind', async () => {
    const before = (await listMatters(office.call, all)).total
    expect(await codeOf(openMatter(office.call, { command: command(), title: '', ...fields }))).toBe('title_missing')
    expect((await listMatters(office.call, all)).total).toEqual(before)
  })
})

describe('taking back', () => {
  test('an accepted proposal taken back is open again and its matter gone; a skipped one too', async () => {
    const uploaded = await uploadDocument(office.call, { command: command(), name: '方案.txt', bytes: Buffer.from('关于试点工作的方案\n\n一、重点任务\n（一）推行一次办。年底前市级实现一次办。（市审批服务管理局牵头，市体育局配合）\n（二）开展评议。每季度开展一次评议。（市体育局牵头）\n') })
    const [first, second] = (await getDocument(office.call, uploaded.document)).list.filter(({ acceptable }) => acceptable)
    const { opened: made } = await acceptProposals(office.call, { command: command(), document: uploaded.document, proposals: [{ proposal: first!.id }] })
    await skipProposal(office.call, { command: command(), document: uploaded.document, proposal: second!.id, reason: null })
    const decisions = async () => (await getDocument(office.call, uploaded.document)).list.filter(({ acceptable }) => acceptable).map(({ decision }) => decision)
    expect(await decisions()).toEqual(['accepted', 'skipped'])
    for (const one of [first!, second!]) await takeBackProposal(office.call, { command: command(), document: uploaded.document, proposal: one.id, reason: null })
    expect(await decisions()).toEqual(['open', 'open'])
    expect(await codeOf(getMatter(office.call, { matter: made[0]!.matter, by: 'effective' }))).toBe('not_found')
  })

  test('an accepted proposal on whose matter somebody has worked is not taken back', async () => {
    const uploaded = await uploadDocument(office.call, { command: command(), name: '台账.txt', bytes: Buffer.from('关于台账管理的方案\n\n一、重点任务\n（一）建立统一台账。年底前建成统一台账。（市体育局牵头）\n') })
    const [only] = (await getDocument(office.call, uploaded.document)).list.filter(({ acceptable }) => acceptable)
    const { opened: made } = await acceptProposals(office.call, { command: command(), document: uploaded.document, proposals: [{ proposal: only!.id }] })
    await recordActivity(office.call, { command: command(), matters: [made[0]!.matter], kinds: ['study'], heldOn: today, summary: '已经开工', place: null, attachments: [], fields: {} })
    expect(await codeOf(takeBackProposal(office.call, { command: command(), document: uploaded.document, proposal: only!.id, reason: null }))).toBe('matter_spoken_of')
    expect((await getDocument(office.call, uploaded.document)).list.filter(({ acceptable }) => acceptable).map(({ decision }) => decision)).toEqual(['accepted'])
    expect(await codeOf(getMatter(office.call, { matter: made[0]!.matter, by: 'effective' }))).toBe('done')
  })

  test('only one’s own record is taken back, with a reason; the office takes back any', async () => {
    const { ids } = await openMatter(office.call, { command: command(), ledger: 'reform-tasks', title: '可撤销', due: null, fields: {}, milestones: [], duties: [{ role: 'lead', holder: { type: 'unit', id: handler.acting.unit! }, territory: null }] })
    await recordActivity(handler.call, { command: command(), matters: [ids.matter], kinds: ['study'], heldOn: today, summary: '记错了', place: null, attachments: [], fields: {} })
    const { rows } = await getTimeline(handler.call, { matter: ids.matter, kind: 'activities', limit: 10 })
    const fact = rows[0]!.fact
    expect(await codeOf(voidFact(reviewer.call, { command: command(), fact, reason: '误' }))).toBe('forbidden')
    expect(await codeOf(voidFact(handler.call, { command: command(), fact, reason: '' }))).toBe('reason_missing')
    await voidFact(handler.call, { command: command(), fact, reason: '日期记错' })
    const { rows: after } = await getTimeline(handler.call, { matter: ids.matter, kind: 'all', limit: 10 })
    expect(after.find((entry) => entry.fact === fact)?.voided?.reason ?? 'gone').toBe('日期记错')
    expect(await codeOf(voidFact(handler.call, { command: command(), fact, reason: '再撤' }))).toBe('already_voided')
  })
})
