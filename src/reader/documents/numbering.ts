import { isDigit } from '../text/marks.ts'
/** The number a paragraph begins with: its rank among headings, outermost lowest, and the length of its marks. */
export type Numbering = { rank: number; length: number }

/** Ranks, outermost first. `#` of Markdown stands above all numbers. */
export const RANK = { markdown: -6, annex: 0, chapter: 1, part: 2, article: 3, first: 4, second: 5, third: 6, fourth: 7, fifth: 8, bold: 9 } as const

const NUMERALS = '一二三四五六七八九十百零〇'
const DIVISIONS: Readonly<Record<string, number>> = { 编: RANK.chapter, 篇: RANK.chapter, 章: RANK.chapter, 节: RANK.part, 条: RANK.article }
const MOST_HASHES = 6
/** “3.5万亩” at the start of a line is a number with its measure, “3.5防护措施” a heading. */
const MEASURE = '万亿元个%％米公千吨亩度倍克升兆百平立℃～~-—至'

/**
 * The heading number at the start of `text`, which has no white space left in it; null when there is none.
 *
 * @example numberingOf('（一）加强领导') // { rank: 5, length: 3 }
 * @example numberingOf('1.2023年底前完成') // { rank: 6, length: 2 }
 * @example numberingOf('1.5万亩') // null
 */
export function numberingOf(text: string): Numbering | null {
  let at = 0
  while (at < MOST_HASHES && text.charCodeAt(at) === 35) at += 1
  const hashes = at
  while (at < hashes + 3 && text.charCodeAt(at) === 42) at += 1
  const bold = at > hashes
  const number = numberAt(text, at)
  if (number) return number
  if (hashes > 0) return { rank: RANK.markdown + hashes, length: at }
  return bold ? boldAt(text, at) : null
}

function numberAt(text: string, at: number): Numbering | null {
  const code = text.charCodeAt(at)
  if (code >= 48 && code <= 57) return arabicAt(text, at)
  if (code === 0xff08 || code === 40) return bracketedAt(text, at)
  if (code === 0x7b2c) return divisionAt(text, at)
  if (code === 0x9644) return annexAt(text, at)
  const named = namedAt(text, at)
  if (named) return named
  const single = singleSign(code)
  if (single !== null) return { rank: single, length: at + 1 }
  const end = numeralsFrom(text, at, 3)
  if (end === at) return null
  if ('、.．'.includes(text.charAt(end)) && end < text.length) return { rank: RANK.first, length: end + 1 }
  return (text.charAt(end) === '）' || text.charAt(end) === ')') ? { rank: RANK.second, length: end + 1 } : null
}

function numeralsFrom(text: string, from: number, most: number): number {
  let at = from
  while (at < from + most && at < text.length && NUMERALS.includes(text.charAt(at))) at += 1
  return at
}

function digitsFrom(text: string, from: number, most: number): number {
  let at = from
  while (at < from + most && isDigit(text.charCodeAt(at))) at += 1
  return at
}

/** Dots that scans and other input methods put for the full stop behind a number. */
const DOTS = '·•․‧・｡∙⋅'

/** 1. 1、 1） 1.1 1.1.1 */
function arabicAt(text: string, at: number): Numbering | null {
  const end = digitsFrom(text, at, 3)
  const mark = text.charAt(end)
  if (mark === '）' || mark === ')') return { rank: RANK.fourth, length: end + 1 }
  if (mark === '、' || mark === '．') return isDigit(text.charCodeAt(end + 1)) && !isYear(text, end + 1) ? null : { rank: RANK.third, length: end + 1 }
  if (mark !== '' && DOTS.includes(mark)) return end - at < 3 && text.charAt(end + 1) > '一' ? { rank: RANK.third, length: end + 1 } : null
  if (mark !== '.') return null
  if (!isDigit(text.charCodeAt(end + 1)) || isYear(text, end + 1)) return { rank: RANK.third, length: end + 1 }
  return decimalAt(text, end)
}

function isYear(text: string, at: number): boolean {
  return digitsFrom(text, at, 5) === at + 4 && (text.charAt(at + 4) === '年' || text.charAt(at + 4) === '—')
}

/** The parts of “1.2.3” after the first; each one more is a level deeper. */
function decimalAt(text: string, from: number): Numbering | null {
  let end = from
  let depth = 0
  while (text.charAt(end) === '.' && isDigit(text.charCodeAt(end + 1)) && depth < 4) {
    end = digitsFrom(text, end + 1, 2)
    depth += 1
  }
  const next = text.charAt(end)
  if (next === '' || isDigit(text.charCodeAt(end)) || MEASURE.includes(next) || !(next > '一' || next === '“' || next === '《')) return null
  return { rank: RANK.third + depth / 10, length: end }
}

/** （一）（1）(1) */
function bracketedAt(text: string, at: number): Numbering | null {
  const chinese = numeralsFrom(text, at + 1, 3)
  const end = chinese > at + 1 ? chinese : digitsFrom(text, at + 1, 3)
  const close = text.charAt(end)
  if (end === at + 1 || (close !== '）' && close !== ')')) return null
  return { rank: chinese > at + 1 ? RANK.second : RANK.fourth, length: end + 1 }
}

/** 第一章 第二节 第三条 */
function divisionAt(text: string, at: number): Numbering | null {
  const chinese = numeralsFrom(text, at + 1, 4)
  const end = chinese > at + 1 ? chinese : digitsFrom(text, at + 1, 3)
  const rank = end === at + 1 ? undefined : DIVISIONS[text.charAt(end)]
  // “第一条生产线”, “第三节点” go on with their noun.
  if (rank === undefined || /^(?:条(?:生产|线|路|街|产业|高)|节(?:点|能|车|课)|章(?:程|鱼))/.test(text.slice(end, end + 3))) return null
  return { rank, length: end + 1 }
}

/** 附件, 附件1, 附件一 alone on a line; 附件1 with its title. “附件：1.……” under a notice only names what follows. */
function annexAt(text: string, at: number): Numbering | null {
  if (!text.startsWith('件', at + 1) && !text.startsWith('表', at + 1) && !text.startsWith('录', at + 1)) return null
  const numerals = numeralsFrom(text, at + 2, 3)
  let end = numerals > at + 2 ? numerals : digitsFrom(text, at + 2, 3)
  if (text.charAt(end) === '-' || text.charAt(end) === '—') end = digitsFrom(text, end + 1, 2)
  const alone = text.length === end || (text.length === end + 1 && '：:'.includes(text.charAt(end)))
  if (alone) return { rank: RANK.annex, length: text.length }
  const titled = end > at + 2 && text.length <= 50 && text.charAt(end) > '一' && !/[：:。；，]/.test(text)
  return titled ? { rank: RANK.annex, length: end } : null
}

const COUNTED = new Set(['实事', '任务', '事项', '问题', '项目', '议题', '专项', '工程', '举措'])

/** 实事一：, 问题3：, 议题二、 — a list's noun with its number. */
function namedAt(text: string, at: number): Numbering | null {
  const numerals = numeralsFrom(text, at + 2, 3)
  const end = numerals > at + 2 ? numerals : digitsFrom(text, at + 2, 2)
  if (end === at + 2 || !'：:、'.includes(text.charAt(end)) || end + 2 > text.length || !COUNTED.has(text.slice(at, at + 2))) return null
  return { rank: RANK.second, length: end + 1 }
}

/** ① ⑴ ⒈ ㈠ in one sign. */
function singleSign(code: number): number | null {
  if (code < 0x2460 || code > 0x3229) return null
  if (code <= 0x2473) return RANK.fifth
  if (code <= 0x2487) return RANK.fourth
  if (code <= 0x249b) return RANK.third
  return code >= 0x3220 ? RANK.second : null
}

/** “**打造强市。**着眼于……”: bold words that open a paragraph head it; a bold label with its colon does not. */
function boldAt(text: string, at: number): Numbering | null {
  const end = text.slice(at, at + 50).search(/\*{1,3}/)
  if (end < 2) return null
  const words = text.slice(at, at + end)
  return /[：:，]|[。；].|单位|部门$/.test(words) || /^\*{1,3}[：:]/.test(text.slice(at + end)) ? null : { rank: RANK.bold, length: at }
}
