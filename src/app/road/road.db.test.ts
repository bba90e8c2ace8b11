import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps } from '../../../test/support/deps.ts'
import { readTable } from '../../files/index.ts'
import type { Fields } from '../../kernel/facts/matter.ts'
import { confirmActivities, recordActivity, reviewActivities } from '../activity/activities.ts'
import { uploadFile } from '../files.ts'
import { newCommandId } from '../ids.ts'
import { amendMatter, assignDuty, unlistMatter } from '../matter/change-matter.ts'
import { getMatter } from '../matter/get-matter.ts'
import { getTimeline } from '../matter/get-timeline.ts'
import { moveMatter } from '../matter/move-matter.ts'
import { createPost } from '../organisation/posts.ts'
import { answerBeneficiary } from '../problem/answer-beneficiary.ts'
import { collectProblem } from '../problem/collect-problem.ts'
import { divideProblem } from '../problem/divide-problem.ts'
import { openCall } from './calls.ts'
import { decideChanges, requestChange } from './changes.ts'
import { exportMeetingList, exportYearSummary } from './export-papers.ts'
import { getFiveList } from './five-lists.ts'
import { getOpinions } from './get-opinions.ts'
import { getRoad } from './get-road.ts'
import { getLeaderNotes } from './leader-notes.ts'
import { answerOpinion, askOpinions, giveOpinion } from './opinions.ts'
import { proposeMatter } from './propose.ts'
import { similarMatters } from './similar-matters.ts'
import { getYearSummary, listCounted } from './summary.ts'
import { takeRoadSteps, type TakeRoadSteps } from './take-steps.ts'

const OFFICE = '市委政研室（改革办）'
const LEAD = '市审批服务管理局'
const OTHER = '市财政局'
const GOAL = '二十个行业一业一证'
const meeting = { name: '市委深改委会议', on: '2023-02-20' }

let close: () => Promise<void>
let city: TestCity
let office: TestUser
let handler: TestUser
let reviewer: TestUser
let other: TestUser
let leader: string
let command: () => string
const ids = new Map<string, string>()
const matterOf = (name: string) => ids.get(name) ?? ''
const at = (user: TestUser, today: string) => ({ ...user.call, today })

beforeAll(async () => {
  const deps = await testDeps()
  close = deps.close
  command = () => newCommandId(deps.deps.now())
  city = await testCity(deps.deps, [OFFICE, LEAD, OTHER], 'test', '2023-12-25')
  office = await city.user('office', OFFICE)
  handler = await city.user('handler', LEAD)
  reviewer = await city.user('reviewer', LEAD)
  other = await city.user('handler', OTHER)
  leader = (await createPost(city.keeper, { command: command(), unit: city.units.get(OFFICE) ?? '', name: '副市长', order: 1, places: 1, leader: true })).ids.post
})
afterAll(() => close())

const propose = async (user: TestUser, today: string, name: string, fields: Fields, call: string | null, lead = LEAD) => {
  const duties = [{ role: 'lead', holder: { type: 'unit' as const, id: city.units.get(lead) ?? '' }, territory: null }]
  const made = await proposeMatter(at(user, today), { command: command(), ledger: 'led-projects', call, title: name, due: '2023-12-20', fields, milestones: [{ id: 'q2', title: '出方案', due: '2023-06-30' }, { id: 'q4', title: '全部上线', due: '2023-12-15' }], duties })
  ids.set(name, made.ids.matter)
}
const take = (today: string, steps: [name: string, step: TakeRoadSteps['steps'][number]['step'], note?: string][], by: TakeRoadSteps['meeting'] = null) =>
  takeRoadSteps(at(office, today), { command: command(), steps: steps.map(([name, step, note]) => ({ matter: matterOf(name), step, note: note ?? null })), meeting: by })
const project = async (name: string, user = office) => (await getRoad(user.call, { year: 2023 })).projects.find(({ id }) => id === matterOf(name))

describe('the year from the call to the closing account', () => {
  test('the office calls, a unit proposes in time and late; what it proposes must be its own', async () => {
    const { ids: made } = await openCall(at(office, '2022-11-20'), { command: command(), ledger: 'led-projects', year: 2023, until: '2022-12-20', text: '请报送重大改革项目' })
    await propose(handler, '2022-12-20', '“一业一证”改革', { category: 'led', goal: GOAL, measures: '清单、接口', also: ['pilot', 'province'] }, made.call)
    await propose(handler, '2022-12-21', '免证明改革', { category: 'led', goal: '免提交证明' }, made.call)
    await expect(propose(other, '2022-12-19', '别人的改革', { category: 'led', goal: '办成' }, made.call)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(propose(handler, '2022-12-19', '缺目标', { category: 'led' }, made.call)).rejects.toMatchObject({ code: 'proposal_needs', facts: { missing: ['改革目标'] } })
    const road = await getRoad(office.call, { year: 2023 })
    expect(road.calls.map(({ year, proposals, late, open }) => [year, proposals, late, open])).toEqual([[2023, 2, 1, false]])
    expect(road.projects.map(({ code, part, proposed }) => [code, part, proposed?.late, proposed?.unit?.name])).toEqual([['LX-2023-001', 'call', false, LEAD], ['LX-2023-002', 'call', true, LEAD]])
  })

  test('the office and its own unit are shown a proposal that is alike, with the words they share; not the proposal itself, and no other unit before it is handed down', async () => {
    for (const user of [office, handler]) {
      const typed = await similarMatters(user.call, { title: '深化一业一证', goal: '' })
      expect(typed.rows.map(({ title, year, shared, lead }) => [title, year, shared, lead?.name])).toEqual([['“一业一证”改革', 2023, ['一业一证'], LEAD]])
    }
    expect((await similarMatters(other.call, { title: '“一业一证”改革', goal: GOAL })).rows).toEqual([])
    expect((await similarMatters(handler.call, { title: '“一业一证”改革', goal: GOAL, matter: matterOf('“一业一证”改革') })).rows).toEqual([])
  })

  test('the other unit sees neither project, until its opinion is asked; then what it must know of the one', async () => {
    expect([(await getRoad(other.call, { year: 2023 })).projects, (await getRoad(other.call, { year: 2023 })).asked]).toEqual([[], []])
    await take('2023-01-10', [['“一业一证”改革', 'admit'], ['免证明改革', 'admit']])
    await askOpinions(at(office, '2023-01-10'), { command: command(), matters: [matterOf('“一业一证”改革')], holders: [{ type: 'unit', id: city.units.get(OTHER) ?? '' }], until: '2023-01-31', text: null })
    const { asked } = await getRoad(other.call, { year: 2023 })
    expect(asked.map(({ matter, until }) => [matter.title, until, matter.fields.find(({ id }) => id === 'goal')?.text.zh])).toEqual([['“一业一证”改革', '2023-01-31', GOAL]])
    await expect(getMatter(other.call, { matter: matterOf('“一业一证”改革'), by: 'effective' })).rejects.toMatchObject({ code: 'not_found' })
    const one = { matter: matterOf('“一业一证”改革'), opinion: asked[0]?.id ?? '' }
    await expect(giveOpinion(at(handler, '2023-01-20'), { command: command(), ...one, verdict: 'agree', words: '' })).rejects.toMatchObject({ code: 'forbidden' })
    await giveOpinion(at(other, '2023-01-20'), { command: command(), ...one, verdict: 'agree-with-changes', words: '经费从现有渠道列支' })
    await answerOpinion(at(office, '2023-01-22'), { command: command(), ...one, adopted: 'partly', why: '部分列入下年预算' })
    expect((await getOpinions(office.call, { matter: one.matter })).opinions).toMatchObject([{ holder: { name: OTHER }, given: { verdict: 'agree-with-changes', on: '2023-01-20' }, answered: { adopted: 'partly', on: '2023-01-22' }, workdaysLate: 0 }])
    expect((await getRoad(other.call, { year: 2023 })).asked).toEqual([])
  })

  test('one meeting approves one and does not adopt the other; a refusal names the project and nothing is half done', async () => {
    await expect(take('2023-02-21', [['“一业一证”改革', 'submit'], ['免证明改革', 'approve']], meeting)).rejects.toMatchObject({ code: 'step_not_here', facts: { matter: 'LX-2023-002' } })
    expect((await project('“一业一证”改革'))?.part).toBe('reasoning')
    await expect(take('2023-02-01', [['“一业一证”改革', 'submit'], ['免证明改革', 'submit']])).rejects.toMatchObject({ code: 'transition_needs', facts: { matter: 'LX-2023-002' } })
    await amendMatter(at(office, '2023-02-01'), { command: command(), matter: matterOf('免证明改革'), changes: { fields: { measures: '清单' } }, reason: '补充', basis: null })
    const [list] = await readTable((await exportMeetingList(office.call, { year: 2023 })).bytes, '建议清单.xlsx')
    const head = list?.rows.map(({ cells }) => [...cells].sort(([x], [y]) => x - y).map(([, words]) => words)).find((words) => words.includes('项目名称'))
    expect(head?.filter((words) => /领导|单位|承办/.test(words))).toEqual(['领衔领导', '牵头单位', '配合单位'])
    await take('2023-02-01', [['“一业一证”改革', 'submit'], ['免证明改革', 'submit']])
    await assignDuty(at(office, '2023-02-02'), { command: command(), matter: matterOf('“一业一证”改革'), role: 'leader', holder: { type: 'post', id: leader }, territory: null })
    await expect(take('2023-02-20', [['免证明改革', 'approve'], ['免证明改革', 'decline', '与前项合并推进']], meeting)).rejects.toMatchObject({ code: 'named_twice', facts: { what: 'LX-2023-002' } })
    await take('2023-02-20', [['“一业一证”改革', 'approve'], ['免证明改革', 'decline', '与前项合并推进']], meeting)
    expect((await project('“一业一证”改革'))?.fields.find(({ id }) => id === 'approved-by')?.text.zh).toBe('市委深改委会议（2023-02-20）')
    expect((await project('免证明改革'))?.end).toBe('declined')
  })

  test('handing down says what is missing, is due in fifteen working days, and the other ledgers follow from the one list', async () => {
    const before = await project('“一业一证”改革')
    expect([before?.limit, before?.can.find(({ step }) => step === 'hand-down')?.missing.map(({ zh }) => zh)]).toEqual(['2023-03-13', ['承办人']])
    await expect(take('2023-02-24', [['“一业一证”改革', 'hand-down']])).rejects.toMatchObject({ code: 'transition_needs' })
    await assignDuty(at(office, '2023-02-24'), { command: command(), matter: matterOf('“一业一证”改革'), role: 'handler', holder: { type: 'post', id: handler.post ?? '' }, territory: null })
    await take('2023-02-24', [['“一业一证”改革', 'hand-down']])
    const typed = await similarMatters(other.call, { title: '深化一业一证', goal: '' })
    expect(typed.rows.map(({ title, year, shared, lead }) => [title, year, shared, lead?.name])).toEqual([['“一业一证”改革', 2023, ['一业一证'], LEAD]])
    const byGoal = async (user: TestUser) => (await similarMatters(user.call, { title: '另一件事', goal: '二十个行业' })).rows.map(({ title }) => title)
    expect([await byGoal(office), await byGoal(other)]).toEqual([['“一业一证”改革'], []])
    const { listedIn } = await getMatter(office.call, { matter: matterOf('“一业一证”改革'), by: 'effective' })
    expect(listedIn.map(({ ledger }) => ledger)).toEqual(['province-tasks', 'pilots'])
    const duties = await getFiveList(office.call, { ledger: 'pilots', list: 'duties', sort: 'code', before: 0, limit: 10 })
    expect(duties.rows.map(({ home, cells }) => [home, cells[duties.columns.findIndex(({ show }) => show === 'duty:lead')]])).toEqual([['led-projects', LEAD]])
    await unlistMatter(at(office, '2023-03-01'), { command: command(), matter: matterOf('“一业一证”改革'), ledger: 'province-tasks', reason: '今年省考未列' })
    expect((await getMatter(office.call, { matter: matterOf('“一业一证”改革'), by: 'effective' })).listedIn.map(({ ledger }) => ledger)).toEqual(['pilots'])
  })

  test('a note for the leader: what they lead, by when what, and what the year asks', async () => {
    const { leaders } = await getLeaderNotes(office.call, { year: 2023 })
    expect(leaders.map(({ post, projects }) => [post.name, projects.map(({ title, lead, quarters, asks }) => [title, lead, quarters.map((some) => some.length), asks.length, asks.filter(({ inPerson }) => inPerson).length])])).toEqual([
      ['副市长', [['“一业一证”改革', LEAD, [0, 1, 0, 1], 5, 1]]],
    ])
  })

  test('afterwards only a meeting changes it: the unit asks, the meeting decides, both stay visible', async () => {
    const one = { matter: matterOf('“一业一证”改革') }
    await expect(amendMatter(at(office, '2023-07-01'), { command: command(), ...one, changes: { due: '2024-03-31' }, reason: '推迟', basis: null })).rejects.toMatchObject({ code: 'change_needs_approval', facts: { what: ['完成时限'] } })
    await requestChange(at(handler, '2023-07-01'), { command: command(), ...one, changes: { due: '2024-03-31' }, reason: '省平台推迟上线' })
    const request = (await project('“一业一证”改革'))?.request
    expect(request?.what.map(({ name, before, after }) => [name.zh, before, after])).toEqual([['完成时限', '2023-12-20', '2024-03-31']])
    const approved = { ...one, request: request?.id ?? '', approved: true, words: null }
    const decided = (decisions: (typeof approved)[]) => decideChanges(at(office, '2023-07-21'), { command: command(), decisions, meeting: { name: '深改委第二次会议', on: '2023-07-20' } })
    await expect(decided([approved, { ...approved, approved: false }])).rejects.toMatchObject({ code: 'named_twice', facts: { what: 'LX-2023-001' } })
    await decided([approved])
    expect((await getMatter(office.call, { ...one, by: 'effective' })).due).toBe('2024-03-31')
    const { rows } = await getTimeline(office.call, { ...one, kind: 'all', limit: 50 })
    expect(rows.filter(({ kind }) => kind.startsWith('change') || kind === 'matter.amended' || kind.startsWith('opinion')).map(({ text }) => text)).toEqual(expect.arrayContaining(['同意调整，深改委第二次会议（2023-07-20）', '完成时限；理由：省平台推迟上线', `${OTHER}：同意并提出修改意见；经费从现有渠道列支`, `${OTHER}的意见：部分采纳；部分列入下年预算`]))
  })

  test('the account counts what was confirmed, by quarter, and opens its records', async () => {
    const record = { matters: [matterOf('“一业一证”改革')], place: null, attachments: [], fields: {} }
    const made = []
    for (const [heldOn, summary] of [['2023-03-20', '会商接口'], ['2023-04-10', '会商证照'], ['2023-05-10', '待审的会']] as const) {
      made.push((await recordActivity(at(handler, heldOn), { command: command(), ...record, kinds: ['coordination'], heldOn, summary })).ids.activity)
    }
    await reviewActivities(at(reviewer, '2023-05-11'), { command: command(), activities: made.slice(0, 2) })
    await confirmActivities(at(office, '2023-05-12'), { command: command(), activities: made.slice(0, 2) })
    const summary = await getYearSummary(office.call, { year: 2023 })
    expect(summary.kinds.map(({ name, years }) => [name.zh, years[0]?.quarters, years[0]?.total])).toEqual([['调研', [0, 0, 0, 0], 0], ['协调会', [1, 1, 0, 0], 2], ['督察', [0, 0, 0, 0], 0], ['解决难题', [0, 0, 0, 0], 0], ['梳理经验', [0, 0, 0, 0], 0]])
    expect(summary.projects.map(({ year, all, ends }) => [year, all, ends['under-way'], ends.declined])).toEqual([[2023, 2, 1, 1]])
    expect(summary.meetings).toEqual([{ meeting: '市委深改委会议（2023-02-20）', n: 1 }])
    const [sheet] = await readTable((await exportYearSummary(office.call, { year: 2023 })).bytes, '统计表.xlsx')
    expect(sheet?.rows.map(({ cells }) => [...cells].sort(([a], [b]) => a - b).map(([, words]) => words)).filter(([first]) => first === '协调会' || first === '合计')).toEqual([['协调会', '1', '1', '0', '0', '2'], ['合计', '1', '1', '0', '0', '2']])
    expect((await listCounted(office.call, { year: 2023, quarter: 2, kind: 'coordination' })).rows.map(({ summary: said }) => said)).toEqual(['会商证照'])
  })

  test('a solved problem is counted once, and only where it blocked a project of this ledger', async () => {
    const solve = async (what: string, matter: string | null) => {
      const { ids: made } = await collectProblem(at(handler, '2023-08-01'), { command: command(), what, matter })
      const one = { matter: made.matter, note: '已解决', attachments: [] }
      await divideProblem(at(office, '2023-08-02'), { command: command(), matter: made.matter, unit: city.units.get(OTHER) ?? '', due: '2023-08-31', note: null })
      await moveMatter(at(other, '2023-08-10'), { command: command(), ...one, transition: 'report-solved' })
      const proof = await uploadFile(office.call, { name: '佐证.txt', bytes: new TextEncoder().encode(what) })
      await moveMatter(at(office, '2023-08-11'), { command: command(), ...one, transition: 'cancel', attachments: [proof] })
      await answerBeneficiary(at(office, '2023-08-12'), { command: command(), matter: made.matter, solved: 'yes', words: '', name: '群众' })
    }
    await solve('接口未开放', matterOf('“一业一证”改革'))
    await solve('别处的难题', null)
    expect((await getYearSummary(office.call, { year: 2023 })).solved).toMatchObject({ n: 1, years: [{ year: 2023, quarters: [0, 0, 1, 0], total: 1 }] })
  })

  test('carried over at the year’s end: the next year’s project continues it', async () => {
    const { ids: made } = await take('2023-12-25', [['“一业一证”改革', 'carry-over', '省平台明年上线']])
    const next = await getMatter(office.call, { matter: made.opened[0] ?? '', by: 'effective' })
    expect([next.code, next.year, next.stage, next.due, next.milestones.map(({ due }) => due), next.duties.map(({ role }) => role).sort()]).toEqual(['LX-2024-001', 2024, 'reasoning', '2025-03-31', ['2024-06-30', '2024-12-15'], ['handler', 'lead', 'leader']])
    expect((await project('“一业一证”改革'))?.end).toBe('carried-over')
  })
})
