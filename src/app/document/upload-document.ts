import { createHash } from 'node:crypto'
import type { DocumentPart } from '../../kernel/facts/document.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import type { ReadDocument, Reading } from '../../reader/index.ts'
import { lockName } from '../../store/locks.ts'
import { documentWithHash, partsWithFingerprints } from '../../store/queries/documents.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { checkCommandId } from '../ids.ts'
import { permitSomewhere } from '../permit.ts'
import { partOf, refuseTooMany } from './parts.ts'
import { write } from '../writing.ts'

export const READER_VERSION = '1'

export type Uploaded = { command: string; document: string; known: boolean; proposals: number; knownParts: number }

/**
 * Reads an official document and keeps it: the file, its text and its reading as content-addressed files, one fact that it was
 * received. A file received before is recognised and opens nothing twice, also when it stands inside another gazette.
 *
 * Reading happens before the transaction; nothing is kept of a file that is refused.
 *
 * @throws DeliveryError what `files/` refuses: `file_empty`, `file_too_large`, `file_not_what_it_seems`, `document_secret` …, `file_too_many_documents`
 */
export async function uploadDocument(call: Call, input: { command: string; name: string; bytes: Uint8Array }): Promise<Uploaded> {
  permitSomewhere(call.acting, 'uploadDocument')
  const { deps, acting } = call
  // Asked again by `write`; asked here first, so that a command that is refused leaves no file on disk.
  checkCommandId(input.command, deps.now())
  const { extractText } = await import('../../files/index.ts')
  const { documentFingerprint, read } = await import('../../reader/index.ts')
  const extracted = await extractText(input.bytes, input.name)
  const units = await deps.db.read(acting.tenant, (db) => statesOfType<UnitState>(db, acting.tenant, 'unit'))
  const reading = read(extracted.text, { units: units.flatMap(({ name, aliases }) => [name, ...aliases]) })
  refuseTooMany(input.name, reading.documents)
  const [file, text, readingFile] = await Promise.all([deps.files.put(input.bytes), deps.files.put(encode(extracted.text)), deps.files.put(encode(JSON.stringify(reading)))])
  const prints = reading.documents.map((document) => sha256(documentFingerprint(extracted.text, fromTitle(extracted.text, document))))

  return write(call, { id: input.command, name: 'uploadDocument', input: { name: input.name, sha256: file.sha256 } }, async ({ tx, lock, newId, today }) => {
    // Two uploads of the same file at once must not become two documents.
    await lockName(tx, acting.tenant, file.sha256)
    const known = await documentWithHash(tx, acting.tenant, file.sha256)
    if (known) return { facts: [], answer: { document: known.id, known: true, proposals: known.proposals, knownParts: known.parts } }
    const id = newId('document')
    await lock([`document:${id}`])
    const before = await partsWithFingerprints(tx, acting.tenant, prints)
    const parts = reading.documents.map((document, index) => partOf(document, prints[index] ?? '', before.get(prints[index] ?? '') ?? null))
    const payload = {
      name: input.name.slice(0, 200), format: extracted.format, sha256: file.sha256, text: text.sha256, reading: readingFile.sha256,
      characters: extracted.text.length, readerVersion: READER_VERSION, proposals: tasksToDecide(reading, parts), parts,
    }
    const answer = { document: id, known: false, proposals: payload.proposals, knownParts: parts.filter(({ sameAs }) => sameAs).length }
    return { facts: [{ subject: `document:${id}`, kind: 'document.received', occurredOn: today, payload }], answer }
  })
}

/** How many tasks wait for a decision: those of documents received before were decided there. */
function tasksToDecide(reading: Reading, parts: readonly DocumentPart[]): number {
  const known = new Set(parts.filter(({ sameAs }) => sameAs).map(({ id }) => id))
  return reading.tasks.filter(({ document }) => !known.has(document)).length
}

/** The document from its title on: what stands above it (a gazette's masthead) is not its own. */
function fromTitle(text: string, { title, start, end }: ReadDocument): { start: number; end: number } {
  const letters = [...title.replace(/\s/g, '')].map((letter) => letter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
  const found = letters.length > 0 ? text.slice(start, end).search(new RegExp(letters.join('\\s{0,8}'), 'u')) : -1
  return { start: start + Math.max(0, found), end }
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
