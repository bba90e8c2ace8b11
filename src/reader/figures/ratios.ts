import type { Claim } from './claim.ts'
import { wordsBefore } from './sentence.ts'
import type { MeasuredSentence } from './sentence.ts'
import { intervalOf } from './verdict.ts'

/** “完成……3000亿元的63.03%”, with what was done named before in the same unit. */
const SHARE_OF = /(?:完成|占|达到?|为)[^，,；;。]{0,24}?$/
const OF = /^的(?:约|近)?$/

/** Shares of a whole that is named: “完成A，占B的C%”. */
export function ratiosIn(sentence: MeasuredSentence): Claim[] {
  const { amounts, clean } = sentence
  const claims: Claim[] = []
  amounts.forEach((percent, index) => {
    const whole = amounts[index - 1]
    if (percent.unit !== '%' || !whole || percent.second !== null || !OF.test(clean.slice(whole.to, percent.from))) return
    if (!SHARE_OF.test(wordsBefore(sentence, whole.from, 30))) return
    const part = [...amounts.slice(0, index - 1)].reverse().find(({ unit, second }) => unit === whole.unit && second === null)
    if (!part || whole.from - part.to > 60 || whole.value === 0) return
    const [partLow, partHigh] = intervalOf(part)
    const [wholeLow, wholeHigh] = intervalOf(whole)
    claims.push({
      relation: 'ratio', claimed: percent, operands: [part, whole], computed: (part.value / whole.value) * 100, low: (partLow / wholeHigh) * 100,
      high: (partHigh / wholeLow) * 100, rule: '÷', sure: true,
    })
  })
  return claims
}
