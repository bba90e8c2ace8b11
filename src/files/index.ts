import { createHash } from 'node:crypto'
import { decode } from './decode.ts'
import type { Extraction, Note, Progress } from './extraction.ts'
import { formatOf } from './kind.ts'
import type { FileFormat } from './kind.ts'
import { MOST_CHARACTERS, refuseTooLarge } from './limits.ts'
import { FileRefusal } from './refusal.ts'
import { secrecyMark } from './secrecy.ts'

export { attachmentType } from './attachment.ts'
export { sentenceOfNote } from './extraction.ts'
export type { Note, Progress } from './extraction.ts'
export { FileRefusal } from './refusal.ts'
export type { FileRefusalReason } from './refusal.ts'
export { readTable } from './table.ts'
export { MOST_BYTES, MOST_CHARACTERS, refuseTooLarge } from './limits.ts'
export type { FileFormat } from './kind.ts'

/** A file as text: what the reader reads. `sha256` is of the bytes, in hexadecimal; `notes` say what of the file is not in the text. */
export type Extracted = { name: string; format: FileFormat; text: string; characters: number; sha256: string; notes: Note[] }

/**
 * The text of a file, or a refusal that says what to do. Nothing of a refused file is kept.
 *
 * @param bytes   the whole file
 * @param name    its name; the ending says what it claims to be, the content what it is
 * @param options `onProgress` is told how many pages or sheets are done of how many, for formats that have them
 * @throws FileRefusal
 */
export async function extractText(bytes: Uint8Array, name: string, options: { onProgress?: Progress } = {}): Promise<Extracted> {
  try {
    return await extract(bytes, name, options.onProgress ?? (() => undefined))
  } catch (error) {
    // What refuses deep down does not know the name; what is told to a person has it.
    throw error instanceof FileRefusal ? new FileRefusal(error.reason, { name, ...error.facts }) : error
  }
}

async function extract(bytes: Uint8Array, name: string, onProgress: Progress): Promise<Extracted> {
  if (bytes.byteLength === 0) throw new FileRefusal('empty')
  refuseTooLarge(bytes.byteLength)
  const format = await formatOf(bytes, name)
  const { text: found, elsewhere, notes } = await READERS[format](bytes, onProgress)
  const text = keepable(found)
  if (text.length > MOST_CHARACTERS) throw new FileRefusal('text_too_long', { limit: MOST_CHARACTERS })
  const mark = secrecyMark(text) ?? secrecyMark(elsewhere)
  if (mark !== null) throw new FileRefusal('secrecy_mark', { mark })
  if (!/\S/.test(text)) throw new FileRefusal('no_text')
  return { name, format, text, characters: text.length, sha256: createHash('sha256').update(bytes).digest('hex'), notes }
}

/** How each format becomes text. A reader is loaded when the first file of its format comes. */
const READERS: Record<FileFormat, (bytes: Uint8Array, onProgress: Progress) => Promise<Extraction> | Extraction> = {
  txt: plain,
  md: plain,
  html: async (bytes) => ({ text: await (await import('./html.ts')).textOfHtml(decode(bytes).text), elsewhere: '', notes: [] }),
  docx: async (bytes) => (await import('./docx/index.ts')).textOfDocx(bytes),
  xlsx: async (bytes, onProgress) => (await import('./xlsx/index.ts')).textOfXlsx(bytes, onProgress),
  pdf: async (bytes, onProgress) => (await import('./pdf/index.ts')).textOfPdf(bytes, onProgress),
}

function plain(bytes: Uint8Array): Extraction {
  return { text: decode(bytes).text, elsewhere: '', notes: [] }
}

/** Without the byte order mark, and without what no database keeps: the zero character, halves of characters. */
function keepable(text: string): string {
  return (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).replaceAll('\0', '').toWellFormed()
}
