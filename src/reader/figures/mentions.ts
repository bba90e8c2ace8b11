import type { FoundAmount } from '../text/amounts.ts'
import { measureOf } from './measure.ts'
import type { Measured } from './passage.ts'

/** An amount with the words around it, by which it is told whether two mentions are of one thing. */
export type Mention = { amount: FoundAmount; before: string; after: string }

/** Words on either side that are looked at. */
const REACH = 12
/** Measure words that a writer changes freely: 44个, 44家. */
const FREE_MEASURE = /^[个家户]$/

/** Measure words that few things are counted with. */
const SPECIFIC_MEASURE = /^[座所辆艘栋幢眼对]$/

/** What two mentions of one quantity have in common before any words are compared: its value and what it measures. */
export function quantityOf({ value, unit }: FoundAmount): string {
  const { base, factor } = measureOf(unit)
  return `${value * factor} ${FREE_MEASURE.test(base) ? '个' : base}`
}

export function mentionOf({ clean, from, to }: Measured, amount: FoundAmount): Mention {
  return { amount, before: clean.slice(Math.max(from, amount.from - REACH), amount.from), after: clean.slice(amount.to, Math.min(to, amount.to + REACH)) }
}

/**
 * Whether an amount can be told again in the same words: neither a range nor “一个”, “两次”, nor part of a quoted name (“一核三翼七支点”).
 */
export function isTelling({ clean, from }: Measured, amount: FoundAmount): boolean {
  if (amount.second !== null || SELDOM.test(amount.text)) return false
  return !SPELLED.test(amount.text) || !/“[^”]*$/.test(clean.slice(Math.max(from, amount.from - REACH), amount.from))
}

const SELDOM = /^[一二两]|^(?:\d|[三四五六七八九十])(?:次|期|批)/
const SPELLED = /^[三四五六七八九十]/

/**
 * Whether two mentions of one quantity count the same thing. The more digits a number has, the fewer words are needed: 276 441户 hardly
 * come about twice by chance, 3个 do.
 */
export function isSameThing(left: Mention, right: Mention): boolean {
  // A passage pasted twice: the same words, marks and numbers and all.
  if (left.before.length === REACH && left.before === right.before && left.after[0] === right.after[0]) return true
  const after = commonStart(left.after, right.after)
  const before = commonEnd(left.before, right.before)
  if (measureOf(left.amount.unit).base === '%') return after + before >= 10 || before >= 10
  if (after >= 4 || before >= 8 || (after >= 2 && after + before >= 6)) return true
  const digits = significantDigits(left.amount)
  if (digits < 2) return false
  if (digits > 2 && after >= 2) return true
  return shareRun(left, right, left.amount.decimals > 0 || SPECIFIC_MEASURE.test(left.amount.unit) ? 3 : 4)
}

function commonStart(left: string, right: string): number {
  let length = 0
  while (length < left.length && left.charCodeAt(length) === right.charCodeAt(length) && isWord(left.charCodeAt(length))) length += 1
  return length
}

function commonEnd(left: string, right: string): number {
  let length = 0
  while (length < left.length && left.charCodeAt(left.length - 1 - length) === right.charCodeAt(right.length - 1 - length) && isWord(left.charCodeAt(left.length - 1 - length))) length += 1
  return length
}

/** A Chinese character or one of “ and ”. */
function isWord(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || code === 0x201c || code === 0x201d
}

/** Whether a run of characters stands beside both numbers, on whichever side. */
function shareRun(left: Mention, right: Mention, length: number): boolean {
  const words = `${behindList(right.before)} ${beforeList(right.after)}`
  for (const side of [behindList(left.before), beforeList(left.after)]) {
    for (let from = 0; from + length <= side.length; from += 1) {
      const run = side.slice(from, from + length)
      if (words.includes(run) && /^[\u4e00-\u9fff]+$/.test(run)) return true
    }
  }
  return false
}

/** The words that belong to a number itself, not to its neighbours in a list. */
function behindList(words: string): string {
  return words.slice(1 + Math.max(...[...'、；;（('].map((mark) => words.lastIndexOf(mark))))
}

function beforeList(words: string): string {
  return /^[^、；;（(]*/.exec(words)?.[0] ?? ''
}

function significantDigits({ value }: FoundAmount): number {
  return String(value).replace('.', '').replace(/^0+|0+$/g, '').length
}
