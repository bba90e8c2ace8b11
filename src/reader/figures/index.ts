import type { DocumentPart } from '../documents.ts'
import { listsIn } from '../figures-lists.ts'
import { partsOf } from '../clauses.ts'
import { spanOf } from '../flow.ts'
import type { Flow } from '../flow.ts'
import type { Figure } from '../reading.ts'
import type { Claim } from './claim.ts'
import { differencesIn } from './differences.ts'
import { explanationOf, twoDecimals } from './explanation.ts'
import { ratiosIn } from './ratios.ts'
import { measuredSentences } from './sentence.ts'
import { sumsIn } from './sums.ts'
import { verdictOf } from './verdict.ts'

const IN_A_SENTENCE = [ratiosIn, differencesIn, sumsIn]

/**
 * Claims that other numbers of the text check, and closed lists that count as many members as they say.
 */
export function figuresOf(flow: Flow, documents: readonly DocumentPart[]): Figure[] {
  const claims = withoutDoubles([...claimsIn(flow), ...listsOf(flow, documents)])
  let next = 0
  return documents.flatMap(({ document, last }) => {
    const end = flow.blocks[last - 1]?.to ?? 0
    const first = next
    while ((claims[next]?.claimed.from ?? end) < end) next += 1
    return claims.slice(first, next).map((claim) => figureFrom(flow, document.id, claim))
  })
}

function claimsIn(flow: Flow): Claim[] {
  const claims: Claim[] = []
  for (let block = 0; block < flow.blocks.length; block += 1) {
    for (const sentence of measuredSentences(flow, block)) for (const claimsOf of IN_A_SENTENCE) claims.push(...claimsOf(sentence))
  }
  return claims
}

function listsOf(flow: Flow, documents: readonly DocumentPart[]): Claim[] {
  const claims: Claim[] = []
  for (const { first, last } of documents) {
    for (const block of flow.blocks.slice(first, last)) {
      for (const { text, at } of partsOf(flow.clean.slice(block.from, block.to), block.from, 'periods')) claims.push(...listsIn(text, at))
    }
  }
  return claims
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

function figureFrom(flow: Flow, document: string, claim: Claim): Figure {
  const { claimed, operands, computed, relation } = claim
  const from = claim.place?.from ?? Math.min(claimed.from, ...operands.map((operand) => operand.from))
  const to = claim.place?.to ?? Math.max(claimed.to, ...operands.map((operand) => operand.to))
  return {
    document,
    at: spanOf(flow, from, to),
    relation,
    operands: operands.map((operand) => ({ text: operand.text, value: operand.value, unit: operand.unit, at: spanOf(flow, operand.from, operand.to) })),
    claimed: { text: claimed.text, value: claimed.value, unit: claimed.unit },
    computed: twoDecimals(computed),
    verdict: verdictOf(flow.clean, claim),
    explanation: explanationOf(claim),
  }
}
