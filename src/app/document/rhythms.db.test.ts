import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import type { DeliveryError } from '../../kernel/errors.ts'
import { compareProjections } from '../../store/compare-projections.ts'
import { inputsOf } from '../city/inputs.ts'
import { listPacks } from '../city/list-packs.ts'
import { newCommandId } from '../ids.ts'
import { judgeWith } from '../judging/judge-matter.ts'
import { listLedgers } from '../matter/list-ledgers.ts'
import { getDocument } from './get-document.ts'
import { adoptRhythm, listRhythms, previewRhythm, withdrawRhythm, type ChosenRhythm } from './rhythms.ts'
import { uploadDocument } from './upload-document.ts'

const OFFICE = '市委政研室（改革办）'
const TEXT = ['河东市改革推进工作方案', '', '四、保障措施', '', '建立调度机制，每月调度一次重点任务，每季度召开一次协调会。', ''].join('\n')

let opened: TestDeps
let city: TestCity
let office: TestUser
let document: string
let chosen: ChosenRhythm
const command = () => newCommandId(opened.deps.now())
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: DeliveryError) => [error.code, error.sentences.zh])
const own = async () => (await listRhythms(office.call)).rows.filter(({ read }) => read !== null)

beforeAll(async () => {
  opened = await testDeps()
  city = await testCity(opened.deps, [OFFICE])
  office = await city.user('office', OFFICE)
  document = (await uploadDocument(office.call, { command: command(), name: '方案.txt', bytes: Buffer.from(TEXT) })).document
  const { periodic } = await getDocument(office.call, document)
  const monthly = periodic.find(({ period }) => period === 'month')!
  chosen = { document, proposal: monthly.id, name: '每月调度一次', ledger: 'reform-tasks', activity: 'progress', atLeast: 1, period: 'month', participants: [], from: '2026-12-01' }
})
afterAll(() => opened.close())

describe('a rhythm read in a document becomes a pack’s', () => {
  test('first it is shown, and nothing is written', async () => {
    const preview = await previewRhythm(office.call, chosen)
    expect([preview.problems, preview.warnings]).toEqual([[], []])
    expect(preview.text).toContain('activity: progress')
    expect(preview.text).toContain('title: 河东市改革推进工作方案')
    expect(await own()).toEqual([])
  })

  test('adopted, it is a new version of the city’s own pack and stands in the list of its ledger', async () => {
    const { ids } = await adoptRhythm(office.call, { command: command(), ...chosen })
    const [rhythm] = await own()
    expect([rhythm?.id, rhythm?.pack, rhythm?.read, rhythm?.from, rhythm?.source]).toEqual([
      ids.rhythm, 'read-rhythms', { document, proposal: chosen.proposal }, '2026-12-01', { title: '河东市改革推进工作方案', number: null, clause: '四、保障措施' },
    ])
    expect((await listPacks(office.call)).rows.find(({ id }) => id === 'read-rhythms')).toMatchObject({ version: '1.0.0' })
    expect((await listLedgers(office.call)).rows.find(({ id }) => id === 'reform-tasks')?.rhythms.map(({ id }) => id)).toContain(ids.rhythm)
  })

  test('changed, it takes the place of itself; sent twice, it is done once', async () => {
    const again = { command: command(), ...chosen, atLeast: 2 }
    await adoptRhythm(office.call, again)
    await adoptRhythm(office.call, again)
    expect((await own()).map(({ atLeast }) => atLeast)).toEqual([2])
    expect((await listPacks(office.call)).rows.find(({ id }) => id === 'read-rhythms')).toMatchObject({ version: '1.0.1' })
  })

  test.each<[string, Partial<ChosenRhythm>, string, RegExp]>([
    ['what is asked already', { ledger: 'led-projects', activity: 'coordination', period: 'quarter' }, 'rhythm_refused', /已经有规定动作：“每季度一次协调会”/],
    ['a kind of record that is not there', { activity: 'nothing' }, 'rhythm_refused', /没有推进记录“nothing”/],
    ['a ledger that is not there', { ledger: 'nothing' }, 'ledger_unknown', /nothing/],
    ['a rhythm that was not read', { proposal: 'p99' }, 'proposal_unknown', /p99/],
  ])('refused in words: %s', async (_, more, code, words) => {
    const said = await refusal(adoptRhythm(office.call, { command: command(), ...chosen, ...more }))
    expect(said?.[0]).toBe(code)
    expect(said?.[1]).toMatch(words)
    expect((await own()).length).toBe(1)
  })

  test('what is only unwise is said before', async () => {
    expect((await previewRhythm(office.call, { ...chosen, period: 'week' })).warnings.map(({ zh }) => zh)[0]).toMatch(/5 个工作日/)
  })

  test('withdrawn, it is in force no more, and cannot be withdrawn again', async () => {
    const [rhythm] = await own()
    await withdrawRhythm(office.call, { command: command(), rhythm: rhythm!.id })
    expect(await own()).toEqual([])
    expect((await refusal(withdrawRhythm(office.call, { command: command(), rhythm: rhythm!.id })))?.[0]).toBe('rhythm_unknown')
  })

  test('a handler may not', async () => {
    const handler = await city.user('handler', OFFICE)
    expect((await refusal(adoptRhythm(handler.call, { command: command(), ...chosen })))?.[0]).toBe('forbidden')
  })

  test('the projections are what the log says', async () => {
    const inputs = await opened.deps.db.read(city.tenant, (db) => inputsOf(opened.deps, db, city.tenant))
    expect(await compareProjections(opened.deps.db, city.tenant, judgeWith(inputs))).toEqual([])
  })
})
