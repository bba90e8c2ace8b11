import { spanOf } from './flow.ts'
import type { Block, Flow } from './flow.ts'
import { dayFrom, isDay } from '../kernel/time/day.ts'
import { wholeNumber } from './numerals.ts'
import type { ReadDay, ReadDocument } from './reading.ts'

/** A document and the paragraphs it is made of, `first` inclusive, `last` exclusive. */
export type DocumentPart = { document: ReadDocument; first: number; last: number }

const NUMBER = /^([\u4e00-\u9fff]{2,12}[〔［\[【(（]\d{4}[〕］\]】)）]\d{1,4}号)$/
const RED_HEAD = /^[\u4e00-\u9fff]{4,40}文件$/
const ISSUER = /^[\u4e00-\u9fff（）()]{2,30}(?:人民政府|办公室|办公厅|委员会|管委会|局|厅|部|院|法院|检察院|中心|总队|支队|公司|领导小组|指挥部|政府|市委|县委|区委|省委|委)$/
const KIND_OF_PAPER = '(?:通知|批复|意见|决定|决议|函|通报|公告|通告|报告|请示|命令|令|纪要|公报|议案)'
const TITLE_END = new RegExp(`${KIND_OF_PAPER}(?:[（(][^（）()]{1,12}[）)])?$`)
const TITLE_START = /^(?:[\u4e00-\u9fff（）()、]{0,60}(?:人民政府|办公室|办公厅|委员会|管委会|局|厅|部|委|院|中心|政府|公司))?(?:印发|转发)?关于/
const OWN_TITLE = /^[^，。；：:《]{2,44}(?:方案|计划|办法|规划|细则|制度|要点|规定|措施|清单|条例|工作报告|总结|讲话|机制|分工)(?:[（(][^（）()]{1,16}[）)])?$/
/** The heading by which an undated report says what year its promises are for. */
const YEAR_AHEAD = /^[#一二三四五六、]{0,8}((?:20)\d{2})年[^，。]{0,16}(?:目标|安排|重点|任务|要求|打算)/
const LONGEST_TITLE_LINES = 6
/** Words on the cover of a gazette; more than this before the first title is a document without one. */
const COVER = 200

/**
 * Divides a text into the documents that stand in it. A document begins where its red head, its number or its issuer stands directly above a
 * title (“关于……的通知”), or where such a title begins.
 */
export function documentsOf(flow: Flow): DocumentPart[] {
  const heads = headsOf(flow)
  if (heads.length === 0 || (heads[0]?.first ?? 0) > 0) heads.unshift({ first: 0, title: '', issuers: [], bodyFrom: 0 })
  // What stands before the first title is a document of its own only when it says something.
  const [before, second] = heads
  if (before && second && before.title === '' && lengthOf(flow, before.first, second.first) < COVER) heads.shift()
  return heads.map((head, index) => {
    const first = index === 0 ? 0 : head.first
    const last = heads[index + 1]?.first ?? flow.blocks.length
    return { document: describe(flow, head, first, last, index), first, last }
  })
}

type Head = { first: number; title: string; issuers: string[]; bodyFrom: number }

function headsOf(flow: Flow): Head[] {
  const heads: Head[] = []
  for (let at = 0; at < flow.blocks.length; at += 1) {
    const title = titleAt(flow, at)
    if (!title) continue
    let first = at
    const issuers: string[] = []
    while (first > 0 && at - first < 5) {
      const above = textOf(flow, flow.blocks[first - 1])
      if (ISSUER.test(above) && !/解读|[（(]此件/.test(above)) issuers.unshift(above)
      else if (!NUMBER.test(above) && !RED_HEAD.test(above)) break
      first -= 1
    }
    first = Math.max(first, belowSignature(flow, first, at))
    if (heads.length > 0 && first <= (heads.at(-1)?.bodyFrom ?? 0) - 1) continue
    if (!issuers.length && first === at && !title.full && at > 0) continue
    heads.push({ first, title: title.words, issuers, bodyFrom: title.next })
    at = title.next - 1
  }
  return heads
}

/** The signature of the document before stands above its date; what is above the date is not this document's. */
function belowSignature(flow: Flow, first: number, title: number): number {
  for (let at = title - 1; at >= first; at -= 1) if (dateOf(textOf(flow, flow.blocks[at]))) return at + 1
  return first
}

function titleAt(flow: Flow, at: number): { words: string; next: number; full: boolean } | null {
  const first = textOf(flow, flow.blocks[at])
  if (first.length > 90 || !TITLE_START.test(first) || /[。；：:，]/.test(first)) return null
  let words = ''
  for (let next = at; next < Math.min(at + LONGEST_TITLE_LINES, flow.blocks.length); next += 1) {
    const block = flow.blocks[next]
    const line = textOf(flow, block)
    if (!block || block.row || line.length > 90 || /[。；：:]/.test(line)) return null
    words += line
    if (words.length > 140) return null
    if (TITLE_END.test(words)) return { words, next: next + 1, full: !/^(?:印发|转发)?关于/.test(words) }
  }
  return null
}

function describe(flow: Flow, head: Head, first: number, last: number, index: number): ReadDocument {
  let number: string | null = null
  let issuedOn: ReadDay | null = null
  let openness: string | null = null
  let interpretedBy: string | null = null
  let signed: string | null = null
  let own: string | null = null
  let ahead: string | null = null
  for (let at = first; at < last; at += 1) {
    const block = flow.blocks[at]
    if (!block || block.row || block.to - block.from > 120) continue
    const text = textOf(flow, block)
    number ??= NUMBER.exec(text)?.[1] ?? null
    const day: ReadDay | null = issuedOn ? null : dateOf(text)
    if (day) {
      issuedOn = day
      const above = textOf(flow, flow.blocks[at - 1])
      if (at > first && ISSUER.test(above)) signed = above
    }
    ahead ??= YEAR_AHEAD.exec(text)?.[1] ?? null
    openness ??= /[（(](此件[^（）()]{2,16})[）)]/.exec(text)?.[1] ?? null
    interpretedBy ??= /本[文方办][件案法]由([^，。；]{2,30}?)(?:负责|承担)?解读/.exec(text)?.[1] ?? null
    if (at - first < 4 && OWN_TITLE.test(text)) own ??= text
  }
  const title = head.title || own || titleLike(textOf(flow, flow.blocks[first]))
  const withIssuer = /^(.{4,40}?)(?:印发|转发)?关于/.exec(title)?.[1] ?? null
  const start = flow.blocks[first]
  const end = flow.blocks[last - 1]
  const span = spanOf(flow, start?.from ?? 0, end?.to ?? 0)
  return {
    id: `d${index + 1}`,
    title,
    number,
    issuer: (head.issuers.join('、') || withIssuer || signed) ?? null,
    issuedOn,
    year: yearOfDocument(issuedOn, number, title) ?? (ahead ? Number(ahead) : null),
    openness,
    interpretedBy,
    start: index === 0 ? 0 : span.start,
    end: span.end,
  }
}

function titleLike(text: string): string {
  const plain = text.replace(/^#{1,6}\s?/, '').replace(/^\*{1,2}|\*{1,2}$/g, '')
  return plain.length <= 60 ? plain : ''
}

function yearOfDocument(issuedOn: ReadDay | null, number: string | null, title: string): number | null {
  if (issuedOn) return Number(issuedOn.slice(0, 4))
  const year = /[〔［\[【(（](\d{4})/.exec(number ?? '')?.[1] ?? /((?:19|20)\d{2})年/.exec(title)?.[1]
  return year ? Number(year) : null
}

const DATE = /^([\d〇零○二一三四五六七八九０-９]{4})年([\d一二三四五六七八九十]{1,3})月([\d一二三四五六七八九十]{1,3})日$/

/** The day a paragraph consists of, as under a signature. */
export function dateOf(text: string): ReadDay | null {
  const match = text.length <= 14 ? DATE.exec(text.replaceAll('○', '〇')) : null
  if (!match) return null
  const [year, month, day] = [match[1], match[2], match[3]].map((word) => wholeNumber(word ?? ''))
  if (!year || !month || !day) return null
  const written = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  return isDay(written) ? dayFrom(year, month, day) : null
}

function textOf(flow: Flow, block: Block | undefined): string {
  return block ? flow.clean.slice(block.from, block.to) : ''
}

function lengthOf(flow: Flow, first: number, last: number): number {
  return (flow.blocks[last - 1]?.to ?? 0) - (flow.blocks[first]?.from ?? 0)
}
