/** A decimal as it is set: with the minus that is as wide as a digit. */
export function minus(value: string): string {
  return value.replace(/^-/, '−')
}

/** With its sign, also where it is more: +0.50. Nothing is added to nought. */
export function signed(value: string): string {
  return /^[-−]/.test(value) || /^0(\.0*)?$/.test(value) ? minus(value) : `+${value}`
}

const TAGS = { zh: 'zh-CN', en: 'en' } as const

/** A round number of an axis, as people write it short: 12万 in Chinese, 120K in English. */
export function axisNumber(value: number, language: 'zh' | 'en'): string {
  return minus(new Intl.NumberFormat(TAGS[language], { notation: 'compact', maximumFractionDigits: 2, useGrouping: false }).format(value === 0 ? 0 : value))
}

/** The short name of a month, 1 to 12, below an axis. */
export function axisMonth(month: number, language: 'zh' | 'en'): string {
  return new Intl.DateTimeFormat(TAGS[language], { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1, 1))
}
