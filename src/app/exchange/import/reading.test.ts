import { describe, expect, test } from 'vitest'

import { readTable } from '../../../files/index.ts'
import { workbookOf, type SheetOfTest } from '../../../files/xlsx-for-tests.ts'
import { headOf } from './head.ts'
import { bare, likeness, plain } from './likeness.ts'
import { readDay } from './read-day.ts'
import { rowsBelow } from './table-rows.ts'
import { listIn } from './typed.ts'

test.each<[string, string | null | undefined, string]>([
  ['2026-09-30', '2026-09-30', 'as we write it'],
  ['2026/9/3', '2026-09-03', 'as Excel shows it'],
  ['2026.9.30', '2026-09-30', 'with points'],
  ['2026年9月30日前', '2026-09-30', 'as papers write it'],
  ['２０２６年９月', '2026-09-30', 'a month is its last day; full-width digits'],
  ['2026年2月底', '2026-02-28', 'the end of a month'],
  ['20260930', '2026-09-30', 'digits only'],
  ['长期', null, 'no last day'],
  ['——', null, 'no last day, drawn'],
  ['2026-02-30', undefined, 'a day that is none'],
  ['2026-13-01', undefined, 'a month that is none'],
  ['九月底', undefined, 'no year'],
  ['9月30日', undefined, 'no year'],
  ['26-9-30', undefined, 'half a year'],
  ['0026-09-30', undefined, 'a slip of the finger'],
  ['45838', undefined, 'a number without its format'],
])('%s is %s: %s', (written, day) => {
  expect(readDay(written)).toBe(day)
})

test.each([
  ['市财政局、市审计局；市司法局', ['市财政局', '市审计局', '市司法局']],
  ['各县（市、区）人民政府', ['各县（市、区）人民政府']],
  ['市长（甲、乙）、副市长', ['市长（甲、乙）', '副市长']],
  ['市水务局〔龙门市、蒲坂市〕\n市财政局', ['市水务局〔龙门市、蒲坂市〕', '市财政局']],
  ['、；', []],
  ['市财政局（', ['市财政局（']],
])('%s is a list of %j', (words, parts) => {
  expect(listIn(words)).toEqual(parts)
})

test('names are compared without what offices write differently', () => {
  expect([plain('牵 头\n单位'), bare('投资额（亿元）'), bare('（备注）')]).toEqual(['牵头单位', '投资额', '(备注)'])
  expect(likeness('牵头单位', '牵头单位')).toBe(1)
  expect(likeness('牵头单位', '完成时限')).toBe(0)
})

const known = new Set(['序号', '项目名称', '牵头单位', '完成时限', '一季度', '二季度'].map(plain))
async function tableOf(sheet: Partial<SheetOfTest>) {
  const [read] = await readTable(workbookOf([{ name: '表', rows: [], ...sheet }]), '表.xlsx')
  if (!read) throw new Error('no sheet')
  const head = headOf(read, known)
  return { head: head && { rows: [head.first + 1, head.last + 1], columns: head.columns.map(({ name, group }) => (group === null ? name : `${group}/${name}`)) }, below: head && rowsBelow(read, head) }
}

describe('heads', () => {
  test('below a title and a note, in two rows that merged cells join', async () => {
    const { head, below } = await tableOf({
      rows: [['任务表', null, null, null, null], ['填报单位：改革办', null, null, null, null], ['序号', '项目名称', '节点', null, '牵头单位'], [null, null, '一季度', '二季度', null], ['1', '甲', '出台', null, '市财政局']],
      merges: ['A1:E1', 'A3:A4', 'B3:B4', 'C3:D3', 'E3:E4'],
    })
    expect(head).toEqual({ rows: [3, 4], columns: ['序号', '项目名称', '节点/一季度', '节点/二季度', '牵头单位'] })
    expect(below?.rows).toEqual([{ row: 5, cells: { 0: '1', 1: '甲', 2: '出台', 4: '市财政局' } }])
  })

  test('a heading among the rows is none of them; a merged cell of the body says how far it reaches', async () => {
    const { below } = await tableOf({
      rows: [['序号', '项目名称', '牵头单位'], ['一、重点', null, null], ['1', '甲', '市财政局'], ['2', '乙', null]],
      merges: ['A2:C2', 'C3:C4'],
    })
    expect(below?.asides).toEqual([{ row: 2, text: '一、重点' }])
    expect(below?.rows).toEqual([
      { row: 3, cells: { 0: '1', 1: '甲', 2: { t: '市财政局', m: '3–4' } } },
      { row: 4, cells: { 0: '2', 1: '乙', 2: { t: '', m: '3–4' } } },
    ])
  })

  test('a formula is said, and a day is a day whatever it shows', async () => {
    const { below } = await tableOf({ rows: [['序号', '项目名称', '完成时限'], [{ formula: 'ROW()', value: 1 }, '甲', { number: 45930, format: 'm"月"d"日"' }]] })
    expect(below?.rows).toEqual([{ row: 2, cells: { 0: { t: '1', f: true }, 1: '甲', 2: { t: '9月30日', d: '2025-09-30' } } }])
  })

  test('nothing looks like a head', async () => {
    expect((await tableOf({ rows: [['一句话'], ['又一句']] })).head).toBeNull()
  })
})
