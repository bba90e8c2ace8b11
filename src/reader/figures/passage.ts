import type { FoundAmount } from '../amounts.ts'
import { amountsOfBlock } from '../block-amounts.ts'
import type { DocumentPart } from '../documents.ts'
import type { Flow } from '../flow.ts'

/** A stretch of `clean` and the amounts that stand in it, in order. */
export type Measured = { clean: string; from: number; to: number; amounts: readonly FoundAmount[] }

/** A passage of paragraphs that are one to a reader, and its sentences that hold amounts. */
export type MeasuredPassage = Measured & { sentences: Measured[] }

/** A list stands on lines of its own: its items end with semicolons, the line over it with a colon. */
const GOES_ON = /[；;，,、：:]$/
const LONGEST_PASSAGE = 4000
const ENDS: ReadonlySet<number> = new Set([...'。！？!?'].map((mark) => mark.charCodeAt(0)))

/** The passages of a document in which amounts stand: paragraphs, table rows, lists with the line over them. */
export function measuredPassages(flow: Flow, { first, last }: DocumentPart): MeasuredPassage[] {
  const passages: MeasuredPassage[] = []
  for (let block = first; block < last; block += 1) {
    const from = flow.blocks[block]?.from ?? 0
    const amounts = [...amountsOfBlock(flow, block)]
    while (goesOn(flow, block, from) && block + 1 < last) {
      block += 1
      for (const amount of amountsOfBlock(flow, block)) amounts.push(amount)
    }
    if (amounts.length > 0) passages.push(passageOf(flow.clean, from, flow.blocks[block]?.to ?? from, amounts))
  }
  return passages
}

function goesOn(flow: Flow, index: number, from: number): boolean {
  const [block, next] = [flow.blocks[index], flow.blocks[index + 1]]
  return block !== undefined && next !== undefined && !block.row && !next.row && next.to - from < LONGEST_PASSAGE && GOES_ON.test(flow.clean.slice(block.to - 1, block.to))
}

function passageOf(clean: string, from: number, to: number, amounts: FoundAmount[]): MeasuredPassage {
  const sentences: Measured[] = []
  let [at, first, next] = [from, 0, 0]
  for (let end = from; end <= to; end += 1) {
    if (end < to && !ENDS.has(clean.charCodeAt(end))) continue
    while ((amounts[next]?.from ?? end) < end) next += 1
    if (next > first) sentences.push({ clean, from: at, to: end, amounts: amounts.slice(first, next) })
    ;[at, first] = [end + 1, next]
  }
  return { clean, from, to, amounts, sentences }
}

/** The words before a place inside `measured`, `most` characters at the most. */
export function wordsBefore({ clean, from }: Measured, at: number, most: number): string {
  return clean.slice(Math.max(from, at - most), at)
}

/** The words after a place inside `measured`, `most` characters at the most. */
export function wordsAfter({ clean, to }: Measured, at: number, most: number): string {
  return clean.slice(at, Math.min(to, at + most))
}
