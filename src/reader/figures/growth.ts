import type { FoundAmount } from '../text/amounts.ts'
import type { Claim } from './claim.ts'
import { commensurable, inBase, measureOf } from './measure.ts'
import { wordsBefore } from './passage.ts'
import type { Measured, MeasuredPassage } from './passage.ts'
import { baseIntervalOf, intervalOf, meets } from './verdict.ts'

/** “增长5.38%”, “增速103.5%”, “下降2%” */
const GROWS = /(?<way>增长|增加|上升|提高|增速|增幅|增长率|升幅|涨幅|上涨|下降|减少|降低|降幅|缩减|压减)(?:了|为|达到?|约)?$/
const DOWN = /降|减/
/** “增加7206万人”, “增量7.17亿元” */
const STEP = /(?:增加|增量|增长|增收|增支|净增|减少|减量|下降|减收|减支|增量为|多)(?:了|为|达|约)?$/
/** A rate of many years, or one freed of prices, is not what division gives. */
const NOT_PLAIN = /年均|平均增|同口径|可比|不变价|剔除|名义|实际增/
/** “上年为26.5亿元”, “去年同期33件” */
const LAST_YEAR = /(?:上年|去年|上一年)(?:度|同期|末)?(?:为|是|有)?$/
const FROM = /(?:从|由)[^，,。；;\d]{0,16}$/
const TO = /^[^，,。；;\d]{0,14}(?:到|至|为)[^，,。；;\d]{0,4}$/
const TOTAL = /(?:总量|总数|总额|总规模)(?:达到?|突破|超过|为)?$/
const FARTHEST = 80

/** Growth that the text says as a rate beside the numbers it is the rate of. */
export function growthIn(passage: MeasuredPassage): Claim[] {
  return passage.sentences.flatMap((sentence) => sentence.amounts.flatMap((rate, index) => {
    const words = wordsBefore(sentence, rate.from, 24)
    const grows = rate.unit === '%' && rate.second === null ? GROWS.exec(words) : null
    if (!grows || NOT_PLAIN.test(words)) return []
    const down = DOWN.test(grows.groups?.way ?? '')
    return fromOneToOther(sentence, index, down) ?? overLastYear(sentence, index, down) ?? onGround(sentence, index, down) ?? overBase(sentence, index, down) ?? []
  }))
}

/** “由8930人增加到15467人，增长73.2%” */
function fromOneToOther(sentence: Measured, index: number, down: boolean): Claim | null {
  const [first, second, rate] = [sentence.amounts[index - 2], sentence.amounts[index - 1], sentence.amounts[index]]
  if (!first || !second || !rate || first.second !== null || second.second !== null || !commensurable(first, second) || measureOf(first.unit).base === '%') return null
  if (rate.from - second.to > 16 || !FROM.test(wordsBefore(sentence, first.from, 20)) || !TO.test(sentence.clean.slice(first.to, second.from))) return null
  return growthOf(rate, first, second, down, isCounted(first))
}

/** “总产值28.4亿元，上年为26.5亿元，增长7.2%”: only when it agrees, as another base may be meant. */
function overLastYear(sentence: Measured, index: number, down: boolean): Claim | null {
  const [now, last, rate] = [sentence.amounts[index - 2], sentence.amounts[index - 1], sentence.amounts[index]]
  if (!now || !last || !rate || now.second !== null || last.second !== null || !commensurable(now, last) || measureOf(now.unit).base === '%') return null
  if (rate.from - last.to > 16 || last.from - now.to > 16 || !LAST_YEAR.test(wordsBefore(sentence, last.from, 12))) return null
  const claim = growthOf(rate, last, now, down, false)
  return claim && meets(claim) ? claim : null
}

/** “在9.36亿元的基础上增长4.7%，达到9.8亿元”: what the base comes to, grown by the rate. */
function onGround(sentence: Measured, index: number, down: boolean): Claim | null {
  const [base, rate, total] = [sentence.amounts[index - 1], sentence.amounts[index], sentence.amounts[index + 1]]
  if (!base || !rate || !total || base.second !== null || total.second !== null || down || !commensurable(base, total)) return null
  const [before, behind] = [sentence.clean.slice(base.to, rate.from), sentence.clean.slice(rate.to, total.from)]
  if (!/^的?基础上(?:再|力争)?增长$/.test(before) || !/^(?:左右)?[，,、](?:力争)?(?:达到?|突破|增至|总量达到?)$/.test(behind)) return null
  return grown(base, rate, total)
}

/** What grew from `first` to `second`, by the rate that is claimed. */
function growthOf(rate: FoundAmount, first: FoundAmount, second: FoundAmount, down: boolean, sure: boolean): Claim | null {
  const [a, b] = [inBase(first), inBase(second)]
  if (a === 0 || (b < a) !== down) return null
  const [[aLow, aHigh], [bLow, bHigh]] = [baseIntervalOf(first), baseIntervalOf(second)]
  const bounds = [[aLow, bHigh], [aHigh, bLow]].map(([base = 1, end = 1]) => Math.abs(end / base - 1) * 100)
  return { relation: 'ratio', claimed: rate, operands: [second, first], computed: Math.abs(b / a - 1) * 100, low: Math.min(...bounds), high: Math.max(...bounds), rule: '↑', sure }
}

/** “总量14.1亿元，增量7.17亿元，增速103.5%”; “141178万人，与2010年的133972万人相比，增加7206万人，增长5.38%” */
function overBase(sentence: Measured, index: number, down: boolean): Claim | null {
  const [rate, step] = [sentence.amounts[index], sentence.amounts[index - 1]]
  if (!rate || !step || step.second !== null || rate.from - step.to > 16 || !STEP.test(wordsBefore(sentence, step.from, 8))) return null
  const total = sentence.amounts.slice(Math.max(0, index - 4), index - 1).findLast((amount) => amount.second === null && commensurable(amount, step))
  if (!total || measureOf(step.unit).base === '%' || step.from - total.to > FARTHEST) return null
  for (const base of [inBase(total) + (down ? 1 : -1) * inBase(step), inBase(total)]) {
    const claim = base > 0 ? stepOver(rate, step, total, base) : null
    if (claim) return claim
  }
  return isOfAccounts(sentence, total, step, rate, down) ? over(rate, step, total, inBase(total) + (down ? 1 : -1) * inBase(step), true) : null
}

/** “收入6亿元，比上年增收3000万元，增长5.3%”: money of public accounts grows by what came in more, over what came in the year before. */
function isOfAccounts({ clean }: Measured, total: FoundAmount, step: FoundAmount, rate: FoundAmount, down: boolean): boolean {
  const more = /^[，,]?(?:同比|比上年|较上年)(?<way>增收|增支|减收|减支)了?$/.exec(clean.slice(total.to, step.from))?.groups?.way
  if (more === undefined || more.startsWith('减') !== down) return false
  return /^[，,](?:同比)?(?:增长|下降)$/.test(clean.slice(step.to, rate.from)) && !/^[（(]/.test(clean.slice(rate.to, rate.to + 1))
}

/** The step over a base which is the total less the step, or the total itself where it is last year's; only when it agrees. */
function stepOver(rate: FoundAmount, step: FoundAmount, total: FoundAmount, base: number): Claim | null {
  const claim = over(rate, step, total, base, false)
  const [from, to] = intervalOf(rate)
  return from > claim.high || claim.low > to ? null : claim
}

function over(rate: FoundAmount, step: FoundAmount, total: FoundAmount, base: number, sure: boolean): Claim {
  const [stepLow, stepHigh] = baseIntervalOf(step)
  const [totalLow, totalHigh] = baseIntervalOf(total)
  const slack = (totalHigh - totalLow) / 2 + (base === inBase(total) ? 0 : (stepHigh - stepLow) / 2)
  const [low, high] = [(stepLow / (base + slack)) * 100, (stepHigh / Math.max(base - slack, Number.EPSILON)) * 100]
  return {
    relation: 'ratio', claimed: rate, operands: base === inBase(total) ? [step, total] : [step, total, step], computed: (inBase(step) / base) * 100, low, high,
    rule: base === inBase(total) ? '÷' : base < inBase(total) ? '÷(−)' : '÷(+)', sure,
  }
}

/** “总量51万户……市场主体增长18%、总量突破60万户”: the new total is the old one grown; sought in the sentences before. */
export function grownTotals(passages: readonly MeasuredPassage[]): Claim[] {
  const totals: { amount: FoundAmount; words: string }[] = []
  const claims: Claim[] = []
  for (const passage of passages) {
    for (const sentence of passage.sentences) {
      sentence.amounts.forEach((total, index) => {
        if (!TOTAL.test(wordsBefore(sentence, total.from, 8))) return
        const rate = sentence.amounts[index - 1]
        const subject = rate?.unit === '%' && total.from - rate.to < 12 ? /([\u4e00-\u9fff]{4,8})增长$/.exec(wordsBefore(sentence, rate.from, 12))?.[1]?.slice(-4) : undefined
        const old = subject && rate ? totals.findLast(({ amount, words }) => commensurable(amount, total) && inBase(amount) < inBase(total) && words.includes(subject)) : undefined
        if (old && rate) claims.push(grown(old.amount, rate, total))
        totals.push({ amount: total, words: wordsBefore(sentence, total.from, 60) })
        if (totals.length > MOST_TOTALS) totals.shift()
      })
    }
  }
  return claims
}

const MOST_TOTALS = 200

function grown(old: FoundAmount, rate: FoundAmount, claimed: FoundAmount): Claim {
  const { factor } = measureOf(claimed.unit)
  const [[oldLow, oldHigh], [rateLow, rateHigh]] = [baseIntervalOf(old), intervalOf(rate)]
  const by = (base: number, percent: number): number => (base * (1 + percent / 100)) / factor
  return {
    relation: 'product', claimed, operands: [old, rate], computed: by(inBase(old), rate.value), low: by(oldLow, rateLow), high: by(oldHigh, rateHigh), rule: '×(1+)', sure: false,
    place: { from: rate.from, to: claimed.to },
  }
}

function isCounted({ unit, decimals }: FoundAmount): boolean {
  return decimals === 0 && /^[个家户人名项件座所处条辆台]$/.test(unit)
}
