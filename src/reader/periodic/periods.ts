import { wholeNumber } from '../text/numerals.ts'
import type { PeriodName } from '../reading.ts'

const PERIODS: Record<string, PeriodName> = {
  日: 'day', 天: 'day', 工作日: 'day', 周: 'week', 星期: 'week', 旬: 'ten-days', 月: 'month', 月份: 'month', 月度: 'month', 季: 'quarter',
  季度: 'quarter', 半年: 'half-year', 半年度: 'half-year', 年: 'year', 年度: 'year', 自然年: 'year',
}

/** Several months that make one period; two months, two weeks or three years make none. */
const MONTHS: Record<number, PeriodName> = { 1: 'month', 3: 'quarter', 6: 'half-year', 12: 'year' }

/** The period a word names, or null. */
export function periodOf(word: string | undefined): PeriodName | null {
  return PERIODS[word ?? ''] ?? null
}

/** “每3个月” is a quarter, “每两个月” no period that has a name. */
export function periodOfSeveral(count: string, word: string): PeriodName | null {
  const number = wholeNumber(count)
  if (number === 1) return periodOf(word)
  return number !== null && word.startsWith('月') ? (MONTHS[number] ?? null) : null
}
