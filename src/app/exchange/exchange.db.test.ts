import { strFromU8, unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { testCity, type TestCity, type TestUser } from '../../../test/support/city.ts'
import { testDeps, type TestDeps } from '../../../test/support/deps.ts'
import { changeImport, importNamed } from '../../store/queries/exchange.ts'
import { factsOf } from '../../store/queries/facts.ts'
import { workbookOf, type CellOfTest, type SheetOfTest } from '../../files/xlsx-for-tests.ts'
import { recordActivity } from '../activity/activities.ts'
import { newCommandId } from '../ids.ts'
import { amendMatter } from '../matter/change-matter.ts'
import { getMatter } from '../matter/get-matter.ts'
import { listMatters } from '../matter/list-matters.ts'
import { linkMatters } from '../matter/links.ts'
import { openMatter } from '../matter/open-matter.ts'
import { voidFact } from '../matter/void-fact.ts'
import { exportLedger } from './export-ledger.ts'
import { applyImport } from './import/apply-import.ts'
import { compareImport } from './import/compare-import.ts'
import { cancelImport, decideRows, setMapping } from './import/decide-import.ts'
import { getImport, listImports } from './import/get-import.ts'
import { startImport } from './import/start-import.ts'
import { undoImport } from './import/undo-import.ts'
import { withCells } from './with-cells-for-tests.ts'

const UNITS = ['市委政研室（改革办）', '市审批服务管理局', '市体育局', '市财政局', '各县（市、区）人民政府']
const TODAY = '2026-06-30'

let held: TestDeps
let city: TestCity
let office: TestUser
let handler: TestUser
const command = () => newCommandId(held.deps.now())
const matters: Record<string, string> = {}

beforeAll(async () => {
  held = await testDeps()
  city = await testCity(held.deps, UNITS, 'test', TODAY)
  office = await city.user('office', UNITS[0] ?? '')
  handler = await city.user('handler', '市体育局')
  const lead = (name: string) => ({ role: 'lead', holder: { type: 'unit' as const, id: city.units.get(name) ?? '' }, territory: null })
  const open = async (key: string, ledger: string, title: string, unit: string, more: Partial<Parameters<typeof openMatter>[1]> = {}) => {
    const { ids } = await openMatter(office.call, { command: command(), ledger, title, due: '2026-12-31', fields: {}, milestones: [], duties: [lead(unit)], ...more })
    matters[key] = ids.matter
  }
  await open('one', 'led-projects', '推进“一业一证”改革', '市审批服务管理局', {
    fields: { domain: 'economy', category: 'led', goal: '一次办成\n一证准营', measures: '=1+2 的办法', outcome: '@清单' },
    milestones: [{ id: 'a', title: '出台方案', due: '2026-03-31' }, { id: 'b', title: '全市推开', due: '2026-11-30' }],
    duties: [lead('市审批服务管理局'), { role: 'support', holder: { type: 'unit', id: city.units.get('各县（市、区）人民政府') ?? '' }, territory: '龙门市' }, { role: 'handler', holder: { type: 'post', id: handler.post ?? '' }, territory: null }],
  })
  await open('two', 'reform-tasks', '完善体育场馆开放办法', '市体育局')
  await open('three', 'reform-tasks', '健全财政评审机制', '市财政局', { due: null })
  await recordActivity(office.call, { command: command(), matters: [matters.one ?? ''], kinds: ['study'], heldOn: TODAY, summary: '到大厅调研', place: null, attachments: [], fields: {} })
}, 60_000)
afterAll(() => held.close())

const exported = async (ledger: string, as = office) => (await exportLedger(as.call, { ledger })).bytes
const handIn = (bytes: Uint8Array, ledger = 'reform-tasks', name = '台账.xlsx') => startImport(office.call, { ledger, command: command(), name, bytes })
const rowsOf = async (id: string, kind?: 'new' | 'changed' | 'conflict' | 'error' | 'aside') => (await getImport(office.call, { import: id, kind, limit: 200 })).rows

describe('out', () => {
  test('title, date line, two-row head with groups, print settings, and hidden marks', async () => {
    const parts = unzipSync(await exported('led-projects'))
    const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    const book = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())
    for (const expected of ['领衔改革项目台账（截至2026年6月30日）', '填报单位：市委政研室（改革办）', '截至日期：2026年6月30日　共 1 项', '一至四季度节点', '五个一（本年）', '系统标识（勿改）', matters.one, '出台方案（2026-03-31）', '市体育局'])
      expect(sheet).toContain(expected)
    expect(sheet).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="')
    expect(sheet).toContain('fitToHeight="0"')
    expect(sheet).toContain('<oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter>')
    expect(sheet).toContain('state="frozen"')
    expect(sheet).toMatch(/<mergeCell ref="A1:[A-Z]+1"\/>/)
    expect(sheet).toContain('<mergeCell ref="A3:A4"/>')
    expect(book).toMatch(/_xlnm\.Print_Titles" localSheetId="0">.*!\$3:\$4</)
    expect(book).toMatch(/_xlnm\.Print_Area" localSheetId="0">.*!\$A\$1:\$[A-Z]+\$5</)
    // Words that look like a formula are words, and stay so when the cell is edited.
    expect(sheet).toMatch(/<c r="[A-Z]+5" s="9" t="inlineStr"><is><t xml:space="preserve">=1\+2 的办法/)
    expect(sheet).not.toContain('<f>')
  })

  test('who sees only the matters of a unit gets only those', async () => {
    const sheet = strFromU8(unzipSync(await exported('reform-tasks', handler))['xl/worksheets/sheet1.xml'] ?? new Uint8Array())
    expect([sheet.includes('完善体育场馆开放办法'), sheet.includes('健全财政评审机制')]).toEqual([true, false])
  })
})

describe('out and in again', () => {
  test.each([['led-projects', 1], ['reform-tasks', 2], ['supervised-matters', 0]])('%s: nothing has changed', async (ledger, rows) => {
    const { state, counts, columns } = await handIn(await exported(ledger), ledger)
    expect({ state, counts: { ...counts } }).toMatchObject({ state: 'preview', counts: { new: 0, changed: 0, conflict: 0, error: 0, aside: 0, unchanged: rows } })
    expect(columns.filter(({ show }) => show === null)).toEqual([])
  })

  test('one cell edited is one change, written with its reason, and written once', async () => {
    const bytes = withCells(await exported('reform-tasks'), { 完善体育场馆开放办法: '完善体育场馆免费开放办法' })
    const { id, counts } = await handIn(bytes)
    expect(counts).toMatchObject({ changed: 1, unchanged: 1, taken: 1 })
    expect((await rowsOf(id, 'changed'))[0]).toMatchObject({ changes: [{ show: 'title', old: '完善体育场馆开放办法', new: '完善体育场馆免费开放办法', conflict: false }], decision: 'take' })
    const first = command()
    const applied = await applyImport(office.call, { import: id, command: first })
    expect(applied).toMatchObject({ state: 'applied', counts: { amended: 1, failed: 0, opened: 0 } })
    await expect(applyImport(office.call, { import: id, command: command() })).rejects.toMatchObject({ code: 'import_state' })
    expect(await getMatter(office.call, { matter: matters.two ?? '', by: 'effective' })).toMatchObject({ title: '完善体育场馆免费开放办法', version: 2 })
    // The same file once more: it was handed out before the change, which it says itself.
    expect((await handIn(bytes)).counts).toMatchObject({ changed: 0, conflict: 0, unchanged: 2 })
    await undoImport(office.call, { import: id, command: command(), reason: '导错了' })
    expect(await getMatter(office.call, { matter: matters.two ?? '', by: 'effective' })).toMatchObject({ title: '完善体育场馆开放办法' })
  })

  test('what others have changed since: their own columns stay, the same column is a conflict with both values', async () => {
    const before = await exported('reform-tasks')
    await amendMatter(office.call, { command: command(), matter: matters.three ?? '', changes: { title: '健全财政评审和绩效机制', due: '2026-10-31' }, reason: '会议定的', basis: null })
    const same = await handIn(before)
    expect(same.counts).toMatchObject({ unchanged: 2, changed: 0, conflict: 0 })
    const { id, counts } = await handIn(withCells(before, { 健全财政评审机制: '健全财政投资评审机制' }))
    expect(counts).toMatchObject({ conflict: 1, undecided: 1, taken: 0 })
    expect((await rowsOf(id, 'conflict'))[0]).toMatchObject({ decision: null, changes: [{ show: 'title', base: '健全财政评审机制', old: '健全财政评审和绩效机制', new: '健全财政投资评审机制', conflict: true }] })
    await decideRows(office.call, { import: id, kind: 'conflict', decision: 'take' })
    await applyImport(office.call, { import: id, command: command() })
    expect(await getMatter(office.call, { matter: matters.three ?? '', by: 'effective' })).toMatchObject({ title: '健全财政投资评审机制', due: '2026-10-31' })
  })

  test('cancelled, it leaves nothing', async () => {
    const { id } = await handIn(withCells(await exported('reform-tasks'), { 完善体育场馆开放办法: '另一个名称' }))
    await cancelImport(office.call, { import: id })
    await expect(getImport(office.call, { import: id, limit: 10 })).rejects.toMatchObject({ code: 'import_unknown' })
    expect((await listImports(office.call, { ledger: 'reform-tasks' })).rows.map((one) => one.id)).not.toContain(id)
    expect(await getMatter(office.call, { matter: matters.two ?? '', by: 'effective' })).toMatchObject({ title: '完善体育场馆开放办法' })
  })
})

const HEAD: CellOfTest[] = ['序号', '工作任务', '责任领导', '主办单位', '协办单位', '完成时间', '经办科室']
const foreign = (rows: CellOfTest[][], more: Partial<SheetOfTest> = {}) => workbookOf([{ name: '任务', rows: [['河东市2026年任务表', null, null, null, null, null, null], HEAD, ...rows], merges: ['A1:G1', ...(more.merges ?? [])] }])

describe('tables of others', () => {
  test('columns are proposed by name, what is left aside is told first, and asked once only', async () => {
    const bytes = foreign([['1', '建立“揭榜挂帅”机制', null, '市财政局', '市体育局；市审批服务管理局', '2026年9月底', '预算科'], ['一、重点', null, null, null, null, null, null]], { merges: ['A4:G4'] })
    const read = await handIn(bytes)
    expect({ state: read.state, asides: read.asides, mapping: read.columns.map(({ name, show, sure }) => [name, show, sure]) }).toEqual({
      state: 'mapping',
      asides: [{ row: 4, text: '一、重点' }],
      mapping: [['序号', 'sequence', 'same'], ['工作任务', 'title', 'contained'], ['责任领导', 'duty:leader', 'synonym'], ['主办单位', 'duty:lead', 'synonym'], ['协办单位', 'duty:support', 'synonym'], ['完成时间', 'due', 'contained'], ['经办科室', null, 'none']],
    })
    const compared = await setMapping(office.call, { import: read.id, command: command(), columns: read.columns.map(({ at, show }) => ({ at, show })) })
    expect(compared).toMatchObject({ state: 'preview', counts: { new: 1, error: 0 } })
    const applied = await applyImport(office.call, { import: read.id, command: command() })
    expect(applied.counts).toMatchObject({ opened: 1, failed: 0 })
    const found = (await listMatters(office.call, { ledger: 'reform-tasks', q: '揭榜挂帅', sort: 'code', limit: 5 })).rows[0]
    const opened = await getMatter(office.call, { matter: found?.id ?? '', by: 'effective' })
    expect([opened.due, opened.duties.map(({ role, name }) => `${role} ${name}`)]).toEqual(['2026-09-30', ['lead 市财政局', 'support 市体育局', 'support 市审批服务管理局']])
    // The same table again: its head is known, its row is the matter that was opened.
    expect(await handIn(bytes)).toMatchObject({ state: 'preview', counts: { new: 0, unchanged: 1 } })
    await undoImport(office.call, { import: read.id, command: command(), reason: '试导' })
    expect((await listMatters(office.call, { ledger: 'reform-tasks', q: '揭榜挂帅', sort: 'code', limit: 5 })).rows).toEqual([])
  })

  test.each<[string, string, string, number]>([
    ['between two rows', 'fact_payload', `new.payload ->> 'title' = '丑字号改革（between two rows）'`, 0],
    ['when the rows are written and not yet ticked off', 'exchange_row', 'new.done is not null', 3],
  ])('broken off %s, it stays half done for nobody: called again, every row is there once', async (where, table, when, written) => {
    const titles = ['子', '丑', '寅'].map((name) => `${name}字号改革（${where}）`)
    const there = async () => (await listMatters(office.call, { ledger: 'reform-tasks', q: `（${where}）`, sort: 'code', limit: 9 })).rows.map(({ title }) => title)
    const { id } = await handIn(foreign(titles.map((title, at) => [`${at + 1}`, title, null, '市财政局', null, null, null])))
    // The database itself fails, at this row and no other.
    await held.deps.db.owner((tx) => sql.raw(`create function broken_off() returns trigger language plpgsql as $$ begin raise exception 'broken off' using errcode = 'io_error'; end $$`).execute(tx))
    await held.deps.db.owner((tx) => sql.raw(`create trigger broken_off before insert or update on ${table} for each row when (${when}) execute function broken_off()`).execute(tx))
    await expect(applyImport(office.call, { import: id, command: command() })).rejects.toThrow('broken off')
    const broken = await held.deps.db.read(city.tenant, (db) => importNamed(db, city.tenant, office.acting.person, id))
    expect([(await there()).length, broken?.state]).toEqual([written, 'applying'])
    await held.deps.db.owner((tx) => sql`drop function broken_off cascade`.execute(tx))
    expect(await applyImport(office.call, { import: id, command: command() })).toMatchObject({ state: 'applied', counts: { opened: 3, failed: 0 } })
    expect(await there()).toEqual(titles)
    await undoImport(office.call, { import: id, command: command(), reason: '试导' })
  })

  test('what units have recorded on, or linked to, is not taken back with the import', async () => {
    const { id } = await handIn(foreign(['巳', '午', '未'].map((name, at) => [`${at + 1}`, `${name}字号改革`, null, '市财政局', null, null, null])))
    expect((await applyImport(office.call, { import: id, command: command() })).counts).toMatchObject({ opened: 3 })
    const [recorded, linked] = (await rowsOf(id)).map(({ matter }) => matter ?? '')
    await recordActivity(office.call, { command: command(), matters: [recorded ?? ''], kinds: ['study'], heldOn: TODAY, summary: '调研', place: null, attachments: [], fields: {} })
    await linkMatters(office.call, { command: command(), matter: matters.one ?? '', target: linked ?? '', relation: 'continues' })
    const undone = await undoImport(office.call, { import: id, command: command(), reason: '导错了' })
    expect({ counts: undone.counts, rows: (await rowsOf(id)).map(({ done }) => done) }).toMatchObject({ counts: { takenBack: 1, left: 2 }, rows: ['left', 'left', 'undone'] })
    for (const matter of [recorded ?? '', linked ?? '']) {
      const [opening] = await held.deps.db.read(city.tenant, (db) => factsOf(db, city.tenant, `matter:${matter}`))
      await expect(voidFact(office.call, { command: command(), fact: opening?.id ?? '', reason: '重复' })).rejects.toMatchObject({ code: 'matter_spoken_of' })
      expect((await getMatter(office.call, { matter, by: 'effective' })).title).toMatch(/字号改革$/)
    }
  })

  test('of two comparisons the later one holds: one still at work keeps nothing and resets nothing', async () => {
    const { id, columns } = await handIn(foreign([['1', '申字号改革', null, '市财政局', '市体育局', null, '说明里的名称']]))
    const shown = (titleAt: number) => columns.map(({ at, show }) => ({ at, show: at === titleAt ? 'title' : show === 'title' ? null : show }))
    await setMapping(office.call, { import: id, command: command(), columns: shown(6) })
    const earlier = await held.deps.db.read(city.tenant, (db) => importNamed(db, city.tenant, office.acting.person, id))
    if (!earlier?.compared_by) throw new Error('nothing was compared')
    const late = { ...earlier, compared_by: earlier.compared_by }
    const goOn = () => compareImport(office.call, late, { at: () => {}, signal: new AbortController().signal })
    await setMapping(office.call, { import: id, command: command(), columns: shown(1) })
    await held.deps.db.write(city.tenant, (tx) => changeImport(tx, city.tenant, id, { state: 'comparing' }))
    await goOn()
    expect((await getImport(office.call, { import: id, limit: 1 })).import.state).toBe('comparing')
    expect((await rowsOf(id)).map(({ title }) => title)).toEqual(['申字号改革'])
    await setMapping(office.call, { import: id, command: command(), columns: shown(1) })
    await applyImport(office.call, { import: id, command: command() })
    await goOn()
    expect((await getImport(office.call, { import: id, limit: 1 })).import).toMatchObject({ state: 'applied', counts: { opened: 1 } })
    await undoImport(office.call, { import: id, command: command(), reason: '试导' })
  })

  test.each<[string, CellOfTest[], Partial<SheetOfTest>, object]>([
    ['a day that is none', ['1', '甲事项', null, '市财政局', null, '2026年2月30日', null], {}, { code: 'day', show: 'due', at: 5, params: { text: '2026年2月30日' } }],
    ['a day without its year', ['1', '甲事项', null, '市财政局', null, '九月底', null], {}, { code: 'day', show: 'due' }],
    ['a unit that does not exist', ['1', '甲事项', null, '市财正局', null, null, null], {}, { code: 'holder', show: 'duty:lead', written: '市财正局', near: [{ name: '市财政局' }] }],
    ['a merged cell of the body', ['1', '甲事项', null, '市财政局', '市体育局', null, null], { merges: ['D3:E3'] }, { code: 'merged', show: 'duty:lead', params: { range: 'D–E' } }],
    ['the title is empty', ['1', null, null, '市财政局', '市体育局', null, null], {}, { code: 'required', show: 'title' }],
    ['a title too long', ['1', '长'.repeat(301), null, '市财政局', null, null, null], {}, { code: 'too_long', show: 'title', params: { limit: 300 } }],
  ])('%s is an error of its row and column', async (_, row, more, expected) => {
    const { id, counts } = await handIn(foreign([row], more))
    expect(counts).toMatchObject({ error: 1, new: 0, taken: 0 })
    const [found] = await rowsOf(id, 'error')
    expect(found?.row).toBe(3)
    expect(found?.problems[0]).toMatchObject(expected)
    // Nothing of it can be decided on, and nothing is written.
    expect((await decideRows(office.call, { import: id, rows: [3], decision: 'take' })).decided).toBe(0)
    expect((await applyImport(office.call, { import: id, command: command() })).counts).toMatchObject({ opened: 0, failed: 0 })
  })

  test('a name said once is meant in every row', async () => {
    const { id } = await handIn(foreign([['1', '甲事项', null, '市财正局', null, null, null], ['2', '乙事项', null, '市财正局', null, null, null]]))
    const [found] = await rowsOf(id, 'error')
    const near = found?.problems[0]?.near?.[0]
    const again = await setMapping(office.call, { import: id, command: command(), names: [{ written: '市财正局', holder: near?.holder ?? { type: 'unit', id: '' } }] })
    expect(again.counts).toMatchObject({ error: 0, new: 2 })
    await cancelImport(office.call, { import: id })
  })

  test('a formula’s value is said and asked', async () => {
    const { id, counts } = await handIn(foreign([['1', { formula: 'CONCAT("甲","事项")', value: '甲事项' }, null, '市财政局', null, null, null]]))
    expect(counts).toMatchObject({ new: 1, asks: 1, taken: 0 })
    expect(await rowsOf(id, 'new')).toMatchObject([{ asks: true, decision: null, changes: [{ show: 'title', new: '甲事项', formula: true }, { show: 'duty:lead' }] }])
    expect((await applyImport(office.call, { import: id, command: command() })).counts).toMatchObject({ opened: 0 })
  })

  test('the same code twice, and a code of another ledger', async () => {
    const head: CellOfTest[] = ['编号', '事项名称', '牵头单位']
    const { id } = await handIn(workbookOf([{ name: '表', rows: [head, ['X-1', '甲事项', '市财政局'], ['X-1', '乙事项', '市财政局'], ['LX-2026-001', '丙事项', '市财政局']] }]))
    const { columns } = (await getImport(office.call, { import: id, limit: 1 })).import
    await setMapping(office.call, { import: id, command: command(), columns: columns.map(({ at }, index) => ({ at, show: ['code', 'title', 'duty:lead'][index] ?? null })) })
    expect((await rowsOf(id, 'error')).map(({ row, problems }) => [row, problems.map(({ code, params }) => [code, params])])).toEqual([
      [3, [['duplicate', { row: 2 }]]],
      [4, [['code_taken', { code: 'LX-2026-001' }]]],
    ])
    const applied = await applyImport(office.call, { import: id, command: command() })
    expect(applied.counts).toMatchObject({ opened: 1 })
    await undoImport(office.call, { import: id, command: command(), reason: '试导' })
  })

  test('two hundred more columns are listed and told', async () => {
    const head: CellOfTest[] = ['事项名称', '牵头单位', '完成时限', ...Array.from({ length: 200 }, (_, at) => `附加${at + 1}`)]
    const { state, columns } = await handIn(workbookOf([{ name: '表', rows: [head, ['丁事项', '市财政局', { number: 46295, format: 31 }, ...Array.from({ length: 200 }, () => '甲')]] }]))
    expect([state, columns.length, columns.filter(({ show }) => show === null).length]).toEqual(['mapping', 203, 200])
  })

  test.each<[string, () => Uint8Array, string, string]>([
    ['no table', () => new TextEncoder().encode('名称,单位'), '台账.csv', 'import_without_head'],
    ['a text under the name of a table', () => new TextEncoder().encode('名称,单位'), '台账.xlsx', 'file_not_what_it_seems'],
    ['forty megabytes', () => new Uint8Array(40 * 1024 * 1024), '台账.xlsx', 'file_too_large'],
    ['no head', () => workbookOf([{ name: '表', rows: [['只有一句话']] }]), '台账.xlsx', 'import_without_head'],
    ['a secrecy mark in a cell', () => foreign([['1', '机密★5年', null, null, null, null, null]]), '台账.xlsx', 'document_secret'],
    ['a bomb, by what its directory says', () => sayingMore(foreign([['1', '甲事项', null, null, null, null, null]])), '台账.xlsx', 'file_too_large'],
  ])('refused: %s', async (_, make, name, code) => {
    await expect(handIn(make(), 'reform-tasks', name)).rejects.toMatchObject({ code })
  })

  test('another person’s import is not known', async () => {
    const other = await city.user('office', UNITS[0] ?? '')
    const { id } = await handIn(foreign([['1', '戊事项', null, '市财政局', null, null, null]]))
    await expect(getImport(other.call, { import: id, limit: 1 })).rejects.toMatchObject({ code: 'import_unknown' })
  })
})

/** A workbook whose directory says that its parts unpack to three hundred megabytes each. */
function sayingMore(bytes: Uint8Array): Uint8Array {
  const file = Buffer.from(bytes)
  for (let at = file.indexOf('PK\u0001\u0002'); at >= 0; at = file.indexOf('PK\u0001\u0002', at + 1)) file.writeUInt32LE(300 * 1024 * 1024, at + 24)
  return file
}
