import { partsOf } from '../text/clauses.ts'
import type { DocumentPart } from '../documents/documents.ts'
import { spanOf } from '../text/flow.ts'
import type { Flow } from '../text/flow.ts'
import { dayFrom, daysInMonth } from '../../kernel/time/day.ts'
import { numberingOf, RANK } from '../documents/numbering.ts'
import { fieldsOf, quoteOf } from './meeting-fields.ts'
import type { FieldPlace, MeetingField } from './meeting-fields.ts'
import { dayOfMeeting, openingIn } from './meeting-opening.ts'
import type { Opening, Part } from './meeting-opening.ts'
import type { Meeting, Quote, ReadDay, ReadDocument } from '../reading.ts'

const MINUTES = /纪要|会议记录|会议决定事项/
const NOTICE = /(?:召开|举办|参加|举行).{0,60}会.{0,10}(?:通知|预通知|函)|会议(?:的)?(?:预|补充)?通知|会议预告|(?:工作会|座谈会|推进会|调度会|培训班|协调会)的?通知/
/** Paragraphs in which a meeting's paper tells of it. */
const OPENING_REACH = 12

/** The meeting of the first document that calls or records one; null when none does. */
export function meetingOf(flow: Flow, documents: readonly DocumentPart[]): Meeting | null {
  for (const part of documents) {
    const { title } = part.document
    const kind = MINUTES.test(title) ? 'minutes' : NOTICE.test(title) ? 'notice' : null
    if (kind && !/制度|办法|规定|规则|办理/.test(title)) return meetingIn(flow, part, kind)
  }
  return null
}

function meetingIn(flow: Flow, { document, first, last }: DocumentPart, kind: Meeting['kind']): Meeting {
  const fields = fieldsOf(flow, first, last)
  const opening = openingOf(flow, first, last)
  const when = quoteOfField(flow, fields, 'when') ?? opening.when
  return {
    document: document.id,
    kind,
    name: opening.name?.text ?? nameInTitle(document.title),
    when: when ? { ...when, day: dayOf(when.text, document) } : null,
    where: quoteOfField(flow, fields, 'where') ?? opening.where,
    chair: quoteOfField(flow, fields, 'chair')?.text ?? opening.chair?.text ?? null,
    attendees: attendeesOf(flow, fields),
    topics: topicsOf(flow, fields, kind, first, last),
    decisions: kind === 'minutes' ? decisionsOf(flow, first, last) : [],
  }
}

type QuotedOpening = { [part in keyof Opening]: Quote | null }

function openingOf(flow: Flow, first: number, last: number): QuotedOpening {
  const found: QuotedOpening = { name: null, when: null, where: null, chair: null }
  for (let at = first; at < Math.min(last, first + OPENING_REACH); at += 1) {
    const block = flow.blocks[at]
    if (!block || block.row) continue
    for (const sentence of partsOf(flow.clean.slice(block.from, block.to), block.from, 'periods').slice(0, 6)) {
      const opening = openingIn(sentence.text.slice(0, 300))
      if (!opening) continue
      for (const part of ['name', 'when', 'where', 'chair'] as const) found[part] ??= quoted(flow, sentence.at, opening[part])
    }
  }
  return found
}

function quoted(flow: Flow, at: number, part: Part | null): Quote | null {
  return part ? { text: part.text, at: spanOf(flow, at + part.from, at + part.from + part.text.length) } : null
}

function quoteOfField(flow: Flow, fields: readonly FieldPlace[], wanted: MeetingField): Quote | null {
  const stretch = fields.find(({ field }) => field === wanted)?.stretches[0]
  return stretch ? quoteOf(flow, stretch.from, stretch.to) : null
}

function nameInTitle(title: string): string | null {
  const called = /(?:召开|举办|举行|参加)(.{2,60}?)的?(?:预|补充)?(?:通知|函)$/.exec(title)?.[1]
  return called ?? /^(.{4,60}?会议?)(?:会议)?纪要/.exec(title)?.[1] ?? null
}

function dayOf(words: string, document: ReadDocument): ReadDay | null {
  const said = dayOfMeeting(words)
  const year = said?.year ?? document.year
  if (!said || year === null || said.month < 1 || said.month > 12 || said.day < 1 || said.day > daysInMonth(year, said.month)) return null
  return dayFrom(year, said.month, said.day)
}

/** Everyone named under 参会人员, 出席: divided as the text divides them, by marks or by blanks. */
function attendeesOf(flow: Flow, fields: readonly FieldPlace[]): string[] {
  const names: string[] = []
  for (const { field, stretches } of fields) {
    if (field !== 'attendees') continue
    for (const { from, to } of stretches) {
      const { start, end } = spanOf(flow, from, to)
      const words = flow.clean.slice(from, to)
      const parts = /[、，,；;]/.test(words) ? splitOutsideBrackets(words) : flow.source.slice(start, end).split(/\s+/)
      names.push(...parts.map((part) => part.replace(/^[和及与]|[。．.；;\s]+$/g, '')).filter((part) => part !== ''))
    }
  }
  return names
}

function splitOutsideBrackets(words: string): string[] {
  const parts = ['']
  let depth = 0
  for (const mark of words) {
    if ('（('.includes(mark)) depth += 1
    else if ('）)'.includes(mark)) depth = Math.max(0, depth - 1)
    if (depth === 0 && '、，,；;。'.includes(mark)) parts.push('')
    else parts[parts.length - 1] += mark
  }
  return parts
}

const TOPIC = /研究|审议|听取|传达|学习|讨论|通报|部署|关于|审定|汇报/

/** What stands under 议题, 内容; in minutes the first-rank headings that say what was talked about. */
function topicsOf(flow: Flow, fields: readonly FieldPlace[], kind: Meeting['kind'], first: number, last: number): Quote[] {
  const stretches = fields.filter(({ field }) => field === 'topics').flatMap((field) => field.stretches)
  if (stretches.length > 0) return stretches.flatMap(({ from, to }) => topicsIn(flow, from, to))
  if (kind === 'notice') return []
  const topics: Quote[] = []
  for (let at = first; at < last; at += 1) {
    const block = flow.blocks[at]
    if (!block || block.row || block.to - block.from > 120) continue
    const text = flow.clean.slice(block.from, block.to)
    const numbering = numberingOf(text)
    if (numbering && numbering.rank >= RANK.first && numbering.rank <= RANK.second && TOPIC.test(text) && !/[。；]./.test(text)) topics.push(quoteOf(flow, block.from + numbering.length, block.to))
  }
  return topics.length > 0 ? topics : discussedIn(flow, first, last)
}

/** “会议听取了……汇报，研究了……”, “……召开会议，研究……”: what was talked about, in a sentence. */
const DISCUSSES = /会议[，,]?(?=(?:听取|传达|学习|研究|审议|讨论|通报))/

function discussedIn(flow: Flow, first: number, last: number): Quote[] {
  const topics: Quote[] = []
  for (let at = first; at < Math.min(last, first + OPENING_REACH); at += 1) {
    const block = flow.blocks[at]
    if (!block || block.row) continue
    for (const sentence of partsOf(flow.clean.slice(block.from, block.to), block.from, 'periods')) {
      const match = DISCUSSES.exec(sentence.text)
      if (match) topics.push(quoteOf(flow, sentence.at + match.index + match[0].length, sentence.at + sentence.text.length))
    }
  }
  return topics
}

/** “1.传达……；2.部署……” in one paragraph are several. */
function topicsIn(flow: Flow, from: number, to: number): Quote[] {
  return partsOf(flow.clean.slice(from, to), from, 'sentences').map(({ text, at }) => {
    const skip = numberingOf(text)?.length ?? 0
    return quoteOf(flow, at + skip, at + text.length)
  }).filter(({ text }) => text.length > 1)
}

const DECIDES = /会议(?:一致|经[^，。]{0,12}|讨论后|研究)?(?:决定|议定|原则同意|原则通过|同意|审议通过|审议并通过|通过|明确|确定|要求)/
const LIST_OF_DECISIONS = /(?:议定|决定|明确|确定)(?:了)?(?:以下|如下)?(?:事项|意见|问题)?(?:如下)?[：:]$|议定(?:以下|如下)?事项$/

/** Sentences in which the meeting decides, and the items under “会议议定以下事项：”. */
function decisionsOf(flow: Flow, first: number, last: number): Quote[] {
  const decisions: Quote[] = []
  let listed: number | null = null
  for (let at = first; at < last; at += 1) {
    const block = flow.blocks[at]
    if (!block || block.row) continue
    const text = flow.clean.slice(block.from, block.to)
    const numbering = numberingOf(text)
    if (LIST_OF_DECISIONS.test(text) && text.length <= 160) {
      listed = at
      continue
    }
    if (listed !== null && numbering && numbering.rank >= 4) {
      decisions.push(quoteOf(flow, block.from + numbering.length, block.to))
      continue
    }
    if (listed !== null && at > listed + 1) listed = null
    if (!text.includes('会议')) continue
    for (const sentence of partsOf(text, block.from, 'periods')) if (DECIDES.test(sentence.text)) decisions.push(quoteOf(flow, sentence.at, sentence.at + sentence.text.length))
  }
  return decisions
}
