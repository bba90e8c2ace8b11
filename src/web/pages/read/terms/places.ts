import type { Span } from '../paper/paragraphs.ts'

/** Where a term stands in the text; `first` for the first place of each. */
export type TermPlace = Span & { short: string; first: boolean }

/**
 * Every place where one of the terms stands, in one pass over the text: at each place the longest wins, and white space and line breaks inside a term do not count.
 *
 * @param shorts the words to look for, without white space
 * @returns in the order of the text; places do not overlap
 */
export function termPlaces(text: string, shorts: readonly string[]): TermPlace[] {
  const byFirst = Map.groupBy(new Set(shorts.filter((short) => short.length > 1)), (short) => short.charAt(0))
  for (const list of byFirst.values()) list.sort((a, b) => b.length - a.length)
  const { words, at } = withoutBlanks(text)
  const seen = new Set<string>()
  const places: TermPlace[] = []
  for (let place = 0; place < words.length; place += 1) {
    const short = byFirst.get(words.charAt(place))?.find((one) => words.startsWith(one, place))
    if (short === undefined) continue
    places.push({ start: at[place] ?? 0, end: (at[place + short.length - 1] ?? 0) + 1, short, first: !seen.has(short) })
    seen.add(short)
    place += short.length - 1
  }
  return places
}

function withoutBlanks(text: string): { words: string; at: Uint32Array } {
  const at = new Uint32Array(text.length)
  let count = 0
  const words = text.replace(/\S+/g, (run, from: number) => {
    for (let offset = 0; offset < run.length; offset += 1) at[count++] = from + offset
    return run
  })
  return { words: words.replace(/\s+/g, ''), at }
}
