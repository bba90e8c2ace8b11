import { matchesOf } from './matches.ts'

/** A stretch of `clean`. */
export type Stretch = { text: string; at: number }

const BETWEEN = { sentences: /[^。！？!?；;]+/g, periods: /[^。！？!?]+/g, commas: /(?:[^，,]|(?<=\d),(?=\d{3}))+/g, stops: /[^。]+/g } as const

/** The parts of a text between marks — ends of sentences and semicolons, ends of sentences, commas or full stops — marks excluded. */
export function partsOf(text: string, at: number, between: keyof typeof BETWEEN): Stretch[] {
  return matchesOf(BETWEEN[between], text).map((match) => ({ text: match[0], at: at + match.index }))
}
