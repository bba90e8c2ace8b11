import { dueOfField, lastDue } from '../due/index.ts'
import { spanOf } from '../text/flow.ts'
import type { Due, ReadDocument, Task } from '../reading.ts'
import { headingsOver } from '../documents/sections.ts'
import type { SectionPart } from '../documents/sections.ts'
import { parseBrackets } from './bracket.ts'
import { parseDuties } from './duty.ts'
import { withFirstLeads } from './first-leads.ts'
import type { Found, Scene, TaskParser, TaskScene } from './found.ts'
import { parseLines } from './line.ts'
import { withJoined } from './joined.ts'
import { withoutRepeats } from './repeats.ts'
import { nextAnnotations, placeOf } from './place.ts'
import type { Place } from './place.ts'
import { isReport } from './report.ts'
import { parseRows } from './row.ts'
import { parseRunning } from './running/index.ts'

/** Layouts in which duties are written, surest first: where two read the same words the earlier keeps them. */
const PARSERS: readonly TaskParser[] = [parseRows, parseLines, parseBrackets, parseDuties, parseRunning]

/** Everything a text makes somebody do, in the order of the text. */
export function tasksOf(scene: Scene): Task[] {
  const taskScene: TaskScene = { ...scene, parts: scene.documents.map((part) => ({ ...part, told: isReport(part, scene) })) }
  const found = withFirstLeads(scene, withJoined(scene.flow, withoutRepeats(PARSERS.flatMap((parse) => parse(taskScene)))))
  const tasks: Task[] = []
  const annotatedTo = new Map<SectionPart | null, number>()
  const next = nextAnnotations(found)
  found.forEach((one, index) => {
    const document = documentAt(scene, one.block)
    if (document) tasks.push(taskFrom(scene, one, document, placeOf(scene, one, next[index] ?? null, annotatedTo), tasks.length + 1))
  })
  return tasks
}

function taskFrom(scene: Scene, found: Found, document: ReadDocument, place: Place, number: number): Task {
  const { flow } = scene
  const body = found.body ?? place.body
  const words = flow.clean.slice(body[0], body[1])
  const title = found.title ?? place.title
  const section = place.section
  const path = section ? [...headingsOver(section), ...(title === section.section.heading || isOwnWords(scene, section, found) ? [] : [section.section.heading])] : []
  return {
    id: `t${number}`,
    document: document.id,
    title,
    path: [planTitle(document.title), ...path, ...(found.under ?? [])].filter((heading, at, all) => heading !== '' && heading !== all[at - 1]),
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
