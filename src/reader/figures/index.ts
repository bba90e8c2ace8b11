import type { DocumentPart } from '../documents.ts'
import { spanOf } from '../flow.ts'
import type { Flow } from '../flow.ts'
import type { Figure } from '../reading.ts'
import type { SectionPart } from '../sections.ts'
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
import { ratiosIn } from './ratios.ts'
import { repeatsIn } from './repeats.ts'
import { sumsIn } from './sums.ts'
import { tableSumsIn } from './table-sums.ts'
import { verdictOf } from './verdict.ts'

/** Rules that look at one passage, and those that look at all passages of a document; where two claim one number, the first is right. */
const IN_A_PASSAGE = [ratiosIn, growthIn, differencesIn, sumsIn, productsIn, codesIn]
const IN_A_DOCUMENT = [jointIssuersIn, grownTotals, generationIn]

/**
 * Claims that other numbers of the text check, and closed lists that count as many members as they say.
 */
export function figuresOf(flow: Flow, documents: readonly DocumentPart[], sections: readonly SectionPart[]): Figure[] {
  const passages = documents.map((document) => measuredPassages(flow, document))
  const claims = withoutDoubles([...passages.flatMap(claimsIn), ...listsOf(flow, documents, sections), ...repeatsIn(passages.flat()), ...documents.flatMap((document) => tableSumsIn(flow, document))])
  let next = 0
  return documents.flatMap(({ document, last }) => {
    const end = flow.blocks[last - 1]?.to ?? 0
    const first = next
    while ((claims[next]?.claimed.from ?? end) < end) next += 1
    return claims.slice(first, next).flatMap((claim) => figureFrom(flow, document.id, claim) ?? [])
  })
}

function claimsIn(passages: readonly MeasuredPassage[]): Claim[] {
  return [...passages.flatMap((passage) => IN_A_PASSAGE.flatMap((claimsOf) => claimsOf(passage))), ...IN_A_DOCUMENT.flatMap((claimsOf) => claimsOf(passages))]
}

/** A number is claimed once by each relation; the rule that stands first has found it best. */
function withoutDoubles(claims: readonly Claim[]): Claim[] {
  const seen = new Set<string>()
  const once = claims.filter(({ relation, claimed }) => {
    const key = `${relation} ${claimed.from}`
    return seen.has(key) ? false : seen.add(key)
  })
  return once.sort((left, right) => left.claimed.from - right.claimed.from)
}

function figureFrom(flow: Flow, document: string, claim: Claim): Figure | null {
  const { claimed, operands, computed, relation } = claim
  const verdict = verdictOf(flow.clean, claim)
  if (!verdict) return null
  const from = claim.place?.from ?? Math.min(claimed.from, ...operands.map((operand) => operand.from))
  const to = claim.place?.to ?? Math.max(claimed.to, ...operands.map((operand) => operand.to))
  return {
    document,
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
