import type { FoundAmount } from '../text/amounts.ts'
import type { Claim } from './claim.ts'
import { inBase, measureOf } from './measure.ts'
import { baseIntervalOf } from './verdict.ts'

/** The claim that `parts` add up to `total`; `sure` when nothing else can be meant. */
export function sumOf(total: FoundAmount, parts: FoundAmount[], sure: boolean): Claim {
  const { factor } = measureOf(total.unit)
  const add = (values: number[]): number => Math.round((values.reduce((sum, value) => sum + value, 0) / factor) * 1e6) / 1e6
  const bounds = parts.map((part) => baseIntervalOf(part))
  return {
    relation: 'sum', claimed: total, operands: parts, computed: add(parts.map(inBase)), low: add(bounds.map(([low]) => low)), high: add(bounds.map(([, high]) => high)), rule: '+', sure,
  }
}

