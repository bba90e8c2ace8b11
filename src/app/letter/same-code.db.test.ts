import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { newCommandId } from '../ids.ts'
import { appoint, assignPortfolio, createPost } from '../organisation/posts.ts'
import { createUnit, endUnit } from '../organisation/units.ts'
import { getLetter } from './get-letter.ts'
import { issueLetter } from './issue-letter.ts'
import { getLetterTemplates, setLetterCode } from './templates.ts'
import * as letters from './write-letters.ts'

// Units whose names begin alike and differ in what stands in brackets: their derived codes are the same.
const [DATA, SERVICE, ENERGY, FINANCE] = ['市数据局（大数据中心）', '市数据局（政务服务）', '市能源局', '市财政局'] as const
let opened: TestDeps
let city: TestCity
let office: TestUser
let second: TestUser
let secretary: string
const command = () => newCommandId(opened.deps.now())
const id = (name: string) => city.units.get(name)!

beforeAll(async () => {
  opened = await testDeps()
  opened.setNow('2026-11-02T02:00:00.000Z')
  city = await testCity(opened.deps, [DATA, SERVICE, ENERGY, FINANCE, { name: '中共试验市委', kind: 'office' }])
  office = await city.user('office', ENERGY)
  second = await city.user('office', ENERGY)
  secretary = (await createPost(city.keeper, { command: command(), unit: id('中共试验市委'), name: '市委书记', order: 1, places: 1, leader: true, head: true })).ids.post
  await appoint(city.keeper, { command: command(), post: secretary, person: null, newPerson: { name: null, phone: null }, from: '2020-01-01', acting: false, probationUntil: null, until: null, document: null })
  await signsFor([DATA, SERVICE, ENERGY])
})
afterAll(() => opened.close())

const signsFor = (units: readonly string[]) => assignPortfolio(city.keeper, { command: command(), post: secretary, units: units.map(id), fields: [], from: '2020-01-01' })
const refusal = (promise: Promise<unknown>) => promise.then(() => 'done', (error: { code?: string }) => error.code ?? String(error))
const issue = (letter: string, n?: number) => issueLetter(office.call, { command: command(), letter, n })

async function signed(issuer: string): Promise<string> {
  const content = { to: [{ type: 'unit' as const, id: id(FINANCE) }], copies: [], title: '函', blocks: [{ kind: 'paragraph' as const, text: '请予支持。' }], replyBy: null, urgency: null, attachments: [] }
  const { letter } = (await letters.draftLetter(office.call, { command: command(), pack: 'letters', kind: 'letter', issuer: id(issuer), about: { matters: [], inspection: null, meeting: null, answers: null }, ...content })).ids
  const on = () => ({ command: command(), letter, words: null })
  await letters.submitLetter(office.call, on())
  await letters.checkLetter(second.call, on())
  await letters.signLetter(office.call, { ...on(), signer: secretary })
  return letter
}

describe('a number as it stands on paper is given once', () => {
  test('of two issuers whose derived codes are equal, issuing at once, one gets its numbers and the other is told of the first', async () => {
    const codes = (await getLetterTemplates(office.call)).codes.filter(({ unit }) => [id(DATA), id(SERVICE)].includes(unit.id)).map(({ code }) => code)
    expect(codes).toEqual(['试数据局', '试数据局'])
    const waiting = []
    for (const issuer of [DATA, SERVICE, DATA, SERVICE, DATA, SERVICE]) waiting.push(await signed(issuer))
    // Six connections are open before they are needed: else the first is done while the others are still connecting.
    await Promise.all(waiting.map((letter) => getLetter(office.call, { letter })))
    const outcomes = await Promise.all(waiting.map((letter) => issue(letter).then(({ ids }) => ids.number, (error: { code: string }) => error.code)))
    expect(outcomes.sort()).toEqual([...Array<string>(3).fill('letter_code_taken'), ...[1, 2, 3].map((n) => `试数据局函〔2026〕${n}号`)])
  })

  test('a code that another unit bears is refused, entered or derived, also of two who enter it at once; then the refused issues', async () => {
    const setTo = (unit: string, code: string) => setLetterCode(city.keeper, { command: command(), unit: id(unit), code })
    await expect(setTo(ENERGY, '试数据局')).rejects.toMatchObject({ code: 'letter_code_taken', facts: { code: '试数据局', unit: DATA } })
    await expect(setTo(ENERGY, ' 试财政局 ')).rejects.toMatchObject({ code: 'letter_code_taken', facts: { unit: FINANCE } })
    const both = await Promise.all([refusal(setTo(DATA, '试数')), refusal(setTo(SERVICE, '试数'))])
    expect(both.sort()).toEqual(['done', 'letter_code_taken'])
    expect(await refusal(setTo(ENERGY, '试能'))).toBe('done')
    await setTo(SERVICE, '试服')
    expect((await issue(await signed(SERVICE))).ids.number).toBe('试服函〔2026〕1号')
  })

  test('counting goes on after the numbers of a unit that has ended', async () => {
    await setLetterCode(city.keeper, { command: command(), unit: id(ENERGY), code: '试能源' })
    for (const n of [1, 2]) expect((await issue(await signed(ENERGY))).ids.number).toBe(`试能源函〔2026〕${n}号`)
    const { ids } = await createUnit(city.keeper, { command: command(), name: '市能源委', aliases: [], kind: 'department', parent: null, code: null, order: 50, assessed: false, groups: [] })
    city.units.set('市能源委', ids.unit)
    const take = () => setLetterCode(city.keeper, { command: command(), unit: ids.unit, code: '试能源' })
    expect(await refusal(take())).toBe('letter_code_taken')
    await endUnit(city.keeper, { command: command(), unit: id(ENERGY), successors: [ids.unit], on: '2026-11-02' })
    await take()
    await signsFor(['市能源委'])
    const letter = await signed('市能源委')
    expect([await refusal(issue(letter, 1)), await refusal(issue(letter, 9))]).toEqual(['letter_number_taken', 'letter_number_gap'])
    expect((await getLetter(office.call, { letter })).nextNumber).toEqual({ n: 3, text: '试能源函〔2026〕3号' })
    expect((await issue(letter)).ids.number).toBe('试能源函〔2026〕3号')
  })
})
