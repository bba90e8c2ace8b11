import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import type { DeliveryError } from '../../kernel/errors.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { compareProjections } from '../../store/compare-projections.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import { inputsOf } from '../city/inputs.ts'
import { newCommandId } from '../ids.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { applyProposal } from './apply-proposal.ts'
import { moveMatter } from '../matter/move-matter.ts'
import { acceptProposals, skipProposal, takeBackProposal } from './decide-proposals.ts'
import { getChanges } from './get-changes.ts'
import { getDocument } from './get-document.ts'
import { listDocuments } from './list-documents.ts'
import { uploadDocument } from './upload-document.ts'

const UNITS = ['市委政研室（改革办）', '市水务局', '市住建局', '市城市管理局', '市财政局']
const titled = (title: string, tasks: string[]) => [title, '', '一、重点任务', '', ...tasks.flatMap((task) => [task, ''])].join('\n')
const POND = '建设雨水调蓄池，在老城区选取积水点位先行改造，形成蓄排结合的排水系统。（责任单位：市水务局）'
const LIST = '建立管网普查台账，逐段登记管龄、管材和病害，纳入统一平台管理。（责任单位：市水务局）'
const FUND = '安排专项资金，对先行改造的小区给予补助，资金使用情况接受审计监督。（责任单位：市财政局）'
const PIPES = (due: string, km: number, units: string) => `实施管网改造，${due}完成雨污分流管网${km}公里，同步恢复路面。（牵头单位：${units}）`
const FIRST = titled('河东市雨水利用实施方案（征求意见稿）', [`1.${POND}`, `2.${PIPES('2027年6月底前', 12, '市水务局')}`, `3.${LIST}`])
const SECOND = titled('河东市雨水利用实施方案', [`（一）${PIPES('2027年12月底前', 18, '市城市管理局')}`, `（二）${POND}`, `（三）${FUND}`])

let opened: TestDeps
let city: TestCity
let office: TestUser
let matters: Map<string, string>
let first: string
let second: Awaited<ReturnType<typeof uploadDocument>>

const command = () => newCommandId(opened.deps.now())
const upload = (name: string, text: string) => uploadDocument(office.call, { command: command(), name, bytes: Buffer.from(text) })
const matterState = async (id: string) => (await opened.deps.db.read(city.tenant, (db) => statesOf<MatterState>(db, city.tenant, [`matter:${id}`]))).get(`matter:${id}`)
const refusal = (work: Promise<unknown>) => work.then(() => 'done', (error: DeliveryError) => error.code)
const proposalOf = async (document: string, words: string) => (await getDocument(office.call, document)).list.find(({ title }) => title.startsWith(words))!

beforeAll(async () => {
  opened = await testDeps()
  city = await testCity(opened.deps, UNITS)
  office = await city.user('office', UNITS[0]!)
  first = (await upload('征求意见稿.txt', FIRST)).document
  const { list } = await getDocument(office.call, first)
  const { opened: made } = await acceptProposals(office.call, { command: command(), document: first, proposals: list.filter(({ acceptable }) => acceptable).map(({ id }) => ({ proposal: id })) })
  matters = new Map(made.map(({ proposal, matter }) => [list.find(({ id }) => id === proposal)!.title.slice(0, 4), matter]))
  second = await upload('正式稿.txt', SECOND)
})
afterAll(() => opened.close())

describe('a document is issued again', () => {
  test('received: what did not change goes on in its matter and waits for no one', async () => {
    expect(second).toMatchObject({ known: false, proposals: 2, knownParts: 0, reissued: 1, carried: 1 })
    const pond = await proposalOf(second.document, '建设雨水')
    expect([pond.decision, pond.matter?.id]).toEqual(['known', matters.get('建设雨水')])
    const [row] = (await listDocuments(office.call, { limit: 10 })).rows
    expect([row?.proposals, row?.open, row?.accepted]).toEqual([2, 2, 0])
  })

  test('the difference: changed, same, added and dropped, with the matters of the earlier issue', async () => {
    const { issues } = await getChanges(office.call, second.document)
    expect(issues.map(({ earlier }) => [earlier.document, earlier.title])).toEqual([[first, '河东市雨水利用实施方案（征求意见稿）']])
    const changes = issues[0]!.changes
    expect(changes.map(({ kind, before }) => [kind, before.map(({ matter }) => matter?.id ?? null)])).toEqual([
      ['changed', [matters.get('实施管网')]],
      ['same', [matters.get('建设雨水')]],
      ['added', []],
      ['dropped', [matters.get('建立管网')]],
    ])
    const [changed] = changes
    expect(changed?.due).toEqual({ before: { date: '2027-06-30', text: '2027年6月底前' }, after: { date: '2027-12-31', text: '2027年12月底前' } })
    expect(changed?.units).toEqual([{ role: 'lead', gone: ['市水务局'], new: ['市城市管理局'] }])
    expect(changed?.words.filter(({ op }) => op !== 'same').map(({ text }) => text)).toEqual(['6', '12', '12', '18'])
  })

  test('a document without an earlier issue has no difference', async () => {
    expect(await getChanges(office.call, first)).toEqual({ issues: [] })
  })

  test('of the same name and issuer, but on quite another thing: no earlier issue', async () => {
    const { reissued, document } = await upload('另一件.txt', titled('河东市雨水利用实施方案', ['1.举办农民丰收节，组织展销对接活动，发布消费地图。（责任单位：市财政局）']))
    expect([reissued, (await getChanges(office.call, document)).issues]).toEqual([0, []])
  })
})

describe('a changed task is put to the matter that is there', () => {
  test('not to a matter of another task', async () => {
    const { id } = await proposalOf(second.document, '实施管网')
    const take = { title: false, due: true, units: false }
    expect(await refusal(applyProposal(office.call, { command: command(), document: second.document, proposal: id, matter: matters.get('建立管网')!, take }))).toBe('proposal_not_earlier')
  })

  test('due day, title and units are changed there, with the document as ground; nothing is opened', async () => {
    const { id } = await proposalOf(second.document, '实施管网')
    const matter = matters.get('实施管网')!
    const before = await matterState(matter)
    await applyProposal(office.call, { command: command(), document: second.document, proposal: id, matter, take: { title: true, due: true, units: true } })
    const after = (await matterState(matter))!
    expect([before?.due, after.due, after.dueText]).toEqual(['2027-06-30', '2027-12-31', '2027年12月底前'])
    expect(after.title).toContain('18公里')
    expect(after.duties.filter(({ to }) => to === null).map(({ role, holder }) => [role, holder.id])).toEqual([['lead', city.units.get('市城市管理局')]])
    const now = await proposalOf(second.document, '实施管网')
    expect([now.decision, now.matter?.id]).toEqual(['accepted', matter])
    expect(await refusal(applyProposal(office.call, { command: command(), document: second.document, proposal: id, matter, take: { title: false, due: false, units: false } }))).toBe('proposal_decided')
  })

  test('taken back, the matter is as it was and the proposal open', async () => {
    const { id } = await proposalOf(second.document, '实施管网')
    await takeBackProposal(office.call, { command: command(), document: second.document, proposal: id, reason: null })
    const matter = (await matterState(matters.get('实施管网')!))!
    expect(matter.due).toBe('2027-06-30')
    expect(matter.title).toContain('12公里')
    expect(matter.duties.filter(({ to }) => to === null).map(({ holder }) => holder.id)).toEqual([city.units.get('市水务局')])
    expect((await proposalOf(second.document, '实施管网')).decision).toBe('open')
  })

  test('what goes on by itself can be taken back too, and its matter stays', async () => {
    const { id } = await proposalOf(second.document, '建设雨水')
    await takeBackProposal(office.call, { command: command(), document: second.document, proposal: id, reason: null })
    expect((await proposalOf(second.document, '建设雨水')).decision).toBe('open')
    expect(await matterState(matters.get('建设雨水')!)).toBeDefined()
    await applyProposal(office.call, { command: command(), document: second.document, proposal: id, matter: matters.get('建设雨水')!, take: { title: false, due: false, units: false } })
    expect((await proposalOf(second.document, '建设雨水')).decision).toBe('accepted')
  })

  test('what was skipped, or never decided, in the earlier issue is asked again', async () => {
    const text = (mark: string) => titled(`河东市路灯改造实施方案${mark}`, [`1.${FUND}`, `2.${LIST}`])
    const before = (await upload('路灯一.txt', text(''))).document
    await skipProposal(office.call, { command: command(), document: before, proposal: (await proposalOf(before, '安排专项')).id, reason: null })
    const after = await upload('路灯二.txt', text('（修订）'))
    expect(after).toMatchObject({ proposals: 2, reissued: 1, carried: 0 })
  })

  test('matters that are over: nothing is carried into them, and it is said that they are', async () => {
    const text = (mark: string, due: string) => titled(`河东市泵站改造实施方案${mark}`, [`1.${LIST}`, `2.${PIPES(due, 9, '市水务局')}`])
    const before = (await upload('泵站一.txt', text('', '2027年6月底前'))).document
    const { list } = await getDocument(office.call, before)
    const { opened: made } = await acceptProposals(office.call, { command: command(), document: before, proposals: list.filter(({ acceptable }) => acceptable).map(({ id }) => ({ proposal: id })) })
    for (const { matter } of made) await moveMatter(office.call, { command: command(), matter, transition: 'drop', note: '并入其他工作' })
    const after = await upload('泵站二.txt', text('（修订）', '2027年9月底前'))
    expect(after).toMatchObject({ proposals: 2, reissued: 1, carried: 0 })
    const { issues } = await getChanges(office.call, after.document)
    expect(issues[0]!.changes.map(({ kind, before: [was] }) => [kind, was?.matter?.ended])).toEqual([['same', true], ['changed', true]])
    const [, changed] = issues[0]!.changes
    const take = { title: false, due: true, units: false }
    expect(await refusal(applyProposal(office.call, { command: command(), document: after.document, proposal: changed!.after[0]!, matter: changed!.before[0]!.matter!.id, take }))).toBe('matter_closed')
  })

  test('the projections are what the log says', async () => {
    const inputs = await opened.deps.db.read(city.tenant, (db) => inputsOf(opened.deps, db, city.tenant))
    expect(await compareProjections(opened.deps.db, city.tenant, judgeWith(inputs))).toEqual([])
  })
})
