import { dayFrom, endOfMonth, isDay, type Day } from '../../../kernel/time/day.ts'

const WHOLE = /^(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*(?:[-/.]|月)\s*(\d{1,2})\s*日?\s*前?$/
const MONTH = /^(\d{4})\s*(?:[-/.]|年)\s*(\d{1,2})\s*月?\s*(?:底|末)?\s*前?$/
const DIGITS = /^(\d{4})(\d{2})(\d{2})$/
/** What offices write where there is no last day. */
const NONE = /^(?:长期|长期坚持|持续推进|持续|常态化|全年|无|[—\-/]+)$/
const [FIRST, LAST] = ['1900-01-01', '2199-12-31']

/**
 * A day as offices write it in a table: 2026-09-30, 2026/9/30, 2026年9月30日, 20260930; a month is its last day.
 *
 * @returns null where the words say that there is none (长期), undefined where they are no day: 2026-02-30, 九月底
 */
export function readDay(written: string): Day | null | undefined {
  const words = written.normalize('NFKC').trim()
  if (NONE.test(words)) return null
  const whole = WHOLE.exec(words) ?? DIGITS.exec(words)
  if (whole) return inRange(dayOrNothing(whole[1], whole[2], whole[3]))
  const month = MONTH.exec(words)
  const first = month ? dayOrNothing(month[1], month[2], '1') : undefined
  return first && inRange(endOfMonth(first))
}

function dayOrNothing(year = '', month = '', date = ''): Day | undefined {
  const written = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return isDay(written) ? dayFrom(Number(year), Number(month), Number(date)) : undefined
}

function inRange(day: Day | undefined): Day | undefined {
  return day !== undefined && day >= FIRST && day <= LAST ? day : undefined
}
