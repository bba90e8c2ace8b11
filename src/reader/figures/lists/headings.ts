import type { Count } from './counts.ts'
import { CLAUSE_END, isHan, markAt } from './marks.ts'
import type { Member } from './members.ts'
import { headingEnd } from './ordinals.ts'
import type { Ordinal } from './ordinals.ts'

/** Series of three numbered headings or more: by how many they are, and by that with the two characters in which each of them ends. */
export type HeadingSeries = { byLength: ReadonlyMap<number, readonly Member[][]>; named: ReadonlyMap<string, readonly Member[][]> }

const LEAST = 3
const MOST = 60

/** Every whole series of headings; sentences that begin with 一是, 一要 head nothing. */
export function headingSeries(text: string, ordinals: readonly Ordinal[]): HeadingSeries {
  const byLength = new Map<number, Member[][]>()
  const named = new Map<string, Member[][]>()
  for (const first of ordinals) {
    if (first.value !== 1 || !first.next || first.form === '是' || first.form === '要') continue
    const headings: Member[] = []
    for (let ordinal: Ordinal | null = first; ordinal && headings.length <= MOST; ordinal = ordinal.next) {
      headings.push({ from: ordinal.at, to: headingEnd(text, ordinal) })
    }
    if (headings.length < LEAST || headings.length > MOST) continue
    put(byLength, headings.length, headings)
    const ending = endingOf(text, headings)
    if (ending !== null) put(named, `${headings.length}${ending}`, headings)
  }
  return { byLength, named }
}

function put<Key>(map: Map<Key, Member[][]>, key: Key, headings: Member[]): void {
  const known = map.get(key)
  if (known) known.push(headings)
  else map.set(key, [headings])
}

function endingOf(text: string, headings: readonly Member[]): string | null {
  const endings = new Set(headings.map(({ to }) => text.slice(to - 2, to)))
  const [ending] = endings
  return endings.size === 1 && ending !== undefined ? ending : null
}

/** The headings that carry what is counted: “形成五大机制” where five headings end in 机制, further on in the document. */
export function headingsNamed(text: string, count: Count, { byLength, named }: HeadingSeries, end: number): Member[] | null {
  if (!byLength.has(count.value)) return null
  const [nounFrom, nounTo] = count.quote ? [count.from, count.quote.to - 1] : [count.to, Math.min(count.nounTo, count.to + 10)]
  for (let to = nounFrom + 2; to <= nounTo; to += 1) {
    const found = nextBehind(named.get(`${count.value}${text.slice(to - 2, to)}`), count.to, end)
    if (found) return found
  }
  return null
}

/** The headings that carry every character of a shorthand: “五化”, “四抓四强” where that many headings have 化, have 抓 and 强. */
export function headingsCoded(text: string, count: Count, { byLength }: HeadingSeries, end: number): Member[] | null {
  const value = count.code[0]?.value ?? 0
  if (value < LEAST || count.code.some((part) => part.value !== value || part.word.length !== 1)) return null
  const headings = nextBehind(byLength.get(value), count.to, end)
  return headings?.every(({ from, to }) => count.code.every(({ word }) => text.slice(from, to).includes(word))) ? headings : null
}

function nextBehind(series: readonly Member[][] | undefined, at: number, end: number): Member[] | null {
  if (!series) return null
  let low = 0
  let high = series.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((series[middle]?.[0]?.from ?? 0) <= at) low = middle + 1
    else high = middle
  }
  const next = series[low]
  return next && (next[0]?.from ?? end) < end ? next : null
}

const LONGEST = 16

/** Short sentences by the two characters in which they end, in order. */
export type ShortSentences = ReadonlyMap<string, readonly Member[]>

/** Sentences of a few words in `text[start, end)` that head what follows: “壮大特色农业。”, “**打造文化强市。**”. */
export function shortSentences(text: string, start: number, end: number): ShortSentences {
  const byEnding = new Map<string, Member[]>()
  // Sought in a slice: a document without a full stop would else be searched to the end of the text.
  const body = text.slice(start, end)
  for (let found = body.indexOf('。'); found >= 0; found = body.indexOf('。', found + 1)) {
    const stop = start + found
    let from = stop
    while (from > 0 && from > stop - LONGEST && !(markAt(text, from - 1) & CLAUSE_END) && isHan(text.charCodeAt(from - 1))) from -= 1
    const before = text[from - 1] ?? '\n'
    if (stop - from < 4 || !'。\n*'.includes(before) || text.slice(from, stop).includes('是')) continue
    const ending = text.slice(stop - 2, stop)
    const known = byEnding.get(ending)
    if (known) known.push({ from, to: stop })
    else byEnding.set(ending, [{ from, to: stop }])
  }
  return byEnding
}

/** Whether a count is a quoted one of a word that sentences may end in. */
export function maySumUpSentences({ quote, code, value }: Count): boolean {
  return quote !== null && value >= 2 && code.length === 1 && (code[0]?.word.length ?? 0) >= 2
}

/** The short sentences in a section that carry what a quoted count counts: “四个农业” where four of them end in 农业. */
export function sentencesNamed(text: string, count: Count, sentences: ShortSentences, end: number): Member[] | null {
  const word = count.code[0]?.word ?? ''
  if (!maySumUpSentences(count)) return null
  const same = sentences.get(word.slice(-2)) ?? []
  const list: Member[] = []
  for (let at = firstBehind(same, count.to); at < same.length && list.length <= count.value; at += 1) {
    const sentence = same[at]
    if (!sentence || sentence.from >= end) break
    if (text.slice(sentence.from, sentence.to).endsWith(word)) list.push(sentence)
  }
  return list.length === count.value ? list : null
}

function firstBehind(members: readonly Member[], at: number): number {
  let low = 0
  let high = members.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((members[middle]?.from ?? 0) < at) low = middle + 1
    else high = middle
  }
  return low
}
