import type { FoundAmount } from '../amounts.ts'
import type { Claim } from './claim.ts'
import { wordsAfter } from './sentence.ts'
import type { MeasuredSentence } from './sentence.ts'
import { slackOf } from './verdict.ts'

/** A total and its parts: “10项……，其中国家级6项、省级2项、市级2项”. */
export function sumsIn(sentence: MeasuredSentence): Claim[] {
  const { amounts, clean } = sentence
  return amounts.flatMap((total, index): Claim[] => {
    const among = /^[^，,；;。]{0,16}[，,（(]?其中[:：，,]?/.exec(wordsAfter(sentence, total.to, 24))
    if (!among || total.second !== null) return []
    const parts: FoundAmount[] = []
    for (const part of amounts.slice(index + 1, index + 40)) {
      const gap = clean.slice(parts.at(-1)?.to ?? total.to + among[0].length, part.from)
      if (part.unit !== total.unit || part.second !== null || gap.length > 14 || /[；;]/.test(gap)) break
      parts.push(part)
    }
    const computed = Math.round(parts.reduce((sum, { value }) => sum + value, 0) * 1e6) / 1e6
    // Members named after 其中 need not be all: only a sum that comes out says something.
    if (parts.length < 2 || Math.abs(computed - total.value) > parts.reduce((slack, part) => slack + slackOf(part), slackOf(total))) return []
    return [{ relation: 'sum', claimed: total, operands: parts, computed, low: computed, high: computed, rule: '+', sure: false }]
  })
}
