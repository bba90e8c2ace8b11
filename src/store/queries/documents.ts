import { sql } from 'kysely'

import type { DocumentState } from '../../kernel/facts/document.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'
import { like } from '../search/terms.ts'
import { pageOf, parseCursor } from './cursor.ts'
import { subjectOf } from './state-of.ts'

/** The document that came in as a file with this content, if one did. */
export function documentWithHash(db: Db, tenant: string, sha256: string): Promise<{ id: string; proposals: number; parts: number } | undefined> {
  return db.selectFrom('document').select(['id', 'proposals', 'parts']).where('tenant', '=', tenant).where('sha256', '=', sha256).orderBy('received_on').executeTakeFirst()
}

/** Where numbered documents were received before, by the fingerprint of their text: the first time each. */
export async function partsWithFingerprints(db: Db, tenant: string, fingerprints: readonly string[]): Promise<Map<string, { document: string; part: string }>> {
  const rows = await db
    .selectFrom('document_part')
    .select(['fingerprint', 'document', 'part'])
    .where('tenant', '=', tenant)
    .where('fingerprint', '=', sql<string>`any(${[...fingerprints]}::text[])`)
    .where('same_as_document', 'is', null)
    .orderBy('document', 'desc')
    .execute()
  return new Map(rows.map(({ fingerprint, document, part }) => [fingerprint, { document, part }]))
}

/** Documents that are looked at when an earlier issue is looked for: so many years of a city's papers. */
const MOST_TITLED = 5000

/** Numbered documents with their titles, the last received first; with `before`, only those received before that document. */
export function partsTitled(db: Db, tenant: string, before: string | null): Promise<{ document: string; part: string; title: string }[]> {
  return db
    .selectFrom('document_part')
    .select(['document', 'part', 'title'])
    .where('tenant', '=', tenant)
    .where('title', '<>', '')
    .where('same_as_document', 'is', null)
    // Ids are in the order of time.
    .$if(before !== null, (query) => query.where('document', '<', before))
    .orderBy('document', 'desc')
    .orderBy('part')
    .limit(MOST_TITLED)
    .execute()
}

/** Documents that hold one of these issuers' papers, as printed, the last received first. */
export async function documentsIssuedBy(db: Db, tenant: string, issuers: readonly string[], limit: number): Promise<DocumentState[]> {
  if (issuers.length === 0) return []
  const rows = await db
    .selectFrom('subject')
    .select(['id', 'state'])
    .where('tenant', '=', tenant)
    .where('type', '=', 'document')
    .where((eb) => eb.or(issuers.map((issuer) => sql<boolean>`state @> ${JSON.stringify({ parts: [{ issuer }] })}::jsonb`)))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(stateIn)
}

/** Names of the files that documents came in, by document. */
export async function namesOfDocuments(db: Db, tenant: string, documents: readonly string[]): Promise<Map<string, string>> {
  if (documents.length === 0) return new Map()
  const rows = await db
    .selectFrom('document')
    .select(['id', 'name'])
    .where('tenant', '=', tenant)
    .where('id', '=', sql<string>`any(${[...new Set(documents)]}::uuid[])`)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Documents received, newest first. */
export async function documentsPage(db: Db, tenant: string, { cursor, limit }: { cursor?: string | undefined; limit: number }): Promise<{ rows: DocumentState[]; next: string | null }> {
  const after = cursor === undefined ? undefined : parseCursor(cursor, 'date')
  const rows = await documents(db, tenant)
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(d.received_on, d.id) < (${after?.value}::date, ${after?.id}::uuid)`))
    .orderBy('d.received_on', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit + 1)
    .execute()
  const page = pageOf(rows, limit, ({ received_on, id }) => ({ value: received_on, id }))
  return { rows: page.rows.map(stateIn), next: page.next }
}

/** Documents received in these days, of no more than so many characters, the newest first. */
export async function documentsReceived(db: Db, tenant: string, { from, to, longest }: { from: Day; to: Day; longest: number }, limit: number): Promise<DocumentState[]> {
  const rows = await documents(db, tenant)
    .where('d.received_on', '>=', from)
    .where('d.received_on', '<=', to)
    .where('d.characters', '<=', longest)
    .orderBy('d.received_on', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(stateIn)
}

/** Documents in which proposals still wait for a decision, newest first. */
export async function openDocuments(db: Db, tenant: string, limit: number): Promise<DocumentState[]> {
  const rows = await documents(db, tenant)
    .whereRef('d.proposals', '>', sql`d.accepted + d.skipped`)
    .orderBy('d.received_on', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(stateIn)
}

/** Documents with this in the title, file name or number of one of their parts, newest first. */
export async function documentsNamed(db: Db, tenant: string, part: string, limit: number): Promise<DocumentState[]> {
  const pattern = like(part.trim())
  const rows = await documents(db, tenant)
    .where((eb) =>
      eb.or([
        eb('d.name', 'like', pattern),
        eb('d.id', 'in', (inner) =>
          inner
            .selectFrom('document_part as p')
            .select('p.document')
            .where('p.tenant', '=', tenant)
            .where((either) => either.or([either('p.title', 'like', pattern), either('p.number', 'like', pattern)])),
        ),
      ]),
    )
    .orderBy('d.received_on', 'desc')
    .orderBy('d.id', 'desc')
    .limit(limit)
    .execute()
  return rows.map(stateIn)
}

function documents(db: Db, tenant: string) {
  return db
    .selectFrom('document as d')
    .crossJoinLateral(subjectOf('document', 'd').as('s'))
    .where('d.tenant', '=', tenant)
    .select(['d.id', 'd.received_on', 's.state'])
}

function stateIn({ state }: { state: unknown }): DocumentState {
  return state as DocumentState
}
