import { unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'

import { docxWith, paragraph } from './docx-for-tests.ts'
import { extractText, type FileRefusal } from './index.ts'
import { workbookOf } from './xlsx-for-tests.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('bombs: a small file that would come to very much is refused with a sentence, soon', () => {
  /** Far above what any of them takes, and far below what they would take if they were read. */
  const SOON_MS = 20_000
  const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
  const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const sheetOf = (inside: string) => workbookOf([{ name: '任务', rows: [['甲']] }], { more: { 'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEETS}">${inside}</worksheet>` } })
  const many = (count: number, make: (at: number) => string) => Array.from({ length: count }, (_, at) => make(at)).join('')
  const listing = (count: number, target: (at: number) => string) => ({
    'xl/workbook.xml': `<workbook xmlns="${SHEETS}" xmlns:r="${OFFICE}"><sheets>${many(count, (at) => `<sheet name="${at}" sheetId="${at + 1}" r:id="s${at}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${many(count, (at) => `<Relationship Id="s${at}" Type="${OFFICE}/worksheet" Target="${target(at)}"/>`)}</Relationships>`,
  })
  const own = () => workbookOf([{ name: '任务', rows: [['甲']] }], { more: { ...listing(100_000, (at) => `worksheets/${at}.xml`) } })
  const changed = (file: Uint8Array, more: Record<string, string>) => zipped({ ...unzipSync(file), ...Object.fromEntries(Object.entries(more).map(([name, xml]) => [name, utf8(xml)])) })
  /** The size of a part as the directory says it; the directory is all that is looked at before anything is unpacked. */
  const declaring = (file: Uint8Array, name: string, size: number) => {
    const copy = Buffer.from(file)
    const entry = copy.lastIndexOf(name) - 46
    copy.writeUInt32LE(size, entry + 24)
    return copy
  }
  const zipped = (files: Record<string, Uint8Array>) => zipSync(files, { level: 6 })
  const withEntity = (doctype: string, words: string) => changed(docxWith({ body: paragraph('甲') }), { 'word/document.xml': `<!DOCTYPE d [${doctype}]><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:body></w:document>` })
  const laughs = ['<!ENTITY a0 "哈">', ...Array.from({ length: 30 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`)].join('')

  test.each<[string, string, () => Uint8Array, string]>([
    ['a hundred thousand sheets', '台账.xlsx', own, 'too_many_sheets'],
    ['six thousand parts', '台账.xlsx', () => zipped({ ...unzipSync(workbookOf([{ name: '任务', rows: [['甲']] }])), ...Object.fromEntries(Array.from({ length: 6_000 }, (_, at) => [`xl/worksheets/${at}.xml`, utf8('')])) }), 'too_many_parts'],
    ['one large sheet named seven hundred times', '台账.xlsx', () => workbookOf([{ name: '任务', rows: [] }], { more: { ...listing(700, () => 'worksheets/sheet1.xml'), 'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEETS}"><sheetData>${'<row/>'.repeat(100_000)}</sheetData></worksheet>` } }), 'damaged'],
    ['a part that unpacks to a gigabyte', '方案.docx', () => declaring(changed(docxWith({ body: paragraph('甲') }), { 'word/document.xml': ' '.repeat(1_000_000) }), 'word/document.xml', 1024 ** 3), 'unpacks_too_large'],
    ['merges laid over each other', '台账.xlsx', () => sheetOf(`<sheetData>${many(2, (row) => `<row r="${row + 1}">${many(2000, () => '<c t="str"><v>甲</v></c>')}</row>`)}</sheetData><mergeCells>${'<mergeCell ref="A1:XFD1048576"/>'.repeat(200_000)}</mergeCells>`), 'damaged'],
    ['shared strings without end', '台账.xlsx', () => workbookOf([{ name: '任务', rows: [['甲']] }], { more: { 'xl/sharedStrings.xml': `<sst xmlns="${SHEETS}">${`<si><t>${'哈'.repeat(9_000)}</t></si>`.repeat(1_200)}</sst>` } }), 'text_too_long'],
    ['one shared string shown over and over', '台账.xlsx', () => workbookOf([{ name: '任务', rows: [['哈'.repeat(20_000)]] }], { more: { 'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEETS}"><sheetData>${'<row><c t="s"><v>0</v></c></row>'.repeat(300)}</sheetData></worksheet>` } }), 'text_too_long'],
    ['a billion laughs', '方案.docx', () => withEntity(laughs, '&a30;'), 'damaged'],
    ['quadratic blow-up of one entity', '方案.docx', () => withEntity(`<!ENTITY a "${'哈'.repeat(100_000)}">`, '&a;'.repeat(100_000)), 'damaged'],
    ['an entity that is a file of this machine', '方案.docx', () => withEntity('<!ENTITY a SYSTEM "file:///etc/hostname">', '&a;'), 'damaged'],
    ['an entity that is on another machine', '方案.docx', () => withEntity('<!ENTITY % a SYSTEM "http://127.0.0.1:9/a"> %a;', '&b;'), 'damaged'],
    ['an archive of archives', '附件.zip', () => zipped({ 'a.zip': zipped({ 'b.zip': zipped({ 'c.txt': new Uint8Array(5_000_000) }) }) }), 'archive'],
    ['XML a hundred thousand elements deep', '方案.docx', () => docxWith({ body: '<w:sdt>'.repeat(100_000) }), 'damaged'],
  ])('%s', async (_, name, make, reason) => {
    const bytes = make()
    expect(bytes.length).toBeLessThan(20 * 1024 * 1024)
    const startedAt = performance.now()
    const before = process.memoryUsage().arrayBuffers
    const refusal: unknown = await extractText(bytes, name).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ reason })
    expect((refusal as FileRefusal).sentences.zh).toMatch(/。$/)
    expect(JSON.stringify(refusal)).not.toContain('root:')
    expect(performance.now() - startedAt).toBeLessThan(SOON_MS)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(600 * 1024 * 1024)
  })
})
