import type { FoundAmount } from '../text/amounts.ts'
import type { Claim } from './claim.ts'
import { commensurable, inBase, measureOf } from './measure.ts'
import { wordsAfter, wordsBefore } from './passage.ts'
import type { Measured, MeasuredPassage } from './passage.ts'
import { baseIntervalOf, isApproximate, meets } from './verdict.ts'

/** A number said of each one of something: of each `per`, in the base of its unit; of whatever the sentence counts where `per` is null. */
type Rate = { amount: FoundAmount; per: string | null; words: string }

const PER_UNITS = '千瓦小时|千瓦时|度|平方公里|平方米|立方米|公里|亩|公顷|户|家|人|吨|公斤|千克|斤|头|只|株|棵|座|个|件|台|辆|套|次|所|村'
const EACH = new RegExp(`每(?:[^，,。；;\\d]{0,4}?)(?:1|一)?(?<per>${PER_UNITS})`, 'g')
const AVERAGE = /(?<per>亩|户|人|吨|公里|村)均[^，,。；;\d]{0,8}$|(?<yields>亩)产(?:量)?(?:为|达到?|约)?$/
const OVER = new RegExp(`^[/／](?<per>${PER_UNITS})`)
const PRICE = /(?:单价|电价|均价|价格|收购价)(?:为|约|达)?$/
const MONEY = /收入|产值|增收|销售|收益|成本|金额|费用|资金|补贴|补助|支出|安排|投入|拨付|发放|效益|节支|节省|节约|总价|分红/
/** What is grown: a harvest is so much of each 亩. */
const HARVEST = /产量?/
/** People are counted by more than one word. */
const PEOPLE = /^[人名位]$/
/** How far before the product its rate may stand. */
const FARTHEST_RATE = 400
const FARTHEST_HOURS = 6000
const MOST_RATES = 24

/** So much for each one, so many: “每亩增收500元，10万亩增收5000万元”. Only a product that agrees is said: what belongs together is guessed by its words. */
export function productsIn(passage: MeasuredPassage): Claim[] {
  if (!/每|均|价|[/／]/.test(passage.clean.slice(passage.from, passage.to))) return []
  const rates: Rate[] = []
  const claims: Claim[] = []
  for (const sentence of passage.sentences) {
    let each: { per: string; at: number } | null = null
    const eachs = [...passage.clean.slice(sentence.from, sentence.to).matchAll(EACH)]
    for (const amount of sentence.amounts) {
      for (; eachs[0] && sentence.from + eachs[0].index < amount.from; eachs.shift()) {
        each = { per: measureOf(eachs[0].groups?.per ?? '').base, at: sentence.from + eachs[0].index }
      }
      const rate = rateOf(sentence, amount, each)
      if (rate) {
        rates.push(rate)
        if (rates.length > MOST_RATES) rates.shift()
      }
      else {
        const claim = rates.length > 0 ? productOf(passage, sentence, amount, rates) : null
        if (claim) claims.push(claim)
      }
    }
  }
  return claims
}

function rateOf(sentence: Measured, amount: FoundAmount, each: { per: string; at: number } | null): Rate | null {
  if (amount.second !== null || measureOf(amount.unit).base === '%') return null
  const words = wordsAround(sentence, amount)
  const over = OVER.exec(wordsAfter(sentence, amount.to, 6))?.groups?.per ?? averageOf(wordsBefore(sentence, amount.from, 12))
  if (over) return { amount, per: measureOf(over).base, words }
  if (PRICE.test(wordsBefore(sentence, amount.from, 8))) return { amount, per: null, words }
  // “每发1千瓦时的电，节约0.4千克”: what is said of each one has another measure than it.
  const isCount = each !== null && measureOf(amount.unit).base === each.per
  if (!each || isCount || amount.from - each.at > 120) return null
  // So large a number is said of each one only right beside it; behind a comma it is what all come to.
  const isLarge = measureOf(amount.unit).factor >= 1e4
  return !isLarge || /^[^，,。；;]{1,12}$/.test(sentence.clean.slice(each.at, amount.from)) ? { amount, per: each.per, words } : null
}

function averageOf(words: string): string | undefined {
  const { per, yields } = AVERAGE.exec(words)?.groups ?? {}
  return per ?? yields
}

function productOf(passage: MeasuredPassage, sentence: Measured, claimed: FoundAmount, rates: readonly Rate[]): Claim | null {
  if (claimed.second !== null) return null
  const words = wordsAround(sentence, claimed)
  const fitting = rates.filter(({ amount }) => commensurable(amount, claimed) && claimed.from - amount.to < FARTHEST_RATE && inBase(amount) < inBase(claimed))
  const claims = mostAlike(fitting, words).flatMap((rate): Claim[] => {
    const count = countOf(passage, rate, claimed)
    return count ? [product(claimed, rate.amount, count)] : []
  })
  return claims.find((claim) => meets(claim) || isApproximate(passage.clean, claimed)) ?? null
}

/** How many there are of what the rate is said of: the nearest before the product. */
function countOf(passage: MeasuredPassage, { amount: rate, per }: Rate, claimed: FoundAmount): FoundAmount | null {
  const index = passage.amounts.indexOf(claimed)
  for (let at = index - 1; at >= Math.max(0, index - MOST_RATES); at -= 1) {
    const amount = passage.amounts[at]
    if (!amount || claimed.from - amount.to > FARTHEST_RATE) return null
    const { base } = measureOf(amount.unit)
    if (amount === rate || amount.second !== null) continue
    if (per === null ? amount.from > rate.to && base !== '%' && base !== measureOf(claimed.unit).base : isCountOf(base, per) && inBase(amount) > 1) return amount
  }
  return null
}

function isCountOf(base: string, per: string | null): boolean {
  return base === per || (per !== null && PEOPLE.test(base) && PEOPLE.test(per))
}

/** The rates whose words are most like those of the product; money that is earned or spent is like any price. */
function mostAlike(rates: readonly Rate[], words: string): Rate[] {
  const alike = rates.map((rate) => commonRun(rate.words, words))
  const most = Math.max(...alike, 0)
  if (most >= 2) return rates.filter((_, index) => alike[index] === most)
  if (HARVEST.test(words)) return rates.filter((rate) => HARVEST.test(rate.words)).slice(-1)
  return MONEY.test(words) ? rates.filter(({ amount }) => measureOf(amount.unit).base === '元').slice(-1) : []
}

/** Length of the longest run of characters that both hold. */
function commonRun(left: string, right: string): number {
  let longest = 0
  for (let from = 0; from < left.length; from += 1) {
    while (from + longest < left.length && right.includes(left.slice(from, from + longest + 1))) longest += 1
  }
  return longest
}

/** The words that name an amount, up to the next mark or number on either side. */
function wordsAround(sentence: Measured, amount: FoundAmount): string {
  const before = /[\u4e00-\u9fff]{0,12}$/.exec(wordsBefore(sentence, amount.from, 12))?.[0] ?? ''
  const after = /^[\u4e00-\u9fff]{0,8}/.exec(wordsAfter(sentence, amount.to, 8))?.[0] ?? ''
  return `${before} ${after}`
}

function product(claimed: FoundAmount, rate: FoundAmount, count: FoundAmount): Claim {
  const { factor } = measureOf(claimed.unit)
  const [[rateLow, rateHigh], [countLow, countHigh]] = [baseIntervalOf(rate), baseIntervalOf(count)]
  return {
    relation: 'product', claimed, operands: [rate, count], computed: (inBase(rate) * inBase(count)) / factor, low: (rateLow * countLow) / factor, high: (rateHigh * countHigh) / factor, rule: '×', sure: false,
    place: { from: claimed.from, to: claimed.to },
  }
}

/** Energy is power times hours: “装机容量7.47万千瓦”, “年利用小时2000小时”, “年发电量1.5亿千瓦时”, the hours however far apart. */
export function generationIn(passages: readonly MeasuredPassage[]): Claim[] {
  const hours = passages.flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.amounts.filter((amount) => isNamed(sentence, amount, '小时', /利用/))))
  if (hours.length === 0) return []
  let next = 0
  return passages.flatMap(({ sentences }) => sentences.flatMap((sentence) => sentence.amounts.flatMap((energy, index): Claim[] => {
    if (!isNamed(sentence, energy, '千瓦时', /发电/)) return []
    const power = sentence.amounts.slice(Math.max(0, index - 8), index).findLast((amount) => isNamed(sentence, amount, '千瓦', /装机|容量/))
    while ((hours[next]?.from ?? Infinity) < energy.from) next += 1
    const time = [hours[next - 1], hours[next]].filter((hour) => hour !== undefined && Math.abs(hour.from - energy.from) < FARTHEST_HOURS)
      .sort((left, right) => Math.abs((left?.from ?? 0) - energy.from) - Math.abs((right?.from ?? 0) - energy.from))[0]
    return power && time ? [product(energy, power, time)] : []
  })))
}

function isNamed(sentence: Measured, amount: FoundAmount, base: string, words: RegExp): boolean {
  return amount.second === null && measureOf(amount.unit).base === base && words.test(wordsBefore(sentence, amount.from, 14))
}
