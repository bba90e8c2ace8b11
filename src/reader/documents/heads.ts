import { signedDay } from './days.ts'
import type { Block, Flow } from '../text/flow.ts'
import { isIssuer, issuersOf } from './issuers.ts'
import { numberAt, numberOf, orderNumberOf } from './paper-number.ts'
import { isRecordLine } from './record.ts'
import { bareTitle, endsTitle, isOwnTitle, isTitleLine, mayBeOwnTitle, mayOpenTitle, startsTitle, titleCore } from './titles.ts'

/** Where a document begins: its first paragraph, its title, who stands above it, and the paragraph its body begins with. */
export type Head = { first: number; title: string; titleAt: number; issuers: string[]; bodyFrom: number }

const RED_HEAD = /^[\u4e00-\u9fff]{4,40}文件$/
const LONGEST_TITLE_LINES = 6
/** Paragraphs above a title that may belong to its head. */
const LETTERHEAD = 6
const PAGE_RECORD = 40

export function textOf(flow: Flow, block: Block | undefined): string {
  return block ? flow.clean.slice(block.from, block.to) : ''
}

/** The heads of all documents of a text, in order. */
export function headsOf(flow: Flow): Head[] {
  const heads: Head[] = []
  for (let at = 0; at < flow.blocks.length; at += 1) {
    const block = flow.blocks[at]
    if (!block || block.row || block.to - block.from > 150) continue
    const head = headAt(flow, at, heads.at(-1))
    if (!head) continue
    heads.push(head)
    at = head.bodyFrom - 1
  }
  return withoutListed(flow, heads)
}

function headAt(flow: Flow, at: number, before: Head | undefined): Head | null {
  const title = titleAt(flow, at)
  if (!title) return ownHeadAt(flow, at, before)
  const above = headAbove(flow, at)
  const first = Math.max(above.first, before ? before.bodyFrom : 0)
  // “关于……的通知” without an issuer, in the middle of a text, is more often spoken of than begun.
  if (above.issuers.length === 0 && first === at && !title.full && at > 0 && !isHeadBelow(flow, title.next)) return null
  return { first, title: title.words, titleAt: at, issuers: above.issuers, bodyFrom: title.next }
}

/** What stands above a title and belongs to it: issuers, the number, the red head, the record of a web page. */
function headAbove(flow: Flow, title: number): { first: number; issuers: string[] } {
  let first = title
  const issuers: string[] = []
  while (first > 0 && title - first < PAGE_RECORD) {
    const block = flow.blocks[first - 1]
    const above = textOf(flow, block)
    if (title - first < LETTERHEAD && !block?.row && block && isIssuer(above)) issuers.unshift(...issuersOf(flow, block))
    else if (!isRecordLine(above) && !(title - first < LETTERHEAD && (numberOf(above) || RED_HEAD.test(above)))) break
    first -= 1
  }
  return belowSignature(flow, first, title, issuers)
}

/** The signature of the document before stands above its date; what is above the date is not this document's. */
function belowSignature(flow: Flow, first: number, title: number, issuers: string[]): { first: number; issuers: string[] } {
  for (let at = title - 1; at >= first; at -= 1) {
    if (signedDay(textOf(flow, flow.blocks[at]))) return { first: at + 1, issuers: issuers.slice(-(title - at - 1)) }
  }
  return { first, issuers }
}

type FoundTitle = { words: string; next: number; full: boolean }

/** A title “……关于……的通知” over one line or several. */
function titleAt(flow: Flow, at: number): FoundTitle | null {
  const line = textOf(flow, flow.blocks[at])
  if (!mayOpenTitle(line)) return null
  const first = unwrapped(bareTitle(line), flow, at)
  if (!startsTitle(first) || first.includes('，')) return null
  let words = ''
  for (let next = at; next < Math.min(at + LONGEST_TITLE_LINES, flow.blocks.length); next += 1) {
    const block = flow.blocks[next]
    const line = next === at ? first : bareTitle(textOf(flow, block))
    if (!block || block.row || line.length > 150 || /[。；：:]/.test(line) || (next > at && startsTitle(line))) return null
    words += line
    if (words.length > 220) return null
    if (endsTitle(words)) return { words, next: next + 1, full: !/^(?:印发|转发|批转)?(?:关于|《)/.test(words) }
  }
  return null
}

/** “河政发〔2023〕7号《河东市关于……的通知》” at the top of a page or above its number: the words between 《 and 》. */
function unwrapped(line: string, flow: Flow, at: number): string {
  const number = numberAt(line)
  const words = number && number.length < line.length ? line.slice(number.length) : line
  const inner = /^《(.{6,140})》$/.exec(words)?.[1]
  if (inner === undefined) return words
  return number || at < 4 || numberOf(textOf(flow, flow.blocks[at + 1])) ? inner : line
}

const SALUTATION = /^(?:各位[\u4e00-\u9fff]{2,6}|同志们|(?:各|市|省|县|区)[^。；：:]{1,80})(?:[、，,]同志们)?[：:！!]$/
const DELIVERED = /^[—–-]{1,2}.{0,30}(?:\d{4}|[〇○一二三四五六七八九]{4})年/

/** A title without “关于” begins a document where a day, a number or those it speaks to stand below it. */
function ownHeadAt(flow: Flow, at: number, before: Head | undefined): Head | null {
  const text = textOf(flow, flow.blocks[at])
  if (!mayBeOwnTitle(text)) return null
  const line = bareTitle(text)
  if (at === 0 || (before && at <= before.bodyFrom) || !isOwnTitle(line) || numberAt(line)) return null
  if (!closesDocument(flow, at - 1) || !isHeadBelow(flow, at + 1)) return null
  if (before && titleCore(before.title).includes(titleCore(line))) return null
  const above = headAbove(flow, at)
  return { first: Math.max(above.first, before?.bodyFrom ?? 0), title: line, titleAt: at, issuers: above.issuers, bodyFrom: at + 1 }
}

function isHeadBelow(flow: Flow, from: number): boolean {
  for (let at = from; at < Math.min(from + 3, flow.blocks.length); at += 1) {
    const text = textOf(flow, flow.blocks[at])
    if (numberOf(text) || orderNumberOf(text) || DELIVERED.test(text) || SALUTATION.test(text)) return true
    if (text.startsWith('（') && signedDay(text)) return true
    if (text.length > 60) return false
  }
  return false
}

/** Whether a paragraph can be the last of a document, or the head of the next: a day, “此件公开发布”, who gets copies, an issuer; never a heading. */
function closesDocument(flow: Flow, at: number): boolean {
  const text = textOf(flow, flow.blocks[at])
  return /[。！）)』」”]$|印发$|公开$/.test(text) || signedDay(text) !== null || isIssuer(text) || isRecordLine(text) || numberOf(text) !== null || RED_HEAD.test(text) || /^[-—=*_]{3,}$/.test(text)
}

/**
 * Titles printed in a list of contents, and titles that a web page prints twice, begin no document: nothing is said before the next title
 * comes.
 */
function withoutListed(flow: Flow, heads: readonly Head[]): Head[] {
  const kept: Head[] = []
  let pending: Head | null = null
  for (let index = 0; index < heads.length; index += 1) {
    const head = heads[index]
    const next = heads[index + 1]
    if (!head) break
    const same: boolean = pending !== null && sameTitle(pending.title, head.title)
    const joined: Head = same && pending ? { ...head, first: pending.first, issuers: head.issuers.length > 0 ? head.issuers : pending.issuers } : head
    pending = null
    if (next && !saysSomething(flow, head.bodyFrom, next.first, sameTitle(head.title, next.title))) {
      pending = joined
      continue
    }
    kept.push(joined)
  }
  return kept
}

function sameTitle(one: string, other: string): boolean {
  const [left, right] = [titleCore(one), titleCore(other)]
  return left === right || (left.length > 12 && right.startsWith(left))
}

function saysSomething(flow: Flow, from: number, to: number, repeated: boolean): boolean {
  for (let at = from; at < to; at += 1) {
    const text = textOf(flow, flow.blocks[at])
    if (isRecordLine(text)) continue
    if (text.includes('。') || (!repeated && (text.length > 60 || /[：:]$/.test(text)))) return true
  }
  return false
}

/** The title of a text that has no head: the first line that names a kind of paper, whole again, else the first line that could be one. */
export function ownTitle(flow: Flow, first: number, last: number): string {
  let plain: string | null = null
  for (let at = first; at < Math.min(last, first + 14); at += 1) {
    const block = flow.blocks[at]
    const line = bareTitle(textOf(flow, block))
    if (!block || block.row || isRecordLine(line) || FURNITURE.test(line)) continue
    if (/[。；]/.test(line)) return plain ?? sentOut(line) ?? shortLine(bareTitle(textOf(flow, flow.blocks[first])))
    if (isOwnTitle(line) || isTitleLine(line)) return wholeTitle(flow, first, at, line)
    if (line.length <= 60 && !/[：:]$/.test(line) && !signedDay(line) && !numberOf(line) && !isIssuer(line)) plain ??= line
  }
  return plain ?? shortLine(bareTitle(textOf(flow, flow.blocks[first])))
}

/** “《……》已经市政府同意，现印发给你们”: what is sent out gives its name. */
function sentOut(line: string): string | null {
  return /^(?:现将)?《([^《》]{4,60})》.{0,80}(?:印发|公布|发布|施行)/.exec(line)?.[1] ?? null
}

const FURNITURE = /^(?:返回|当前位置|您的位置|您现在的位置|您当前|首页|打印|关闭|字号|分享|扫一扫|视力|浏览|[【\[]|[•·|]|来源|作者|下载|.{0,12}(?:网站|门户网|政府网)$)/
/** A title that can stand alone: it begins with where, when or what it is about. */
const BEGINS_TITLE = /^(?:[\u4e00-\u9fff]{1,8}[省市县区州盟旗镇乡]|在|关于|全|\d{4}年|“|政府|中共|国)/

/** The second line of a title that was broken in two has the first above it. */
function wholeTitle(flow: Flow, first: number, at: number, line: string): string {
  if (BEGINS_TITLE.test(line) || at === first) return line
  const above = bareTitle(textOf(flow, flow.blocks[at - 1]))
  const belongs = above.length >= 6 && above.length <= 40 && !/[。；：:，）)]/.test(above) && !isIssuer(above) && !numberOf(above) && !isRecordLine(above) && !FURNITURE.test(above) && !RED_HEAD.test(above)
  return belongs && BEGINS_TITLE.test(above) ? above + line : line
}

function shortLine(text: string): string {
  return text.length <= 60 ? text : ''
}
