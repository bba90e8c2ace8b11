import type { DocumentPart } from '../documents/documents.ts'
import { spanOf } from '../text/flow.ts'
import type { Flow } from '../text/flow.ts'
import type { Figure } from '../reading.ts'
import type { SectionPart } from '../documents/sections.ts'
import type { Claim } from './claim.ts'
import { codesIn } from './codes.ts'
import { differencesIn } from './differences.ts'
import { explanationOf, sentenceOf, shown } from './explanation.ts'
import { growthIn, grownTotals } from './growth.ts'
import { jointIssuersIn } from './joint.ts'
import { listsOf } from './lists/index.ts'
import { generationIn, productsIn } from './products.ts'
import { measuredPassages } from './passage.ts'
import type { MeasuredPassage } from './passage.ts'
import { ratesIn } from './rates.ts'
import { ratiosIn } from './ratios.ts'
import { Repeats } from './repeats.ts'
import { sumsIn } from './sums.ts'
import { tableSumsIn } from './table-sums.ts'
import { verdictOf } from './verdict.ts'

/** Rules that look at one passage, and those that look at all passages of a document; where two claim one number, the first is right. */
const IN_A_PASSAGE = [ratiosIn, ratesIn, growthIn, differencesIn, sumsIn, productsIn, codesIn]
const IN_A_DOCUMENT = [jointIssuersIn, grownTotals, generationIn]

/**
 * Claims that other numbers of the text check, and closed lists that count as many members as they say.
 *
 * One document after the other: the amounts of all documents of a large file would fill the memory.
 */
export function figuresOf(flow: Flow, documents: readonly DocumentPart[], sections: readonly SectionPart[]): Figure[] {
  const lists = listsOf(flow, documents, sections)
  const repeats = new Repeats()
  const found: { from: number; figure: Figure }[] = []
  for (const document of documents) {
    const passages = measuredPassages(flow, document)
    const claims = withoutDoubles([...claimsIn(passages), ...(lists.next().value ?? []), ...repeats.among(passages), ...tableSumsIn(flow, document)])
    for (const claim of claims) {
      const figure = figureFrom(flow, documents, claim)
      if (figure) found.push({ from: claim.claimed.from, figure })
    }
  }
  // A repeat may claim of an earlier document.
  return found.sort((left, right) => left.from - right.from).map(({ figure }) => figure)
}

function claimsIn(passages: readonly MeasuredPassage[]): Claim[] {
  return [...passages.flatMap((passage) => IN_A_PASSAGE.flatMap((claimsOf) => claimsOf(passage))), ...IN_A_DOCUMENT.flatMap((claimsOf) => claimsOf(passages))]
}

/** A number is claimed once by each relation; the rule that stands first has found it best. */
function withoutDoubles(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>()
  return claims.filter(({ relation, claimed }) => {
    const key = `${relation} ${claimed.from}`
    return seen.has(key) ? false : seen.add(key)
  })
}

function figureFrom(flow: Flow, documents: readonly DocumentPart[], claim: Claim): Figure | null {
  const { claimed, operands, computed, relation } = claim
  const verdict = verdictOf(flow.clean, claim)
  if (!verdict) return null
  const from = claim.place?.from ?? Math.min(claimed.from, ...operands.map((operand) => operand.from))
  const to = claim.place?.to ?? Math.max(claimed.to, ...operands.map((operand) => operand.to))
  return {
    document: documentAt(flow, documents, claimed.from),
    at: spanOf(flow, from, to),
    relation,
    operands: operands.map((operand) => ({ text: operand.text, value: operand.value, unit: operand.unit || null, at: spanOf(flow, operand.from, operand.to) })),
    claimed: { text: claimed.text, value: claimed.value, unit: claimed.unit || null },
    computed: shown(computed),
    verdict,
    explanation: explanationOf(claim),
    sentence: sentenceOf(claim, verdict),
  }
}

function documentAt(flow: Flow, documents: readonly DocumentPart[], at: number): string {
  let low = 0
  let high = documents.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((flow.blocks[(documents[middle]?.last ?? 0) - 1]?.to ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return documents[low]?.document.id ?? ''
}
