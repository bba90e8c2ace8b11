import { namesIn } from './archive.ts'
import { FileRefusal } from './refusal.ts'
import type { FileRefusalReason } from './refusal.ts'

/** Formats that can be read. */
export type FileFormat = 'txt' | 'md' | 'html' | 'docx' | 'xlsx' | 'pdf'

/** Formats by the ending of a name. */
const FORMAT_OF: Readonly<Record<string, FileFormat>> = {
  txt: 'txt', text: 'txt', md: 'md', markdown: 'md', html: 'html', htm: 'html', docx: 'docx', docm: 'docx', xlsx: 'xlsx', xlsm: 'xlsx', pdf: 'pdf',
}
/** Formats by what the bytes are. Macros are a part of the file that is never looked at. */
const FORMAT_IN: Readonly<Record<string, FileFormat>> = { docx: 'docx', docm: 'docx', xlsx: 'xlsx', xlsm: 'xlsx', pdf: 'pdf' }

/** Formats with a remedy of their own, by what the bytes are, then by the ending of a name. */
const REMEDY_OF: Readonly<Record<string, FileRefusalReason>> = {
  doc: 'old_document', wps: 'old_document', rtf: 'old_document', xls: 'old_table', et: 'old_table', ofd: 'ofd',
  zip: 'archive', rar: 'archive', '7z': 'archive', gz: 'archive', tar: 'archive', bz2: 'archive',
  png: 'picture', jpg: 'picture', jpeg: 'picture', tif: 'picture', tiff: 'picture', bmp: 'picture', gif: 'picture', webp: 'picture', heic: 'picture',
}
const BINARY_NAMES = new Set<FileFormat>(['docx', 'xlsx', 'pdf'])

/**
 * What a file is, by its content first and its name second.
 *
 * @throws FileRefusal `not_what_it_seems`, `encrypted`, `unsupported` and the refusals of `REMEDY_OF`
 */
export async function formatOf(bytes: Uint8Array, name: string): Promise<FileFormat> {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const expected = FORMAT_OF[extension]
  const found = await contentType(bytes)
  if (found === null) {
    if (expected && BINARY_NAMES.has(expected)) throw new FileRefusal('not_what_it_seems', { expected: `.${extension}`, found: 'txt' })
    if (expected) return expected
    if (extension === '') return 'txt'
    // Web systems hand out pages under the endings of office files.
    if (extension in REMEDY_OF && isPage(bytes)) return 'html'
    throw refusalFor(extension)
  }
  const type = found === 'cfb' ? oldOfficeIn(bytes, extension) : found
  const format = FORMAT_IN[type]
  // Programs save new documents under the old endings (.doc, .xls): these expect nothing.
  if (format && (!expected || expected === format)) return format
  if (expected) throw new FileRefusal('not_what_it_seems', { expected: `.${extension}`, found: `.${type}` })
  throw refusalFor(type)
}

function isPage(bytes: Uint8Array): boolean {
  return /^\ufeff?\s{0,20}<(?:!doctype html|html)[\s>]/i.test(new TextDecoder().decode(bytes.subarray(0, 200)))
}

function refusalFor(type: string): FileRefusal {
  return new FileRefusal((Object.hasOwn(REMEDY_OF, type) ? REMEDY_OF[type] : undefined) ?? 'unsupported', { found: `.${type}` })
}

/** Short name of a binary format (`docx`, `png`, `pdf`, `cfb`, …), or null for bytes that are text as far as one can tell. */
export async function contentType(bytes: Uint8Array): Promise<string | null> {
  // A byte order mark of UTF-16 also begins some sound files.
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return null
  // The directory of an archive says more than its first file, and is read without unpacking any.
  if (ZIP.every((byte, at) => bytes[at] === byte)) return typeOfArchive(namesIn(bytes))
  const { fileTypeFromBuffer } = await import('file-type')
  const type = await fileTypeFromBuffer(bytes)
  return !type || type.ext === 'xml' || type.mime.startsWith('text/') ? null : type.ext
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]

function typeOfArchive(names: readonly string[]): string {
  const holds = (folder: string): boolean => names.some((name) => name.startsWith(folder))
  const macros = names.some((name) => name.endsWith('vbaProject.bin'))
  if (names.includes('[Content_Types].xml')) {
    if (holds('word/')) return macros ? 'docm' : 'docx'
    if (holds('xl/')) return macros ? 'xlsm' : 'xlsx'
    if (holds('ppt/')) return macros ? 'pptm' : 'pptx'
  }
  if (names.includes('OFD.xml')) return 'ofd'
  return names.includes('mimetype') && names.includes('content.xml') ? 'odf' : 'zip'
}

/** A compound file is an office file behind a password, or one of the old kind; its streams are named in UTF-16. */
function oldOfficeIn(bytes: Uint8Array, extension: string): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const holds = (stream: string): boolean => buffer.includes(Buffer.from(stream, 'utf16le'))
  if (holds('EncryptedPackage')) throw new FileRefusal('encrypted')
  if (REMEDY_OF[extension]?.startsWith('old_')) return extension
  if (holds('Workbook') || holds('Book')) return 'xls'
  return holds('PowerPoint Document') ? 'ppt' : 'doc'
}
