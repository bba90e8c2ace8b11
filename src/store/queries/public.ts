import { sql } from 'kysely'

import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../database/database.ts'
import { like } from '../search/terms.ts'

// What people without log-in are shown is read from tables that hold nothing else; a matter's standing follows from its state.

export type PublicDocumentRow = { id: string; title: string; summary: string; on: Day }
export type PublicMatterRow = { document: string; matter: string; promise: string; outcome: string | null; topic: string | null }

/** Documents that were released, the last first; with `q` only those with these words in what is public of them. */
export async function publicDocuments(db: Db, tenant: string, { q, limit }: { q: string | null; limit: number }): Promise<PublicDocumentRow[]> {
  const pattern = q === null ? '' : like(q)
  return db
    .selectFrom('public_document as d')
    .select(['d.document as id', 'd.title', 'd.summary', 'd.published_on as on'])
    .where('d.tenant', '=', tenant)
    .$if(q !== null, (query) =>
      query.where((eb) =>
        eb.or([
          eb('d.title', 'like', pattern),
          eb('d.summary', 'like', pattern),
          eb('d.document', '=', sql<string>`any(array(select c.document from proposal_decision c join public_matter p on p.tenant = c.tenant and p.matter = c.matter where c.tenant = ${tenant} and (p.promise like ${pattern} or p.outcome like ${pattern} or p.topic like ${pattern})))`),
        ]),
      ),
    )
    .orderBy('d.published_on', 'desc')
    .orderBy('d.document', 'desc')
    .limit(limit)
    .execute()
}

/** What is public of these documents' matters, in the order of the documents' proposals. */
export async function publicMatters(db: Db, tenant: string, documents: readonly string[], limit: number): Promise<PublicMatterRow[]> {
  if (documents.length === 0) return []
  const rows = await db
    .selectFrom('proposal_decision as c')
    .innerJoin('public_matter as p', (join) => join.onRef('p.tenant', '=', 'c.tenant').onRef('p.matter', '=', 'c.matter'))
    .innerJoin('public_document as d', (join) => join.onRef('d.tenant', '=', 'c.tenant').onRef('d.document', '=', 'c.document'))
    .select(['c.document', 'c.proposal', 'p.matter', 'p.promise', 'p.outcome', 'p.topic'])
    .where('c.tenant', '=', tenant)
    .where('c.document', '=', sql<string>`any(${[...documents]}::uuid[])`)
    .orderBy('c.document')
    // p9 stands before p10
    .orderBy(sql`length(c.proposal)`)
    .orderBy('c.proposal')
    .limit(limit)
    .execute()
  // Two proposals of one document may have gone into the same matter: it is one promise.
  return [...new Map(rows.map(({ proposal: _, ...row }) => [`${row.document}.${row.matter}`, row])).values()]
}
