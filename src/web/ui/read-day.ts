import { isDay, type Day } from '../../kernel/time/day.ts'

const FORMS = [
  // 2023-9-20  2023/09/20  2023.9.20  2023年9月20日
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/,
  // 20230920
  /^(\d{4})(\d{2})(\d{2})$/,
]
// 9-20  9月20日: of the year shown
const WITHOUT_YEAR = /^(\d{1,2})[-/.月](\d{1,2})日?$/

/** The day someone typed, in any of the ways people write one; null while it is none. A day without a year is of this year. */
export function readDay(text: string, today: Day): Day | null {
  const written = text.trim()
  for (const form of FORMS) {
    const match = form.exec(written)
    if (match) return dayOf(match[1]!, match[2]!, match[3]!)
  }
  const match = WITHOUT_YEAR.exec(written)
  return match ? dayOf(today.slice(0, 4), match[1]!, match[2]!) : null
}

function dayOf(year: string, month: string, dayOfMonth: string): Day | null {
  const day = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`
  return isDay(day) ? day : null
}
