import type { FoundAmount } from '../text/amounts.ts'
import type { Claim } from './claim.ts'
import { commensurable, inBase, measureOf } from './measure.ts'
import { wordsBefore } from './passage.ts'
import type { Measured, MeasuredPassage } from './passage.ts'
import { ratio } from './ratios.ts'
import { meets } from './verdict.ts'

/** “动工率、完成率分别为”, “滞后率”: each rate bears the name of what was done with its part. */
const RATES = /((?:[\u4e00-\u9fff]{2,5}率[、和及与]){0,3}[\u4e00-\u9fff]{2,5}率)(?:分别)?(?:为|达到?|是)?(?:约)?$/
const NEXT = /^[、和及与，]$/
const LONGEST_LABEL = 12
const MOST_BEFORE = 16

/**
 * Rates that stand behind all their parts: “任务100座，动工90座、完成80座，动工率、完成率分别为90%、80%”. The part is the number told of the same
 * doing, the whole a larger one before it; only a rate that comes out says that it was they.
 */
export function ratesIn(passage: MeasuredPassage): Claim[] {
  if (!passage.clean.slice(passage.from, passage.to).includes('率')) return []
  return passage.sentences.flatMap((sentence) => sentence.amounts.flatMap((share, index) => (isShare(share) ? ratesFrom(sentence, index) : [])))
}

function isShare(amount: FoundAmount): boolean {
  return measureOf(amount.unit).base === '%' && amount.second === null
}

function ratesFrom(sentence: Measured, index: number): Claim[] {
  const first = sentence.amounts[index]
  const names = first ? RATES.exec(wordsBefore(sentence, first.from, 30))?.[1]?.split(/[、和及与]/) : undefined
  if (!first || !names) return []
  const claims: Claim[] = []
  for (const [at, name] of names.entries()) {
    const [share, before] = [sentence.amounts[index + at], sentence.amounts[index + at - 1]]
    if (!share || !isShare(share) || (at > 0 && before && !NEXT.test(sentence.clean.slice(before.to, share.from)))) break
    const claim = rateOf(sentence, index, share, name.slice(-3, -1))
    if (claim) claims.push(claim)
  }
  return claims
}

/** The share of the number that was told with `doing` in a larger one before it. */
function rateOf(sentence: Measured, index: number, share: FoundAmount, doing: string): Claim | null {
  const earlier = sentence.amounts.slice(Math.max(0, index - MOST_BEFORE), index).filter((amount) => amount.second === null && !isShare(amount))
  const part = earlier.findLast((amount) => wordsBefore(sentence, amount.from, LONGEST_LABEL).split(/[，,、；;]/).at(-1)?.includes(doing))
  if (!part) return null
  const wholes = earlier.filter((amount) => amount.from < part.from && commensurable(amount, part) && inBase(amount) >= inBase(part))
  return wholes.map((whole) => ratio(share, part, whole, false)).find(meets) ?? null
}
