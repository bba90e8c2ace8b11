import type { FoundAmount } from '../amounts.ts'
import type { Verdict } from '../reading.ts'
import type { Claim } from './claim.ts'

/** Half of the last digit printed; counts are exact. */
export function slackOf({ decimals, unit }: FoundAmount): number {
  return decimals === 0 && !/[万亿%]/.test(unit) ? 0 : 0.5 * 10 ** -decimals
}

/** The values that a printed number stands for. */
export function intervalOf(amount: FoundAmount): [low: number, high: number] {
  return [amount.value - slackOf(amount), amount.value + slackOf(amount)]
}

const ABOUT = /约|左右|(?<![剩其])余|多|近|超|突破|以上/

/**
 * Whether claim and computation agree. Inconsistent only when the interval its operands allow and the interval of the claim do not meet and
 * no word makes the claim an approximate one; one false alarm costs more trust than one miss.
 */
export function verdictOf(clean: string, { claimed, low, high, computed }: Claim): Verdict {
  if (Math.abs(computed - claimed.value) < 1e-9) return 'consistent'
  const [from, to] = intervalOf(claimed)
  if (from <= high + 1e-9 && low <= to + 1e-9) return 'rounding'
  return ABOUT.test(clean.slice(Math.max(0, claimed.from - 4), claimed.to + 3)) ? 'rounding' : 'inconsistent'
}
