import { dueOfField, lastDue } from '../due/index.ts'
import { spanOf } from '../flow.ts'
import type { Due, ReadDocument, Task } from '../reading.ts'
import { headingsOver, sectionAt } from '../sections.ts'
import type { SectionPart } from '../sections.ts'
import { parseBrackets } from './bracket.ts'
import { parseDuties } from './duty.ts'
import { withFirstLeads } from './first-leads.ts'
import type { Found, Scene, TaskParser, TaskScene } from './found.ts'
import { parseLines } from './line.ts'
import { withoutRepeats } from './repeats.ts'
import { isReport } from './report.ts'
import { parseRows } from './row.ts'
import { parseRunning } from './running/index.ts'

/** Layouts in which duties are written, surest first: where two read the same words the earlier keeps them. */
const PARSERS: readonly TaskParser[] = [parseRows, parseLines, parseBrackets, parseDuties, parseRunning]

/** Everything a text makes somebody do, in the order of the text. */
export function tasksOf(scene: Scene): Task[] {
  const taskScene: TaskScene = { ...scene, parts: scene.documents.map((part) => ({ ...part, told: isReport(part, scene) })) }
  const found = withFirstLeads(scene, withoutRepeats(PARSERS.flatMap((parse) => parse(taskScene))))
  const tasks: Task[] = []
  const annotatedTo = new Map<SectionPart | null, number>()
  for (const one of found) {
    const document = documentAt(scene, one.block)
    if (!document) continue
    tasks.push(taskFrom(scene, one, document, annotatedTo, tasks.length + 1))
  }
  return tasks
}

function taskFrom(scene: Scene, found: Found, document: ReadDocument, annotatedTo: Map<SectionPart | null, number>, number: number): Task {
  const { flow } = scene
  const place = placeOf(scene, found, annotatedTo)
  const body = found.body ?? place.body
  const words = flow.clean.slice(body[0], body[1])
  const title = found.title ?? place.title
  const section = place.section
  const path = section ? [...headingsOver(section), ...(title === section.section.heading || isOwnWords(scene, section, found) ? [] : [section.section.heading])] : []
  return {
    id: `t${number}`,
    document: document.id,
    title,
    path: [planTitle(document.title), ...path].filter((heading) => heading !== ''),
    body: spanOf(flow, body[0], body[1]),
    annotation: spanOf(flow, found.from, found.to),
    ...found.roles,
    due: dueOf(found, isOwnWords(scene, section, found) ? words : `${section?.section.heading ?? ''}。${words}`, document),
    targets: [],
    periodic: [],
    confidence: Math.round(found.confidence * 100) / 100,
    form: found.form,
  }
}

/** A numbered sentence is its own heading; it does not stand over itself. */
function isOwnWords({ flow }: Scene, section: SectionPart | null, { form, block, from }: Found): boolean {
  if (form !== 'running' || section?.first !== block) return false
  return from < section.bodyFrom || section.bodyFrom - (flow.blocks[block]?.from ?? 0) < 7
}

function dueOf(found: Found, words: string, { year, issuedOn }: ReadDocument): Due | null {
  const context = { year, issuedOn }
  return found.dueText !== null ? dueOfField(found.dueText, context) : lastDue(words.slice(0, 4000), context, issuedOn)
}

type Place = { section: SectionPart | null; title: string; body: [number, number] }

/** What an annotation answers for: the words from the annotation before it, or from the heading, down to it. */
function placeOf({ flow, sections }: Scene, found: Found, annotatedTo: Map<SectionPart | null, number>): Place {
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
  if (served && before <= start) return { section: served, title: headingBefore(flow, served, found), body }
  return { section: served, title: firstClause(flow.clean.slice(body[0], body[1])) || (block ? firstClause(flow.clean.slice(block.from, block.to)) : ''), body }
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

function documentAt({ documents }: Scene, block: number): ReadDocument | undefined {
  let low = 0
  let high = documents.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((documents[middle]?.last ?? 0) <= block) low = middle + 1
    else high = middle
  }
  const part = documents[low]
  return part && part.first <= block ? part.document : undefined
}

/** “关于印发某方案的通知” stands over a plan; the plan's name is what a person looks for. */
function planTitle(title: string): string {
  const plan = /(?:印发|转发|下发)[《“]?(.{2,80}?)[》”]?的通知/.exec(title)?.[1]
  return plan ?? title
}
