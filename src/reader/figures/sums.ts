import type { FoundAmount } from '../text/amounts.ts'
import type { Claim } from './claim.ts'
import { industriesIn } from './industries.ts'
import { commensurable, inBase, measureOf } from './measure.ts'
import { wordsBefore } from './passage.ts'
import type { MeasuredPassage } from './passage.ts'
import { sumOf } from './sum-of.ts'
import { baseIntervalOf, isApproximate, slackOf } from './verdict.ts'

/** Between a total and its first part. */
const LONGEST_OPENING = 60
/** Between a part, or the semicolon after it, and the number of the next: what the part is called. */
const LONGEST_NAME = 36
const MOST_PARTS = 60
/** Numbers and characters among which parts are sought. */
const MOST_NUMBERS = 150
const LONGEST_LIST = 3000
/** Numbers that add up to so many times the total are no parts of it. */
const FAR_BEYOND = 1.5

const AMONG = /其中/
/** What says that parts of the number before it follow. */
const OPENS = /其中|包括|包含|分别[为是有]|分为|[：:]|中[，,、]|^[\u4e00-\u9fff]{0,8}[（(]/
const TOTAL_WORD = /(?:共计|合计|总计|累计|一共|总共|总数|总额|小计|共)[^，,。；;：:、\d]{0,8}$/
/** Before a number that is no part of a total, but how it moved. */
const MOVES = /(?:同比|环比|增长|增加|下降|减少|提高|降低|增收|增支|减收|比[^，,]{1,12}|较[^，,]{1,12})$/
const REST = /(?:仅|还|尚)?(?:剩下?|剩余|余下|其余)[^，,。；;\d]{0,10}$/
/** Words that count something twice, or something else. */
const OVERLAPS = /其中|含|累计|同比|计划|又|再|以上/

/** A total and the parts it is made of, in the order of the text: “10项，其中国家级6项、省级2项、市级2项”; “A3个、B2个，共5个”. */
export function sumsIn(passage: MeasuredPassage): Claim[] {
  const claims: Claim[] = industriesIn(passage)
  passage.amounts.forEach((total, index) => {
    if (total.second !== null || measureOf(total.unit).base === '%') return
    const claim = partsAfter(passage, index) ?? partsBefore(passage, index)
    if (claim) claims.push(claim)
  })
  return claims
}

/** How many numbers of the same measure may stand between a total and the 其中 that divides it: “总产值70亿元，增加值38亿元，其中……”. */
const MOST_SKIPPED = 1

function partsAfter(passage: MeasuredPassage, index: number): Claim | null {
  const total = passage.amounts[index]
  if (!total) return null
  let from = total.to
  for (let skipped = 0; skipped <= MOST_SKIPPED; skipped += 1) {
    const next = nextLike(passage.amounts, total, index, from, total.to + LONGEST_OPENING)
    if (!next) return null
    const opening = passage.clean.slice(from, next.from)
    const opens = (skipped === 0 ? OPENS : AMONG).exec(opening) ?? (skipped === 0 && isCounted(total) && TOTAL_WORD.test(wordsBefore(passage, total.from, 14)) ? /^[^，,。；;]{0,12}[，,]/.exec(opening) : null)
    if (opens) return SENTENCE_END.test(opening.slice(0, Math.max(0, opens.index - 1))) ? null : dividedBy(passage, index, from + opens.index, opens[0])
    if (SENTENCE_END.test(opening)) return null
    from = next.to
  }
  return null
}

/** The parts behind the words that open them, when they come out, or must. */
function dividedBy(passage: MeasuredPassage, index: number, at: number, opens: string): Claim | null {
  const total = passage.amounts[index]
  if (!total) return null
  const inBrackets = /[（(]$/.test(opens)
  const { parts, ends } = partsFrom(passage, index, at + opens.length)
  const rest = parts.at(-1)
  if (!rest || parts.length < 2) return null
  const count = countThatComesOut(total, parts, ends)
  if (count > 0) return sumOf(total, parts.slice(0, count), false)
  if (parts.length === 2 && areComplements(passage, at + opens.length, parts)) return standsLast(passage, total, rest) ? sumOf(total, parts, true) : null
  if (inBrackets) return isBareList(passage, at + opens.length, parts) ? wrongSum(passage, total, parts) : null
  return parts.length > 2 && REST.test(wordsBefore(passage, rest.from, 16)) ? usedUp(passage, total, parts) : null
}

/** “其中税收收入6亿元，非税收入3亿元”: a thing and what is not it are all there is. */
function areComplements({ clean }: MeasuredPassage, from: number, [first, second]: readonly FoundAmount[]): boolean {
  if (!first || !second) return false
  const not = /非(?<name>[\u4e00-\u9fff]{2,6}?)(?:完成|实现|为|达到?)?$/.exec(clean.slice(first.to, second.from))?.groups?.name
  const name = /(?<name>[\u4e00-\u9fff]{2,8}?)(?:完成|实现|为|达到?)?$/.exec(clean.slice(from, first.from))?.groups?.name
  return not !== undefined && name !== undefined && !name.startsWith('非') && isNamedAs(name, not)
}

/** No other number of the total's measure follows in the sentence: it might be a third part. */
function standsLast({ clean, amounts }: MeasuredPassage, total: FoundAmount, last: FoundAmount): boolean {
  const other = amounts.find((amount) => amount.from >= last.to && commensurable(amount, total))
  return other === undefined || SENTENCE_END.test(clean.slice(last.to, other.from))
}

/** 税收收入 and 非税收入: the negated word may be shortened. */
function isNamedAs(name: string, not: string): boolean {
  return name.startsWith(not.slice(0, 1)) && name.endsWith(not.slice(-2))
}

const SENTENCE_END = /[。！？]/

function nextLike(amounts: readonly FoundAmount[], total: FoundAmount, index: number, from: number, before: number): FoundAmount | null {
  for (let at = index + 1; at < amounts.length; at += 1) {
    const amount = amounts[at]
    if (!amount || amount.from > before) return null
    if (amount.from >= from && commensurable(amount, total)) return amount
  }
  return null
}

/**
 * The numbers that can be parts: of the total's measure, on the level of brackets on which the first stands, each named in a few words.
 * A list may end with any part behind which a semicolon stands, and ends with the last: `ends` says after how many.
 */
function partsFrom(passage: MeasuredPassage, index: number, from: number): { parts: FoundAmount[]; ends: Set<number> } {
  const total = passage.amounts[index]
  const parts: FoundAmount[] = []
  const ends = new Set<number>()
  let [depth, read, named, sum] = [0, from, from, 0]
  for (let at = index + 1; total && at < index + MOST_NUMBERS && parts.length < MOST_PARTS; at += 1) {
    const amount = passage.amounts[at]
    if (!amount || amount.from - from > LONGEST_LIST) break
    if (amount.from < from) continue
    for (; read < amount.from && depth >= 0; read += 1) {
      const mark = passage.clean[read] ?? ''
      if (mark === '（' || mark === '(') depth += 1
      else if (mark === '）' || mark === ')') depth -= 1
      if (depth > 0) continue
      if (parts.length > 0 && SENTENCE_END.test(mark)) depth = -1
      if (mark === '；' || mark === ';') ends.add(parts.length)
      if (/[；;）)]/.test(mark)) named = read + 1
    }
    if (depth < 0) break
    read = Math.max(read, amount.to)
    if (depth > 0 || !commensurable(amount, total) || MOVES.test(wordsBefore(passage, amount.from, 16))) continue
    if (amount.second !== null || amount.from - named > LONGEST_NAME) break
    parts.push(amount)
    named = amount.to
    sum += inBase(amount)
    if (sum > inBase(total) * FAR_BEYOND) break
  }
  ends.add(parts.length)
  return { parts, ends }
}

/** “A3个、B2个，共5个”: the numbers before the total, in its sentence, that add up to it. */
function partsBefore(passage: MeasuredPassage, index: number): Claim | null {
  const total = passage.amounts[index]
  if (!total || !TOTAL_WORD.test(wordsBefore(passage, total.from, 14))) return null
  const parts: FoundAmount[] = []
  const [low, high] = baseIntervalOf(total)
  let [least, most, named] = [0, 0, total.from]
  for (let at = index - 1; at >= 0 && parts.length < MOST_PARTS; at -= 1) {
    const amount = passage.amounts[at]
    if (!amount || named - amount.to > LONGEST_NAME || SENTENCE_END.test(passage.clean.slice(amount.to, named))) break
    named = amount.from
    if (!commensurable(amount, total) || amount.second !== null) continue
    parts.push(amount)
    const [from, to] = baseIntervalOf(amount)
    ;[least, most] = [least + from, most + to]
    if (least > high * (1 + EXACT)) break
    if (parts.length > 1 && most >= low * (1 - EXACT)) return sumOf(total, parts.reverse(), false)
  }
  return null
}

const EXACT = 1e-9

/**
 * How many of the parts add up to the total, 0 when none do. The whole list may do so within the precision of print, its first parts
 * exactly only: among many numbers a near sum is chance. Members named after 其中 need not be all, so that a sum that does not agree
 * says nothing.
 */
function countThatComesOut(total: FoundAmount, parts: readonly FoundAmount[], ends: ReadonlySet<number>): number {
  const [low, high] = baseIntervalOf(total)
  const exact = inBase(total)
  let [sum, least, most, found] = [0, 0, 0, 0]
  parts.forEach((part, index) => {
    const [from, to] = baseIntervalOf(part)
    ;[sum, least, most] = [sum + inBase(part), least + from, most + to]
    if (index === 0) return
    const slack = EXACT * Math.abs(exact)
    const agrees = ends.has(index + 1) ? least <= high + slack && most >= low - slack : Math.abs(sum - exact) <= slack
    if (agrees) found = index + 1
  })
  return found
}

/** “53个中，取消4个，共享3个，……，剩下14个”: what is named and the rest are all. Fewer than all is a mistake; more may be counted twice. */
function usedUp(passage: MeasuredPassage, total: FoundAmount, parts: FoundAmount[]): Claim | null {
  const between = passage.clean.slice(parts[0]?.from ?? total.to, parts.at(-1)?.from ?? total.to)
  const claim = wrongSum(passage, total, parts)
  return claim && claim.computed < total.value && !OVERLAPS.test(between) && !/[（(]/.test(between) ? claim : null
}

/** A sum of counts that does not come out, and has to. */
function wrongSum(passage: MeasuredPassage, total: FoundAmount, parts: FoundAmount[]): Claim | null {
  const all = [total, ...parts]
  return all.every((amount) => isCounted(amount) && !isApproximate(passage.clean, amount)) ? sumOf(total, parts, true) : null
}

/** “680个（街巷型214个，楼栋型466个）”: nothing in the brackets but names with their numbers, so that they are all. */
function isBareList(passage: MeasuredPassage, from: number, parts: readonly FoundAmount[]): boolean {
  const last = parts.at(-1)?.to ?? from
  const text = passage.clean.slice(from, last)
  return /^[）)]/.test(passage.clean.slice(last, last + 1)) && !OVERLAPS.test(text) && !/[；;。]|包括|涉及/.test(text) && parts.length === (text.match(/\d+(?:\.\d+)?/g)?.length ?? 0)
}

function isCounted(amount: FoundAmount): boolean {
  return slackOf(amount) === 0 && amount.second === null
}
