/** A definition in one paragraph; places are in the paragraph's text. */
export type Explained = {
  /** as printed, with its quotation marks and the noun that belongs to it */
  term: string
  /** what to look for elsewhere: the term without quotation marks */
  short: string
  kind: 'meaning' | 'abbreviation'
  meaning: string
  from: number
  to: number
}

/** Longest meaning that is kept: what is longer is a chapter, not an explanation. */
export const LONGEST_MEANING = 400

/** Where an explanation that begins at `from` ends: at the full stop, or where the next quoted term is explained. */
export function endOfMeaning(text: string, from: number): number {
  const limit = Math.min(text.length, from + LONGEST_MEANING)
  const stop = text.indexOf('。', from)
  const end = stop < 0 || stop > limit ? limit : stop
  if (OPENS.test(text.charAt(from))) return end
  for (let at = text.indexOf('；', from); at >= 0 && at < end; at = text.indexOf('；', at + 1)) if (NEXT.test(text.slice(at + 1, at + 1 + 40))) return at
  return end
}

/** Another term: quoted at once, quoted before a colon, or followed by 是指. */
const NEXT = /^(?:[“"「]|[^，,。；“”]{0,8}[“"「][^”"」]{2,20}[”"」][：:]|[^，,。；“”]{2,12}[，,]?(?:是指|指的是))/

const OPENS = /[“"「]/

/** The words before `end`, back to the last of these marks, or `most` characters. */
export function wordsBefore(text: string, end: number, marks: Uint8Array, most: number): string {
  let from = end
  while (from > 0 && end - from < most && marks[text.charCodeAt(from - 1)] !== 1) from -= 1
  return text.slice(from, end)
}

/** An explanation without the word that leads to it: ：指……, ：即……. */
export function withoutLead(meaning: string): string {
  return meaning.replace(/^(?:就是|即是|即为|即|是指|指的是|指(?![标导挥数引示定南令派]))/, '')
}
