import { PARTED } from '../../../../kernel/words/operands.ts'
import { LONGEST_PASSAGE, SHORTEST_PASSAGE, type Passage } from '../../../../kernel/words/passage.ts'

/** UTF-16 offsets into the text as it came, end exclusive. */
export type Place = Passage

/** A sentence without its end is cut here. */
const REACH = 400

/**
 * The place of words that a person selected on the paper. The paper sets text without its line breaks, so both are compared without white space.
 *
 * @param from where in the text the selected chunk begins
 * @param before how many characters (without white space) of the chunk stand before the selection: of several places the nearest is meant
 * @returns null when nothing, too little, too much or something else than the text was selected
 */
export function placeOfSelection(text: string, from: number, before: number, selected: string): Place | null {
  const wanted = selected.replace(/\s+/g, '')
  if (wanted.length < SHORTEST_PASSAGE || wanted.length > LONGEST_PASSAGE) return null
  const reach = text.slice(from, from + (before + wanted.length) * 3 + REACH)
  const places: number[] = []
  let stripped = ''
  for (const [run] of reach.matchAll(/\S+/g)) stripped += run
  for (let at = 0; at < reach.length; at += 1) if (!/\s/.test(reach[at] ?? '')) places.push(at)
  let best = -1
  for (let at = stripped.indexOf(wanted); at >= 0; at = stripped.indexOf(wanted, at + 1)) {
    if (best < 0 || Math.abs(at - before) < Math.abs(best - before)) best = at
  }
  const [start, last] = [places[best], places[best + wanted.length - 1]]
  if (start === undefined || last === undefined || last - start >= LONGEST_PASSAGE) return null
  return { start: from + start, end: from + last + 1 }
}

/** The sentence around a place: back and on to the mark that ends one, an empty line or a heading. */
export function sentenceAround(text: string, { start, end }: Place): Place {
  const reach = text.slice(Math.max(0, start - REACH), start)
  const parted = [...reach.matchAll(PARTED)].at(-1)
  const head = parted ? reach.slice(parted.index + parted[0].length) : reach
  const beyond = text.slice(end, end + REACH)
  const tail = beyond.slice(0, [...beyond.matchAll(PARTED)][0]?.index)
  const before = /(?:^|[。；;！!？?])\s*([^。；;！!？?]*)$/.exec(head)?.[1] ?? ''
  const ended = /[。；;！!？?]$/.test(text.slice(start, end))
  const after = ended ? '' : (/^[^。；;！!？?\n]*(?:\n(?!\s*\n)[^。；;！!？?\n]*)*/.exec(tail)?.[0] ?? '')
  return { start: start - before.length, end: end + after.trimEnd().length }
}

/** A passage as it is shown and named: without its line breaks, cells of a table apart. */
export function wordsOf(text: string, { start, end }: Place): string {
  return text.slice(start, end).split('\t').map((cell) => cell.replace(/\s+/g, '')).filter((cell) => cell !== '').join('　')
}

/** Whether a passage stands in one document of the file: a matter has one source. */
export function inOneDocument({ start, end }: Place, documents: readonly Place[]): boolean {
  return documents.some((one) => one.start <= start && end <= one.end)
}
