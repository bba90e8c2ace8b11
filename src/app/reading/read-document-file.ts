import { createHash } from 'node:crypto'

import { extractText, sentenceOfNote } from '../../files/index.ts'
import { documentFingerprint, read } from '../../reader/index.ts'
import type { ReadDocument } from '../../reader/index.ts'
import { refuseTooMany } from '../document/parts.ts'
import { countedOf } from './counted.ts'
import type { DocumentRead, DocumentTask, ReadingProgress } from './thread-words.ts'

/**
 * Extracts and reads one file; what it is kept as is made here too, off the thread that answers.
 *
 * @throws FileRefusal, DeliveryError `file_too_many_documents`
 */
export async function readDocument({ name, bytes, units }: DocumentTask, onProgress: (progress: ReadingProgress) => void): Promise<DocumentRead> {
  const unit = countedOf(name)
  onProgress({ state: 'extracting', done: 0, total: 0, unit })
  const { text, format, notes } = await extractText(bytes, name, { onProgress: (done, total) => onProgress({ state: 'extracting', done, total, unit }) })
  onProgress({ state: 'reading', done: 0, total: text.length, unit: 'character' })
  const reading = read(text, { units })
  refuseTooMany(name, reading.documents)
  return {
    format,
    characters: text.length,
    text: encode(text),
    reading: encode(JSON.stringify(reading)),
    documents: reading.documents,
    prints: reading.documents.map((document) => sha256(documentFingerprint(text, fromTitle(text, document)))),
    taskDocuments: reading.tasks.map(({ document }) => document),
    notes: notes.map(sentenceOfNote),
  }
}

/** The document from its title on: what stands above it (a gazette's masthead) is not its own. */
function fromTitle(text: string, { title, start, end }: ReadDocument): { start: number; end: number } {
  const letters = [...title.replace(/\s/g, '')].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  const found = letters.length > 0 ? text.slice(start, end).search(new RegExp(letters.join('\\s{0,8}'), 'u')) : -1
  return { start: start + Math.max(0, found), end }
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
