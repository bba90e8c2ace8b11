import { isDigit } from '../text/marks.ts'
import { spanOf } from '../text/flow.ts'
import type { Flow } from '../text/flow.ts'
import type { DocumentPart } from './documents.ts'
import { fieldKind } from '../roles/labels.ts'
import { numberingOf, RANK } from './numbering.ts'
import type { Numbering } from './numbering.ts'
import type { Section } from '../reading.ts'

/** A section with the paragraphs it covers: its own heading is in `first`; `last` is exclusive. */
export type SectionPart = {
  section: Section
  rank: number
  first: number
  last: number
  /** Where, in `clean`, the heading ends and what it heads begins. */
  bodyFrom: number
  parent: SectionPart | null
  /** The section before it under the same parent. */
  previous: SectionPart | null
}

const LONGEST_HEADING = 48
/** Longest paragraph start that can hold a heading with its marks. */
const REACH = 80
/** A run-in heading ends at the first full stop; what goes on after a comma or semicolon is a sentence. */
const RUN_IN = /^[^。；;！？!?：:]{2,46}(?=[。：:])/

/** What “反馈问题：”, “工作任务：” name. */
const NAMED = /^[^，,。；;：:]{2,40}/

/** Where in a heading a bracket opens that closes behind it: “产业发展（牵头部门：……）”; -1 when all are closed. */
function unclosed(words: string): number {
  const open = Math.max(words.lastIndexOf('（'), words.lastIndexOf('('))
  return open > Math.max(words.lastIndexOf('）'), words.lastIndexOf(')')) ? open : -1
}

/** The numbered headings of every document, with what they cover and stand under. */
export function sectionsOf(flow: Flow, documents: readonly DocumentPart[]): SectionPart[] {
  const parts: SectionPart[] = []
  for (const { document, first, last } of documents) {
    const open: SectionPart[] = []
    const lastUnder = new Map<SectionPart | null, SectionPart>()
    const decimal = countsInDecimals(flow, first, last)
    for (let at = first; at < last; at += 1) {
      const block = flow.blocks[at]
      if (!block || block.row) continue
      const head = flow.clean.slice(block.from, Math.min(block.to, block.from + REACH))
      const numbering = numberingOf(head) ?? (decimal ? bareNumber(head) : null)
      if (!numbering) continue
      const heading = headingOf(head, numbering.length, block.to - block.from)
      while (open.length > 0 && (open.at(-1)?.rank ?? 0) >= numbering.rank) close(flow, open.pop(), at)
      const parent = open.at(-1) ?? null
      const section: Section = {
        id: `s${parts.length + 1}`,
        document: document.id,
        level: open.length + 1,
        heading: heading.text,
        start: spanOf(flow, block.from, block.to).start,
        end: 0,
        parent: parent?.section.id ?? null,
      }
      const part: SectionPart = { section, rank: numbering.rank, first: at, last, bodyFrom: block.from + heading.length, parent, previous: lastUnder.get(parent) ?? null }
      lastUnder.set(parent, part)
      parts.push(part)
      open.push(part)
    }
    while (open.length > 0) close(flow, open.pop(), last)
  }
  return parts
}

/** Whether a document numbers its headings 1, 1.1, 1.2, as plans for emergencies do. */
function countsInDecimals(flow: Flow, first: number, last: number): boolean {
  let seen = 0
  for (let at = first; at < last && seen < 3; at += 1) {
    const block = flow.blocks[at]
    if (!block || block.row || !isDigit(flow.clean.charCodeAt(block.from))) continue
    const rank = numberingOf(flow.clean.slice(block.from, Math.min(block.to, block.from + REACH)))?.rank ?? 0
    if (rank > RANK.third && rank < RANK.fourth) seen += 1
  }
  return seen >= 2
}

/** “1 总则”, “2 组织体系” over such headings. */
function bareNumber(head: string): Numbering | null {
  const number = /^\d{1,2}(?=[\u4e00-\u9fff]{2,16}$)/.exec(head)?.[0]
  return number && !MEASURED.test(head) ? { rank: RANK.third, length: number.length } : null
}

const MEASURED = /^\d{1,2}(?:[年月日天个项家户名人次万亿元亩吨条件座所处级类]|小时|公里)/

function close(flow: Flow, part: SectionPart | undefined, last: number): void {
  if (!part) return
  part.last = last
  const end = flow.blocks[last - 1]
  part.section.end = end ? spanOf(flow, end.from, end.to).end : part.section.start
}

type Heading = { text: string; length: number }

/** The heading in the first characters of a numbered paragraph of `length` characters: all of it, or its run-in heading, or its first clause. */
function headingOf(head: string, numberLength: number, length: number): Heading {
  const heading = plainHeadingOf(head, numberLength, length)
  const bold = boldHeading(head, numberLength)
  const text = (bold && bold.length < heading.length ? bold : heading).text.replace(MARKS, '')
  return { text: text.replace(/[*_]{1,3}$|[。：:][*_]{1,3}$/, ''), length: bold && bold.length < heading.length ? bold.length : heading.length }
}

const MARKS = /^#{0,6}\*{0,3}/

/** “**（一）加强领导**各级要……”: bold type says where the heading ends. */
function boldHeading(head: string, numberLength: number): Heading | null {
  const mark = /^#{0,6}(\*{1,3})/.exec(head)
  if (!mark) return null
  const close = head.indexOf(mark[1] ?? '**', Math.max(numberLength, mark[0].length))
  if (close < 0) return null
  const end = close + (mark[1]?.length ?? 0)
  return { text: head.slice(0, close).replace(/[。：:]$/, ''), length: /[。：:]/.test(head.charAt(end)) ? end + 1 : end }
}

function plainHeadingOf(head: string, numberLength: number, length: number): Heading {
  const words = head.slice(numberLength)
  if (length <= LONGEST_HEADING && length === head.length && !/[。；;]/.test(words)) {
    return { text: head.replace(/[：:]$/, ''), length: head.length }
  }
  const runIn = RUN_IN.exec(words)
  if (runIn && words[runIn[0].length] !== '。') {
    const open = unclosed(runIn[0])
    if (open > 1) return { text: head.slice(0, numberLength + open), length: numberLength + open }
    const named = fieldKind(runIn[0]) === 'task' ? NAMED.exec(words.slice(runIn[0].length + 1))?.[0] : undefined
    if (named) return { text: head.slice(0, numberLength + runIn[0].length + 1 + named.length), length: numberLength + runIn[0].length + 1 }
  }
  if (runIn) return { text: head.slice(0, numberLength + runIn[0].length), length: numberLength + runIn[0].length + 1 }
  const clause = /^[^，,。；;]{2,40}/.exec(words)?.[0] ?? words.slice(0, 24)
  return { text: head.slice(0, numberLength + clause.length), length: numberLength }
}

/** The innermost section over paragraph `block`, by binary search over sections in order. */
export function sectionAt(parts: readonly SectionPart[], block: number): SectionPart | null {
  let low = 0
  let high = parts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((parts[middle]?.first ?? 0) <= block) low = middle + 1
    else high = middle
  }
  let part: SectionPart | null = parts[low - 1] ?? null
  while (part && part.last <= block) part = part.parent
  return part
}

/** The headings over a section, outermost first, without its own. */
export function headingsOver(part: SectionPart | null): string[] {
  const headings: string[] = []
  for (let above = part?.parent ?? null; above; above = above.parent) headings.unshift(above.section.heading)
  return headings
}
