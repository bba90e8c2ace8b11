import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import { compareProjections } from '../../store/compare-projections.ts'
import { inputsOf } from '../city/inputs.ts'
import { uploadFile, downloadFile } from '../files.ts'
import { newCommandId } from '../ids.ts'
import { judgeDue } from '../judging/judge-due.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { assignDuty } from '../matter/change-matter.ts'
import { getMatter } from '../matter/get-matter.ts'
import { linkMatters } from '../matter/links.ts'
import { moveMatter } from '../matter/move-matter.ts'
import { openMatter } from '../matter/open-matter.ts'
import { createPost } from '../organisation/posts.ts'
import { answerBeneficiary } from './answer-beneficiary.ts'
import { collectProblem } from './collect-problem.ts'
import { divideProblem } from './divide-problem.ts'
import { listProblems } from './list-problems.ts'
import { decideRaise, raiseMatter } from './raise.ts'

const OFFICE = '市委政研室（改革办）'
let opened: TestDeps
let city: TestCity
let office: TestUser
let energy: TestUser
let grid: TestUser
let village: TestUser
const command = () => newCommandId(opened.deps.now())
const unit = (name: string) => ({ type: 'unit' as const, id: city.units.get(name)! })

beforeAll(async () => {
  opened = await testDeps()
  opened.setNow('2026-11-02T02:00:00.000Z')
  city = await testCity(opened.deps, [OFFICE, '市能源局', '市市场监管局', '南绛县'])
  office = await city.user('office', OFFICE)
  energy = await city.user('handler', '市能源局')
  grid = await city.user('handler', '市市场监管局')
  village = await city.user('place', '南绛县')
})
afterAll(() => opened.close())

async function project(title: string, lead = '市能源局'): Promise<string> {
  const duties = [{ role: 'lead', holder: unit(lead), territory: null }, { role: 'support', holder: unit('南绛县'), territory: null }]
  return (await openMatter(office.call, { command: command(), ledger: 'reform-tasks', title, due: '2027-12-31', fields: {}, milestones: [], duties })).ids.matter
}
const collect = async (who: TestUser, what: string, matter: string | null) => (await collectProblem(who.call, { command: command(), what, matter })).ids.matter
const divide = (matter: string, to = '市市场监管局', who = office) => divideProblem(who.call, { command: command(), matter, unit: city.units.get(to)!, due: '2026-11-12', note: null })
const move = (who: TestUser, matter: string, transition: string, attachments: { sha256: string }[] = []) => moveMatter(who.call, { command: command(), matter, transition, note: '说明', attachments })
const answer = (who: TestUser, matter: string, solved: 'yes' | 'partly' | 'no', name: string | null = null) => answerBeneficiary(who.call, { command: command(), matter, solved, words: solved === 'yes' ? '' : '还不能用', name })
const rowOf = async (matter: string, who = office) => (await listProblems(who.call, { limit: 50 })).rows.find(({ id }) => id === matter)
const paper = (who: TestUser, content: string) => uploadFile(who.call, { name: '佐证.txt', bytes: new TextEncoder().encode(content) })

describe('the road of a problem', () => {
  test('collected in two fields, divided, answered, sent back by the beneficiary, closed with evidence, confirmed', async () => {
    const blocked = await project('直流配电改革')
    const problem = await collect(energy, '直流电表入网无标准', blocked)
    expect(await rowOf(problem)).toMatchObject({ stage: 'collected', reporter: { name: '市能源局' }, responsible: null, divide: true, waits: [{ waiting: ['市能源局'], owing: [], workdays: 0 }] })
    await expect(divide(problem, '市市场监管局', energy)).rejects.toMatchObject({ code: 'forbidden' })

    await divide(problem)
    await assignDuty(office.call, { command: command(), matter: problem, role: 'beneficiary', holder: unit('南绛县'), territory: null })
    expect(await rowOf(problem)).toMatchObject({ stage: 'divided', due: '2026-11-12', responsible: { name: '市市场监管局' }, divide: false })
    await expect(answer(village, problem, 'yes')).rejects.toMatchObject({ code: 'beneficiary_not_now' })
    await move(grid, problem, 'report-solved')

    // the one who did the work neither closes nor confirms
    const proof = await paper(grid, '检定方法已印发')
    await expect(move(grid, problem, 'cancel', [proof])).rejects.toMatchObject({ code: 'transition_not_yours' })
    await expect(answer(grid, problem, 'yes')).rejects.toMatchObject({ code: 'beneficiary_not_yours' })
    await expect(move(office, problem, 'cancel')).rejects.toMatchObject({ code: 'transition_needs' })

    // who benefits answers for itself, and not of a day before it was said to be solved
    await expect(answer(village, problem, 'yes', '某企业')).rejects.toMatchObject({ code: 'beneficiary_not_yours' })
    const yesterday = answerBeneficiary(village.call, { command: command(), matter: problem, solved: 'yes', words: '', name: null, occurredOn: '2026-11-01' })
    await expect(yesterday).rejects.toMatchObject({ code: 'beneficiary_not_yours' })
    const before = answerBeneficiary(office.call, { command: command(), matter: problem, solved: 'yes', words: '', name: '群众', occurredOn: '2026-11-01' })
    await expect(before).rejects.toMatchObject({ code: 'day_too_early' })
    await answer(village, problem, 'no')
    expect(await rowOf(problem)).toMatchObject({ stage: 'answering', answer: { solved: 'no', by: '南绛县' }, solvedOn: null })
    await move(grid, problem, 'report-solved')
    const shown = await paper(office, '核查照片说明')
    await move(office, problem, 'cancel', [shown])
    expect(await rowOf(problem)).toMatchObject({ stage: 'cancelled', closedOn: '2026-11-02', solvedOn: null, waits: [] })
    await answer(office, problem, 'yes', '群众')
    expect(await rowOf(problem)).toMatchObject({ solvedOn: '2026-11-02', answer: { by: '群众' } })

    // evidence opens to whom the problem concerns, and to nobody else
    expect((await downloadFile(grid.call, { sha256: shown.sha256 })).name).toBe('佐证.txt')
    await expect(downloadFile(energy.call, { sha256: proof.sha256 })).rejects.toMatchObject({ code: 'not_found' })
  })

  test('a problem given back is divided anew: who answered before no longer does', async () => {
    const problem = await collect(energy, '划界口径不一', null)
    await divide(problem)
    await move(grid, problem, 'not-ours')
    await divide(problem, '南绛县')
    expect(await rowOf(problem)).toMatchObject({ stage: 'divided', responsible: { name: '南绛县' }, waits: [] })
    await expect(move(grid, problem, 'accept')).rejects.toMatchObject({ code: 'forbidden' })
  })

  test('the office does not close what it did itself, and an answer “no” after closing takes it up again', async () => {
    const problem = await collect(office, '办公系统未联通', null)
    await divide(problem, OFFICE)
    await move(office, problem, 'accept')
    await move(office, problem, 'report-solved')
    await expect(move(office, problem, 'cancel', [await paper(office, '截图')])).rejects.toMatchObject({ code: 'own_work_refused' })
  })

  test('nobody collects for a matter that does not concern them, or that is over', async () => {
    await expect(collect(grid, '不相干', await project('别人的项目'))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(collect(energy, '', null)).rejects.toMatchObject({ code: 'title_missing' })
  })
})

test('a blocked matter says so without changing its light; chains and circles are found; what follows from the log is rebuilt the same', async () => {
  const first = await project('甲项目')
  const problem = await collect(energy, '接口未开通', first)
  await divide(problem)
  const behind = (await collectProblem(office.call, { command: command(), what: '机房用地未批', matter: problem })).ids.matter
  await divide(behind, '南绛县')
  const light = (await getMatter(office.call, { matter: first, by: 'effective' })).light
  const { reasons } = await getMatter(office.call, { matter: first, by: 'effective' })
  expect({ light, codes: reasons.map(({ code }) => code) }).toEqual({ light: 'normal', codes: ['in-time', 'blocked'] })
  expect(reasons[1]?.params).toMatchObject({ title: '接口未开通', since: '2026-11-02', workdaysWaited: 0 })

  opened.setNow('2026-11-16T02:00:00.000Z')
  const { chains } = await listProblems(office.call, { limit: 50 })
  expect(chains.find(({ units }) => units.length === 3)).toMatchObject({ circle: false, units: [['市能源局'], ['市市场监管局'], ['南绛县']] })
  expect((await rowOf(problem))?.waits).toMatchObject([{ workdays: 10, workdaysLate: 2, limit: '2026-11-12' }])

  // a unit is named the problems of a chain that it may open, and no others
  const codeOf = async (matter: string) => (await getMatter(office.call, { matter, by: 'effective' })).code
  const chainOf = async (who: TestUser) => (await listProblems(who.call, { limit: 50 })).chains.find(({ units }) => units.length === 3)?.problems.map(({ code }) => code)
  expect([await chainOf(office), await chainOf(energy)]).toEqual([[await codeOf(problem), await codeOf(behind)], [await codeOf(problem)]])

  await linkMatters(office.call, { command: command(), matter: problem, target: behind, relation: 'blocks' })
  expect((await listProblems(office.call, { limit: 50 })).chains.some(({ circle }) => circle)).toBe(true)

  const inputs = await opened.deps.db.read(city.tenant, (db) => inputsOf(opened.deps, db, city.tenant))
  expect(rulesOf(inputs.packs, 'problems')?.ledger.problem?.responsible).toBe('responsible')
  await judgeDue(opened.deps)
  expect(await compareProjections(opened.deps.db, city.tenant, judgeWith(inputs))).toEqual([])
})

test('brought up a level with what was tried; the word on it is entered by the office, the post itself or nobody', async () => {
  const matter = await project('乙项目')
  const { ids } = await createPost(city.keeper, { command: command(), unit: city.units.get(OFFICE)!, name: '副市长', order: 1, places: 1, leader: true })
  const raise = (who: TestUser, tried: string) => raiseMatter(who.call, { command: command(), matter, to: { type: 'post', id: ids.post }, tried, ask: '是否先试点', options: ['先试点', '再议'] })
  await expect(raise(energy, ' ')).rejects.toMatchObject({ code: 'raise_without_trying' })
  await expect(raise(village, '已开会')).rejects.toMatchObject({ code: 'role_not_carrying' })
  // what is done in the name of a matter, its page does not offer to a unit that only supports it
  const offered = async (who: TestUser) => (await getMatter(who.call, { matter, by: 'effective' })).may.filter((one) => ['addPart', 'raiseMatter', 'reachMilestone', 'collectProblem'].includes(one)).sort()
  expect([await offered(energy), await offered(village)]).toEqual([['addPart', 'collectProblem', 'raiseMatter', 'reachMilestone'], ['collectProblem']])
  const early = raiseMatter(energy.call, { command: command(), matter, to: { type: 'post', id: ids.post }, tried: '已开会', ask: '是否先试点', options: [], occurredOn: '2026-01-01' })
  await expect(early).rejects.toMatchObject({ code: 'day_too_early' })
  await raise(energy, '已两次协调')
  await expect(raise(energy, '再提')).rejects.toMatchObject({ code: 'raise_waits' })
  const [raised] = (await getMatter(office.call, { matter, by: 'effective' })).raises
  const decide = (who: TestUser, option: number | null, words: string | null = null) => decideRaise(who.call, { command: command(), matter, raise: raised!.id, option, words })
  await expect(decide(office, null)).rejects.toMatchObject({ code: 'raise_decision_empty' })
  await expect(decide(office, 4)).rejects.toMatchObject({ code: 'raise_option_unknown' })
  await expect(decide(energy, 0)).rejects.toMatchObject({ code: 'forbidden' })
  const reviewer = await city.user('reviewer', '市能源局')
  await expect(decide(reviewer, 0)).rejects.toMatchObject({ code: 'raise_not_yours' })
  // nobody makes it their own by saying for whom they decide
  const asOneself = { command: command(), matter, raise: raised!.id, option: 0, words: null, by: reviewer.acting.unit! }
  await expect(decideRaise(reviewer.call, asOneself)).rejects.toMatchObject({ code: 'raise_not_yours' })
  await decide(office, 0, '先试点，年底评估')
  expect((await getMatter(office.call, { matter, by: 'effective' })).raises[0]).toMatchObject({ to: '副市长', decided: { option: 0, words: '先试点，年底评估' } })
  await expect(decide(office, 1)).rejects.toMatchObject({ code: 'raise_decided' })
})
