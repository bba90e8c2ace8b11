import { afterAll, beforeAll, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { compareProjections } from '../../store/compare-projections.ts'
import { inputsOf } from '../city/inputs.ts'
import { uploadFile } from '../files.ts'
import { newCommandId } from '../ids.ts'
import { judgeDue } from '../judging/judge-due.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { getMatter } from '../matter/get-matter.ts'
import { moveMatter } from '../matter/move-matter.ts'
import { openMatter } from '../matter/open-matter.ts'
import { createPost } from '../organisation/posts.ts'
import { answerBeneficiary } from '../problem/answer-beneficiary.ts'
import { getSources } from './get-sources.ts'
import { exportSourceStatistics, getSourceStatistics } from './statistics.ts'
import { takeInstruction } from './take-instruction.ts'

const OFFICE = '市政府办公室'
let opened: TestDeps
let city: TestCity
let office: TestUser
let roads: TestUser
let schools: TestUser
let mayor: string
const command = () => newCommandId(opened.deps.now())
const unitId = (name: string) => city.units.get(name)!

beforeAll(async () => {
  opened = await testDeps()
  opened.setNow('2026-09-15T02:00:00.000Z')
  city = await testCity(opened.deps, [OFFICE, '市交通局', '市教育局'])
  office = await city.user('office', OFFICE)
  roads = await city.user('handler', '市交通局')
  schools = await city.user('handler', '市教育局')
  mayor = (await createPost(city.keeper, { command: command(), unit: unitId(OFFICE), name: '市长', order: 1, places: 1, leader: true })).ids.post
})
afterAll(() => opened.close())

const instruct = (words: string, more: Partial<Parameters<typeof takeInstruction>[1]> = {}, who = office) =>
  takeInstruction(who.call, { command: command(), words, title: '人民路积水', by: mayor, lead: unitId('市交通局'), support: [unitId('市教育局')], instructedOn: '2026-09-14', due: '2026-09-30', ...more })
const move = (who: TestUser, matter: string, transition: string, attachments: { sha256: string }[] = []) => moveMatter(who.call, { command: command(), matter, transition, note: '说明', attachments })
const stageOf = async (matter: string, who = office) => (await getMatter(who.call, { matter, by: 'effective' })).stage
const paper = (who: TestUser) => uploadFile(who.call, { name: '答复.txt', bytes: new TextEncoder().encode(command()) })
const figures = async (who: TestUser, source: string, quarter?: number) => (await getSourceStatistics(who.call, { year: 2026, quarter })).sources.find((one) => one.source === source)?.figures

test('one line becomes a matter with its words, who it goes to and its day, and ends when the leader is answered', async () => {
  const { ids } = await instruct('请交通局牵头研究，9月底前报')
  expect(await getMatter(office.call, { matter: ids.matter, by: 'effective' })).toMatchObject({ code: 'PS-2026-001', title: '人民路积水', due: '2026-09-30', stage: 'handed-out' })
  await move(roads, ids.matter, 'take-up')
  await move(roads, ids.matter, 'report-done')
  await expect(move(roads, ids.matter, 'verify')).rejects.toMatchObject({ code: 'transition_not_yours' })
  await move(office, ids.matter, 'verify')
  expect(await stageOf(ids.matter)).toBe('answering')
  await move(office, ids.matter, 'answer')
  expect(await stageOf(ids.matter)).toBe('done')
  expect(await figures(office, 'instruction')).toMatchObject({ received: 1, open: 0, done: 1, inTime: 1, workdays: 0 })
})

test('who carries it out is said by a person; secrets, days to come and what has no words are refused; only the office takes them', async () => {
  await expect(instruct(' ')).rejects.toMatchObject({ code: 'instruction_empty' })
  await expect(instruct('请交通局办', { lead: null })).rejects.toMatchObject({ code: 'instruction_without_lead' })
  await expect(instruct('机密★1年\n请交通局办')).rejects.toMatchObject({ code: 'instruction_secret' })
  await expect(instruct('请交通局办', { instructedOn: '2026-09-16' })).rejects.toMatchObject({ code: 'day_in_future' })
  await expect(instruct('请交通局办', { title: ' ' })).rejects.toMatchObject({ code: 'title_missing' })
  await expect(instruct('请交通局办', {}, roads)).rejects.toMatchObject({ code: 'forbidden' })
  // without a day the ledger's own holds: twenty working days, over the holiday
  const { ids } = await instruct('请教育局阅办', { due: null, by: null, lead: unitId('市教育局'), support: [unitId('市教育局')], instructedOn: null })
  const taken = await getMatter(office.call, { matter: ids.matter, by: 'effective' })
  expect([taken.due, taken.duties.map(({ role }) => role)]).toEqual(['2026-10-19', ['lead']])
  // the words stay with those it concerns
  await expect(getMatter(roads.call, { matter: ids.matter, by: 'effective' })).rejects.toMatchObject({ code: 'not_found' })
  await expect(getMatter(schools.call, { matter: ids.matter, by: 'effective' })).resolves.toMatchObject({ title: '人民路积水' })
})

test('a suggestion is talked over, answered, and where the asker is not satisfied handled once more', async () => {
  const fields = { number: '第12号', kind: 'suggestion', 'raised-by': '安邑代表团' }
  const duties = [{ role: 'lead', holder: { type: 'unit' as const, id: unitId('市教育局') }, territory: null }]
  const { ids: { matter } } = await openMatter(office.call, { command: command(), ledger: 'proposals', title: '增加校门口过街天桥', due: null, fields, milestones: [], duties })
  expect(await getMatter(office.call, { matter, by: 'effective' })).toMatchObject({ code: 'JT-2026-001', due: '2026-12-15' })
  await move(schools, matter, 'take-up')
  await expect(move(schools, matter, 'reply', [await paper(schools)])).rejects.toMatchObject({ code: 'transition_not_now' })
  await move(schools, matter, 'talk')
  await move(schools, matter, 'reply', [await paper(schools)])
  const say = (who: TestUser, solved: 'yes' | 'partly' | 'no', words = '措施没有时间') => answerBeneficiary(who.call, { command: command(), matter, solved, words, name: '安邑代表团' })
  await expect(say(schools, 'yes')).rejects.toMatchObject({ code: 'beneficiary_not_yours' })
  await say(office, 'no')
  expect(await stageOf(matter)).toBe('again')
  expect(await figures(office, 'proposal')).toMatchObject({ received: 1, open: 1, satisfied: 0, dissatisfied: 1 })
  await move(schools, matter, 'talk-again')
  await move(schools, matter, 'reply-again', [await paper(schools)])
  await say(office, 'no')
  expect(await stageOf(matter)).toBe('asking-again')
  await say(office, 'partly')
  await move(office, matter, 'close')
  expect(await figures(office, 'proposal')).toMatchObject({ open: 0, done: 1, inTime: 1, partly: 1, dissatisfied: 0 })
})

test('sources say what is open, late and due soon; a unit sees its own, and nobody is ranked', async () => {
  const late = await instruct('请交通局办', { due: '2026-09-18' })
  opened.setNow('2026-09-21T02:00:00.000Z')
  await judgeDue(opened.deps)
  const row = async (who: TestUser) => (await getSources(who.call)).rows.find(({ source }) => source === 'instruction')
  expect(await row(office)).toMatchObject({ open: 2, overdue: 1, dueSoon: 0 })
  expect(await row(roads)).toMatchObject({ open: 1, overdue: 1 })
  expect((await getSources(office.call)).rows.map(({ source }) => source)).toEqual(expect.arrayContaining(['instruction', 'proposal', 'audit', 'superior']))
  expect([(await getSources(office.call)).may, (await getSources(roads.call)).may]).toEqual([{ open: true, take: true }, { open: false, take: false }])
  const all = await getSourceStatistics(office.call, { year: 2026 })
  expect(all.units.filter(({ source }) => source === 'instruction').map(({ name, figures: { received } }) => [name, received])).toEqual([['市交通局', 2], ['市教育局', 1]])
  const own = await getSourceStatistics(roads.call, { year: 2026 })
  expect(own.units.map(({ name }) => name)).toEqual(['市交通局'])
  expect(own.sources.find(({ source }) => source === 'instruction')?.figures).toMatchObject({ received: 2, openLate: 1 })
  expect([(await figures(office, 'instruction', 3))?.received, await figures(office, 'instruction', 2)]).toEqual([3, undefined])
  const { bytes, name } = await exportSourceStatistics(office.call, { year: 2026, quarter: 3 })
  expect([name, bytes.length > 2000]).toEqual(['2026年第三季度事项来源办理情况统计表_2026-09-21.xlsx', true])
  expect(await stageOf(late.ids.matter)).toBe('handed-out')
})

test('what grew is what is rebuilt from the log', async () => {
  const inputs = await opened.deps.db.read(city.tenant, (db) => inputsOf(opened.deps, db, city.tenant))
  expect(await compareProjections(opened.deps.db, city.tenant, judgeWith(inputs))).toEqual([])
})
