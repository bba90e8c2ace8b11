import type { FoundAmount } from '../amounts.ts'
import { amountsOfBlock } from '../block-amounts.ts'
import { partsOf } from '../clauses.ts'
import type { Flow } from '../flow.ts'

/** A sentence and the amounts that stand in it, in order; every place is one of `clean`. */
export type MeasuredSentence = { clean: string; from: number; to: number; amounts: readonly FoundAmount[] }

/** The sentences of a block in which an amount stands. */
export function measuredSentences(flow: Flow, block: number): MeasuredSentence[] {
  const { from = 0, to = 0 } = flow.blocks[block] ?? {}
  const amounts = amountsOfBlock(flow, block)
  if (amounts.length === 0) return []
  let next = 0
  return partsOf(flow.clean.slice(from, to), from, 'periods').flatMap(({ text, at }) => {
    const first = next
    const end = at + text.length
    while ((amounts[next]?.from ?? end) < end) next += 1
    return next > first ? [{ clean: flow.clean, from: at, to: end, amounts: amounts.slice(first, next) }] : []
  })
}

/** The words of `sentence` before an amount, `most` characters at the most. */
export function wordsBefore({ clean, from }: MeasuredSentence, at: number, most: number): string {
  return clean.slice(Math.max(from, at - most), at)
}

/** The words of `sentence` after an amount, `most` characters at the most. */
export function wordsAfter({ clean, to }: MeasuredSentence, at: number, most: number): string {
  return clean.slice(at, Math.min(to, at + most))
}
