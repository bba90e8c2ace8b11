import type { Claim } from './claim.ts'

/** The arithmetic of a claim in words: “1890.92 ÷ 1546 = 122.31 %, the text says 122.26%”. */
export function explanationOf({ claimed, operands, relation, computed, rule }: Claim): string {
  const said = operands.map(({ value }) => value).join(` ${rule} `)
  const sum = relation === 'enumeration' ? `${operands.length} listed` : `${said} = ${twoDecimals(computed)}${relation === 'ratio' ? ' %' : ''}`
  return `${sum}, the text says ${claimed.text}`
}

/** Rounded to two decimals, as it is shown. */
export function twoDecimals(value: number): number {
  return Math.round(value * 100) / 100
}
