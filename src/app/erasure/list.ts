import { decideMasking } from '../../kernel/decide/erasure.ts'
import { maskWords, placesOf } from '../../kernel/redact.ts'
import type { DocumentState } from '../../kernel/facts/document.ts'
import { erasuresOf, factsToErase, type ErasureRow } from '../../store/queries/erasures.ts'
import { filesNamed } from '../../store/queries/files.ts'
import { statesOfType } from '../../store/queries/subjects.ts'
import { documentsSaying } from './find.ts'
import type { Call } from '../call.ts'
import { commandsOfActing, permitSomewhere } from '../permit.ts'
import type { Forgotten } from './leftovers.ts'

/** What was asked to be erased and what became of it, the newest first. Who reads it sees ids and counts; the words only who decides about them, and only until then. */
export async function listErasures(call: Call) {
  const { deps, acting } = call
  permitSomewhere(acting, 'listErasures')
  const may = commandsOfActing(acting).filter((command) => command === 'requestErasure' || command === 'decideErasure' || command === 'forgetPerson')
  const rows = await deps.db.read(acting.tenant, (db) => erasuresOf(db, acting.tenant, 200))
  const deciding = may.includes('decideErasure') ? rows.filter(({ state }) => state === 'requested') : []
  const previews = new Map<string, Preview>()
  for (const row of deciding) previews.set(row.id, await previewOf(call, row))
  return {
    may,
    rows: rows.map((row) => {
      const done = row.done as Forgotten | null
      return {
        id: row.id, state: row.state, ground: row.ground, person: row.person, words: may.length > 0 ? row.words : null, account: row.account,
        facts: (row.facts as string[]).length, files: (row.files as string[]).length, documents: (row.documents as string[]).length,
        requestedAt: row.requested_at, decidedAt: row.decided_at, reason: row.reason, doneAt: row.done_at,
        own: row.requested_by === acting.person || row.person === acting.person,
        preview: previews.get(row.id) ?? null,
        done: done && { facts: done.facts, beside: done.beside, files: done.files, kept: done.kept.length, accounts: done.accounts },
      }
    }),
  }
}

export type Preview = { facts: { id: string; kind: string; on: string; texts: string[] }[]; documents: { id: string; title: string; texts: string[] }[]; files: string[]; internal: number }

/** What is left of each record and document once the words are masked, for who decides; of what only named readers may read, how much it is. */
async function previewOf({ deps, acting: { tenant } }: Call, row: ErasureRow): Promise<Preview> {
  const words = row.words ?? []
  const ids = { facts: row.facts as string[], documents: row.documents as string[], files: row.files as string[] }
  const seen = await deps.db.read(tenant, async (db) => ({
    facts: await factsToErase(db, tenant, ids.facts, []),
    documents: (await statesOfType<DocumentState>(db, tenant, 'document')).filter(({ id }) => ids.documents.includes(id)),
    files: await filesNamed(db, tenant, ids.files),
  }))
  const masked = (places: readonly string[]) => places.map((place) => maskWords(place, words))
  const facts = seen.facts.flatMap((fact) => ('redacted' in decideMasking(fact, words) ? [{ id: fact.id, kind: fact.kind, on: fact.on, texts: masked(placesOf(fact.payload, words, 20)) }] : []))
  const documents = (await documentsSaying(deps, seen.documents, words)).map(({ id, title, places }) => ({ id, title: maskWords(title, words), texts: masked(places) }))
  return { facts, documents, files: ids.files.map((sha256) => maskWords(seen.files.get(sha256)?.name ?? sha256, words)), internal: ids.facts.length + ids.documents.length - seen.facts.length - seen.documents.length }
}
