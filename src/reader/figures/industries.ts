import type { FoundAmount } from '../text/amounts.ts'
import type { Claim } from './claim.ts'
import { commensurable } from './measure.ts'
import { wordsBefore } from './passage.ts'
import type { MeasuredPassage } from './passage.ts'
import { sumOf } from './sum-of.ts'

/** In words that stand before their number. */
const INDUSTRY = /第([一二三])产业(?:增加值|产值)?[^，,。；;：:、\d]{0,6}$/
const OUTPUT = /生产总值[^，,。；;：:、\d]{0,10}$|GDP[^，,。；;：:、\d]{0,10}$/
/** From the total to its third industry, branches of each named between. */
const REACH = 500
const ORDER = '一二三'

/**
 * The three industries make up a gross product, however many sentences, rates and branches stand between them: the definition of the
 * statistics of national accounts. Numbers that do not come out may be of other years or places and say nothing.
 */
export function industriesIn(passage: MeasuredPassage): Claim[] {
  if (passage.amounts.length < 4 || !passage.clean.slice(passage.from, passage.to).includes('第三产业')) return []
  const claims: Claim[] = []
  let total: FoundAmount | null = null
  let parts: FoundAmount[] = []
  for (const amount of passage.amounts) {
    const before = wordsBefore(passage, amount.from, 24)
    if (OUTPUT.test(before) && !/人均/.test(before)) [total, parts] = [amount, []]
    const industry = INDUSTRY.exec(before)?.[1]
    if (!total || industry !== ORDER[parts.length] || amount.from - total.to > REACH || !commensurable(amount, total)) continue
    parts.push(amount)
    if (parts.length < 3) continue
    const claim = sumOf(total, parts, false)
    if (claim.low <= total.value + slack(total) && claim.high >= total.value - slack(total)) claims.push(claim)
    ;[total, parts] = [null, []]
  }
  return claims
}

/** Half a unit of the last printed digit. */
function slack({ text, value }: FoundAmount): number {
  const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0
  return value === 0 ? 0 : 0.5 / 10 ** decimals
}
