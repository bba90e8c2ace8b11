import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { gb18030Of } from '../../../test/support/gb18030.ts'
import { csvOf } from '../../letters/csv.ts'
import { recordActivity } from '../activity/activities.ts'
import { newCommandId } from '../ids.ts'
import { amendMatter } from '../matter/change-matter.ts'
import { getMatter } from '../matter/get-matter.ts'
import { confirmExport } from './confirm-export.ts'
import { exportLedger, type ExportLedger } from './export-ledger.ts'
import { applyImport } from './import/apply-import.ts'
import { decideRows, setMapping } from './import/decide-import.ts'
import { getImport } from './import/get-import.ts'
import { startImport } from './import/start-import.ts'

const LEDGER = 'provincial-matters'
const UNITS = ['市政府办公室', '市财政局', '市体育局']
const HEAD = ['督办编号', '督办事项', '主办单位', '办结时限', '办理状态', '最新进展', '省级联系人']
const SHOWS = ['field:number', 'title', 'duty:lead', 'due', 'state', 'latest:provincial-progress', null]

let held: TestDeps
let city: TestCity
let office: TestUser
let handler: TestUser
const command = () => newCommandId(held.deps.now())

beforeAll(async () => {
  held = await testDeps()
  city = await testCity(held.deps, UNITS, 'test', '2023-09-20')
  office = await city.user('office', UNITS[0] ?? '')
  handler = await city.user('handler', '市体育局')
}, 60_000)
afterAll(() => held.close())

const table = (...rows: string[][]) => [HEAD, ...rows].map((fields) => fields.join(',')).join('\r\n')
const ROW = ['晋督〔2023〕7号', '推进“一业一证”改革', '市财政局', '2023-10-20', '办理中', '', '甲']
const OTHER = ['晋督〔2023〕8号', '完善体育场馆开放办法', '市体育局', '2023-11-20', '办理中', '', '乙']
const handIn = (bytes: Uint8Array, name = '省平台.csv') => startImport(office.call, { ledger: LEDGER, command: command(), name, bytes })
const out = async (more: Partial<ExportLedger> = {}) => strFromU8((await exportLedger(office.call, { ledger: LEDGER, form: 'theirs-csv', ...more })).bytes).replace(/^\ufeff/, '').trimEnd().split('\r\n')
const taken = async (id: string) => applyImport(office.call, { import: id, command: command() })
const matterOf = async (id: string, row: number) => (await getImport(office.call, { import: id, limit: 200 })).rows.find((one) => one.row === row)?.matter ?? ''

test('before anything came in, its form is not known; and it is not for a handler', async () => {
  await expect(exportLedger(office.call, { ledger: LEDGER, form: 'theirs-csv' })).rejects.toMatchObject({ code: 'exchange_form_unknown' })
  await expect(exportLedger(handler.call, { ledger: LEDGER, form: 'theirs-csv' })).rejects.toMatchObject({ code: 'forbidden' })
})

describe('a table of the province’s system', () => {
  let first: string
  test('in GB18030 with quoted fields: its columns matched once, its words said once, new rows become matters', async () => {
    const { id, state, columns } = await handIn(gb18030Of(table(ROW, OTHER.with(1, '"完善体育场馆开放办法"'))))
    expect([state, columns.map(({ name }) => name)]).toEqual(['mapping', HEAD])
    const view = await setMapping(office.call, { import: id, command: command(), columns: SHOWS.map((show, at) => ({ at, show })), words: { state: { 收件: '办理中、受理', 销号: '已办结' }, title: { 甲: '乙' } } })
    expect(view).toMatchObject({ state: 'preview', counts: { new: 2, error: 0, taken: 2 }, matchedBy: { zh: '13710编号' }, vanished: { count: 0 } })
    expect(view.words.map(({ show, words }) => [show, words.filter(({ theirs }) => theirs !== '')] as const).filter(([, words]) => words.length > 0)).toEqual([['state', [{ ours: '收件', theirs: '办理中、受理' }, { ours: '销号', theirs: '已办结' }]]])
    expect((await taken(id)).counts).toMatchObject({ opened: 2, failed: 0 })
    first = id
    expect(await getMatter(office.call, { matter: await matterOf(id, 2), by: 'effective' })).toMatchObject({ title: '推进“一业一证”改革', due: '2023-10-20' })
  })

  test('the same once more, now in UTF-8 and with other line ends, changes nothing and asks nothing', async () => {
    const again = await handIn(new TextEncoder().encode(`\ufeff${table(ROW, OTHER).replaceAll('\r\n', '\n')}`))
    expect(again).toMatchObject({ state: 'preview', counts: { new: 0, changed: 0, conflict: 0, error: 0, unchanged: 2, taken: 0 }, vanished: { count: 0, rows: [] } })
  })

  test('known by its number, not by its name: theirs beside ours, decided by a person, then nothing is left to say', async () => {
    const renamed = csvOf([HEAD, ROW.with(1, '推进“一业一证”改革攻坚').with(3, '2023-10-31')])
    const { id, counts, vanished } = await handIn(renamed)
    expect(counts).toMatchObject({ new: 0, changed: 1, taken: 0, undecided: 1 })
    expect(vanished).toMatchObject({ count: 1, rows: [{ title: '完善体育场馆开放办法', number: '晋督〔2023〕8号' }] })
    const [row] = (await getImport(office.call, { import: id, kind: 'changed', limit: 10 })).rows
    expect(row).toMatchObject({ decision: null, changes: [{ show: 'title', old: '推进“一业一证”改革', new: '推进“一业一证”改革攻坚' }, { show: 'due', old: '2023-10-20', new: '2023-10-31' }] })
    await decideRows(office.call, { import: id, kind: 'changed', decision: 'take' })
    expect((await taken(id)).counts).toMatchObject({ amended: 1, opened: 0 })
    expect((await handIn(renamed)).counts).toMatchObject({ unchanged: 1, changed: 0 })
    // What is gone there is still here.
    expect(await getMatter(office.call, { matter: await matterOf(first, 3), by: 'effective' })).toMatchObject({ title: '完善体育场馆开放办法' })
  })

  test('a number twice in a file is a mistake in its row; a new number with a known name is a new matter', async () => {
    const { counts } = await handIn(csvOf([HEAD, ROW.with(1, '推进“一业一证”改革攻坚').with(3, '2023-10-31'), ROW, ROW.with(0, '晋督〔2023〕9号')]))
    expect(counts).toMatchObject({ unchanged: 1, error: 1, new: 1 })
  })
})

describe('out in its own form', () => {
  test('its columns in its order, its words, the latest progress, an empty column where we have nothing, no formula', async () => {
    const matter = (await getImport(office.call, { import: (await handIn(csvOf([HEAD, OTHER]))).id, limit: 1 })).rows[0]?.matter ?? ''
    await recordActivity(office.call, { command: command(), matters: [matter], kinds: ['provincial-progress'], heldOn: '2023-09-20', summary: '=1+1 已制定“开放清单”,并公布', place: null, attachments: [], fields: {} })
    const [head, ...rows] = await out()
    expect(head).toBe(HEAD.join(','))
    expect(rows.sort()).toEqual([
      '晋督〔2023〕7号,推进“一业一证”改革攻坚,市财政局,2023-10-31,办理中,,',
      expect.stringMatching(/^晋督〔2023〕8号,完善体育场馆开放办法,市体育局,2023-11-20,办理中,"?[^=@+-].*已制定“开放清单”,并公布"?,$/),
    ])
  })

  test('as .xlsx with the head in the first row, and it comes back as it went out', async () => {
    const { bytes, name } = await exportLedger(office.call, { ledger: LEDGER, form: 'theirs-xlsx' })
    expect(name).toBe('13710 台账_2023-09-20.xlsx')
    const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect(sheet).toMatch(/<row r="1"[^>]*><c r="A1" s="4" t="inlineStr"><is><t xml:space="preserve">督办编号</)
    expect(sheet).not.toContain('系统标识')
    expect((await handIn(bytes, '省平台.xlsx')).counts).toMatchObject({ unchanged: 2, changed: 0, new: 0, error: 0 })
  })

  test('a download alone takes nothing off what has changed; what was brought there does, but for what was recorded meanwhile', async () => {
    const changed = async () => (await out({ changed: 'true' })).slice(1).map((line) => line.split(',')[0])
    const whole = () => exportLedger(office.call, { ledger: LEDGER, form: 'theirs-csv' })
    const both = ['晋督〔2023〕7号', '晋督〔2023〕8号']
    const at = (minutes: number) => held.setNow(new Date(began + minutes * 60_000).toISOString())
    const began = Date.parse(held.deps.now())
    at(60)
    const early = (await whole()).exportedAt!
    expect((await changed()).sort()).toEqual(both)
    // What is filtered, and what offices exchange, is nothing to be confirmed.
    expect([(await exportLedger(office.call, { ledger: LEDGER, form: 'theirs-csv', open: 'true' })).exportedAt, (await exportLedger(office.call, { ledger: LEDGER })).exportedAt]).toEqual([undefined, undefined])
    await confirmExport(office.call, { ledger: LEDGER, exportedAt: early })
    expect(await changed()).toEqual([])
    at(120)
    const matter = (await getImport(office.call, { import: (await handIn(csvOf([HEAD, OTHER]))).id, limit: 1 })).rows[0]?.matter ?? ''
    await amendMatter(office.call, { command: command(), matter, changes: { due: '2023-11-30' }, reason: '省里调整', basis: null })
    expect(await changed()).toEqual(['晋督〔2023〕8号'])
    // Recorded five minutes before the next export began: it may not have been there to be read, and goes out once more.
    at(125)
    await confirmExport(office.call, { ledger: LEDGER, exportedAt: (await whole()).exportedAt! })
    expect(await changed()).toEqual(['晋督〔2023〕8号'])
    at(140)
    await confirmExport(office.call, { ledger: LEDGER, exportedAt: (await whole()).exportedAt! })
    expect(await changed()).toEqual([])
    // An older export confirmed late brings nothing back, and one from the future hides nothing to come.
    await confirmExport(office.call, { ledger: LEDGER, exportedAt: early })
    await confirmExport(office.call, { ledger: LEDGER, exportedAt: '2999-01-01T00:00:00.000Z' })
    expect(await changed()).toEqual([])
    at(141)
    await amendMatter(office.call, { command: command(), matter, changes: { due: '2023-12-01' }, reason: '省里调整', basis: null })
    expect(await changed()).toEqual(['晋督〔2023〕8号'])
    await expect(confirmExport(handler.call, { ledger: LEDGER, exportedAt: early })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(confirmExport(office.call, { ledger: 'none', exportedAt: early })).rejects.toMatchObject({ code: 'ledger_unknown' })
  })
})
