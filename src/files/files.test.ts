import { readFileSync } from 'node:fs'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { gb18030Of } from '../../test/support/gb18030.ts'
import { DeliveryError } from '../kernel/errors.ts'
import { docxOf } from './docx-for-tests.ts'
import { workbookOf } from './xlsx-for-tests.ts'
import { extractText, FileRefusal, MOST_BYTES, MOST_CHARACTERS } from './index.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
/** “一、清理证明。（市司法局负责）” as a Chinese Windows writes it. */
const GB18030 = Uint8Array.from([
  0xd2, 0xbb, 0xa1, 0xa2, 0xc7, 0xe5, 0xc0, 0xed, 0xd6, 0xa4, 0xc3, 0xf7, 0xa1, 0xa3, 0xa3, 0xa8, 0xca, 0xd0, 0xcb, 0xbe, 0xb7, 0xa8, 0xbe, 0xd6, 0xb8, 0xba, 0xd4, 0xf0, 0xa3, 0xa9,
])
const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const WORDS = '一、清理证明。（市司法局负责）'

function utf16(text: string, bigEndian: boolean, mark: boolean): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(2 * (text.length + (mark ? 1 : 0))))
  const all = (mark ? '\uFEFF' : '') + text
  for (let at = 0; at < all.length; at += 1) bytes.setUint16(2 * at, all.charCodeAt(at), !bigEndian)
  return new Uint8Array(bytes.buffer)
}

async function refusalOf(bytes: Uint8Array, name: string): Promise<FileRefusal> {
  const outcome = await extractText(bytes, name).catch((error: unknown) => error)
  if (!(outcome instanceof FileRefusal)) throw new Error(`not refused: ${JSON.stringify(outcome).slice(0, 200)}`)
  return outcome
}

describe('texts in every encoding offices use', () => {
  test.each([
    ['UTF-8', utf8(WORDS)],
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${WORDS}`)],
    ['UTF-16, little end first', utf16(WORDS, false, true)],
    ['UTF-16, big end first', utf16(WORDS, true, true)],
    ['GB18030', GB18030],
  ])('%s', async (_, bytes) => {
    const { text, format, characters } = await extractText(bytes, '方案.txt')
    expect([text, format, characters]).toEqual([WORDS, 'txt', WORDS.length])
  })

  test('fifteen megabytes of text', async () => {
    const bytes = utf8('推进数据共享工作。'.repeat(15e6 / 27).padEnd(MOST_CHARACTERS, '完'))
    expect([bytes.length, (await extractText(bytes, '汇编.txt')).characters]).toEqual([15e6, MOST_CHARACTERS])
  })

  test('halves of characters, which no database keeps, are replaced', async () => {
    const { text } = await extractText(withPart('word/document.xml', `<w:document ${WORD}><w:body>${paragraph('甲&#xD800;乙')}</w:body></w:document>`), '方案.docx')
    expect(text).toBe('甲\ufffd乙')
  })

  test('the hash is of the bytes', async () => {
    const { sha256 } = await extractText(utf8('abc'), 'a.txt')
    expect(sha256).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  })
})

describe('pages and Word documents', () => {
  test('a page: paragraphs, lists, tables with merged cells; no scripts', async () => {
    const html = `<html><head><title>x</title></head><body><script>1</script><p>一、任务</p><ol><li>甲</li><li>乙</li></ol>
      <table><tr><th>任务</th><th>责任单位</th></tr><tr><td>清理</td><td rowspan="2"><p>市司法局</p><p>市公安局</p></td></tr><tr><td>公布</td></tr></table></body></html>`
    expect((await extractText(utf8(html), 'a.html')).text).toBe('一、任务\n1.甲\n2.乙\n任务\t责任单位\n清理\t市司法局；市公安局\n公布\t市司法局；市公安局')
  })

  test('a Word document: paragraphs, automatic numbers, tables', async () => {
    const { text, format } = await extractText(docxOf({ paragraphs: ['一、任务', '清理证明。（市司法局负责）'], numbered: ['甲', '乙'], table: [['任务', '责任单位'], ['清理', '市司法局']] }), '方案.docx')
    expect([text, format]).toEqual(['一、任务\n清理证明。（市司法局负责）\n1.甲\n2.乙\n任务\t责任单位\n清理\t市司法局', 'docx'])
  })
})

describe('what is not taken, and why', () => {
  const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xde])
  const compound = (stream: string): Uint8Array => {
    const bytes = new Uint8Array(2048)
    bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    bytes.set(utf16(stream, false, false), 1024)
    return bytes
  }

  test.each<[string, Uint8Array, string, FileRefusal['reason'], string]>([
    ['nothing at all', new Uint8Array(), '方案.docx', 'empty', 'file_empty'],
    ['a picture by the name of a document', png, '方案.docx', 'not_what_it_seems', 'file_not_what_it_seems'],
    ['a picture by the name of a text', png, '方案.txt', 'not_what_it_seems', 'file_not_what_it_seems'],
    ['a text by the name of a document', utf8(WORDS), '方案.docx', 'not_what_it_seems', 'file_not_what_it_seems'],
    ['an archive by the name of a document', zipSync({ 'a.txt': strToU8('a') }), '方案.docx', 'not_what_it_seems', 'file_not_what_it_seems'],
    ['a file over 20 MB', new Uint8Array(MOST_BYTES + 1).fill(65), '方案.txt', 'too_large', 'file_too_large'],
    ['a text over five million characters', utf8('a'.repeat(MOST_CHARACTERS + 1)), '方案.txt', 'text_too_long', 'file_too_long'],
    ['a document behind a password', compound('EncryptedPackage'), '方案.docx', 'encrypted', 'file_encrypted'],
    ['a document of the old kind', compound('WordDocument'), '方案.doc', 'old_document', 'file_type_unsupported'],
    ['a document of WPS', compound('WordDocument'), '方案.wps', 'old_document', 'file_type_unsupported'],
    ['a document of the old kind by the name of a new one', compound('WordDocument'), '方案.docx', 'not_what_it_seems', 'file_not_what_it_seems'],
    ['a table of the old kind', compound('Workbook'), '台账.xls', 'old_table', 'file_type_unsupported'],
    ['rich text', utf8('{\\rtf1\\ansi 123}'), '方案.rtf', 'old_document', 'file_type_unsupported'],
    ['a layout of the national format', zipSync({ 'OFD.xml': strToU8('<OFD/>') }), '方案.ofd', 'ofd', 'file_type_unsupported'],
    ['an archive as such', zipSync({ 'a.txt': strToU8('a') }), '附件.zip', 'archive', 'file_type_unsupported'],
    ['a picture as such', png, '照片.png', 'picture', 'file_type_unsupported'],
    ['a table by the name of a document', workbookOf([{ name: '任务', rows: [['甲', '乙']] }]), '任务.docx', 'not_what_it_seems', 'file_not_what_it_seems'],
    ['text by the name of a PDF', utf8(WORDS), '方案.pdf', 'not_what_it_seems', 'file_not_what_it_seems'],
    ['a damaged document', docxOf({ paragraphs: ['甲'] }).slice(0, 700), '方案.docx', 'damaged', 'file_damaged'],
    ['bytes that are no text', Uint8Array.from({ length: 400 }, (_, at) => (at * 131 + 129) % 256), '方案.txt', 'encoding_unknown', 'file_damaged'],
    ['white space', utf8(' \n\n　\n'), '方案.txt', 'no_text', 'file_without_text'],
    ['a state secret', utf8('秘密★1年\n河东市人民政府文件\n'), '方案.txt', 'secrecy_mark', 'document_secret'],
    ['zeros among UTF-8', utf8('关于\0做好\n试点工作的通知'), '方案.txt', 'encoding_unknown', 'file_damaged'],
    ['a state secret in a text box', withPart('word/document.xml', drawing('机密★5年')), '方案.docx', 'secrecy_mark', 'document_secret'],
    ['a state secret in a header', withPart('word/header1.xml', `<w:hdr ${WORD}>${paragraph('秘密★3年')}</w:hdr>`), '方案.docx', 'secrecy_mark', 'document_secret'],
    ['a state secret in a Word document', docxOf({ paragraphs: ['机密★', '河东市人民政府文件'] }), '方案.docx', 'secrecy_mark', 'document_secret'],
  ])('%s', async (_, bytes, name, reason, code) => {
    const refusal = await refusalOf(bytes, name)
    expect([refusal.reason, refusal.code, refusal.facts.name]).toEqual([reason, code, name])
    expect(refusal).toBeInstanceOf(DeliveryError)
    expect(refusal.sentences.zh).toMatch(/请|严禁/)
    expect(refusal.sentences.zh + refusal.sentences.en).not.toContain('{')
  })

  test.each<[string, number, FileRefusal['reason']]>([
    ['that says it unpacks to more than it may', 250 * 1024 * 1024, 'unpacks_too_large'],
    ['that unpacks to more than it says', 40, 'damaged'],
  ])('a document %s', async (_, size, reason) => {
    const document = declaring(docxOf({ paragraphs: ['清理证明。'.repeat(400)] }), 'word/document.xml', size)
    expect((await refusalOf(document, '方案.docx')).reason).toBe(reason)
  })
})

function paragraph(words: string): string {
  return `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`
}

/** A document whose words stand in a drawing, as newer programs write text boxes without an older form beside them. */
function drawing(words: string): string {
  return `<w:document ${WORD} xmlns:s="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body><w:p><w:r><w:drawing><s:txbx><w:txbxContent>${paragraph(words)}</w:txbxContent></s:txbx></w:drawing></w:r></w:p>${paragraph('关于某项工作的通知')}</w:body></w:document>`
}

function withPart(name: string, xml: string): Uint8Array {
  return zipSync({ ...unzipSync(docxOf({ paragraphs: ['关于某项工作的通知'] })), [name]: strToU8(`<?xml version="1.0"?>${xml}`) })
}

/** The archive with another unpacked size written in its directory for one of its files. */
function declaring(archive: Uint8Array, name: string, size: number): Uint8Array {
  const bytes = Buffer.from(archive)
  const at = bytes.lastIndexOf(name) - 46
  expect(bytes.readUInt32LE(at)).toBe(0x02014b50)
  bytes.writeUInt32LE(size, at + 24)
  return bytes
}

test('the gazette of ours reads the same from GB18030 as from UTF-8', async () => {
  const gazette = readFileSync(new URL('../../samples/gazette.txt', import.meta.url))
  const { text } = await extractText(gazette, 'gazette.txt')
  const { text: decoded } = await extractText(gb18030Of(text), 'gazette.txt')
  expect(decoded).toBe(text)
})
