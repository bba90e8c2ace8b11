import type { Day } from '../../../kernel/time/day.ts'
import { shortDay } from '../../ui/date-text.tsx'

const CHINA_MS = 8 * 3_600_000

/** An instant as the clock on the wall says it in China: `11-23 08:30`, with the year where it is another. */
export function momentText(instant: string, today: Day): string {
  const [day = '', time = ''] = new Date(Date.parse(instant) + CHINA_MS).toISOString().split('T')
  return `${shortDay(day, today)} ${time.slice(0, 5)}`
}
