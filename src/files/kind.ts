import { FileRefusal } from './refusal.ts'

/** Formats that can be read. */
export type FileFormat = 'txt' | 'md' | 'html' | 'docx'

const FORMAT_OF: Record<string, FileFormat> = { txt: 'txt', text: 'txt', md: 'md', markdown: 'md', html: 'html', htm: 'html', docx: 'docx' }
const NOT_YET = new Set(['xlsx', 'pdf'])

/**
 * What a file is, by its content first and its name second.
 *
 * @throws FileRefusal `not_what_it_seems`, `encrypted`, `not_yet`, `unsupported`
 */
export async function formatOf(bytes: Uint8Array, name: string): Promise<FileFormat> {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const expected = FORMAT_OF[extension]
  const found = await contentType(bytes)
  if (found === null) {
    if (expected === 'docx') throw new FileRefusal('not_what_it_seems', { expected: '.docx', found: 'txt' })
    if (expected) return expected
    if (extension === '') return 'txt'
    throw new FileRefusal(NOT_YET.has(extension) ? 'not_what_it_seems' : 'unsupported', { expected: `.${extension}`, found: NOT_YET.has(extension) ? 'txt' : `.${extension}` })
  }
  if (found === 'cfb') refuseOldOffice(bytes, extension)
  if (found === 'docx') return 'docx'
  if (expected || (NOT_YET.has(extension) && found !== extension)) throw new FileRefusal('not_what_it_seems', { expected: `.${extension}`, found })
  throw new FileRefusal(NOT_YET.has(found) ? 'not_yet' : 'unsupported', { found: `.${found}` })
}

/** Short name of a binary format (`docx`, `png`, `pdf`, `cfb`, …), or null for bytes that are text as far as one can tell. */
export async function contentType(bytes: Uint8Array): Promise<string | null> {
  // A byte order mark of UTF-16 also begins some sound files.
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return null
  const { fileTypeFromBuffer } = await import('file-type')
  const type = await fileTypeFromBuffer(bytes)
  if (!type || type.ext === 'xml' || type.mime.startsWith('text/')) return null
  if (type.ext !== 'zip') return type.ext
  return hasPart(bytes, 'word/document.xml') ? 'docx' : hasPart(bytes, 'xl/workbook.xml') ? 'xlsx' : 'zip'
}

/** File names stand in clear at the end of an archive. */
function hasPart(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(name)
}

/** An office file behind a password is a compound file with a stream of this name; without it, it is a document of the old kind. */
function refuseOldOffice(bytes: Uint8Array, extension: string): never {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'))) throw new FileRefusal('encrypted')
  if (extension === 'docx') throw new FileRefusal('not_what_it_seems', { expected: '.docx', found: '.doc' })
  throw new FileRefusal('unsupported', { found: extension === '' ? '.doc' : `.${extension}` })
}
