import type { DocumentPart } from '../../documents/documents.ts'
import type { Flow } from '../../text/flow.ts'
import { sectionAt } from '../../documents/sections.ts'
import type { SectionPart } from '../../documents/sections.ts'
import type { Claim } from '../claim.ts'
import { listAfter } from './after.ts'
import { listBefore } from './before.ts'
import { claimOf } from './claimed.ts'
import { countsIn } from './counts.ts'
import type { Count } from './counts.ts'
import { headingsCoded, headingSeries, headingsNamed, maySumUpSentences, sentencesNamed, shortSentences } from './headings.ts'
import type { HeadingSeries, ShortSentences } from './headings.ts'
import { withCurlyQuotes } from './marks.ts'
import { numeralsIn } from './numerals.ts'
import { onceEach } from './once.ts'
import type { Found } from './once.ts'
import { ordinalsIn } from './ordinals.ts'
import type { Ordinal } from './ordinals.ts'
import { seriesAfter } from './series.ts'
import { listTooShort } from './short.ts'
import { listAsSubject } from './subject.ts'

/** A count with the paragraph and the document it stands in. */
type Placed = { count: Count; previous: Count | null; block: number; floor: number; documentEnd: number }

/**
 * What a document holds: lists beside their numbers, and for the other numbers the lists they would have further on, were they explained
 * beside another of their mentions, and were they not.
 */
type InDocument = { near: Found[]; far: { count: Count; explained: Found | null; unexplained: Found | null }[] }

/**
 * Numbers that a closed list of the text checks: “甲、乙、丙三大产业”, “六张清单”：……, 十个方面 and the ten headings behind it; document by document.
 *
 * A list that has not as many members as are said may be open or may be read otherwise: nothing is said of it, but where the grammar
 * leaves one reading only (`listTooShort`).
 */
export function* listsOf(flow: Flow, documents: readonly DocumentPart[], sections: readonly SectionPart[]): Generator<Claim[], undefined> {
  const text = withCurlyQuotes(flow.clean)
  const found = documents.map((document) => listsIn(text, flow, document, sections))
  const explained = new Set(found.flatMap(({ near }) => near.flatMap(({ count }) => (count.quote ? [text.slice(count.from, count.to)] : []))))
  for (const { near, far } of found) {
    const spread = far.flatMap((one) => (explained.has(text.slice(one.count.from, one.count.to)) ? one.explained : one.unexplained) ?? [])
    yield onceEach([...near, ...spread]).map(({ count, list, how }) => claimOf(flow.clean, count, list, how === 'short'))
  }
  return undefined
}

/** The numerals, ordinals and counts of one document live no longer than it takes to find its lists: those of a large file would fill the memory. */
function listsIn(text: string, flow: Flow, document: DocumentPart, sections: readonly SectionPart[]): InDocument {
  const [from, to] = [flow.blocks[document.first]?.from ?? 0, flow.blocks[document.last - 1]?.to ?? 0]
  const numerals = numeralsIn(text, from, to)
  const ordinals = ordinalsIn(text, numerals, flow, document)
  const near: Found[] = []
  const open: Placed[] = []
  for (const place of placesOf(countsIn(text, numerals), flow, document)) {
    const found = nearList(text, place, ordinals)
    if (found) near.push(found)
    else open.push(place)
  }
  return { near, far: farLists(text, flow, sections, open, headingSeries(text, ordinals), from, to) }
}

/** The list that stands beside its count, in the same paragraph or as a series right behind it. */
function nearList(text: string, { count, previous, floor }: Placed, ordinals: readonly Ordinal[]): Found | null {
  const before = listBefore(text, count, floor) ?? (previous && listBefore(text, count, joinBehind(text, previous, floor)))
  if (before) return { count, list: before, how: 'before' }
  const series = seriesAfter(text, count, ordinals)
  if (series) return { count, list: series, how: 'series' }
  const after = listAfter(text, count)
  if (after) return { count, list: after, how: 'after' }
  const subject = listAsSubject(text, count, floor)
  if (subject) return { count, list: subject, how: 'before' }
  const short = listTooShort(text, count, floor)
  return short && { count, list: short, how: 'short' }
}

/** A count closes its own list; what is joined to it begins the next one: “甲、乙两类评比和丙、丁两类管理”. */
function joinBehind(text: string, previous: Count, floor: number): number {
  const joint = /^[^，,。；;：:、]{0,10}?[和及与、]/.exec(text.slice(previous.to, previous.to + 14))
  return joint ? Math.max(floor, previous.to + joint[0].length) : Infinity
}

/** Lists that are spread over headings further on; a shorthand that is explained beside one of its mentions needs none, but may have sentences. */
function farLists(
  text: string, flow: Flow, sections: readonly SectionPart[], open: readonly Placed[], series: HeadingSeries, from: number, to: number,
): InDocument['far'] {
  let sentences: ShortSentences | null = null
  const far: InDocument['far'] = []
  for (const { count, block, documentEnd } of open) {
    const headings = headingsFor(text, count, series, documentEnd)
    let explained: Found | null = null
    if (maySumUpSentences(count)) {
      const section = sectionAt(sections, block)
      const end = section ? flow.blocks[section.last - 1]?.to ?? documentEnd : documentEnd
      const list = sentencesNamed(text, count, (sentences ??= shortSentences(text, from, to)), end)
      explained = list && { count, list, how: 'named' }
    }
    if (headings || explained) far.push({ count, explained, unexplained: headings ?? explained })
  }
  return far
}

function headingsFor(text: string, count: Count, series: HeadingSeries, end: number): Found | null {
  const named = headingsNamed(text, count, series, end)
  if (named) return { count, list: named, how: 'named' }
  const coded = count.quote ? headingsCoded(text, count, series, end) : null
  return coded && { count, list: coded, how: 'coded' }
}

function placesOf(counts: readonly Count[], flow: Flow, { first, last }: DocumentPart): Placed[] {
  const documentEnd = flow.blocks[last - 1]?.to ?? 0
  let block = first
  return counts.map((count, index) => {
    while (block < last - 1 && (flow.blocks[block]?.to ?? Infinity) <= count.from) block += 1
    const floor = flow.blocks[block]?.from ?? 0
    const before = counts[index - 1]
    return { count, previous: before && before.from >= floor ? before : null, block, floor, documentEnd }
  })
}
