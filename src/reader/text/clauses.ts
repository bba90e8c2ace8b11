import { isDigit, markTable } from './marks.ts'

/** A stretch of `clean`. */
export type Stretch = { text: string; at: number }

const BETWEEN = { sentences: markTable('。！？!?；;'), periods: markTable('。！？!?'), commas: markTable('，,'), stops: markTable('。') } as const
const COMMA = 44

/** The parts of a text between marks — ends of sentences and semicolons, ends of sentences, commas or full stops — marks excluded. */
export function partsOf(text: string, at: number, between: keyof typeof BETWEEN): Stretch[] {
  const marks = BETWEEN[between]
  const parts: Stretch[] = []
  let from = 0
  for (let to = 0; to <= text.length; to += 1) {
    if (to < text.length && (marks[text.charCodeAt(to)] !== 1 || isInNumber(text, to))) continue
    if (to > from) parts.push({ text: text.slice(from, to), at: at + from })
    from = to + 1
  }
  return parts
}

/** The comma of 276,441 divides nothing. */
function isInNumber(text: string, comma: number): boolean {
  if (text.charCodeAt(comma) !== COMMA || !isDigit(text.charCodeAt(comma - 1))) return false
  return isDigit(text.charCodeAt(comma + 1)) && isDigit(text.charCodeAt(comma + 2)) && isDigit(text.charCodeAt(comma + 3))
}
