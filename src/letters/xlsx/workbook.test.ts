import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'

import { cellXml, escaped, letters, type SheetCell } from './cell.ts'
import type { LedgerSheet, SheetColumn } from './sheet.ts'
import { writeWorkbook } from './workbook.ts'

const column = (head: string, group: string | null = null, width = 12): SheetColumn => ({ head, group, width, centred: false, hidden: false })
const sheet = (columns: SheetColumn[]): LedgerSheet => ({ name: '台账', title: '改革台账（截至2026年6月30日）', noteLeft: '填报单位：改革办', noteRight: '共 1 项', mark: null, repeated: 2, columns })

function partsOf(of: LedgerSheet, rows: SheetCell[][] = []): { sheet: string; book: string } {
  const workbook = writeWorkbook(of)
  workbook.add(rows)
  const parts = unzipSync(workbook.finish())
  const text = (name: string) => strFromU8(parts[name] ?? new Uint8Array())
  return { sheet: text('xl/worksheets/sheet1.xml'), book: text('xl/workbook.xml') }
}

describe('cells', () => {
  test.each<[SheetCell, string]>([
    ['市财政局', '<c r="B2" s="5" t="inlineStr"><is><t xml:space="preserve">市财政局</t></is></c>'],
    [null, '<c r="B2" s="5"/>'],
    [{ number: 3 }, '<c r="B2" s="8"><v>3</v></c>'],
    [{ day: '2026-06-30' }, '<c r="B2" s="7"><v>46203</v></c>'],
    [{ day: '1900-01-01' }, '<c r="B2" s="5" t="inlineStr"><is><t xml:space="preserve">1900-01-01</t></is></c>'],
    ['<甲>&"乙"', '<c r="B2" s="5" t="inlineStr"><is><t xml:space="preserve">&lt;甲&gt;&amp;&quot;乙&quot;</t></is></c>'],
  ])('%j', (cell, xml) => {
    expect(cellXml('B2', cell, false)).toBe(xml)
  })

  test.each(['=1+1', '+86', '-5', '@SUM(A1)', '\t=1', '=HYPERLINK("http://a","b")'])('%j is words and stays words', (words) => {
    const xml = cellXml('A1', words, false)
    expect(xml).toContain('s="9" t="inlineStr"')
    expect(xml).not.toMatch(/<f>|<v>/)
  })

  test.each(['1-2', '见附件=', 'a@b'])('%j looks like no formula', (words) => {
    expect(cellXml('A1', words, false)).toContain('s="5"')
  })

  test('what no XML may hold is left out', () => {
    expect(escaped('甲\u0000\u000b乙\r\n丙\ud800')).toBe('甲乙\n丙\ufffd')
  })

  test.each([[0, 'A'], [25, 'Z'], [26, 'AA'], [701, 'ZZ'], [702, 'AAA']])('column %d is %s', (at, name) => {
    expect(letters(at)).toBe(name)
  })
})

test('a head of one row where nothing is grouped, of two where something is', () => {
  const one = partsOf(sheet([column('序号'), column('名称'), column('时限')]))
  expect(one.sheet).toContain('<mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="A2:B2"/></mergeCells>')
  expect(one.book).toContain("'台账'!$3:$3<")
  const two = partsOf(sheet([column('序号'), column('名称'), column('一季度', '节点'), column('二季度', '节点'), column('调研', '五个一')]))
  expect(two.sheet).toContain('<mergeCell ref="A3:A4"/><mergeCell ref="B3:B4"/><mergeCell ref="C3:D3"/></mergeCells>')
  expect(two.sheet).toContain('>五个一<')
  expect(two.book).toContain("'台账'!$3:$4<")
})

test('print: A4 landscape, fitted to the width, page numbers; the area ends with the last row and leaves hidden columns out', () => {
  const { sheet: xml, book } = partsOf({ ...sheet([column('序号'), column('名称'), { ...column('系统标识'), hidden: true }]), mark: '演示数据' }, [[{ number: 1 }, '甲', 'id'], [{ number: 2 }, '乙', 'id']])
  expect(xml).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>')
  expect(xml).toContain('<headerFooter><oddHeader>&amp;L演示数据</oddHeader><oddFooter>&amp;C第 &amp;P 页，共 &amp;N 页</oddFooter></headerFooter>')
  expect(xml).toContain('<col min="3" max="3" width="12" customWidth="1" hidden="1"/>')
  expect(book).toContain("_xlnm.Print_Area\" localSheetId=\"0\">'台账'!$A$1:$B$5<")
})

test('a wide ledger goes over pages, the first columns on each, its title over the first', () => {
  const { sheet: xml, book } = partsOf(sheet(Array.from({ length: 30 }, (_, at) => column(`栏${at}`, null, 15))))
  expect(xml).toContain('fitToWidth="3"')
  expect(book).toContain("'台账'!$A:$B,'台账'!$3:$3<")
  expect(xml).toMatch(/<mergeCell ref="A1:[A-L]1"\/>/)
})

test('a row is as high as its fullest cell', () => {
  const { sheet: xml } = partsOf(sheet([column('名称', null, 11)]), [['十个字一行这里二十字'.repeat(2)], ['短'], ['一\n二\n三']])
  expect([...xml.matchAll(/<row r="(\d)" ht="([\d.]+)">/g)].map(([, row, height]) => [row, height])).toEqual([['4', '60'], ['5', '19.5'], ['6', '46.5']])
})
