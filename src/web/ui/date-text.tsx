import { civil, daysBetween, dayOfWeek, type Day } from '../../kernel/time/day.ts'
import { uiWords } from '../i18n/ui-words.ts'
import { useLanguage, useWords, type Language } from '../i18n/language.tsx'

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** `09-28`; with the year where it is not the year shown: `2022-09-28`. */
export function shortDay(day: Day, today: Day): string {
  return day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day
}

/** `2023年9月20日` or `20 September 2023`. */
export function fullDay(day: Day, language: Language): string {
  const { year, month, dayOfMonth } = civil(day)
  return language === 'zh' ? `${year}年${month}月${dayOfMonth}日` : `${dayOfMonth} ${MONTHS[month - 1]} ${year}`
}

/** How far a day is, where that is easier than its date: today, yesterday, a weekday of the coming week; else null. */
export function nearDay(day: Day, today: Day): { key: keyof typeof uiWords; days: number } | null {
  const days = daysBetween(today, day)
  if (days === 0) return { key: 'day.today', days }
  if (days === -1) return { key: 'day.yesterday', days }
  if (days === 1) return { key: 'day.tomorrow', days }
  if (days < 0 && days >= -30) return { key: 'day.ago', days: -days }
  if (days > 0 && days <= 7) return { key: `day.short.${dayOfWeek(day)}`, days }
  return null
}

type Props = { day: Day; today: Day; full?: boolean }

/** A day as people write it: short in tables, full in headings. */
export function DateText({ day, today, full }: Props) {
  const { language } = useLanguage()
  const t = useWords(uiWords)
  return <time dateTime={day}>{full ? `${fullDay(day, language)}　${t(`day.${dayOfWeek(day)}`)}` : shortDay(day, today)}</time>
}
