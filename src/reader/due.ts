import { addDays, addMonths, dayFrom, daysInMonth } from '../kernel/time/day.ts'
import { NUMERAL, wholeNumber } from './numerals.ts'
import type { Due, ReadDay } from './reading.ts'

/** What a deadline without a year or a start is counted from. */
export type DueContext = { year: number | null; issuedOn: ReadDay | null }

/** A deadline found in a text: its place there and what it says. */
export type FoundDue = { from: number; to: number; due: Due }

/** `needs` is a word every match holds, so that most texts are passed over quickly. */
type Reader = { needs: string; pattern: RegExp; date: (groups: Record<string, string | undefined>, context: DueContext) => ReadDay | null | undefined }

const N = `[${NUMERAL}]{1,3}`
const YEAR = `(?:(?<year>\\d{4}|[〇零一二三四五六七八九]{4})年|(?<relative>今年|本年度?|当年|明年|次年|后年))`
const UNTIL = '(?:以?前|之前|底前|底|末前?)?'
const BY = '(?:(?:力争|确保|争取)?(?:到|在|于|至|截至|截止到?))?'

/**
 * Deadlines, most exact first: a longer reading at the same place wins. `date` gives null for words that promise without a day, and
 * undefined where the words turn out to be no deadline.
 */
const READERS: readonly Reader[] = [
  {
    // 2023年6月30日前 / 6月30日前 / 明年3月1日之前
    needs: '月',
    pattern: new RegExp(`${BY}(?:${YEAR}(?:的)?)?(?<month>${N})月(?<day>${N})日(?<edge>以?前|之前|止)?`, 'g'),
    date: (g, context) => (g.edge || g.year || g.relative ? onDay(yearIn(g, context), wholeNumber(g.month ?? ''), wholeNumber(g.day ?? '')) : undefined),
  },
  {
    // 2023年6月底前 / 9月末 / 11月中旬前 / 8月上旬
    needs: '月',
    pattern: new RegExp(`${BY}(?:${YEAR})?(?<month>${N})月(?:份)?(?<part>底|末|上旬|中旬|下旬)(?:以?前|之前)?`, 'g'),
    date: (g, context) => partOfMonth(yearIn(g, context), wholeNumber(g.month ?? ''), g.part ?? ''),
  },
  {
    // 2023年6月前 (before June begins) / 2023年6月完成 is read by the next rule
    needs: '月',
    pattern: new RegExp(`${BY}(?:${YEAR})?(?<month>${N})月(?:份)?(?:以前|之前|前)`, 'g'),
    date: (g, context) => {
      const first = onDay(yearIn(g, context), wholeNumber(g.month ?? ''), 1)
      return first ? addDays(first, -1) : undefined
    },
  },
  {
    needs: '月',
    pattern: new RegExp(`${BY}${YEAR}(?<month>${N})月(?:份)?(?:内)?(?![\\d日])`, 'g'),
    date: (g, context) => partOfMonth(yearIn(g, context), wholeNumber(g.month ?? ''), '底'),
  },
  {
    // 2023年第二季度末 / 三季度前 / 一季度
    needs: '季度',
    pattern: new RegExp(`${BY}(?:${YEAR})?(?:第)?(?<quarter>[一二三四1-4])季度(?<edge>以?前|之前|末前?|底前?|内)?`, 'g'),
    date: (g, context) => endOfQuarterNamed(yearIn(g, context), wholeNumber(g.quarter ?? '')),
  },
  {
    // 上半年 / 2024年下半年
    needs: '半年',
    pattern: new RegExp(`${BY}(?:${YEAR})?(?<half>上|下)半年(?:内|底|前|末)?`, 'g'),
    date: (g, context) => onDay(yearIn(g, context), g.half === '上' ? 6 : 12, g.half === '上' ? 30 : 31),
  },
  {
    // “十四五”末 / 到“十五五”期末
    needs: '五',
    pattern: new RegExp(`${BY}[“"]?十(?<plan>[三四五六])五[”"]?(?:规划)?(?:时期|期间)?(?:末期?|期末|结束时?)(?:以?前)?`, 'g'),
    date: (g) => endOfYearNamed(2005 + 5 * (wholeNumber(g.plan ?? '') ?? 0)),
  },
  {
    // 到2025年 / 2025年底前 / 年底前 / 今年内 / 2023年完成
    needs: '年',
    pattern: new RegExp(`${BY}${YEAR}(?:度)?(?<edge>年?底前?|末前?|年末|内|以内|年内|全年|前|以前|之前|12月)?`, 'g'),
    date: (g, context) => wholeYear(g, context),
  },
  {
    needs: '',
    pattern: new RegExp(`${BY}(?:年底|年末|岁末)${UNTIL}|(?:年内|全年|年度内)(?=[^，。；]{0,12}?(?:完成|实现|达到|建成|出台|新增|培育|开工|投产|启动|落实|办结|全部))`, 'g'),
    date: (_, context) => (context.year ? endOfYearNamed(context.year) : null),
  },
  {
    // 自印发之日起30日内 / 印发后3个月内
    needs: '',
    pattern: new RegExp(`自?(?:本[^，。；]{1,6})?(?:印发|发布|施行|下发)(?:之日起|之日|后|起)(?<count>${N})(?<unit>个工作日|工作日|日|天|个月|年)(?:以?内|之内|前)?`, 'g'),
    date: (g, context) => afterIssue(context, wholeNumber(g.count ?? ''), g.unit ?? ''),
  },
  {
    needs: '',
    pattern: /(?:长期坚持|长期推进|长期|持续推进|持续实施|持续开展|常态化推进|常态化开展|常态化|长期任务|立行立改|即知即改|持续坚持|全年推进|贯穿全年|按时序进度推进|按序时进度推进)/g,
    date: () => null,
  },
]

/** Every deadline in `text`, in order; where two overlap the longer one stays. */
export function duesIn(text: string, context: DueContext): FoundDue[] {
  if (!/[年月季旬期续化五内]|立行|即知/.test(text)) return []
  const found: FoundDue[] = []
  for (const { needs, pattern, date } of READERS) {
    if (!text.includes(needs)) continue
    for (const match of text.matchAll(pattern)) {
      const from = match.index
      const to = from + match[0].length
      if (isPartOfSomethingElse(text, from, to)) continue
      if (found.some((other) => from < other.to && other.from < to)) continue
      const day = date(match.groups ?? {}, context)
      if (day !== undefined) found.push({ from, to, due: { date: day, text: match[0] } })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

/** A field “完成时限：…”: whatever its words, it is a deadline; without a day that can be read it has text only. */
export function dueOfField(words: string, context: DueContext): Due {
  const text = words.replace(/^[\s，,；;。]+|[\s，,；;。]+$/g, '')
  const bare = /^(\d{4})[年.]?(?:度)?$/.exec(text)
  if (bare) return { date: endOfYearNamed(Number(bare[1])) ?? null, text }
  const short = /^(\d{4})[.\-/年](\d{1,2})(?:[.\-/月](\d{1,2})日?)?(?:月|月底|底|前)*$/.exec(text)
  if (short) {
    const [year, month] = [Number(short[1]), Number(short[2])]
    return { date: (short[3] ? onDay(year, month, Number(short[3])) : partOfMonth(year, month, '底')) ?? null, text }
  }
  const month = /^([\d一二三四五六七八九十]{1,2})月份?$/.exec(text)
  if (month) return { date: partOfMonth(context.year, wholeNumber(month[1] ?? ''), '底') ?? null, text }
  if (/^(?:全年|年内|年度内|当年|本年)$/.test(text)) return { date: context.year ? (endOfYearNamed(context.year) ?? null) : null, text }
  const dues = duesIn(text, context).filter(({ due }) => due.date !== null)
  return { date: dues.at(-1)?.due.date ?? null, text }
}

/** The deadline a passage ends with: the latest day it names, else its promise without a day. */
export function lastDue(text: string, context: DueContext, notBefore: ReadDay | null): Due | null {
  let last: Due | null = null
  for (const { due, from, to } of duesIn(text, context)) {
    if (due.date === null) continue
    if (!promises(text, from, to)) continue
    if (notBefore && due.date < notBefore) continue
    if (last === null || due.date >= (last.date ?? '')) last = due
  }
  return last
}

/** “2022年实施方案” names a paper and “2021年以来” looks back; a deadline promises. */
function promises(text: string, from: number, to: number): boolean {
  const words = text.slice(from, to)
  if (/^(?:力争|确保|争取)?(?:到|至|截至|截止|于|在)|前|底|末|内|季度|半年|旬/.test(words)) return true
  return /^[，,]?(?:要|力争|确保|全部|基本|完成|实现|达到|建成|出台|新建|新增|培育|打造|争取|再|计划|开工|启动)/.test(text.slice(to, to + 8))
}

function isPartOfSomethingElse(text: string, from: number, to: number): boolean {
  const after = text.slice(to, to + 6)
  const before = text.slice(Math.max(0, from - 8), from)
  if (/^(?:以来|以后|起|来|的?《|〕|开始|至今|度?《|[—\-~～至到]\d)/.test(after)) return true
  if (/《[^》]{0,7}$/.test(before) || /[〔［[(（]$/.test(before)) return true
  return /(?:每|历|上|往|近|去|自|从|\d[—\-~～至到])$/.test(before) && !/印发|发布|施行|下发/.test(text.slice(from, to))
}

function yearIn(groups: Record<string, string | undefined>, context: DueContext): number | null {
  if (groups.year) return wholeNumber(groups.year)
  if (context.year === null) return null
  if (groups.relative === '明年' || groups.relative === '次年') return context.year + 1
  return groups.relative === '后年' ? context.year + 2 : context.year
}

function wholeYear(groups: Record<string, string | undefined>, context: DueContext): ReadDay | null | undefined {
  const year = yearIn(groups, context)
  if (year === null || year < 1990 || year > 2100) return undefined
  return /^(?:前|以前|之前)$/.test(groups.edge ?? '') ? endOfYearNamed(year - 1) : endOfYearNamed(year)
}

function onDay(year: number | null, month: number | null, day: number | null): ReadDay | undefined {
  if (!year || !month || !day || month > 12 || year < 1990 || year > 2100 || day > daysInMonth(year, month)) return undefined
  return dayFrom(year, month, day)
}

function partOfMonth(year: number | null, month: number | null, part: string): ReadDay | undefined {
  if (!year || !month || month > 12 || month < 1) return undefined
  const last: Record<string, number> = { 上旬: 10, 中旬: 20 }
  return onDay(year, month, last[part] ?? daysInMonth(year, month))
}

function endOfQuarterNamed(year: number | null, quarter: number | null): ReadDay | undefined {
  return quarter ? partOfMonth(year, quarter * 3, '底') : undefined
}

function endOfYearNamed(year: number): ReadDay | undefined {
  return onDay(year, 12, 31)
}

function afterIssue(context: DueContext, count: number | null, unit: string): ReadDay | null | undefined {
  if (!count) return undefined
  // Working days need a calendar, and the reader has none: the words stand without a day.
  if (!context.issuedOn || unit.includes('工作日')) return null
  if (unit === '个月') return addMonths(context.issuedOn, count)
  return unit === '年' ? addMonths(context.issuedOn, count * 12) : addDays(context.issuedOn, count)
}
