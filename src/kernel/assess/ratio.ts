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
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new RangeError(`not a decimal: ${text}`)
  const point = text.indexOf('.')
  if (point === -1) return settle(BigInt(text), 1n, text.length < 15 ? Number(text) : undefined, 1)
  const decimals = text.length - point - 1
  const digits = text.slice(0, point) + text.slice(point + 1)
  if (digits.length < 15) return { n: Number(digits), d: 10 ** decimals }
  return settle(BigInt(digits), 10n ** BigInt(decimals))
}

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
  return times(a, b.n < 0 ? negated({ n: b.d, d: negatedPart(b.n) } as Ratio) : ({ n: b.d, d: b.n } as Ratio))
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
    const den = (d as number) * 2
    const num = Math.abs(n) * by * 2 + (d as number)
    // `%` on whole numbers is exact, a quotient that was rounded up would not be.
    if (num <= MOST && den <= MOST) return signed((num - (num % den)) / den, n < 0)
  }
  const [num, den] = [BigInt(n), BigInt(d)]
  const whole = ((num < 0n ? -num : num) * BigInt(by) * 2n + den) / (den * 2n)
  if (whole > BigInt(MOST)) throw new RangeError('the value is too large')
  return signed(Number(whole), num < 0n)
}

function signed(value: number, negative: boolean): number {
  return negative ? 0 - value : value
}

/** A whole number of hundredths (or whatever `decimals` says) as people write it: 889 is 8.89, −50 is -0.50. */
export function fixed(value: number, decimals: number): string {
  const sign = value < 0 ? '-' : ''
  const digits = String(Math.abs(value))
  if (decimals === 0) return sign + digits
  const padded = digits.length > decimals ? digits : digits.padStart(decimals + 1, '0')
  return `${sign}${padded.slice(0, -decimals)}.${padded.slice(-decimals)}`
}

/** Rounded and written with all its decimals. */
export function rounded(value: Ratio, decimals: number): string {
  return fixed(scaled(value, decimals), decimals)
}

/** Rounded and written without closing noughts: points, shares, percentages. */
export function short(value: Ratio, decimals: number): string {
  const text = rounded(value, decimals)
  return text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text
}

const SHOWN = 3
const LONGEST = 6

/** As it is written before rounding: `8.888…`, `12.5`, `8.8875`; cut off, never rounded, so that the dots are true. */
export function before({ n, d }: Ratio): string {
  const [num, den] = [BigInt(n), BigInt(d)]
  const size = num < 0n ? -num : num
  const sign = num < 0n ? '-' : ''
  const whole = (size * 10n ** BigInt(LONGEST)) / den
  if (whole * den === size * 10n ** BigInt(LONGEST)) return sign + tidy(fixed(Number(whole), LONGEST))
  return `${sign}${fixed(Number((size * 10n ** BigInt(SHOWN)) / den), SHOWN)}…`
}

function tidy(text: string): string {
  return text.replace(/0+$/, '').replace(/\.$/, '')
}

function settle(n: bigint, d: bigint, small?: number, one?: 1): Ratio {
  if (small !== undefined && one !== undefined) return { n: small, d: one }
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
