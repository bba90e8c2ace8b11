import type { FoundAmount } from '../text/amounts.ts'
import type { Claim } from './claim.ts'
import { measureOf } from './measure.ts'

/** Rounded as it is shown: to two decimals, small numbers to four. */
export function shown(value: number): number {
  const scale = Math.abs(value) < 10 ? 1e4 : 100
  return Math.round(value * scale) / scale
}

/** The arithmetic of a claim: “1890.92 ÷ 1546 = 122.31 %, the text says 122.26%”. */
export function explanationOf(claim: Claim): string {
  const { claimed, operands, computed, rule } = claim
  if (rule === '、') return `${operands.length} listed, the text says ${claimed.text}`
  if (rule === '=') return `said before: ${operands[0]?.text ?? ''}, the text says ${claimed.text}`
  const percent = measureOf(claimed.unit).base === '%' ? ' %' : ''
  return `${formulaOf(claim, ({ value }) => String(value))} = ${shown(computed)}${percent}, the text says ${claimed.text}`
}

const COUNTED = { consistent: '一致', rounding: '按所印位数四舍五入后一致', inconsistent: '不一致' } as const

/** The same for people: “1890.92亿元 ÷ 1546亿元 = 122.31%，文中为122.26%，不一致。” */
export function sentenceOf(claim: Claim, verdict: keyof typeof COUNTED): string {
  const { claimed, operands, computed, rule } = claim
  const agreed = COUNTED[verdict]
  if (rule === '、') return `文中称“${claimed.text}”，列出${operands.length}个，${agreed}。`
  if (rule === '=') return `“${claimed.text}”在文中不止一处，${agreed}。`
  return `${formulaOf(claim, ({ text }) => text)} = ${shown(computed)}${claimed.unit}，文中为${claimed.text}，${agreed}。`
}

function formulaOf({ operands, rule }: Claim, said: (amount: FoundAmount) => string): string {
  const [first = '', second = '', third = ''] = operands.map(said)
  if (rule === '↑') return `${first} ÷ ${second} − 1`
  if (rule === '÷(−)') return `${first} ÷ (${second} − ${third})`
  if (rule === '÷(+)') return `${first} ÷ (${second} + ${third})`
  if (rule === '×(1+)') return `${first} × (1 + ${second}${second.endsWith('%') ? '' : ' %'})`
  return operands.map(said).join(` ${rule} `)
}
