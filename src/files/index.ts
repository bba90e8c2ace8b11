import { createHash } from 'node:crypto'
import { decode } from './decode.ts'
import { textOfDocx } from './docx.ts'
import type { DocxText } from './docx.ts'
import { textOfHtml } from './html.ts'
import { formatOf } from './kind.ts'
import type { FileFormat } from './kind.ts'
import { MOST_CHARACTERS, refuseTooLarge } from './limits.ts'
import { FileRefusal } from './refusal.ts'
import { secrecyMark } from './secrecy.ts'

export { attachmentType } from './attachment.ts'
export { FileRefusal } from './refusal.ts'
export type { FileRefusalReason } from './refusal.ts'
export { MOST_BYTES, MOST_CHARACTERS, refuseTooLarge } from './limits.ts'
export type { FileFormat } from './kind.ts'

/** A file as text: what the reader reads. `sha256` is of the bytes, in hexadecimal. */
export type Extracted = { name: string; format: FileFormat; text: string; characters: number; sha256: string }

/**
 * The text of a file, or a refusal that says what to do. Nothing of a refused file is kept.
 *
 * @param bytes the whole file
 * @param name  its name; the ending says what it claims to be, the content what it is
 * @throws FileRefusal
 */
export async function extractText(bytes: Uint8Array, name: string): Promise<Extracted> {
  try {
    return await extract(bytes, name)
  } catch (error) {
    // What refuses deep down does not know the name; what is told to a person has it.
    throw error instanceof FileRefusal ? new FileRefusal(error.reason, { name, ...error.facts }) : error
  }
}

async function extract(bytes: Uint8Array, name: string): Promise<Extracted> {
  if (bytes.byteLength === 0) throw new FileRefusal('empty')
  refuseTooLarge(bytes.byteLength)
  const format = await formatOf(bytes, name)
  const { text: found, elsewhere } = await textIn(bytes, format)
  const text = keepable(found)
  if (text.length > MOST_CHARACTERS) throw new FileRefusal('text_too_long', { characters: text.length, limit: MOST_CHARACTERS })
  if (!/\S/.test(text)) throw new FileRefusal('no_text')
  const mark = secrecyMark(text) ?? secrecyMark(elsewhere)
  if (mark !== null) throw new FileRefusal('secrecy_mark', { mark })
  return { name, format, text, characters: text.length, sha256: createHash('sha256').update(bytes).digest('hex') }
}

async function textIn(bytes: Uint8Array, format: FileFormat): Promise<DocxText> {
  if (format === 'docx') return textOfDocx(bytes)
  const { text } = decode(bytes)
  return { text: format === 'html' ? await textOfHtml(text) : text, elsewhere: '' }
}

/** Without the byte order mark, and without what no database keeps: the zero character, halves of characters. */
function keepable(text: string): string {
  return (text.charCodeAt(0) === 0xfeff ? text.slice(1) : text).replaceAll('\0', '').toWellFormed()
}
