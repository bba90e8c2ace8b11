import type { DocumentPart } from '../documents/documents.ts'
import { spanOf } from '../text/flow.ts'
import type { Flow } from '../text/flow.ts'
import type { Definition } from '../reading.ts'
import { abbreviatedTerms } from './abbreviated.ts'
import { calledTerms } from './called.ts'
import type { Explained } from './found.ts'
import { glossaryEntry, headsGlossary } from './glossary.ts'
import { itemsOf } from './items.ts'
import { listedTerms } from './listed.ts'
import { quotedTerms } from './quoted.ts'

/** Paragraphs of a glossary that are no entries, after which it has ended. */
const MOST_BETWEEN = 3

/** Terms the text explains itself: in quotation marks, as “本办法所称”, as a short name, in a list of terms. */
export function definitionsOf(flow: Flow, documents: readonly DocumentPart[]): Definition[] {
  const found: Definition[] = []
  for (const { document, first, last } of documents) {
    let glossary = 0
    for (let at = first; at < last; at += 1) {
      const block = flow.blocks[at]
      if (!block || block.row) continue
      const text = flow.clean.slice(block.from, block.to)
      if (headsGlossary(text)) glossary = MOST_BETWEEN + 1
      const entry = glossary > 0 ? glossaryEntry(text) : null
      if (glossary > 0) glossary = entry || headsGlossary(text) ? MOST_BETWEEN + 1 : glossary - 1
      for (const { from, to, ...explained } of entry ? [entry] : termsIn(text)) {
        found.push({ document: document.id, ...explained, items: itemsOf(explained.meaning, explained.short), at: spanOf(flow, block.from + from, block.from + to) })
      }
    }
  }
  return found
}

/** Every rule looks only where a mark or word says that there may be something. */
function termsIn(text: string): Explained[] {
  const quoted = text.includes('”') || text.includes('"') || text.includes('」')
  const called = text.includes('称')
  if (!quoted && !called) return []
  const terms = called ? [...calledTerms(text), ...abbreviatedTerms(text)] : []
  if (quoted) for (const term of quotedTerms(text)) terms.push(term)
  if (quoted && text.includes('、')) for (const term of listedTerms(text)) terms.push(term)
  if (terms.length < 2) return terms
  // What two rules see in one paragraph is explained once.
  const first = new Map(terms.toReversed().map((term) => [term.short, term]))
  return [...first.values()].sort((a, b) => a.from - b.from)
}
