import { sectionAt } from '../documents/sections.ts'
import type { SectionPart } from '../documents/sections.ts'
import type { Found, Scene } from './found.ts'

/** The section a task stands in, its title and the words that say what is to be done. */
export type Place = { section: SectionPart | null; title: string; body: [number, number] }

/**
 * What an annotation answers for: the words from the annotation before it, or from the heading, down to it; from an annotation in a heading
 * down to the next.
 *
 * @param annotatedTo where the last annotation of each section ended; kept up to date here
 */
export function placeOf({ flow, sections }: Scene, found: Found, next: Found | null, annotatedTo: Map<SectionPart | null, number>): Place {
  const block = flow.blocks[found.block]
  const own = sectionAt(sections, blockAt(flow.blocks, found.from))
  const served = found.body || !mayServeSeveral(flow, found) ? own : sectionServed(own, found, annotatedTo, flow.blocks[blockAt(flow.blocks, found.from)]?.from ?? 0)
  const before = annotatedTo.get(served) ?? -1
  if (!found.body) {
    annotatedTo.set(own, found.to)
    annotatedTo.set(served, found.to)
  }
  const start = served ? (flow.blocks[served.first]?.from ?? 0) : (flow.blocks[blockAt(flow.blocks, found.from)]?.from ?? 0)
  const alone = start === found.from
  const from = before > start ? before : alone && !served ? Math.max(before, unnumberedFrom(flow, found.from)) : start
  const body: [number, number] = [skipMarks(flow.clean, from, found.from), found.from]
  if (served && before <= start && isInHeading(flow, served, found)) {
    return { section: served, title: headingBefore(flow, served, found), body: [body[0], bodyEnd(flow, sections, served, next)] }
  }
  if (served && before <= start) return { section: served, title: headingBefore(flow, served, found), body }
  return { section: served, title: firstClause(flow.clean.slice(body[0], body[1])) || (block ? firstClause(flow.clean.slice(block.from, block.to)) : ''), body }
}

/** Whether an annotation closes a heading, which has no sentence before it: “（一）清理证明（市司法局牵头）”. */
function isInHeading({ blocks, clean }: Scene['flow'], { first, last }: SectionPart, { form, from, to }: Found): boolean {
  const block = blocks[first]
  if (form !== 'bracket' || !block || from >= block.to || from - block.from > LONGEST_HEADING || /[。；;]/.test(clean.slice(block.from, from))) return false
  return to < block.to ? /[。]/.test(clean[to] ?? '') : last > first + 1
}

/** Where what stands under an annotated heading ends: with its section, or before what the next annotation answers for. */
function bodyEnd({ blocks }: Scene['flow'], sections: readonly SectionPart[], served: SectionPart, next: Found | null): number {
  const end = blocks[served.last - 1]?.to ?? 0
  if (!next || next.from >= end) return end
  const section = sectionAt(sections, blockAt(blocks, next.from))
  return section && section !== served ? Math.max(0, (blocks[section.first]?.from ?? 0) - 1) : next.from
}

/** For each assignment, the next one that is written as an annotation. */
export function nextAnnotations(found: readonly Found[]): (Found | null)[] {
  const next: (Found | null)[] = []
  let after: Found | null = null
  for (let at = found.length - 1; at >= 0; at -= 1) {
    next[at] = after
    const one = found[at]
    if (one && !one.body) after = one
  }
  return next
}

/** How far up, in paragraphs, what an annotation without a numbered heading answers for may begin. */
const FARTHEST = 6
const LONGEST_HEADING = 40

/** Where the passage before an annotation in a paragraph of its own begins: at the nearest short line above it, else the paragraph before. */
function unnumberedFrom({ blocks, clean }: Scene['flow'], annotation: number): number {
  const own = blockAt(blocks, annotation)
  for (let at = own - 1; at >= Math.max(0, own - FARTHEST); at -= 1) {
    const block = blocks[at]
    if (!block || block.row) break
    if (block.to - block.from <= LONGEST_HEADING && !/[。；;，,]$/.test(clean.slice(block.from, block.to))) return block.from
  }
  return blocks[Math.max(0, own - 1)]?.from ?? annotation
}

/** The heading as printed, without the annotation that may stand in it. */
function headingBefore({ blocks }: Scene['flow'], { section: { heading }, first }: SectionPart, found: Found): string {
  const room = found.from - (blocks[first]?.from ?? 0)
  return room > 1 && room < heading.length ? heading.slice(0, room).replace(/[—–\-：:]+$/, '') : heading
}

/** A sentence answers for the items above it only if it says so: “上述工作由A牵头”. */
function mayServeSeveral({ clean }: Scene['flow'], { form, from }: Found): boolean {
  return form !== 'running' || /^(?:上述|以上|前述)/.test(clean.slice(from, from + 2))
}

/** An annotation in a paragraph of its own under several numbered items none of which has one answers for them all. */
function sectionServed(own: SectionPart | null, found: Found, annotatedTo: ReadonlyMap<SectionPart | null, number>, blockFrom: number): SectionPart | null {
  if (!own?.parent || own.rank < 6 || found.from > blockFrom + 1) return own
  if (!own.previous) return own
  for (let sibling: SectionPart | null = own.previous; sibling; sibling = sibling.previous) if (annotatedTo.has(sibling)) return own
  return own.parent
}

function blockAt(blocks: Scene['flow']['blocks'], at: number): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((blocks[middle]?.from ?? 0) <= at) low = middle + 1
    else high = middle
  }
  return Math.max(0, low - 1)
}

function skipMarks(clean: string, from: number, to: number): number {
  let at = from
  while (at < to && /[\s。；;，,、）)］\]】]/.test(clean[at] ?? '')) at += 1
  return at
}

function firstClause(words: string): string {
  const text = words.replace(/^(?:[一二三四五六七八九十]{1,3}是|同时|此外)[，,]?/, '')
  return /^[^，,。；;：:\n]{2,40}/.exec(text)?.[0] ?? text.slice(0, 40)
}
