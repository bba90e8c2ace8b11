import type { FoundAmount } from '../text/amounts.ts'
import { wholeNumber } from '../text/numerals.ts'
import type { Claim } from './claim.ts'
import type { MeasuredPassage } from './passage.ts'

/** “‘415’十大产业集群：” */
const CODE = /[“"](?<code>\d{2,5})[”"](?<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?<measure>[大个项类条])[^，,。；;：:]{1,16}[：:]/g

/** A code of digits before the number they add up to, where a colon follows that explains it: 4 + 1 + 5 are ten. */
export function codesIn({ clean, from, to }: MeasuredPassage): Claim[] {
  const text = clean.slice(from, to)
  if (!/[”"][一二三四五六七八九十\d]{1,3}[大个项类条]/.test(text)) return []
  return [...text.matchAll(CODE)].flatMap((match): Claim[] => {
    const { code = '', number = '', measure = '' } = match.groups ?? {}
    const value = wholeNumber(number)
    const digits = [...code].map((digit, index): FoundAmount => {
      const at = from + match.index + 1 + index
      return { from: at, to: at + 1, text: digit, value: Number(digit), unit: measure, second: null, decimals: 0 }
    })
    const sum = digits.reduce((total, digit) => total + digit.value, 0)
    if (value === null || sum !== value) return []
    const at = from + match.index + code.length + 2
    const claimed: FoundAmount = { from: at, to: at + number.length + measure.length, text: number + measure, value, unit: measure, second: null, decimals: 0 }
    return [{ relation: 'sum', claimed, operands: digits, computed: sum, low: sum, high: sum, rule: '+', sure: false }]
  })
}
