import type { Claim } from './claim.ts'
import { wordsBefore } from './sentence.ts'
import type { MeasuredSentence } from './sentence.ts'
import { slackOf } from './verdict.ts'

/** What is left of a whole: “32个……已化解24个，剩余8个”. */
export function differencesIn(sentence: MeasuredSentence): Claim[] {
  const { amounts, clean } = sentence
  return amounts.flatMap((left, index): Claim[] => {
    const [whole, part] = [amounts[index - 2], amounts[index - 1]]
    if (!whole || !part || whole.unit !== left.unit || part.unit !== left.unit || whole.second !== null) return []
    if (!/(?:剩余|其余|余下|尚有)[^，,。；;\d]{0,6}$/.test(wordsBefore(sentence, left.from, 12))) return []
    if (!/已|完成/.test(clean.slice(whole.to, part.from)) || left.from - whole.to > 60) return []
    const slack = slackOf(whole) + slackOf(part)
    const computed = Math.round((whole.value - part.value) * 1e6) / 1e6
    return [{ relation: 'difference', claimed: left, operands: [whole, part], computed, low: computed - slack, high: computed + slack, rule: '−', sure: true }]
  })
}
