import type { FoundAmount } from '../text/amounts.ts'
import type { Verdict } from '../reading.ts'
import type { Claim } from './claim.ts'
import { measureOf } from './measure.ts'

/** What is measured, not counted: its printed number is rounded even without decimals. */
const MEASURED = /[万亿%米亩元吨斤克瓦时点倍升度成]|公里|公顷/

/** Half of the last digit printed; counts are exact. */
export function slackOf({ decimals, unit }: FoundAmount): number {
  return decimals === 0 && !MEASURED.test(unit) ? 0 : 0.5 * 10 ** -decimals
}

/** The values that a printed number stands for, in its own unit. */
export function intervalOf(amount: FoundAmount): [low: number, high: number] {
  const slack = slackOf(amount)
  return [amount.value - slack, (amount.second ?? amount.value) + slack]
}

/** The values that a printed number stands for, in the base of its unit. */
export function baseIntervalOf(amount: FoundAmount): [low: number, high: number] {
  const { factor } = measureOf(amount.unit)
  const [low, high] = intervalOf(amount)
  return [low * factor, high * factor]
}

/** 签约, 节约 and the like end in 约 but are about nothing. */
const ABOUT_BEFORE = /(?:(?<![签节履合违预])约|(?<![最临附])近|将近|接近|超|超过|突破|不足|大概|估算为)$/
const ABOUT_AFTER = /^(?:左右|以上|以下|上下|余|多|强|分之)/

/** Whether words make a number an approximate one: 约, 近, 余, 多, 左右, 以上, 突破, … */
export function isApproximate(clean: string, { from, to, text }: FoundAmount): boolean {
  return /[余多]|分之/.test(text) || ABOUT_BEFORE.test(clean.slice(Math.max(0, from - 3), from)) || ABOUT_AFTER.test(clean.slice(to, to + 2))
}

const EXACT = 1e-9

/**
 * Whether claim and computation agree.
 *
 * Inconsistent only when the interval its operands allow and the interval of the claim do not meet, the rule is sure that the numbers
 * belong together, and none of them is an approximate one; else nothing is said (null). A claim whose last digit was cut off instead of
 * rounded (47.8 % printed as 47 %) is taken for rounded: offices do both.
 */
export function verdictOf(clean: string, { claimed, operands, low, high, computed, sure }: Claim): Verdict | null {
  if (claimed.second === null && Math.abs(computed - claimed.value) <= toleranceOf(computed)) return 'consistent'
  if (meets({ claimed, low, high, computed })) return 'rounding'
  if ([claimed, ...operands].some((amount) => isApproximate(clean, amount))) return isNear(computed, claimed) ? 'rounding' : null
  return sure ? 'inconsistent' : null
}

/** Whether the interval of the claim and that of the computation meet. */
export function meets({ claimed, low, high, computed }: Pick<Claim, 'claimed' | 'low' | 'high' | 'computed'>): boolean {
  const [from, to] = intervalOf(claimed)
  const tolerance = toleranceOf(computed)
  const slack = slackOf(claimed)
  // Digits that were cut off leave the whole of the next one open: 47 % for all from 47 to under 48.
  return from <= high + tolerance && (low <= to + tolerance || low < to + slack - tolerance)
}

function toleranceOf(computed: number): number {
  return EXACT * Math.max(1, Math.abs(computed))
}

/** Approximate words stretch a number, not any distance: a tenth of it. */
function isNear(computed: number, { value, second }: FoundAmount): boolean {
  return computed >= value * 0.9 && computed <= (second ?? value) * 1.1
}
