import { decode } from './decode.ts'
import type { Extraction } from './extraction.ts'
import { contentType } from './kind.ts'
import { refuseTooLarge } from './limits.ts'
import { FileRefusal } from './refusal.ts'
import type { FileRefusalReason } from './refusal.ts'
import { secrecyMark } from './secrecy.ts'

/** What offices attach, by the type found in the bytes: documents, tables, pictures; nothing that runs. */
const ALLOWED: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  cfb: 'application/x-cfb',
}
const PLAIN = new Set(['txt', 'md', 'csv'])

/**
 * The media type of an attachment, told by its content and never by its name; the name must not say otherwise.
 *
 * @throws FileRefusal `empty`, `too_large`, `unsupported`, `not_what_it_seems`, `damaged`, `encoding_unknown`, `secrecy_mark`
 */
export async function attachmentType(bytes: Uint8Array, name: string): Promise<string> {
  if (bytes.byteLength === 0) throw new FileRefusal('empty', { name })
  refuseTooLarge(bytes.byteLength)
  const found = await contentType(bytes)
  const extension = (/\.([a-z0-9]{1,8})$/i.exec(name)?.[1] ?? '').toLowerCase().replace('jpeg', 'jpg')
  if (!found) {
    if (PLAIN.has(extension)) {
      refuseSecret(decode(bytes).text, name)
      return 'text/plain; charset=utf-8'
    }
    throw new FileRefusal(ALLOWED[extension] ? 'not_what_it_seems' : 'unsupported', { name, expected: `.${extension}`, found: extension ? `.${extension}` : '' })
  }
  const type = Object.hasOwn(ALLOWED, found) ? ALLOWED[found] : undefined
  if (!type) throw new FileRefusal('unsupported', { name, found: `.${found}` })
  if (ALLOWED[extension] && extension !== found) throw new FileRefusal('not_what_it_seems', { name, expected: `.${extension}`, found: `.${found}` })
  const read = READERS[found]
  if (read) {
    const { text, elsewhere } = await read(bytes)
    refuseSecret(`${text}\n${elsewhere}`, name)
  }
  return type
}

const EMPTY: Extraction = { text: '', elsewhere: '', notes: [] }
/** A mark stands on the first page; a whole gazette is not read for it. */
const PAGES_WITH_MARK = 3

/** What can be looked into. Pictures cannot. */
const READERS: Partial<Record<string, (bytes: Uint8Array) => Promise<Extraction>>> = {
  docx: async (bytes) => (await import('./docx/index.ts')).textOfDocx(bytes),
  xlsx: async (bytes) => (await import('./xlsx/index.ts')).textOfXlsx(bytes, () => undefined),
  pdf: async (bytes) => {
    const { textOfPdf } = await import('./pdf/index.ts')
    try {
      return await textOfPdf(bytes, () => undefined, PAGES_WITH_MARK)
    } catch (error) {
      // A scan, or a paper behind a password, is no less an attachment: nobody reads it here.
      if (error instanceof FileRefusal && CLOSED.has(error.reason)) return EMPTY
      throw error
    }
  },
}
const CLOSED = new Set<FileRefusalReason>(['no_text', 'encrypted', 'font_unknown', 'damaged', 'too_many_pages'])

/** What may not be handed in as a document may not be attached either. */
function refuseSecret(text: string, name: string): void {
  const mark = secrecyMark(text)
  if (mark !== null) throw new FileRefusal('secrecy_mark', { name, mark })
}
