import type { FoundAmount } from '../amounts.ts'
import type { Claim } from './claim.ts'
import { measureOf } from './measure.ts'

/** Rounded to two decimals, as it is shown. */
export function twoDecimals(value: number): number {
  return Math.round(value * 100) / 100
}

/** The arithmetic of a claim: “1890.92 ÷ 1546 = 122.31 %, the text says 122.26%”. */
export function explanationOf(claim: Claim): string {
  const { claimed, operands, computed, rule } = claim
  if (rule === '、') return `${operands.length} listed, the text says ${claimed.text}`
  if (rule === '=') return `said before: ${operands[0]?.text ?? ''}, the text says ${claimed.text}`
  const percent = measureOf(claimed.unit).base === '%' ? ' %' : ''
  return `${formulaOf(claim, ({ value }) => String(value))} = ${twoDecimals(computed)}${percent}, the text says ${claimed.text}`
}

const COUNTED = { consistent: '一致', rounding: '按所印位数四舍五入后一致', inconsistent: '不一致' } as const

/** The same for people: “1890.92亿元 ÷ 1546亿元 = 122.31%，文中为122.26%，不一致。” */
export function sentenceOf(claim: Claim, verdict: keyof typeof COUNTED): string {
  const { claimed, operands, computed, rule } = claim
  const agreed = COUNTED[verdict]
  if (rule === '、') return `文中称“${claimed.text}”，列出${operands.length}个，${agreed}。`
  if (rule === '=') return `前文为“${operands[0]?.text ?? ''}”，此处为“${claimed.text}”，${agreed}。`
  return `${formulaOf(claim, ({ text }) => text)} = ${twoDecimals(computed)}${claimed.unit}，文中为${claimed.text}，${agreed}。`
}

function formulaOf({ operands, rule }: Claim, said: (amount: FoundAmount) => string): string {
  const [first = '', second = '', third = ''] = operands.map(said)
  if (rule === '↑') return `${first} ÷ ${second} − 1`
  if (rule === '÷(−)') return `${first} ÷ (${second} − ${third})`
  if (rule === '÷(+)') return `${first} ÷ (${second} + ${third})`
  if (rule === '×(1+)') return `${first} × (1 + ${second}${second.endsWith('%') ? '' : ' %'})`
  return operands.map(said).join(` ${rule} `)
}
