import { spanOf } from '../text/flow.ts'
import type { Flow } from '../text/flow.ts'
import { numberingOf } from '../documents/numbering.ts'
import type { Quote } from '../reading.ts'

/** A field of a notice or of minutes. */
export type MeetingField = 'when' | 'where' | 'chair' | 'attendees' | 'topics'

const LABELS: Record<MeetingField, string> = {
  when: '(?:会议|召开|开会|会期)?(?:时间|日期)',
  where: '(?:会议|召开|开会)?地[点址]|会场(?:设置)?|会议形式和地点',
  chair: '(?:会议)?主持人?|召集人|主持领导',
  attendees: '(?:参会|参加|与会|出席|会议)(?:会议)?(?:人员|领导|范围|单位|对象|代表)(?:范围)?|出席人?|参会人|参加|人员范围',
  topics: '(?:会议)?(?:议题|内容|议程|主题|主要内容|事项|日程)|会议主要(?:内容|议题)|研究事项',
}
const SPLICE = '(?:[和及与、](?:会议)?(?:时间|地点|地址|议程|形式|内容|议题|方式|范围|要求))?(?:安排)?'
const PATTERNS = (Object.keys(LABELS) as MeetingField[]).map((field) => [field, new RegExp(`^(?:${LABELS[field]})${SPLICE}(?:[（(][^（）()]{1,12}[）)])?(?:[：:](?<value>.*))?$`, 's')] as const)
const LONGEST_LABEL = 16
const MOST_PARAGRAPHS = 12

/** A field with the places of its words in `clean`, one stretch a paragraph. */
export type FieldPlace = { field: MeetingField; stretches: { from: number; to: number }[] }

/** The fields of a document: “会议时间：……”, or “一、会议时间” with its words in the paragraphs below. */
export function fieldsOf(flow: Flow, first: number, last: number): FieldPlace[] {
  const fields: FieldPlace[] = []
  for (let at = first; at < last; at += 1) {
    const block = flow.blocks[at]
    if (!block) continue
    const label = labelOf(flow, at)
    if (!label) continue
    const stretches = label.from < block.to ? [{ from: label.from, to: block.to }] : paragraphsUnder(flow, at, last, label.rank)
    if (label.from < block.to && label.field === 'topics') stretches.push(...itemsUnder(flow, at, last, label.rank))
    if (stretches.length > 0) fields.push({ field: label.field, stretches })
  }
  return fields
}

/** The label a paragraph begins with, the rank of its number, and where its own words begin. */
function labelOf(flow: Flow, at: number): { field: MeetingField; rank: number; from: number } | null {
  const block = flow.blocks[at]
  if (!block || block.row) return null
  const text = flow.clean.slice(block.from, Math.min(block.to, block.from + 600))
  const numbering = numberingOf(text)
  const words = text.slice(numbering?.length ?? 0).replace(/\*\*$/, '')
  const colon = words.search(/[：:]/)
  if (colon > LONGEST_LABEL || (colon < 0 && (words.length > LONGEST_LABEL || !numbering))) return null
  for (const [field, pattern] of PATTERNS) {
    const match = pattern.exec(words)
    if (!match) continue
    const value = match.groups?.value ?? ''
    return { field, rank: numbering?.rank ?? 99, from: value === '' ? block.to : block.from + text.length - value.length }
  }
  return null
}

/** The paragraphs under a heading down to the next of its rank, or the next label. */
function paragraphsUnder(flow: Flow, heading: number, last: number, rank: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let at = heading + 1; at < Math.min(last, heading + 1 + MOST_PARAGRAPHS); at += 1) {
    const block = flow.blocks[at]
    if (!block) break
    const numbering = numberingOf(flow.clean.slice(block.from, Math.min(block.to, block.from + 20)))
    if ((numbering && numbering.rank <= rank && rank < 99) || labelOf(flow, at)) break
    found.push({ from: block.from + (numbering?.length ?? 0), to: block.to })
    if (rank === 99 && !numbering) break
  }
  return found
}

/** Numbered paragraphs that go on with a label's words: “议题：1.……” and below it “2.……”. */
function itemsUnder(flow: Flow, label: number, last: number, rank: number): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = []
  for (let at = label + 1; at < Math.min(last, label + 1 + MOST_PARAGRAPHS); at += 1) {
    const block = flow.blocks[at]
    const numbering = block ? numberingOf(flow.clean.slice(block.from, Math.min(block.to, block.from + 20))) : null
    if (!block || !numbering || numbering.rank < 6 || numbering.rank <= rank - (rank === 99 ? 99 : 0) || labelOf(flow, at)) break
    found.push({ from: block.from + numbering.length, to: block.to })
  }
  return found
}

/** The words at a place of `clean`, without marks at their ends. */
export function quoteOf(flow: Flow, from: number, to: number): Quote {
  let [start, end] = [from, to]
  while (start < end && /[，,；;。、：:\s]/.test(flow.clean.charAt(start))) start += 1
  while (end > start && /[，,；;。、：:\s]/.test(flow.clean.charAt(end - 1))) end -= 1
  return { text: flow.clean.slice(start, end), at: spanOf(flow, start, end) }
}
