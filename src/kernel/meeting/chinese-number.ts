const DIGITS = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const
const PLACES = ['', '十', '百', '千'] as const

/**
 * A whole number as offices count with it.
 *
 * @param n 1 to 9999
 * @example
 * chineseNumber(18) // 十八
 * chineseNumber(105) // 一百零五
 */
export function chineseNumber(n: number): string {
  const digits = [...String(n)].map(Number)
  const parts = digits.map((digit, index) => (digit === 0 ? '零' : `${DIGITS[digit] ?? ''}${PLACES[digits.length - 1 - index] ?? ''}`))
  return parts.join('').replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十')
}
