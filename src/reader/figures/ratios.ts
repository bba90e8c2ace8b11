import type { FoundAmount } from '../text/amounts.ts'
import type { Claim } from './claim.ts'
import { commensurable, inBase, measureOf } from './measure.ts'
import { wordsAfter, wordsBefore } from './passage.ts'
import type { Measured, MeasuredPassage } from './passage.ts'
import { baseIntervalOf, meets, slackOf } from './verdict.ts'

/** “完成……3000亿元的63.03%”: the whole stands before the share. */
const OF_AMOUNT = /^[^，,。；;\d]{0,8}的(?:约|近)?$/
const SHARE_OF = /(?:完成|占|达到?|为|是|相当于)[^，,；;。]{0,30}$/
/** “占新登记市场主体的30%”, “占比55.09%”, “开工率达69.42%”: the whole is named, or understood. */
const OF_NAMED = /占(?:到|了)?(?<whole>[^，,。；;、\d%]{0,24}?)(?:的|比例?为?|比重为?|比达|比例达|总数|总量)?(?:约|近|达|到|为)?$/
const RATE = /(?<name>[\u4e00-\u9fff]{1,6}率)(?:约|仅|已)?(?:达到?|为|超过|是)?$/
/** A rate of change or of something unnamed is no share of what stands before it. */
const OTHER_RATE = /增长率|增速|利率|税率|费率|下降率|死亡率|出生率|汇率|增长$/
const FARTHEST_WHOLE = 160
/** A ratio of numbers printed so coarsely (“2.79万亿元” of “6万亿元”) that almost any share would agree says nothing; in percentage points. */
const WIDEST = 4
/** How far before the whole a part may stand that is certainly meant. */
const NEAR = 80

/** Shares of a whole that the text names: “完成A，占B的C%”, “B个……A个，占比C%”, “B个，已开工A个，开工率C%”. */
export function ratiosIn(passage: MeasuredPassage): Claim[] {
  const claims: Claim[] = []
  const wholes = new Set<FoundAmount>()
  for (const sentence of passage.sentences) {
    sentence.amounts.forEach((share, index) => {
      if (measureOf(share.unit).base !== '%' || share.second !== null) return
      const claim = ofAmount(sentence, index, wholes) ?? ofNamed(passage, sentence, index, wholes)
      if (claim) claims.push(claim)
    })
  }
  return claims
}

/**
 * “签约1890.92亿元，完成任务1546亿元的122.26%”. Where more than one number could be the part (“投资50亿元，其中工业30亿元，完成任务100亿元的50%”),
 * only a share that agrees says which it was.
 */
function ofAmount(sentence: Measured, index: number, wholes: Set<FoundAmount>): Claim | null {
  const [share, whole] = [sentence.amounts[index], sentence.amounts[index - 1]]
  if (!share || !whole || whole.second !== null || inBase(whole) === 0 || measureOf(whole.unit).base === '%' || !OF_AMOUNT.test(sentence.clean.slice(whole.to, share.from))) return null
  if (!SHARE_OF.test(wordsBefore(sentence, whole.from, 36))) return null
  wholes.add(whole)
  const parts = sentence.amounts.slice(Math.max(0, index - 12), index - 1)
    .filter((amount) => amount.second === null && commensurable(amount, whole) && !wholes.has(amount) && whole.from - amount.to <= FARTHEST_WHOLE)
  const claims = parts.map((part) => ratio(share, part, whole, parts.length === 1 && whole.from - part.to <= NEAR)).reverse()
  return claims.find(meets) ?? claims[0] ?? null
}

/** The whole stands somewhere before, larger than the part: only a share that agrees says which it was. */
function ofNamed(passage: MeasuredPassage, sentence: Measured, index: number, wholes: ReadonlySet<FoundAmount>): Claim | null {
  const share = sentence.amounts[index]
  const part = share && sentence.amounts[index - 1]
  if (!part || part.second !== null || part.value === 0 || measureOf(part.unit).base === '%' || !/^[^。；;]{0,40}$/.test(passage.clean.slice(part.to, share.from))) return null
  const words = wordsBefore(sentence, share.from, 30)
  const named = OF_NAMED.exec(words)
  const rate = RATE.exec(words)
  if ((!named && !rate) || OTHER_RATE.test(words) || isPart(sentence, share)) return null
  const candidates = earlier(passage, part, share, wholes)
  const agreed = candidates.map((whole) => ratio(share, part, whole, false)).find((claim) => claim.high - claim.low <= WIDEST && meets(claim))
  if (agreed) return agreed
  const [whole] = candidates
  return whole && candidates.length === 1 && whole.from >= sentence.from && isRateOf(sentence, whole, part, share) ? ratio(share, part, whole, true) : null
}

const MODIFIED = /其中|含|当年|累计|计划|目标|进度|同比|比上年|较|；|;/

/**
 * “共交办件87件，已办结61件，办结率70.1%”: the rate bears the name of what was done with the part, and one whole only stands before it.
 * Then it is the share of the part in that whole, whatever it comes to.
 */
function isRateOf(sentence: Measured, whole: FoundAmount, part: FoundAmount, share: FoundAmount): boolean {
  const stem = /^[，,]?(?<stem>[\u4e00-\u9fff]{2})率(?:为|达到?)?$/.exec(sentence.clean.slice(part.to, share.from).replace(/^[\u4e00-\u9fff]{1,6}(?=[，,])/, ''))?.groups?.stem
  const between = sentence.clean.slice(whole.to, part.from)
  if (!stem || !between.includes(stem) || MODIFIED.test(sentence.clean.slice(whole.to, share.from)) || !/已|实际|完成/.test(between)) return false
  return [whole, part].every((amount) => slackOf(amount) === 0) && inBase(whole) > inBase(part)
}

/** “……的60%以上”: a threshold, not a share that could be checked. */
function isPart(sentence: Measured, share: FoundAmount): boolean {
  return /^(?:以上|以下|以内)/.test(wordsAfter(sentence, share.to, 2))
}

const PLANNED = /计划|任务|目标|预算|应/

/** Numbers of the part's measure that stand before it and can be the whole, the nearest first. */
function earlier(passage: MeasuredPassage, part: FoundAmount, share: FoundAmount, wholes: ReadonlySet<FoundAmount>): FoundAmount[] {
  const found: FoundAmount[] = []
  const index = passage.amounts.indexOf(part)
  for (let at = index - 1; at >= 0 && at > index - 24; at -= 1) {
    const amount = passage.amounts[at]
    if (!amount || part.from - amount.to > FARTHEST_WHOLE) break
    // More than all of it can be done of a plan only.
    const larger = inBase(amount) >= inBase(part) || (share.value > 100 && PLANNED.test(passage.clean.slice(Math.max(passage.from, amount.from - 14), amount.from)))
    if (larger && amount.second === null && commensurable(amount, part) && !wholes.has(amount) && !/^一/.test(amount.text)) found.push(amount)
  }
  return found
}

export function ratio(claimed: FoundAmount, part: FoundAmount, whole: FoundAmount, sure: boolean): Claim {
  const { factor } = measureOf(claimed.unit)
  const [[partLow, partHigh], [wholeLow, wholeHigh]] = [baseIntervalOf(part), baseIntervalOf(whole)]
  const share = (over: number, under: number): number => ((over / under) * 100) / factor
  return { relation: 'ratio', claimed, operands: [part, whole], computed: share(inBase(part), inBase(whole)), low: share(partLow, wholeHigh), high: share(partHigh, wholeLow), rule: '÷', sure }
}

