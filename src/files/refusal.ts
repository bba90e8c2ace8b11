import { DeliveryError, type ErrorCode } from '../kernel/errors.ts'

/** Why a file is not taken, as exactly as can be said. */
export type FileRefusalReason =
  | 'empty'
  | 'too_large'
  | 'text_too_long'
  | 'unpacks_too_large'
  | 'too_many_pages'
  | 'too_many_parts'
  | 'too_many_sheets'
  | 'not_what_it_seems'
  | 'encrypted'
  | 'damaged'
  | 'unsupported'
  | 'old_document'
  | 'old_table'
  | 'ofd'
  | 'archive'
  | 'picture'
  | 'font_unknown'
  | 'encoding_unknown'
  | 'no_table'
  | 'no_text'
  | 'secrecy_mark'

export type FileFacts = Readonly<Record<string, string | number>>

/** A sentence with its remedy, in both languages; `{fact}` is filled in. */
type Words = { code: ErrorCode; zh: string; en: string }

const WORDS: Record<FileRefusalReason, Words> = {
  empty: { code: 'file_empty', zh: '文件是空的（0 字节），请重新导出或重新发送后再上传。', en: 'The file is empty (0 bytes): export or send it again.' },
  too_large: {
    code: 'file_too_large',
    zh: '文件有 {size}，超过 {limit} 的上限。请去掉图片或拆成几份后再上传。',
    en: 'The file has {size}, more than the {limit} allowed: remove pictures or divide it.',
  },
  text_too_long: {
    code: 'file_too_long',
    zh: '文字超过 {limit} 字的上限。请按文件拆开后再上传。',
    en: 'The text has more than the {limit} characters allowed: divide it by document.',
  },
  unpacks_too_large: {
    code: 'file_too_large',
    zh: '文件解开后有 {size}，超过 {limit} 的上限，未予打开。请另存为只含文字的文件后再上传。',
    en: 'Unpacked the file would have {size}, more than the {limit} allowed, and was not opened: save it again with its text only.',
  },
  too_many_pages: {
    code: 'file_too_long',
    zh: '文件有 {pages} 页，超过 {limit} 页的上限。请按文件拆开后再上传。',
    en: 'The file has {pages} pages, more than the {limit} allowed: divide it by document.',
  },
  too_many_parts: {
    code: 'file_too_long',
    zh: '文件里有 {parts} 个组成部分，超过 {limit} 个的上限，未予打开。请去掉图片、附件后另存，或拆成几份再上传。',
    en: 'The file has {parts} parts, more than the {limit} allowed, and was not opened: save it again without pictures and attachments, or divide it.',
  },
  too_many_sheets: {
    code: 'file_too_long',
    zh: '工作簿有 {sheets} 张表，超过 {limit} 张的上限。请只留需要的表，另存后再上传。',
    en: 'The workbook has {sheets} sheets, more than the {limit} allowed: save it again with those that are needed.',
  },
  not_what_it_seems: {
    code: 'file_not_what_it_seems',
    zh: '文件名写的是 {expected}，内容却是 {found}。请上传原始文件；扫描件或图片请先转成文字。',
    en: 'The name says {expected}, the content is {found}: upload the original file; turn scans and pictures into text first.',
  },
  encrypted: { code: 'file_encrypted', zh: '文件设有打开密码，无法读取。请取消密码后再上传。', en: 'The file is protected by a password: remove it and upload again.' },
  damaged: { code: 'file_damaged', zh: '文件已损坏，打不开。请用原来的软件重新保存后再上传。', en: 'The file is damaged and cannot be opened: save it again with the program it came from.' },
  unsupported: {
    code: 'file_type_unsupported',
    zh: '不认识 {found} 格式。请另存为 .docx、.xlsx、.pdf 或 .txt 后再上传。',
    en: 'Files of type {found} are not known: save it as .docx, .xlsx, .pdf or .txt.',
  },
  old_document: {
    code: 'file_type_unsupported',
    zh: '{found} 是旧格式，读不出来。请用 Word 或 WPS 打开后另存为 .docx 再上传。',
    en: 'The old format {found} cannot be read: open it in Word or WPS and save it as .docx.',
  },
  old_table: {
    code: 'file_type_unsupported',
    zh: '{found} 是旧格式，读不出来。请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。',
    en: 'The old format {found} cannot be read: open it in Excel or WPS and save it as .xlsx.',
  },
  ofd: {
    code: 'file_type_unsupported',
    zh: '不能读取 {found} 版式文件。请上传原来的 .docx，或在阅读器中另存为带文字的 .pdf 后再上传。',
    en: 'Files of type {found} cannot be read: upload the .docx it came from, or save it as a .pdf with text.',
  },
  archive: { code: 'file_type_unsupported', zh: '{found} 是压缩包。请先解压，再逐个上传里面的文件。', en: 'A {found} file is an archive: unpack it and upload the files in it one by one.' },
  picture: {
    code: 'file_type_unsupported',
    zh: '{found} 是图片，里面没有可读的文字。请先做文字识别（OCR），存为 .docx 或 .txt 后再上传。',
    en: 'A {found} file is a picture without text to read: recognise its text (OCR) and save that as .docx or .txt.',
  },
  font_unknown: {
    code: 'file_damaged',
    zh: '文件用的字体编码（{encoding}）认不出来，读出来会是乱码。请上传原来的 .docx，或重新导出为嵌入字体的 .pdf 后再上传。',
    en: 'The file uses a font encoding ({encoding}) that is not known, and would read as gibberish: upload the .docx it came from, or export the .pdf again with embedded fonts.',
  },
  encoding_unknown: {
    code: 'file_damaged',
    zh: '文字的编码认不出来（不是 UTF-8、UTF-16 或 GB18030）。请另存为 UTF-8 后再上传。',
    en: 'The encoding of the text is not known (not UTF-8, UTF-16 or GB18030): save it as UTF-8.',
  },
  no_table: {
    code: 'file_type_unsupported',
    zh: '{found} 不是表格。导入台账请用 .xlsx 或 .csv：用 Excel 或 WPS 打开后另存为 .xlsx 再上传。',
    en: 'A {found} file is no table. Ledgers are imported from .xlsx or .csv: open it in Excel or WPS and save it as .xlsx.',
  },
  no_text: { code: 'file_without_text', zh: '文件里没有文字，可能是扫描件。请先做文字识别（OCR）后再上传，或上传原来的电子版。', en: 'The file holds no text, perhaps a scan: recognise its text (OCR) first, or upload the original.' },
  secrecy_mark: {
    code: 'document_secret',
    zh: '文件带有密级标志（{mark}），本系统严禁存储、处理国家秘密，已拒收，未留存任何内容。请按保密规定处理。',
    en: 'The file carries a secrecy mark ({mark}). State secrets must not be stored or processed here: it was refused and nothing was kept.',
  },
}

/** A file that is not taken: the product's code for programs, the exact reason, sentences with the remedy, the facts. */
export class FileRefusal extends DeliveryError {
  override name = 'FileRefusal'
  readonly reason: FileRefusalReason

  constructor(reason: FileRefusalReason, facts: FileFacts = {}) {
    super(WORDS[reason].code, facts, WORDS[reason])
    this.reason = reason
  }
}
