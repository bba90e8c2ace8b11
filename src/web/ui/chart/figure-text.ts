/** A decimal as it is set: with the minus that is as wide as a digit. */
export function minus(value: string): string {
  return value.replace(/^-/, '−')
}

/** With its sign, also where it is more: +0.50. Nothing is added to nought. */
export function signed(value: string): string {
  return /^[-−]/.test(value) || /^0(\.0*)?$/.test(value) ? minus(value) : `+${value}`
}

const WAN = 10_000

/** A round number of an axis, as people write it: 12万 in Chinese, 120,000 in English. */
export function axisNumber(value: number, language: 'zh' | 'en'): string {
  const plain = Number(value.toPrecision(12))
  if (language === 'en') return minus(plain.toLocaleString('en-GB'))
  return minus(Math.abs(plain) >= WAN && plain % (WAN / 10) === 0 ? `${plain / WAN}万` : String(plain))
}
