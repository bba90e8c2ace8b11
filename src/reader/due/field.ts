import type { Due, ReadDay } from '../reading.ts'
import { endOfMonth, endOfYear, onDay } from './dates.ts'
import { narrowDigits } from '../text/numerals.ts'
import { duesIn } from './dues.ts'
import { numberIn } from './reader.ts'
import type { DueContext } from './reader.ts'

/** Bare words that are a time only because a column or label says so, with the day each means. */
const BARE: readonly { pattern: RegExp; date: (words: string[], year: number | null) => ReadDay | null | undefined }[] = [
  // 2025 / 2025年 / 2025年度 / 2023—2025年
  { pattern: /^(?:\d{4}年?[—\-–－~～至到]{1,2})?(\d{4})年?(?:度|全年|内)?$/, date: ([year]) => endOfYear(Number(year)) },
  // 2023.06 / 2023-6-15 / 23/6/15前 / 2023-06-15 00:00:00
  { pattern: /^(\d{2}|\d{4})[.\-/](\d{1,2})(?:[.\-/](\d{1,2}))?(?:底|之?前|\s?0{1,2}:00(?::00)?)*$/, date: ([year, month, day]) => ofParts(year, month, day) },
  // 2023年6月 / 23年6月15日前
  { pattern: /^(\d{2}|\d{4})年(\d{1,2})月?(?:(\d{1,2})日)?(?:份|底|之?前)*$/, date: ([year, month, day]) => ofParts(year, month, day) },
  // 6月 / 六月份
  { pattern: /^([\d一二三四五六七八九十]{1,3})月份?$/, date: ([month], year) => endOfMonth(year, numberIn(month)) },
  // 6月30日 / 6.30 / 12.31前
  { pattern: /^([\d一二三四五六七八九十]{1,3})(?:月|[.](?=\d{1,2}(?:日|前)?$))([\d一二三四五六七八九十]{1,3})日?(?:之?前)?$/, date: ([month, day], year) => onDay(year, numberIn(month), numberIn(day)) },
  { pattern: /^(?:全年|年内|年度内?|当年|本年|今年|年底|年末)$/, date: (_, year) => endOfYear(year) },
]

/** “23年6月” is 2023; “6.30” is the thirtieth of June, not the year 6. */
function ofParts(year = '', month = '', day = ''): ReadDay | undefined {
  const full = year.length === 4 ? Number(year) : Number(year) > 12 ? 2000 + Number(year) : null
  return day ? onDay(full, Number(month), Number(day)) : endOfMonth(full, Number(month))
}

/** What returns, only begins, or ends on a day that schools decide: it has no last day here. */
const NO_END = /学期$|^(?:每|按[月季年]|逐|自?\d{4}年(?:\d{1,2}月)?起|即日起)/

/** A field “完成时限：…”: whatever its words, it is a deadline; without a day that can be read it has text only. */
export function dueOfField(words: string, context: DueContext): Due {
  const text = words.replace(/^[\s，,；;。]+|[\s，,；;。]+$/g, '')
  const plain = narrowDigits(text)
  if (NO_END.test(plain)) return { date: null, text }
  for (const { pattern, date } of BARE) {
    const match = pattern.exec(plain)
    const day = match ? date(match.slice(1), context.year) : undefined
    if (day) return { date: day, text }
  }
  let last: ReadDay | null = null
  for (const { due } of duesIn(text.slice(0, 400), context)) if (due.date !== null && (last === null || due.date > last)) last = due.date
  return { date: last, text }
}
