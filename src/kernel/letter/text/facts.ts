import type { Light } from '../../light.ts'
import { civil, type Day } from '../../time/day.ts'

/** What the records say of a matter, as far as letters speak of it: names already resolved, sentences in Chinese. */
export type MatterFacts = {
  id: string
  code: string
  title: string
  /** what such a matter is called: 督办事项 */
  matterName: string
  /** the unit that carries it out */
  lead: string
  /** where it came from, and what was asked there */
  source: string | null
  requirement: string | null
  due: Day | null
  light: Light
  /** why its light is what it is, the heaviest first */
  reasons: readonly string[]
  /** required practice of this quarter: what is there, and what is still to come until its day */
  done: readonly string[]
  missing: readonly { name: string; dueOn: Day; act: boolean }[]
  last: { on: Day; summary: string } | null
  extension: { from: Day; to: Day; reason: string; approved: boolean | null; grantedTo: Day | null } | null
}

/** What a letter says beside its matters. */
export type TextFrame = { issuer: string; period: string; today: Day; replyBy: Day | null; /** what the addressee is called */ addressee: string; leader: boolean }

/** 2023年9月20日, without leading zeros. */
export function dayText(day: Day): string {
  const { year, month, dayOfMonth } = civil(day)
  return `${year}年${month}月${dayOfMonth}日`
}

/** 9月20日; a day of another year with its year. */
export function shortDay(day: Day, today: Day): string {
  return civil(day).year === civil(today).year ? dayText(day).replace(/^\d+年/, '') : dayText(day)
}

/** A day that nobody has set yet is left to be filled in. */
export function dayOrBlank(day: Day | null, today: Day): string {
  return day === null ? '　月　日' : shortDay(day, today)
}

/** “…” around a title that has no 《》; quotes within it become single ones. */
export function quoted(title: string): string {
  return title.startsWith('《') ? title : `“${title.replaceAll('“', '‘').replaceAll('”', '’')}”`
}

/** Days within a sentence as letters write them: 09-27 is 9月27日, 2024-01-05 is 2024年1月5日. */
export function daysInWords(sentence: string): string {
  return sentence.replace(/ ?(?<![\d-])(?:(\d{4})-)?(\d{2})-(\d{2})(?![\d-]) ?/g, (_, year: string | undefined, month: string, day: string) => `${year ? `${year}年` : ''}${Number(month)}月${Number(day)}日`)
}

/** 1. only where there are several. */
export function numbered(lines: readonly string[]): string[] {
  return lines.length > 1 ? lines.map((line, index) => `${index + 1}. ${line}`) : [...lines]
}

/** What all of these are called: 督办事项; of several ledgers 事项. */
export function namesTogether(matters: readonly Pick<MatterFacts, 'matterName'>[]): string {
  const names = [...new Set(matters.map(({ matterName }) => matterName))]
  return names.length === 1 ? (names[0] ?? '事项') : '事项'
}

export function commonValues({ issuer, period, today, replyBy, addressee }: TextFrame) {
  return { issuer, period, today: dayText(today), replyBy: dayOrBlank(replyBy, today), addressee, contact: `${issuer}　　　，电话：　　　` }
}

/** Without its last full stop, to stand within a sentence. */
export function unstopped(text: string): string {
  return text.trim().replace(/[。；;.]+$/, '')
}
