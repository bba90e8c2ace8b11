import type { FoundAmount } from '../amounts.ts'
import type { Claim } from './claim.ts'
import { commensurable, inBase, measureOf } from './measure.ts'
import { wordsBefore } from './passage.ts'
import type { MeasuredPassage } from './passage.ts'
import { baseIntervalOf, isApproximate } from './verdict.ts'

/** Between a total and its first part. */
const LONGEST_OPENING = 60
/** Between a part, or the semicolon after it, and the number of the next: what the part is called. */
const LONGEST_NAME = 36
const MOST_PARTS = 60

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
  const claims: Claim[] = []
  passage.amounts.forEach((total, index) => {
    if (total.second !== null || measureOf(total.unit).base === '%') return
    const claim = partsAfter(passage, index) ?? partsBefore(passage, index)
    if (claim) claims.push(claim)
  })
  return claims
}

function partsAfter(passage: MeasuredPassage, index: number): Claim | null {
  const total = passage.amounts[index]
  const next = total && nextLike(passage.amounts, index, total.to + LONGEST_OPENING)
  if (!total || !next) return null
  const opening = passage.clean.slice(total.to, next.from)
  const opens = OPENS.exec(opening)
  if (!opens || SENTENCE_END.test(opening.slice(0, opens.index).slice(0, -1))) return null
  const inBrackets = /[（(]$/.test(opens[0])
  const parts = partsFrom(passage, index, total.to + opens.index + opens[0].length, inBrackets)
  const rest = parts.at(-1)
  if (!inBrackets && opens[0].startsWith('中') && rest && parts.length > 2 && REST.test(wordsBefore(passage, rest.from, 16))) return usedUp(passage, total, parts)
  for (let count = parts.length; count >= 2; count -= 1) {
    const claim = comesOut(total, parts.slice(0, count), count === parts.length)
    if (claim) return claim
  }
  return null
}

const SENTENCE_END = /[。！？]/

function nextLike(amounts: readonly FoundAmount[], index: number, before: number): FoundAmount | null {
  const total = amounts[index]
  for (let at = index + 1; total && at < amounts.length; at += 1) {
    const amount = amounts[at]
    if (!amount || amount.from > before) return null
    if (commensurable(amount, total)) return amount
  }
  return null
}

/** The numbers that can be parts: of the total's measure, on the level of brackets on which the first stands, each named in a few words. */
function partsFrom(passage: MeasuredPassage, index: number, from: number, inBrackets: boolean): FoundAmount[] {
  const total = passage.amounts[index]
  const parts: FoundAmount[] = []
  let depth = 0
  let read = from
  let named = from
  for (let at = index + 1; total && at < passage.amounts.length && parts.length < MOST_PARTS; at += 1) {
    const amount = passage.amounts[at]
    if (!amount) break
    if (amount.from < from) continue
    for (; read < amount.from; read += 1) {
      const mark = passage.clean[read] ?? ''
      if (mark === '（' || mark === '(') depth += 1
      else if (mark === '）' || mark === ')') depth -= 1
      else if (depth === 0 && (mark === '；' || mark === ';')) named = read + 1
      if (depth < 0 || (parts.length > 0 && depth === 0 && SENTENCE_END.test(mark))) return parts
      if (depth === 0 && (mark === '）' || mark === ')')) named = read + 1
    }
    read = Math.max(read, amount.to)
    if (depth > 0 || !commensurable(amount, total) || MOVES.test(wordsBefore(passage, amount.from, 16))) continue
    if (amount.second !== null || amount.from - named > LONGEST_NAME) break
    parts.push(amount)
    named = amount.to
  }
  return inBrackets && parts.length < 2 ? [] : parts
}

/** “A3个、B2个，共5个”: the numbers before the total, in its sentence, that add up to it. */
function partsBefore(passage: MeasuredPassage, index: number): Claim | null {
  const total = passage.amounts[index]
  if (!total || !TOTAL_WORD.test(wordsBefore(passage, total.from, 14))) return null
  const parts: FoundAmount[] = []
  let named = total.from
  for (let at = index - 1; at >= 0 && parts.length < MOST_PARTS; at -= 1) {
    const amount = passage.amounts[at]
    if (!amount || named - amount.to > LONGEST_NAME || SENTENCE_END.test(passage.clean.slice(amount.to, named))) break
    named = amount.from
    if (!commensurable(amount, total) || amount.second !== null) continue
    parts.unshift(amount)
    const claim = parts.length > 1 ? comesOut(total, parts, true) : null
    if (claim) return claim
  }
  return null
}

/** A sum that agrees; members named after 其中 need not be all, so that one that does not agree says nothing. */
function comesOut(total: FoundAmount, parts: FoundAmount[], whole: boolean): Claim | null {
  const claim = sumOf(total, parts, false)
  const [low, high] = baseIntervalOf(total)
  const { factor } = measureOf(total.unit)
  const slack = 1e-9 * Math.abs(claim.computed * factor)
  // The first parts of a longer row must add up exactly: among many numbers a near sum is chance.
  if (!whole) return claim.computed === total.value ? claim : null
  return low - slack <= claim.high * factor && claim.low * factor <= high + slack ? claim : null
}

/** “53个中，取消4个，共享3个，……，剩下14个”: what is named and the rest are all. Fewer than all is a mistake; more may be counted twice. */
function usedUp(passage: MeasuredPassage, total: FoundAmount, parts: FoundAmount[]): Claim | null {
  const claim = sumOf(total, parts, true)
  const between = passage.clean.slice(total.to, parts.at(-1)?.from ?? total.to)
  if (claim.computed > total.value || OVERLAPS.test(between) || /[（(]/.test(between)) return claim.computed === total.value ? claim : null
  return [total, ...parts].some((amount) => isApproximate(passage.clean, amount)) ? null : claim
}

function sumOf(total: FoundAmount, parts: FoundAmount[], sure: boolean): Claim {
  const { factor } = measureOf(total.unit)
  const add = (values: number[]): number => Math.round((values.reduce((sum, value) => sum + value, 0) / factor) * 1e6) / 1e6
  const bounds = parts.map((part) => baseIntervalOf(part))
  return {
    relation: 'sum', claimed: total, operands: parts, computed: add(parts.map(inBase)), low: add(bounds.map(([low]) => low)), high: add(bounds.map(([, high]) => high)), rule: '+', sure,
  }
}

