import type { Adjustment, Scheme } from '../pack/scheme-schema.ts'
import { step } from './line.ts'
import { fixed, ratioOf, ratioOfNumber, scaled, times } from './ratio.ts'
import type { AdjustmentLine, Assessee, SetByReview, Step } from './types.ts'

export type Adjusted = { lines: AdjustmentLine[]; /** whole units of the last decimal, after all limits; minus is below 0 */ plus: number; minus: number; /** before the scheme's limits */ plusBefore: number; minusBefore: number }

/**
 * 加分、扣分 of one unit: so much for each, no more than the rule's own limit, and all together no more than the scheme's. A score that a review
 * set stands in place of the rule's; the limits of the whole hold all the same.
 */
export function adjust(scheme: Scheme, { adjustments }: Assessee, sets: readonly SetByReview[], decimals: number): Adjusted {
  if (adjustments.length === 0 && sets.length === 0) return NOTHING
  const lines = scheme.adjustments.flatMap((rule) => {
    const measured = adjustments.find((one) => one.rule === rule.id)
    const set = sets.find(({ item }) => item === rule.id)
    return (measured && measured.times > 0) || set ? [lineOf(rule, measured?.times ?? 0, set, decimals)] : []
  })
  const wholes = lines.map(({ score }) => scaled(ratioOf(score), decimals))
  const plusBefore = wholes.filter((one) => one > 0).reduce((all, one) => all + one, 0)
  const minusBefore = wholes.filter((one) => one < 0).reduce((all, one) => all + one, 0)
  const most = (limit: number | undefined) => (limit === undefined ? Number.MAX_SAFE_INTEGER : scaled(ratioOfNumber(limit), decimals))
  return { lines, plusBefore, minusBefore, plus: Math.min(plusBefore, most(scheme.plusLimit)), minus: Math.max(minusBefore, 0 - most(scheme.minusLimit)) }
}

const NOTHING: Adjusted = { lines: [], plus: 0, minus: 0, plusBefore: 0, minusBefore: 0 }

function lineOf({ id, each, atMost }: Adjustment, count: number, set: SetByReview | undefined, decimals: number): AdjustmentLine {
  const all = scaled(times(ratioOfNumber(each), { n: count, d: 1 }), decimals)
  const most = atMost === undefined ? Math.abs(all) : scaled(ratioOfNumber(atMost), decimals)
  const kept = all < 0 ? Math.max(all, 0 - most) : Math.min(all, most)
  const steps: Step[] = [step('times-each', { times: count, each }, fixed(all, decimals))]
  if (kept !== all) steps.push(step('cut-by-limit', { most: atMost ?? 0 }, fixed(kept, decimals)))
  if (!set) return { rule: id, times: count, score: fixed(kept, decimals), cut: fixed(Math.abs(all - kept), decimals), steps, set: null }
  const score = fixed(scaled(ratioOf(set.value), decimals), decimals)
  return { rule: id, times: count, score, cut: fixed(0, decimals), steps: [...steps, step('set-by-review', { from: fixed(kept, decimals) }, score)], set: set.review }
}
