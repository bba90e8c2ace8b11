import { ANY_MARK, CLOSE_QUOTE, COLON, OPEN_QUOTE, isHan, markAt } from './marks.ts'
import { countOf, isPartOfMore } from './numerals.ts'
import type { Numeral } from './numerals.ts'

/** A number and the word it counts in a shorthand: the 两 and 抓 of “两抓一促”. */
export type CodePart = { value: number; word: string }

/** How many of something the text says there are, places of the text. */
export type Count = {
  from: number
  /** One past the measure word; for a shorthand in quotation marks one past the shorthand. */
  to: number
  value: number
  measure: string
  /** One past the last word of what is counted: up to the next mark, twenty characters at the most. */
  nounTo: number
  /** From the opening to one past the closing mark, when the count begins a quotation (“六张清单”) or is a term of a glossary (六张清单：). */
  quote: { from: number; to: number } | null
  /** The numbers of a shorthand in quotation marks; empty elsewhere. */
  code: readonly CodePart[]
  /** Whether only a noun that serves as its own measure follows (三县, 五链), which a closed list alone makes a count. */
  loose: boolean
}

const MEASURES = new Set([...'个项条家类大张种户件名座所处支点重篇份批组套层款块根轮位级步宗例对场辆艘栋员'])
const LONG_MEASURES = new Set([
  '方面', '部门', '单位', '层面', '阶段', '步骤', '板块', '环节', '领域', '维度', '机关', '年级', '区县', '县区', '县市', '乡镇', '地市', '中心', '主线', '清单',
])
/** What after a number is a time, a place in a row or a size, not a count. */
const NEVER = new Set([...'年月日号时分秒天周期届次度楼路中小班等连营者是要旬季夜晚代世则万元吨亩斤倍成折角毛公米里克升平立千百亿人甲乙星心意致般样切定些直起旦旁边向来再共同如概且下上前后左右、的'])
const TIME_OR_RATE = /^个(?:多|月|小时|工作日|交易日|自然日|百分点|学时|课时|年头|季度|星期|昼夜|学期)/
const LONGEST_NOUN = 20
const LONGEST_SHORTHAND = 16

/** The counts of a text: numbers from two on with what they count. Dates, ordinals, rates and rough numbers are none. */
export function countsIn(text: string, numerals: readonly Numeral[]): Count[] {
  const counts: Count[] = []
  let done = 0
  for (const numeral of numerals) {
    if (numeral.from < done || numeral.kind === 'circled') continue
    const count = markAt(text, numeral.from - 1) & OPEN_QUOTE ? quotedCount(text, numeral) : termCount(text, numeral) ?? plainCount(text, numeral)
    if (!count) continue
    const before = counts.at(-1)
    done = count.to
    // 三管三必须: shorthand without quotation marks counts nothing by itself.
    if (count.loose && before?.loose && before.to === count.from) counts.pop()
    else counts.push(count)
  }
  return counts
}

function plainCount(text: string, numeral: Numeral): Count | null {
  const { from, to } = numeral
  const first = text[to] ?? ''
  if (NEVER.has(first) || !isHan(first.charCodeAt(0)) || isPartOfMore(text, numeral)) return null
  const value = countOf(text, numeral)
  if (value === null || value < 2) return null
  if (text[from] === '双' && first !== '重') return null
  const long = text.slice(to, to + 2)
  const measure = LONG_MEASURES.has(long) ? long : first
  const loose = !LONG_MEASURES.has(long) && !MEASURES.has(first)
  if (loose && numeral.kind === 'arabic') return null
  if (first === '个' && TIME_OR_RATE.test(text.slice(to, to + 5))) return null
  const nounTo = endOfNoun(text, to + measure.length)
  if (/^(?:以上|以下|左右|以内)/.test(text.slice(to + measure.length, to + measure.length + 2))) return null
  return { from, to: to + measure.length, value, measure, nounTo, quote: null, code: [], loose }
}

function endOfNoun(text: string, from: number): number {
  let at = from
  while (at < text.length && at < from + LONGEST_NOUN && !(markAt(text, at) & ANY_MARK)) at += 1
  return at
}

const LONGEST_TERM = 10

/** “四减四增：”, “三化三制是指” at the head of a paragraph: a glossary that prints its terms without quotation marks. */
function termCount(text: string, { from, to, kind }: Numeral): Count | null {
  const before = text[from - 1] ?? '\n'
  if (kind !== 'chinese' || !'\n.．、'.includes(before) || (before !== '\n' && !/\n\d{1,3}.$/.test(text.slice(Math.max(0, from - 5), from)))) return null
  if (NEVER.has(text[to] ?? '') || !isHan(text.charCodeAt(to))) return null
  const is = text.slice(from, from + LONGEST_TERM + 2).indexOf('是指')
  const end = is > 0 ? from + is : endOfNoun(text, to)
  if (end - from > LONGEST_TERM || (is < 0 && !(markAt(text, end) & COLON))) return null
  return shorthand(text, from, end, { from, to: end })
}

/** “八大行动”, “五减”, “两无两可”, “1+5”, “双百工程”: the whole quotation is the shorthand. */
function quotedCount(text: string, numeral: Numeral): Count | null {
  const { from } = numeral
  if (text[from] !== '双' && countOf(text, numeral) === null) return null
  let to = from
  while (to < from + LONGEST_SHORTHAND && to < text.length && !(markAt(text, to) & ANY_MARK)) to += 1
  if (!(markAt(text, to) & CLOSE_QUOTE)) return null
  return shorthand(text, from, to, { from: from - 1, to: to + 1 })
}

function shorthand(text: string, from: number, to: number, quote: { from: number; to: number }): Count | null {
  const words = text.slice(from, to)
  const code = codeOf(words)
  const value = valueOf(words, code)
  if (value === null || value < 2) return null
  return { from, to, value, measure: measureOf(words), nounTo: endOfNoun(text, quote.to), quote, code, loose: false }
}

const SO_MANY = /^([一二两三四五六七八九十]{1,2}|\d{1,2})(?:个(.{1,10})|[大项条张种类座篇支重件]([^一二两三四五六七八九十双\d]{1,10}))$/
const PLUS = /^\d(?:\+\d{1,2}){1,3}$/
const PART = /([一二两三四五六七八九双]|十[一二三四五六七八九]?|\d{1,2})([^一二两三四五六七八九十双\d]{0,8})/g

function codeOf(words: string): CodePart[] {
  if (PLUS.test(words)) return words.split('+').map((number) => ({ value: Number(number), word: '' }))
  if (words.startsWith('双')) return [{ value: 2, word: words.slice(1) }]
  const many = SO_MANY.exec(words)
  if (many) return [{ value: numberOf(many[1] ?? ''), word: many[2] ?? many[3] ?? '' }]
  const parts = [...words.matchAll(PART)]
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== words) return []
  return parts.map(([, number = '', word = '']) => ({ value: numberOf(number), word }))
}

/** What a list behind the shorthand must come to: the sum of its numbers; 四位一体 is four, 一带五 is five; 一企一策 counts nothing. */
function valueOf(words: string, code: readonly CodePart[]): number | null {
  const [first, second] = code
  if (!first) return null
  if (!second) return /^\d+$/.test(words) && words.length > 1 ? null : first.value
  if (code.length === 2 && first.value > 1 && second.value === 1 && (second.word === '' || second.word === '体')) return first.value
  if (code.length === 2 && first.value === 1 && first.word !== '' && second.word === '') return second.value
  if (code.every((part) => part.value < 2)) return null
  return code.reduce((sum, { value }) => sum + value, 0)
}

function measureOf(words: string): string {
  return /^(?:[一二两三四五六七八九十双]|\d{1,2})(个|大|项|条|张|种|类|座|篇|支|重|件)/.exec(words)?.[1] ?? '项'
}

function numberOf(words: string): number {
  return countOf(words, { from: 0, to: words.length, kind: /\d/.test(words) ? 'arabic' : 'chinese' }) ?? 0
}
