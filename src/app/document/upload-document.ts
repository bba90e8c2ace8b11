import { createHash } from 'node:crypto'
import { carryProposals } from '../../kernel/decide/document.ts'
import type { DocumentPart } from '../../kernel/facts/document.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import { commandAnswer } from '../../store/commands.ts'
import { lockName } from '../../store/locks.ts'
import { documentWithHash, partsWithFingerprints } from '../../store/queries/documents.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import type { Call } from '../call.ts'
import { checkCommandId } from '../ids.ts'
import { permitSomewhere } from '../permit.ts'
import type { DocumentRead } from '../reading/thread-words.ts'
import { write } from '../writing.ts'
import { contentOf } from './documents-of.ts'
import { earlierIssuesOf, unchangedIn } from './earlier-issues.ts'
import { partOf } from './parts.ts'

export const READER_VERSION = '2'

export type Uploaded = { command: string; document: string; known: boolean; proposals: number; knownParts: number; reissued: number; carried: number; notes: DocumentRead['notes'] }

/**
 * Reads an official document and keeps it: the file, its text and its reading as content-addressed files, one fact that it was
 * received. A file received before is recognised and opens nothing twice, also when it stands inside another gazette.
 *
 * Reading happens before the transaction, in a thread of its own, and can be watched and cancelled as a job under the command's
 * id; nothing is kept of a file that is refused.
 *
 * @throws DeliveryError what `files/` refuses: `file_empty`, `file_too_large`, `file_not_what_it_seems`, `document_secret` …,
 *   `file_too_many_documents`, and `busy`, `reading_cancelled`, `reading_failed`
 */
export async function uploadDocument(call: Call, input: { command: string; name: string; bytes: Uint8Array }): Promise<Uploaded> {
  const { deps, acting } = call
  permitSomewhere(acting, 'uploadDocument')
  // Asked again by `write`; asked here first, so that a command that is refused leaves no file on disk.
  checkCommandId(input.command, deps.now())
  if (await deps.db.read(acting.tenant, (db) => commandAnswer(db, acting.tenant, input.command))) return answerAgain(call, input)
  return deps.jobs.during(acting, input, async (job) => {
    const units = await deps.db.read(acting.tenant, (db) => statesOfType<UnitState>(db, acting.tenant, 'unit'))
    const task = { kind: 'document' as const, name: input.name, bytes: input.bytes, units: units.flatMap(({ name, aliases }) => [name, ...aliases]) }
    const read = await deps.readers.read(task, { onProgress: job.at, signal: job.signal })
    job.keep()
    return keep(call, input, read)
  })
}

/** What was done before is not read again: `write` gives the same answer, or refuses other content. */
function answerAgain(call: Call, { command, name, bytes }: { command: string; name: string; bytes: Uint8Array }): Promise<Uploaded> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return write(call, { id: command, name: 'uploadDocument', input: { name, sha256 } }, () => Promise.reject(new Error(`the command ${command} was done, and is not known any more`)))
}

async function keep(call: Call, { command, name, bytes }: { command: string; name: string; bytes: Uint8Array }, read: DocumentRead): Promise<Uploaded> {
  const { deps, acting } = call
  const { documents, prints } = read
  const [file, text, reading] = await Promise.all([deps.files.put(bytes), deps.files.put(read.text), deps.files.put(read.reading)])
  // Compared before the transaction: on the embedded database everyone else would wait for it.
  const issues = await deps.db.read(acting.tenant, (db) => earlierIssuesOf(deps, db, acting.tenant, documents, null, () => contentOf(deps, { text: text.sha256, reading: reading.sha256 })))
  return write(call, { id: command, name: 'uploadDocument', input: { name, sha256: file.sha256 } }, async (writing) => {
    const { tx, lock, newId, today, packs } = writing
    // Two uploads of the same file at once must not become two documents.
    await lockName(tx, acting.tenant, file.sha256)
    const known = await documentWithHash(tx, acting.tenant, file.sha256)
    if (known) return { facts: [], answer: { document: known.id, known: true, proposals: known.proposals, knownParts: known.parts, reissued: 0, carried: 0, notes: [] } }
    const id = newId('document')
    await lock([`document:${id}`])
    const before = await partsWithFingerprints(tx, acting.tenant, prints)
    const parts = documents.map((document, index) => partOf(document, prints[index] ?? '', before.get(prints[index] ?? '') ?? null))
    const payload = {
      name: name.slice(0, 200), format: read.format, sha256: file.sha256, text: text.sha256, reading: reading.sha256,
      characters: read.characters, readerVersion: READER_VERSION, proposals: tasksToDecide(read.taskDocuments, parts), parts,
    }
    const reissued = issues.filter(({ part }) => !parts.find(({ id: one }) => one === part)?.sameAs)
    const carried = await Promise.all(reissued.map(async (issue) => ({ from: issue.document.id, unchanged: await unchangedIn(tx, acting.tenant, packs, issue) })))
    const count = carried.reduce((sum, { unchanged }) => sum + unchanged.length, 0)
    const answer = { document: id, known: false, proposals: payload.proposals - count, knownParts: parts.filter(({ sameAs }) => sameAs).length, reissued: reissued.length, carried: count, notes: read.notes }
    const received = { subject: `document:${id}`, kind: 'document.received', occurredOn: today, payload }
    return { facts: [received, ...carried.flatMap(({ from, unchanged }) => carryProposals(id, from, unchanged, writing))], answer }
  })
}

/** How many tasks wait for a decision: those of documents received before were decided there. */
function tasksToDecide(taskDocuments: readonly string[], parts: readonly DocumentPart[]): number {
  const known = new Set(parts.filter(({ sameAs }) => sameAs).map(({ id }) => id))
  return taskDocuments.filter((document) => !known.has(document)).length
}
