import { amountsIn } from '../text/amounts.ts'
import type { FoundAmount } from '../text/amounts.ts'
import type { DocumentPart } from '../documents/documents.ts'
import type { Flow } from '../text/flow.ts'
import { markTable } from '../text/marks.ts'

/** A stretch of `clean` and the amounts that stand in it, in order. */
export type Measured = { clean: string; from: number; to: number; amounts: readonly FoundAmount[] }

/** A passage of paragraphs that are one to a reader, and its sentences that hold amounts. */
export type MeasuredPassage = Measured & { sentences: Measured[] }

/** A list stands on lines of its own: its items end with semicolons, the line over it with a colon. */
const GOES_ON = /[；;，,、：:]$/
const LONGEST_PASSAGE = 4000
const ENDS = markTable('。！？!?')

/** The passages of a document in which amounts stand: paragraphs, table rows, lists with the line over them. */
export function measuredPassages(flow: Flow, { first, last }: DocumentPart): MeasuredPassage[] {
  const passages: MeasuredPassage[] = []
  for (let block = first; block < last; block += 1) {
    const from = flow.blocks[block]?.from ?? 0
    while (goesOn(flow, block, from) && block + 1 < last) block += 1
    const to = flow.blocks[block]?.to ?? from
    const amounts = amountsIn(flow.clean, from, to)
    if (amounts.length > 0) passages.push(passageOf(flow.clean, from, to, amounts))
  }
  return passages
}

function goesOn(flow: Flow, index: number, from: number): boolean {
  const [block, next] = [flow.blocks[index], flow.blocks[index + 1]]
  return block !== undefined && next !== undefined && !block.row && !next.row && next.to - from < LONGEST_PASSAGE && GOES_ON.test(flow.clean.slice(block.to - 1, block.to))
}

/** Only sentences that hold an amount are looked for: from one to its ends on either side. */
function passageOf(clean: string, from: number, to: number, amounts: FoundAmount[]): MeasuredPassage {
  const sentences: Measured[] = []
  let done = from
  for (let first = 0, next = 0; first < amounts.length; first = next) {
    let end = amounts[first]?.to ?? to
    let start = amounts[first]?.from ?? from
    while (start > done && ENDS[clean.charCodeAt(start - 1)] !== 1) start -= 1
    while (end < to && ENDS[clean.charCodeAt(end)] !== 1) end += 1
    while (next < amounts.length && (amounts[next]?.from ?? end) < end) next += 1
    sentences.push({ clean, from: start, to: end, amounts: first === 0 && next === amounts.length ? amounts : amounts.slice(first, next) })
    done = end + 1
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
