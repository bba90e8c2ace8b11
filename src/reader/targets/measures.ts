import { matchesOf } from '../text/matches.ts'
import { wholeNumber } from '../text/numerals.ts'
import { THINGS, UNIT } from './units.ts'

/** A number with its unit in a text of which every digit is narrow. */
export type Measure = {
  from: number
  to: number
  value: number
  /** The other end of a range; null for one number. */
  second: number | null
  unit: string
  /** 余 or 多 stands in it. */
  more: boolean
}

const NUMBER = /\d{1,3}(?:[,，]\d{3})+(?!\d)(?:\.\d{1,4})?|\d{1,10}(?:\.\d{1,4})?/y
const TAIL = new RegExp(`(?<more>[余多])?(?<scale>万亿|千万|百万|万|亿|千(?![米瓦克伏])|百)?(?<rest>[余多])?(?<unit>${UNIT})?`, 'y')
const BETWEEN = /[~～〜—–\-－至到耀]{1,2}(?=\d)/y
/** What stands before a digit that belongs to a name, a date or a number of a document. */
const GLUED = /[\dA-Za-z.+〔〕“"#№_/第]/
const DASH = /[~～—–\-－]/

/** Numbers in digits with a unit, or with 万 or 亿 alone, in order. Dates, numbers of documents and ordinals have none and are passed over. */
export function measuresIn(text: string): Measure[] {
  const found: Measure[] = []
  for (let at = nextDigit(text, 0); at >= 0; at = nextDigit(text, at)) {
    const number = stickyAt(NUMBER, text, at)
    const end = at + (number?.[0].length ?? 1)
    if (!number || GLUED.test(text[at - 1] ?? '') || (DASH.test(text[at - 1] ?? '') && /[\d\w年月日元%]/.test(text[at - 2] ?? ''))) {
      at = end
      continue
    }
    const first = withTail(text, at, number[0])
    const unit = first.unit === '' ? sharedUnit(text, first) : first.unit
    const measure = rangeFrom(text, first) ?? (unit === '' ? null : { ...first, unit, second: null })
    if (measure) found.push(measure)
    at = measure ? measure.to : first.to
  }
  return found
}

type Part = { from: number; to: number; numberTo: number; value: number; unit: string; more: boolean }

function withTail(text: string, from: number, number: string): Part {
  const numberTo = from + number.length
  const tail = stickyAt(TAIL, text, numberTo)
  const { more, scale = '', rest, unit = '' } = tail?.groups ?? {}
  const points = unit === '个' && scale === '' && POINTS_FOLLOW.test(text.slice(numberTo, numberTo + 40))
  if (points) return { from, numberTo, to: numberTo + 1, value: Number(number), unit: '个百分点', more: false }
  return { from, numberTo, to: numberTo + (tail?.[0].length ?? 0), value: Number(number.replace(/[,，]/g, '')), unit: scale + unit.replace('％', '%'), more: Boolean(more ?? rest) }
}

/** “快于全国3.4*个*、1个百分点” */
const POINTS_FOLLOW = /^(?:个[、和与]\d{1,3}(?:\.\d{1,2})?){1,5}个百分点/

const ALSO = /[、和与及]{1,2}(?=\d)/y
const MOST_SHARING = 6

/** “分别回落2.1和1.6个百分点”: what is told of several in their order has its unit once, behind the last. */
function sharedUnit(text: string, first: Part): string {
  let end = first.numberTo
  for (let number = 0; number < MOST_SHARING; number += 1) {
    const also = stickyAt(ALSO, text, end)
    if (!also || (number === 0 && !text.slice(Math.max(0, first.from - 24), first.from).includes('分别'))) return ''
    const next = stickyAt(NUMBER, text, end + also[0].length)
    if (!next) return ''
    const part = withTail(text, end + also[0].length, next[0])
    if (part.unit !== '') return part.unit
    end = part.numberTo
  }
  return ''
}

/** “3—5个”, “5%—8%”, “1所至2所”: the unit stands once, or twice alike. */
function rangeFrom(text: string, first: Part): Measure | null {
  for (const place of first.unit === '' ? [first.numberTo] : [first.numberTo, first.to]) {
    const between = stickyAt(BETWEEN, text, place)
    const from = place + (between?.[0].length ?? 0)
    const number = between ? stickyAt(NUMBER, text, from) : null
    if (!number) continue
    const second = withTail(text, from, number[0])
    if (second.unit === '' || (place === first.to && first.unit !== '' && first.unit !== second.unit && !second.unit.startsWith(first.unit))) continue
    return { from: first.from, to: second.to, value: first.value, second: second.value, unit: second.unit, more: first.more || second.more }
  }
  return null
}

function nextDigit(text: string, from: number): number {
  DIGIT.lastIndex = from
  return DIGIT.exec(text)?.index ?? -1
}

const DIGIT = /\d/g

function stickyAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

const C = '一二两三四五六七八九十'
/** What stands before a numeral that belongs to a longer number, an order or a name. It is looked back at only where a numeral stands. */
const NOT_BEHIND = `[${C}百千万零\\d第“几数每]`
const spelled = (first: string): RegExp =>
  new RegExp(
    `百分之(?<share>[${C}百]{1,5})|(?<number>(?:${first})(?<!${NOT_BEHIND}.)[${C}百千]{0,5})(?<more>[余多])?(?:(?<scale>万亿|万|亿)(?<rest>[余多])?(?<unit>${UNIT})?|(?<bare>${UNIT}))`, 'g',
  )
/** “一个” is said all the time and counts only behind a limit, so most texts are searched for two and more. */
const SPELLED = spelled('[二两三四五六七八九十百千]|一(?=[十百千万亿])')
const FROM_ONE = spelled(`[${C}百千]`)
const LIMITS_ONE = /至少|不少于|不得少于/
const LIMIT = /(?:不少于|不低于|不得少于|不得低于|不超过|不得超过|至少|突破|超过|超|达到|达|逾|跨越|跨上|迈上)[^，,。；;、\d]{0,4}$/
const MAKES = new RegExp(`(?:新建|新改扩建|[）)]建|建设|建成|新增|新开工|新开|培育|引进|改造|创建|增设|开通|再建|投用|举办|增加|选派|购置|招录)了?$`)
/** “新建三所中学、五座桥梁”: what is made goes on. */
const MAKES_MORE = /(?:新建|新改扩建|建设|建成|新增|新开工|改造|创建|增设|开通|投用)[^，,。；;]{2,14}[、和及]$/
const IS_THING = new RegExp(`^(?:${THINGS})`)
const ENDS = /^(?:以上)?(?:$|[，,。；;、（(])/

/**
 * Numbers in characters that count: with 万 or 亿 (“两万名”), behind a limit (“不少于五个”, “突破百亿”), behind a verb of making before a
 * thing (“新建三所学校”), or behind the thing at the end of its clause (“驿站十座”). All others are figures of speech (“三大行动”, “两个维护”).
 */
export function spelledMeasuresIn(text: string): Measure[] {
  const found: Measure[] = []
  for (const match of matchesOf(LIMITS_ONE.test(text) ? FROM_ONE : SPELLED, text)) {
    const { share, number = '', more, scale = '', rest, bare } = match.groups ?? {}
    const unit = bare ?? match.groups?.unit ?? ''
    const [from, to] = [match.index, match.index + match[0].length]
    const value = wholeNumber(share ?? number)
    if (value === null) continue
    if (share !== undefined) {
      found.push({ from, to, value, second: null, unit: '%', more: false })
      continue
    }
    if (!isCount(text.slice(Math.max(0, from - 24), from), number, scale, unit, text.slice(to, to + 4))) continue
    found.push({ from, to, value, second: null, unit: scale + unit, more: Boolean(more ?? rest) })
  }
  return found
}

function isCount(before: string, number: string, scale: string, unit: string, after: string): boolean {
  if (/^(?:级|强|大|个[一“]|以上(?:项目|企业|工业))/.test(after)) return false
  const bare = /^[百千]+$/.test(number)
  if (LIMIT.test(before.slice(-8))) return !bare || !/^(?:产业|企业|园区|集群|项目|工程|以上)/.test(after)
  if (bare || number === '一') return false
  if (scale !== '') return unit !== '' || /[余多]/.test(after)
  if (!IS_THING.test(unit)) return false
  return MAKES.test(before.slice(-6)) || MAKES_MORE.test(before) || (ENDS.test(after) && /[\u4e00-\u9fff](?<![第各这那该某])$/.test(before))
}
