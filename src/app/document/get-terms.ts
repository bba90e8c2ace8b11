import { scopeOf } from '../../kernel/permission.ts'
import type { DocumentState } from '../../kernel/facts/document.ts'
import type { Definition, Reading, Section } from '../../reader/index.ts'
import { documentsIssuedBy } from '../../store/queries/documents.ts'
import type { Call, Deps } from '../call.ts'
import { permitSomewhere } from '../permit.ts'
import { contentOf } from './documents-of.ts'
import { documentSeen } from './get-document.ts'

/** So many documents of the issuer are looked at, the last received first. */
export const MOST_LOOKED_AT = 300

type Explained = Omit<Definition, 'document'> & { part: string; heading: string | null }

/**
 * What the short names in a document mean: as it explains them itself, and as others of the same issuer do. Only terms that stand in its text; where several documents explain one, all do.
 *
 * @throws DeliveryError `not_found`, also where the acting membership may not see the document
 */
export async function getTerms(call: Call, id: string) {
  permitSomewhere(call.acting, 'getTerms')
  const { deps, acting } = call
  const { document, others } = await deps.db.read(acting.tenant, async (db) => {
    const document = await documentSeen(call, db, id, 'getTerms')
    // A unit is not shown documents that do not concern it, nor what they say.
    const wide = scopeOf(acting.role, 'getTerms') === 'city'
    return { document, others: wide ? await documentsIssuedBy(db, acting.tenant, issuersOf(document), MOST_LOOKED_AT) : [] }
  })
  const text = withoutBlanks((await contentOf(deps, document)).text)
  const elsewhere = others.filter((other) => other.id !== document.id)
  const explained: { one: DocumentState; definitions: Explained[] }[] = []
  // One after the other: what was read of three hundred documents need not lie in memory at once.
  for (const one of [document, ...elsewhere]) explained.push({ one, definitions: await definitionsIn(deps, one) })
  const terms = new Map<string, ReturnType<typeof view>[]>()
  for (const { one, definitions } of explained) {
    const here = one.id === document.id
    for (const definition of definitions) {
      if (!here && definition.kind === 'abbreviation') continue
      const list = terms.get(definition.short) ?? []
      if (list.length === 0 && !text.includes(definition.short)) continue
      const told = view(one, definition, here)
      // The same words from another document, or a gazette that prints it again, say nothing more.
      if (!list.some(({ meaning }) => meaning === told.meaning)) list.push(told)
      terms.set(definition.short, list)
    }
  }
  return { terms: [...terms].map(([short, definitions]) => ({ short, definitions })), looked: elsewhere.length, limit: MOST_LOOKED_AT }
}

function view({ id, name, parts }: DocumentState, { term, kind, meaning, items, part, heading, at }: Explained, here: boolean) {
  const printed = parts.find((one) => one.id === part)
  return { term, kind, meaning, items, source: { document: id, part, title: printed?.title || name, number: printed?.number ?? null, heading, at, here } }
}

/** Issuers as printed, and the government and its office for each other: the office issues what the government has decided. */
function issuersOf({ parts }: DocumentState): string[] {
  const printed = parts.flatMap(({ issuer }) => issuer ?? [])
  return [...new Set(printed.flatMap((issuer) => {
    const principal = issuer.replace(/(?:办公室|办公厅)$/, '')
    return /(?:政府|委员会|委)$/.test(principal) ? [issuer, principal, `${principal}办公室`, `${principal}办公厅`] : [issuer]
  }))]
}

/** Readings never change, so what one explains is kept; the oldest asked for is forgotten first. */
const kept = new Map<string, Explained[]>()
const MOST_KEPT = 2000

async function definitionsIn(deps: Deps, document: DocumentState): Promise<Explained[]> {
  const before = kept.get(document.reading)
  if (before) return before
  const { reading } = await contentOf(deps, document)
  const found = reading.definitions.map((definition) => explainedIn(reading, definition))
  kept.set(document.reading, found)
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break
    kept.delete(oldest)
  }
  return found
}

/** Readings of before this was read say only the term; what to look for are the words in its quotation marks. */
type Stored = Omit<Definition, 'short' | 'kind'> & Partial<Pick<Definition, 'short' | 'kind'>>

function explainedIn({ sections }: Reading, { document, term, short, kind, meaning, items, at }: Stored): Explained {
  return { term, short: short ?? /[“"]([^“”"]+)[”"]/.exec(term)?.[1] ?? term, kind: kind ?? 'meaning', meaning, items, at, part: document, heading: headingOver(sections, at.start) }
}

/** The innermost heading over a place. */
function headingOver(sections: readonly Section[], place: number): string | null {
  return sections.findLast(({ start, end }) => start <= place && place < end)?.heading ?? null
}

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '')
