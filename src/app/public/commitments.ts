import { createHash } from 'node:crypto'

import { standingOf } from '../../kernel/commitment.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { allCities } from '../../store/queries/cities.ts'
import { publicDocuments, publicMatters, type PublicDocumentRow, type PublicMatterRow } from '../../store/queries/public.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import type { Deps } from '../call.ts'
import { inputsOf } from '../city/inputs.ts'

/** What one page holds; a city releases a few documents a year. */
const MOST_DOCUMENTS = 40
const MOST_MATTERS = 2_000

/**
 * What a city promised and what came of it, for everyone: only documents that the office released, and of those the matters it gave plain
 * words. Nothing else leaves: no unit, no person, no light, no number of what is not public.
 *
 * @param city its id, as the address of the page says; null: the only one there is
 * @param q words that are looked for in what is public
 * @throws DeliveryError `public_city_missing`
 */
export async function getCommitments(deps: Deps, { city, q }: { city: string | null; q: string | null }) {
  const tenant = await publicCity(deps, city)
  return deps.db.read(tenant, async (db) => {
    const { packs, city: shown } = await inputsOf(deps, db, tenant)
    const documents = await publicDocuments(db, tenant, { q, limit: MOST_DOCUMENTS })
    const matters = await publicMatters(db, tenant, documents.map(({ id }) => id), MOST_MATTERS)
    const states = await statesOf<MatterState>(db, tenant, matters.map(({ matter }) => `matter:${matter}`))
    return {
      city: { name: shown.name, demonstration: shown.demonstration },
      documents: documents.map((document) => ({
        ...plain(document, tenant),
        commitments: matters.filter((matter) => matter.document === document.id && fits(document, matter, q)).flatMap((matter) => commitment(matter, states, packs)),
      })),
    }
  })
}

/** The city whose page it is. One real city beside a demonstration is the one that is meant. */
async function publicCity({ db }: Deps, wanted: string | null): Promise<string> {
  const cities = await db.jobs(allCities)
  const real = cities.filter(({ demonstration }) => !demonstration)
  const meant = wanted === null ? (real.length > 0 ? real : cities) : cities.filter(({ id }) => id === wanted)
  const [city, another] = meant
  if (!city || another) throw new DeliveryError('public_city_missing')
  return city.id
}

/** An id of its own for links: the inner one tells when a document came in. */
function plain({ id, title, summary, on }: PublicDocumentRow, tenant: string) {
  return { id: createHash('sha256').update(`${tenant}.${id}`).digest('hex').slice(0, 12), title, summary, on }
}

/** Where the document itself was found all of it is shown, else what was found in it. */
function fits(document: PublicDocumentRow, { promise, outcome, topic }: PublicMatterRow, q: string | null): boolean {
  if (q === null) return true
  const has = (words: readonly (string | null)[]) => words.some((text) => text?.includes(q))
  return has([document.title, document.summary]) || has([promise, outcome, topic])
}

function commitment({ matter, promise, outcome, topic }: PublicMatterRow, states: ReadonlyMap<string, MatterState>, packs: readonly Pack[]) {
  const state = states.get(`matter:${matter}`)
  const rules = state && rulesOf(packs, state.ledger)
  const standing = rules && standingOf(state, rules.procedure)
  return standing ? [{ promise, outcome, topic, ...standing }] : []
}
