import type { Calendar, CalendarYear } from './calendar.ts'
import { CHINA_DATA_VERSION, CHINA_DAYS, LAST_ANNOUNCED_YEAR } from './china-days.ts'
import type { Day } from './day.ts'

/**
 * The working days of China: as announced to `LAST_ANNOUNCED_YEAR`, with make-up weekends; later years provisional, with
 * the days off that the law fixes and no make-up days, until their arrangement is announced (each November).
 *
 * @source 国务院办公厅 each year's 《关于…年部分节假日安排的通知》; 《全国年节及纪念日放假办法》 for the provisional years
 */
export const china: Calendar = { version: CHINA_DATA_VERSION, years: readYears() }

function readYears(): Record<number, CalendarYear> {
  const years: Record<number, CalendarYear> = {}
  for (const [key, [off, work]] of Object.entries(CHINA_DAYS)) {
    const year = Number(key)
    const provisional = year > LAST_ANNOUNCED_YEAR
    years[year] = {
      off: readDays(year, off),
      work: readDays(year, work),
      provisional,
      source: provisional ? '《全国年节及纪念日放假办法》（当年安排尚未公布）' : `《国务院办公厅关于${year}年部分节假日安排的通知》`,
    }
  }
  return years
}

function readDays(year: number, text: string): Day[] {
  return text === '' ? [] : text.split(' ').map((monthDay) => `${year}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`)
}
