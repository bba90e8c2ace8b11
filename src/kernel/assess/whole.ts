import { scoreLine, type Nothing, type Rules, type Slot } from './line.ts'
import { decimalsIn, digitsOf, halfUp, power } from './ratio.ts'
import type { Measured } from './types.ts'

/**
 * The score of one line in whole units of its last decimal, without its arithmetic: always what `scoreLine` comes to. Shares and readings in
 * proportion are nearly all there is and are computed in whole numbers here; whatever does not fit, or follows another rule, is left to `scoreLine`.
 */
export function wholeOf(slot: Slot, measured: Measured, rules: Rules): number | null {
  const whole = measured.kind === 'none' ? Number.NaN : plainWhole(slot, measured, power(rules.decimals))
  // A floor above the points is looked at after them.
  if (Number.isNaN(whole) || (slot.most && slot.most.whole < slot.least.whole)) return scoreLine(slot, measured, rules).whole
  // Rounding keeps the order, so limits may come after it.
  if (slot.most && whole > slot.most.whole) return slot.most.whole
  return whole < slot.least.whole ? slot.least.whole : whole
}

function plainWhole(slot: Slot, measured: Exclude<Measured, Nothing>, by: number): number {
  if (measured.kind === 'share') return inProportion(slot, measured.done, measured.of, by)
  if (measured.kind === 'figure' && measured.direction === 'up' && measured.about === undefined) return inProportion(slot, measured.value, measured.against, by)
  return Number.NaN
}

/** done ÷ of × points */
function inProportion({ head, points: { n, d } }: Slot, done: string, of: string, by: number): number {
  if (head.bands !== undefined || typeof n !== 'number') return Number.NaN
  return halfUp(digitsOf(done) * power(decimalsIn(of)) * n * by, digitsOf(of) * power(decimalsIn(done)) * (d as number))
}
