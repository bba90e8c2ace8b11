import type { DocumentPart } from '../../documents.ts'
import type { Flow } from '../../flow.ts'
import { sectionAt } from '../../sections.ts'
import type { SectionPart } from '../../sections.ts'
import type { Claim } from '../claim.ts'
import { listAfter } from './after.ts'
import { listBefore } from './before.ts'
import { claimOf } from './claimed.ts'
import { countsIn } from './counts.ts'
import type { Count } from './counts.ts'
import { headingsCoded, headingSeries, headingsNamed, sentencesNamed, shortSentences } from './headings.ts'
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
 * Numbers that a closed list of the text checks: “甲、乙、丙三大产业”, “六张清单”：……, 十个方面 and the ten headings behind it.
 *
 * A list that has not as many members as are said may be open or may be read otherwise: nothing is said of it, but where the grammar
 * leaves one reading only (`listTooShort`).
 */
export function listsOf(flow: Flow, documents: readonly DocumentPart[], sections: readonly SectionPart[]): Claim[] {
  const text = withCurlyQuotes(flow.clean)
  const numerals = numeralsIn(text)
  const ordinals = ordinalsIn(text, numerals, flow, documents)
  const placed = placesOf(countsIn(text, numerals), flow, documents)
  const near = placed.map((place) => nearList(text, place, ordinals))
  const explained = new Set(near.flatMap((found) => (found?.count.quote ? [text.slice(found.count.from, found.count.to)] : [])))
  const open = placed.filter((_, index) => near[index] === null)
  const far = farLists(text, flow, sections, open, ordinals, explained)
  return onceEach([...near.filter((found) => found !== null), ...far]).map(({ count, list, how }) => claimOf(flow.clean, count, list, how === 'short'))
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

/** Lists that are spread over headings further on; a shorthand `explained` beside one of its mentions needs none. */
function farLists(
  text: string, flow: Flow, sections: readonly SectionPart[], open: readonly Placed[], ordinals: readonly Ordinal[], explained: ReadonlySet<string>,
): Found[] {
  if (open.length === 0) return []
  const series = headingSeries(text, ordinals)
  const sentences = shortSentences(text)
  return open.flatMap(({ count, block, documentEnd }): Found[] => {
    const known = explained.has(text.slice(count.from, count.to))
    const named = known ? null : headingsNamed(text, count, series, documentEnd)
    if (named) return [{ count, list: named, how: 'named' }]
    if (!count.quote) return []
    const coded = known ? null : headingsCoded(text, count, series, documentEnd)
    if (coded) return [{ count, list: coded, how: 'coded' }]
    const section = sectionAt(sections, block)
    const end = section ? flow.blocks[section.last - 1]?.to ?? documentEnd : documentEnd
    const list = sentencesNamed(text, count, sentences, end)
    return list ? [{ count, list, how: 'named' }] : []
  })
}

function placesOf(counts: readonly Count[], flow: Flow, documents: readonly DocumentPart[]): Placed[] {
  let block = 0
  let document = 0
  return counts.map((count, index) => {
    while ((flow.blocks[block]?.to ?? Infinity) <= count.from) block += 1
    while ((documents[document]?.last ?? Infinity) <= block) document += 1
    const floor = flow.blocks[block]?.from ?? 0
    const last = counts[index - 1]
    const end = documents[document]?.last ?? flow.blocks.length
    return { count, previous: last && last.from >= floor ? last : null, block, floor, documentEnd: flow.blocks[end - 1]?.to ?? 0 }
  })
}
