import { exact, halfDigit, intervalOf } from './exact.ts'

/**
 * Whether a printed rate can be what a printed figure comes to of a target, each printed number standing for all that round to it. A target is
 * decided, not measured: it stands for itself. A rate whose last digit was cut off instead of rounded is taken for rounded: offices do both.
 *
 * @param rate in percent
 * @example rateAgrees('1890.92', '3000', '63.03') // true
 * @example rateAgrees('1890.92', '1546', '122.26') // false: 122.31
 */
export function rateAgrees(value: string, target: string, rate: string): boolean {
  const whole = exact(target)
  if (whole.lte(0)) return false
  const [low, high] = intervalOf(value).map((end) => end.div(whole).times(100))
  const [from, to] = intervalOf(rate)
  if (!low || !high) return false
  return from.lte(high) && (low.lte(to) || low.lt(to.plus(halfDigit(rate))))
}

/** Whether two printed figures can be the same, the coarser of the two deciding. */
export function figuresAgree(left: string, right: string): boolean {
  const [leftLow, leftHigh] = intervalOf(left)
  const [rightLow, rightHigh] = intervalOf(right)
  return leftLow.lte(rightHigh) && rightLow.lte(leftHigh)
}

/** Whether parts can come to a whole, every one of them and the whole being rounded as it is printed. */
export function sumAgrees(parts: readonly string[], whole: string): boolean {
  const slack = [...parts, whole].reduce((sum, figure) => sum.plus(halfDigit(figure)), exact(0))
  return parts.reduce((sum, part) => sum.plus(part), exact(0)).minus(whole).abs().lte(slack)
}
