import { expect, test } from 'vitest'
import { DeliveryError } from '../kernel/errors.ts'
import { attachmentType } from './attachment.ts'
import { pdfOf } from '../../test/support/pdf.ts'
import { docxOf } from './docx-for-tests.ts'
import { workbookOf } from './xlsx-for-tests.ts'

const PNG = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89])
const ELF = Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
const text = new TextEncoder().encode('议定事项：九月底前完成联调。')

test.each([
  ['现场.png', PNG, 'image/png'],
  ['没有后缀', PNG, 'image/png'],
  ['纪要.txt', text, 'text/plain; charset=utf-8'],
  ['台账.xlsx', workbookOf([{ name: '任务', rows: [['甲', '乙']] }]), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['通知.pdf', pdfOf([{ words: [{ words: '关于印发通知', x: 80, y: 100 }] }]), 'application/pdf'],
  ['扫描件.pdf', pdfOf([{ words: [] }]), 'application/pdf'],
  ['有密码.pdf', pdfOf([{ words: [{ words: '通知', x: 80, y: 100 }] }], { encrypted: true }), 'application/pdf'],
])('%s is taken as what it is', async (name, bytes, expected) => {
  expect(await attachmentType(bytes, name)).toBe(expected)
})

test.each([
  ['空.txt', new Uint8Array(), 'file_empty', 'nothing in it'],
  ['纪要.pdf', PNG, 'file_not_what_it_seems', 'a picture named as a document'],
  ['纪要.pdf', text, 'file_not_what_it_seems', 'text named as a document'],
  ['工具.txt', ELF, 'file_type_unsupported', 'a program named as text'],
  ['纪要.txt', new TextEncoder().encode('秘密★1年\n议定事项'), 'document_secret', 'a state secret'],
  ['纪要.docx', docxOf({ paragraphs: ['000001　　机密★', '议定事项'] }), 'document_secret', 'a state secret in a Word document'],
  ['台账.xlsx', workbookOf([{ name: '任务', rows: [['秘密★1年'], ['甲', '乙']] }]), 'document_secret', 'a state secret in a workbook'],
  ['通知.pdf', pdfOf([{ words: [{ words: '机密★5年', x: 80, y: 60 }, { words: '通知', x: 80, y: 100 }] }]), 'document_secret', 'a state secret in a PDF'],
  ['页面.html', text, 'file_type_unsupported', 'a page that could run in the browser'],
])('%s is refused with %s: %s', async (name, bytes, code) => {
  const error = await attachmentType(bytes, name).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(DeliveryError)
  expect((error as DeliveryError).code).toBe(code)
})
