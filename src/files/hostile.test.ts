import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pdfOf } from '../../test/support/pdf.ts'
import { docxWith, listXml, paragraph } from './docx-for-tests.ts'
import { extractText, FileRefusal } from './index.ts'
import { workbookOf } from './xlsx-for-tests.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const cell = (words: string): string => `<w:tc>${paragraph(words)}</w:tc>`

const FILES: Record<string, Uint8Array> = {
  '方案.docx': docxWith({
    body: `${paragraph('总体要求', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')}<w:tbl><w:tr>${cell('甲')}${cell('乙')}</w:tr></w:tbl>`,
    numbering: listXml([['chineseCounting', '%1、']]),
  }),
  '台账.xlsx': workbookOf([{ name: '任务', rows: [['任务', '单位'], ['清理', { number: 45838, format: 31 }]], merges: ['A1:A2'] }]),
  '通知.pdf': pdfOf([{ words: [{ words: '河东市人民政府', x: 80, y: 100 }, { words: '通知', x: 300, y: 100 }], lines: [[10, 10, 200, 10]] }, { words: [{ words: '二', x: 80, y: 100 }] }]),
  '页面.html': utf8('<html><table><tr><td rowspan="2">甲</td><td>乙</td></tr><tr><td>丙</td></tr></table></html>'),
}

describe('a file with bytes changed or its end cut off is read or refused, nothing else', () => {
  test.each(Object.entries(FILES))('%s', async (name, whole) => {
    const changes = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(changes, fc.option(fc.nat(whole.length), { freq: 5 }), async (bytes, end) => {
        const file = whole.slice(0, end ?? whole.length)
        for (const [at, byte] of bytes) if (at < file.length) file[at] = byte
        const outcome = await extractText(file, name).catch((error: unknown) => error)
        if (outcome instanceof Error && !(outcome instanceof FileRefusal)) throw outcome
      }),
      { numRuns: 60 },
    )
  })
})

test.each<[string, string, () => Uint8Array, string]>([
  ['a page two hundred thousand elements deep', '页面.html', () => utf8(`<html>${'<div>'.repeat(200_000)}甲`), 'damaged'],
  ['tables in tables', '方案.docx', () => docxWith({ body: `${'<w:tbl><w:tr><w:tc>'.repeat(1000)}${paragraph('甲')}${'</w:tc></w:tr></w:tbl>'.repeat(1000)}` }), 'damaged'],
  ['cells along the diagonal of a sheet', '台账.xlsx', () => diagonal(676), 'text_too_long'],
  ['pages without end', '公报.pdf', () => pdfOf(Array.from({ length: 10_001 }, () => ({ words: [] }))), 'too_many_pages'],
])('refused: %s', async (_, name, make, reason) => {
  await expect(extractText(make(), name)).rejects.toMatchObject({ reason })
})

test('cells that say they reach over a thousand rows and columns', async () => {
  const page = `<html><table>${`<tr>${'<td colspan="1000" rowspan="1000">甲</td>'.repeat(20)}</tr>`.repeat(200)}</table></html>`
  await expect(extractText(utf8(page), '页面.html')).resolves.toMatchObject({ format: 'html' })
})

function diagonal(size: number): Uint8Array {
  const letter = (at: number): string => String.fromCharCode(65 + (at % 26))
  const rows = Array.from({ length: size }, (_, at) => `<row><c r="A${letter(at / 26)}${letter(at)}${at + 1}" t="str"><v>甲</v></c></row>`)
  return workbookOf([{ name: '任务', rows: [] }], { more: { 'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows.join('').repeat(12)}</sheetData></worksheet>` } })
}
