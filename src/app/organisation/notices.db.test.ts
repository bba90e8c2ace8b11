import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { compareProjections } from '../../store/compare-projections.ts'
import { logAfter } from '../../store/queries/facts.ts'
import type { DeliveryError } from '../../kernel/errors.ts'
import { inputsOf } from '../city/inputs.ts'
import { uploadDocument } from '../document/upload-document.ts'
import { newCommandId } from '../ids.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { openMatter } from '../matter/open-matter.ts'
import { applyAppointmentProposals, listAppointmentProposals, type Choice } from './notices.ts'
import { appoint, correctAppointment, createPost, withdrawAppointment } from './posts.ts'
import { getPost, getUnit } from './read-organisation.ts'

const OFFICE = '市委政研室（改革办）'
const TEXT = [
  '河东市人民政府', '关于张某等任免职务的通知', '河政任字〔2023〕3号', '各县（市、区）人民政府：', '经2023年3月5日市政府第9次常务会议研究，决定：',
  '任命张某为市财政局局长；', '任命李某某为市民政局副局长（试用期一年）；', '任命赵某为市外语学校校长。', '免去王某的市财政局局长职务。', '河东市人民政府', '2023年3月6日',
].join('\n')

let opened: TestDeps
let city: TestCity
let office: TestUser
let document: string
let head: string
const command = () => newCommandId(opened.deps.now())
const rows = async () => (await listAppointmentProposals(office.call, { document })).rows
const brief = async () => (await rows()).map(({ line, released, person, unit, post, missing, known, appliedOn }) => [line, `${released ? '−' : '+'}${person}`, unit?.name ?? null, post?.name ?? null, missing.join(), known, appliedOn !== null])
const apply = (...lines: Choice[]) => applyAppointmentProposals(office.call, { command: command(), document, lines })
const refusal = (work: Promise<unknown>) => work.then(() => 'done', ({ code, facts }: DeliveryError) => [code, facts.line ?? facts.day])
const held = async (post: string, asOf?: string) => (await getPost(office.call, { post, asOf, by: 'effective' })).holders.map(({ name }) => name)

beforeAll(async () => {
  opened = await testDeps()
  opened.setNow('2023-03-10T02:00:00.000Z')
  city = await testCity(opened.deps, [OFFICE, '市财政局', '市民政局'])
  office = await city.user('office', OFFICE)
  const unit = (name: string) => city.units.get(name) ?? ''
  head = (await createPost(office.call, { command: command(), unit: unit('市财政局'), name: '局长', order: 1, places: 1, leader: false })).ids.post
  await appoint(office.call, { command: command(), post: head, person: null, newPerson: { name: '王某', phone: null }, from: '2020-01-01', acting: false, probationUntil: null, until: null, document: null })
  await openMatter(office.call, { command: command(), ledger: 'reform-tasks', title: '财政的事', due: null, fields: {}, milestones: [], duties: [{ role: 'handler', holder: { type: 'post', id: head }, territory: null }] })
  document = (await uploadDocument(office.call, { command: command(), name: '通知.txt', bytes: Buffer.from(TEXT) })).document
})
afterAll(() => opened.close())

describe('a notice', () => {
  test('is read line by line, matched, and says what is missing and which duties move', async () => {
    expect(await brief()).toEqual([
      ['a1', '+张某', '市财政局', '局长', '', false, false],
      ['a2', '+李某某', '市民政局', null, 'post', false, false],
      ['a3', '+赵某', null, null, 'unit', false, false],
      ['a4', '−王某', '市财政局', '局长', '', false, false],
    ])
    const [first, second] = await rows()
    expect([first?.from, first?.dayStated, first?.notice, first?.duties.map(({ title }) => title)]).toEqual(['2023-03-06', false, '河政任字〔2023〕3号', ['财政的事']])
    expect([second?.probation, second?.probationUntil, second?.words]).toEqual(['一年', '2024-03-06', '任命李某某为市民政局副局长（试用期一年）'])
  })

  test.each([
    ['a line that it does not have', [{ line: 'a9' }], ['appointment_line_unknown', 'a9']],
    ['a post that is not there and not to be made', [{ line: 'a2' }], ['appointment_line_unclear', 'a2']],
    ['a unit that is not known', [{ line: 'a3', newPost: true }], ['appointment_line_unclear', 'a3']],
    ['one good line and one that is not', [{ line: 'a1' }, { line: 'a3' }], ['appointment_line_unclear', 'a3']],
    ['someone whom nobody knows', [{ line: 'a1', person: '01890000-0000-7000-8000-000000000001' }], ['person_unknown', undefined]],
    ['someone whom nobody knows, who would leave', [{ line: 'a4', person: '01890000-0000-7000-8000-000000000001' }], ['person_unknown', undefined]],
    ['a day that is a slip of the finger', [{ line: 'a1', from: '2032-03-06' }], ['appointment_far', '2032-03-06']],
  ])('%s is refused, and nothing is written', async (_, lines, expected) => {
    expect(await refusal(apply(...lines))).toEqual(expected)
    expect(await held(head)).toEqual(['王某'])
  })

  test('confirmed, who leaves leaves and who comes comes the same day, posts are made where asked; sent twice, it is done once', async () => {
    const lines = { command: command(), document, lines: [{ line: 'a1' }, { line: 'a4' }, { line: 'a2', newPost: true }] }
    const answer = await applyAppointmentProposals(office.call, lines)
    expect([answer.applied, answer.moved]).toEqual([3, 1])
    expect(await applyAppointmentProposals(office.call, lines)).toEqual(answer)
    expect([await held(head), await held(head, '2023-03-05'), await held(head, '2023-03-06')]).toEqual([['张某'], ['王某'], ['张某']])
    const { postList } = await getUnit(office.call, { unit: city.units.get('市民政局') ?? '', by: 'effective' })
    expect(postList.map(({ name, holders }) => [name, holders.map((one) => one.name)])).toEqual([['副局长', ['李某某']]])
    expect((await brief()).map((row) => row.at(-1))).toEqual([true, true, false, true])
  })

  test('nothing is applied twice, by this document or by another copy of it', async () => {
    expect(await refusal(apply({ line: 'a1' }))).toEqual(['appointment_line_done', 'a1'])
    const copy = (await uploadDocument(office.call, { command: command(), name: '通知（转发）.txt', bytes: Buffer.from(`${TEXT}\n（此件主动公开）`) })).document
    const known = (await listAppointmentProposals(office.call, { document: copy })).rows.map(({ line, known }) => [line, known])
    expect(known).toEqual([['a1', true], ['a2', true], ['a3', false], ['a4', true]])
    const again = applyAppointmentProposals(office.call, { command: command(), document: copy, lines: [{ line: 'a1' }] })
    expect((await refusal(again))[0]).toBe('appointment_same')
  })

  test('two copies applied at once make one post and one person', async () => {
    const text = '河东市人民政府\n关于孙某任职的通知\n河政任字〔2023〕4号\n各县（市、区）人民政府：\n任命孙某为市民政局总工程师。\n河东市人民政府\n2023年3月8日'
    const copies = []
    for (const more of ['', '\n（此件主动公开）']) copies.push((await uploadDocument(office.call, { command: command(), name: '任职.txt', bytes: Buffer.from(text + more) })).document)
    const at = copies.map((copy) => refusal(applyAppointmentProposals(office.call, { command: command(), document: copy, lines: [{ line: 'a1', newPost: true }] })))
    expect((await Promise.all(at)).map((one) => (typeof one === 'string' ? one : one[0])).sort()).toEqual(['appointment_same', 'done'])
    const { postList } = await getUnit(office.call, { unit: city.units.get('市民政局') ?? '', by: 'effective' })
    expect(postList.filter(({ name }) => name === '总工程师').map(({ holders }) => holders.map((one) => one.name))).toEqual([['孙某']])
  })

  test('no fact holds a name', async () => {
    const { facts } = await opened.deps.db.read(city.tenant, (db) => logAfter(db, city.tenant, 0, 2_000))
    const told = facts.filter(({ kind }) => kind !== 'document.received' && !kind.startsWith('unit.')).map((fact) => JSON.stringify(fact))
    expect(told.filter((text) => /张某|李某|王某|赵某|孙某/.test(text))).toEqual([])
  })

  test('taken back, the former holder has the duties again; corrected, the right day counts', async () => {
    const latest = async () => (await getPost(office.call, { post: head, by: 'effective' })).appointments[0]?.id ?? ''
    await correctAppointment(office.call, { command: command(), post: head, appointment: await latest(), reason: '日期有误', changes: { from: '2023-03-08' } })
    // The predecessor's own release stays as the notice said: in between the post is vacant.
    expect([await held(head, '2023-03-07'), await held(head, '2023-03-08')]).toEqual([[], ['张某']])
    await withdrawAppointment(office.call, { command: command(), post: head, appointment: await latest(), reason: '登记到了别的职务' })
    expect((await getPost(office.call, { post: head, by: 'effective' })).vacantSince).toBe('2023-03-06')
  })

  test('what grew equals what is rebuilt', async () => {
    const inputs = await opened.deps.db.read(city.tenant, (db) => inputsOf(opened.deps, db, city.tenant))
    expect(await compareProjections(opened.deps.db, city.tenant, judgeWith(inputs))).toEqual([])
  })
})
