import { madeOnce } from './made-once.ts'

/**
 * An exact fraction: points, shares and what becomes of them, before anything is rounded. Whole numbers of JavaScript as long as they hold the
 * value exactly, BigInt beyond; `d` is above 0.
 */
export type Ratio = { readonly n: number; readonly d: number } | { readonly n: bigint; readonly d: bigint }

export const ZERO: Ratio = { n: 0, d: 1 }
export const ONE: Ratio = { n: 1, d: 1 }

const MOST = Number.MAX_SAFE_INTEGER
const POWERS = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000] as const

/** Ten to the power of so many decimals, up to 6. */
export function power(decimals: number): number {
  return POWERS[decimals] ?? 10 ** decimals
}

/**
 * The value of a decimal string: `8`, `-0.5`, `1890.92`.
 *
 * @throws RangeError for anything else
 */
export function ratioOf(text: string): Ratio {
  const n = digitsOf(text)
  const d = 10 ** decimalsIn(text)
  if (n <= MOST && n >= -MOST && d <= MOST) return { n, d }
  return settle(BigInt(text.replace('.', '')), 10n ** BigInt(decimalsIn(text)))
}

/** The digits of a decimal string as one whole number, with its sign; exact as long as it is no more than the largest safe one. */
export function digitsOf(text: string): number {
  // One pass: this is done for every figure of every unit.
  const negative = text.charCodeAt(0) === MINUS
  const start = negative ? 1 : 0
  let value = 0
  let point = -1
  for (let at = start; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= NOUGHT && code <= NOUGHT + 9) value = value * 10 + code - NOUGHT
    else if (code === POINT && point === -1 && at > start) point = at
    else throw new RangeError(`not a decimal: ${text}`)
  }
  if (text.length === start || point === text.length - 1) throw new RangeError(`not a decimal: ${text}`)
  return signed(value, negative)
}

export function decimalsIn(text: string): number {
  for (let at = text.length - 1; at > 0; at -= 1) if (text.charCodeAt(at) === POINT) return text.length - 1 - at
  return 0
}

const [MINUS, POINT, NOUGHT] = [45, 46, 48]

/** The value of a number as it is written, as the points in a scheme are: 12.5 is twelve and a half, whatever its bits are. */
export function ratioOfNumber(value: number): Ratio {
  return Number.isSafeInteger(value) ? { n: value, d: 1 } : ratioOf(plainText(value))
}

/** A number in plain digits: JavaScript writes 1e-7 and 1e21, which a formula may come to. */
export function plainText(value: number): string {
  const text = String(value)
  return text.includes('e') ? value.toFixed(20).replace(/0+$/, '').replace(/\.$/, '') : text
}

export function times(a: Ratio, b: Ratio): Ratio {
  if (typeof a.n === 'number' && typeof b.n === 'number') {
    const n = a.n * b.n
    const d = (a.d as number) * (b.d as number)
    if (n <= MOST && n >= -MOST && d <= MOST) return { n, d }
  }
  return settle(BigInt(a.n) * BigInt(b.n), BigInt(a.d) * BigInt(b.d))
}

/** @throws RangeError by zero: whoever calls asks before */
export function over(a: Ratio, b: Ratio): Ratio {
  if (isZero(b)) throw new RangeError('divided by zero')
  if (typeof a.n === 'number' && typeof b.n === 'number') {
    const n = a.n * (b.d as number)
    const d = (a.d as number) * b.n
    if (n <= MOST && n >= -MOST && d <= MOST && d >= -MOST) return d < 0 ? { n: 0 - n, d: 0 - d } : { n, d }
  }
  return times(a, b.n < 0 ? negated({ n: b.d, d: negatedPart(b.n) } as Ratio) : ({ n: b.d, d: b.n } as Ratio))
}

/**
 * `a ÷ b × whole` of two decimal strings: what nearly every line is. The same as with fractions step by step, in one where ordinary numbers hold it.
 *
 * @throws RangeError where `b` is zero, or one is no decimal
 */
export function part(a: string, b: string, whole: Ratio): Ratio {
  if (typeof whole.n === 'number') {
    const n = digitsOf(a) * power(decimalsIn(b)) * whole.n
    const d = digitsOf(b) * power(decimalsIn(a)) * (whole.d as number)
    // A product of whole numbers that is no more than this was never rounded on the way.
    if (n <= MOST && n >= -MOST && d > 0 && d <= MOST) return { n, d }
  }
  return times(over(ratioOf(a), ratioOf(b)), whole)
}

export function plus(a: Ratio, b: Ratio): Ratio {
  if (typeof a.n === 'number' && typeof b.n === 'number') {
    const [ad, bd] = [a.d as number, b.d as number]
    const n = ad === bd ? a.n + b.n : a.n * bd + b.n * ad
    const d = ad === bd ? ad : ad * bd
    if (Math.abs(a.n * bd) <= MOST && Math.abs(b.n * ad) <= MOST && n <= MOST && n >= -MOST && d <= MOST) return { n, d }
  }
  return settle(BigInt(a.n) * BigInt(b.d) + BigInt(b.n) * BigInt(a.d), BigInt(a.d) * BigInt(b.d))
}

export function minus(a: Ratio, b: Ratio): Ratio {
  return plus(a, negated(b))
}

export function negated({ n, d }: Ratio): Ratio {
  return { n: negatedPart(n), d } as Ratio
}

// 0 − n instead of −n: a minus zero would be printed and compared as if it were one.
function negatedPart(n: number | bigint): number | bigint {
  return typeof n === 'number' ? 0 - n : -n
}

export function sum(all: readonly Ratio[]): Ratio {
  return all.reduce(plus, ZERO)
}

export function isZero({ n }: Ratio): boolean {
  return typeof n === 'number' ? n === 0 : n === 0n
}

/** Below 0: a is less; 0: equal; above: more. */
export function compare(a: Ratio, b: Ratio): number {
  if (typeof a.n === 'number' && typeof b.n === 'number') {
    const left = a.n * (b.d as number)
    const right = b.n * (a.d as number)
    if (Math.abs(left) <= MOST && Math.abs(right) <= MOST) return left - right
  }
  const difference = BigInt(a.n) * BigInt(b.d) - BigInt(b.n) * BigInt(a.d)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/**
 * The value in so many decimals as a whole number: 8.888… with 2 is 889. Ties go away from zero, as offices round (四舍五入).
 *
 * @throws RangeError where even the rounded value does not fit a number exactly
 */
export function scaled({ n, d }: Ratio, decimals: number): number {
  const by = power(decimals)
  if (typeof n === 'number') {
    const size = halfUp(Math.abs(n) * by, d as number)
    if (!Number.isNaN(size)) return signed(size, n < 0)
  }
  const [num, den] = [BigInt(n), BigInt(d)]
  const whole = ((num < 0n ? -num : num) * BigInt(by) * 2n + den) / (den * 2n)
  if (whole > BigInt(MOST)) throw new RangeError('the value is too large')
  return signed(Number(whole), num < 0n)
}

/** n ÷ d as a whole number, half up, both whole; NaN for one below 0 and where ordinary numbers do not hold it exactly. */
export function halfUp(n: number, d: number): number {
  const num = n * 2 + d
  return n >= 0 && d > 0 && num <= MOST ? quotient(num, d * 2) : Number.NaN
}

/** num ÷ den cut to a whole number, for whole numbers that are held exactly and not below 0. */
function quotient(num: number, den: number): number {
  const cut = Math.floor(num / den)
  // A quotient of large numbers may have been rounded up to the next whole one.
  return cut * den > num ? cut - 1 : cut
}

function signed(value: number, negative: boolean): number {
  return negative ? 0 - value : value
}

/** A whole number of hundredths (or whatever `decimals` says) as people write it: 889 is 8.89, −50 is -0.50. */
export function fixed(value: number, decimals: number): string {
  return FIXED[decimals]?.(value) ?? written(value, decimals)
}

const FIXED = POWERS.map((_, decimals) => madeOnce((value) => written(value, decimals)))

function written(value: number, decimals: number): string {
  if (decimals === 0) return String(value)
  if (value < 0) return `-${fixed(0 - value, decimals)}`
  // Longer ones are put together of two halves, which are the same again and again too.
  if (decimals > SPLIT) {
    const by = power(decimals - SPLIT)
    const front = quotient(value, by)
    const rest = value - front * by
    return fixed(front, SPLIT) + (TAILS[decimals - SPLIT]?.(rest) ?? tail(rest, by))
  }
  const by = power(decimals)
  const front = quotient(value, by)
  return `${front}.${tail(value - front * by, by)}`
}

const SPLIT = 2
const TAILS = POWERS.map((by) => madeOnce((rest) => tail(rest, by)))

function tail(rest: number, by: number): string {
  return String(by + rest).slice(1)
}

/** Rounded and written with all its decimals. */
export function rounded(value: Ratio, decimals: number): string {
  return fixed(scaled(value, decimals), decimals)
}

/** Rounded and written without closing noughts: points, shares, percentages. */
export function short(value: Ratio, decimals: number): string {
  return shortFixed(scaled(value, decimals), decimals)
}

function shortFixed(value: number, decimals: number): string {
  let whole = value
  let left = decimals
  // A division and not a remainder: that of numbers beyond 32 bits is slow.
  for (let tenth = Math.floor(whole / 10); left > 0 && tenth * 10 === whole; tenth = Math.floor(whole / 10)) {
    whole = tenth
    left -= 1
  }
  return fixed(whole, left)
}

const SHOWN = 3
const LONGEST = 6
const CUT_OFF = 10 ** (LONGEST - SHOWN)
const CUT = madeOnce((value) => `${fixed(value, SHOWN)}…`)

/** As it is written before rounding: `8.888…`, `12.5`, `8.8875`; cut off, never rounded, so that the dots are true. */
export function before({ n, d }: Ratio): string {
  if (typeof n === 'number') {
    const den = d as number
    const num = Math.abs(n) * power(LONGEST)
    if (num <= MOST) {
      const cut = quotient(num, den)
      if (cut * den === num) return shortFixed(signed(cut, n < 0), LONGEST)
      return CUT(signed(quotient(cut, CUT_OFF), n < 0))
    }
  }
  const [num, den] = [BigInt(n) * 10n ** BigInt(LONGEST), BigInt(d)]
  const whole = num / den
  if (whole * den === num) return shortFixed(Number(whole), LONGEST)
  return CUT(Number(whole / BigInt(CUT_OFF)))
}

function settle(n: bigint, d: bigint): Ratio {
  const shared = divisor(n < 0n ? -n : n, d)
  const [num, den] = [n / shared, d / shared]
  const fits = num <= BigInt(MOST) && num >= -BigInt(MOST) && den <= BigInt(MOST)
  return fits ? { n: Number(num), d: Number(den) } : { n: num, d: den }
}

function divisor(a: bigint, b: bigint): bigint {
  let [one, other] = [a, b]
  while (other !== 0n) [one, other] = [other, one % other]
  return one === 0n ? 1n : one
}
