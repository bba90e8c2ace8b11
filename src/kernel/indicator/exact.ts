import { Decimal } from 'decimal.js'

/** Figures have at most 21 digits; products and quotients of two of them stay exact far beyond what is printed. Ties round half up, as offices do. */
const Exact = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_UP })
export type Exact = Decimal

export function exact(figure: string | number): Exact {
  return new Exact(figure)
}

/** Percentages are printed with two decimals. */
const PERCENT_DECIMALS = 2

/** Share of a whole in percent. @returns null for a whole that is not above zero: of that no share can be told */
export function percentOf(part: Exact, whole: Exact): string | null {
  return whole.lte(0) ? null : part.div(whole).times(100).toFixed(PERCENT_DECIMALS)
}

/** A figure with so many decimals, ties half up; never “-0”. */
export function printed(value: Exact, decimals: number): string {
  const text = value.toFixed(decimals)
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text
}

/** Digits after the point, as it is printed. */
export function decimalsOf(figure: string): number {
  const point = figure.indexOf('.')
  return point < 0 ? 0 : figure.length - point - 1
}

/** All values that a printed figure may stand for: half of its last digit to either side. @example intervalOf('5.52') // [5.515, 5.525] */
export function intervalOf(figure: string): [low: Exact, high: Exact] {
  const slack = halfDigit(figure)
  return [exact(figure).minus(slack), exact(figure).plus(slack)]
}

export function halfDigit(figure: string): Exact {
  return exact(10).pow(-decimalsOf(figure)).div(2)
}
