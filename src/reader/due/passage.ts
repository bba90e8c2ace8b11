import type { Due, ReadDay } from '../reading.ts'
import { duesIn } from './dues.ts'
import type { DueContext } from './reader.ts'

/** Words that promise without a day; they are the deadline of a passage where they close a clause, or begin with a start. */
const UNDATED = /通知|印发|发布|下发|发文|即日起|(?:春节|中秋|汛|入冬|采暖|供暖|开学|[本下]周|月底)/
const STANDING = /^(?:长期坚持|长期推进|长期任务|持续推进|常态化推进|立行立改|全年推进|贯穿全年)$/

/**
 * The deadline a passage ends with: the latest day it names, else its promise without a day.
 *
 * @param notBefore day of issue: what lay before it when the document was written is no deadline; without it the document's year decides
 */
export function lastDue(text: string, context: DueContext, notBefore: ReadDay | null): Due | null {
  const earliest = notBefore ?? (context.year ? `${context.year}-01-01` : '')
  let last: Due | null = null
  let undated: Due | null = null
  for (const { due, from, to } of duesIn(text, context)) {
    if (due.date === null) {
      if (UNDATED.test(due.text) || (STANDING.test(due.text) && /^(?:$|[，,。；;）)])/.test(text.slice(to, to + 1)))) undated = due
      continue
    }
    if (!promises(text, from, to) || due.date < earliest) continue
    if (last === null || due.date >= (last.date ?? '')) last = due
  }
  return last ?? undated
}

/** “2022年实施方案” names a paper and “2021年以来” looks back; a deadline promises. */
function promises(text: string, from: number, to: number): boolean {
  const words = text.slice(from, to)
  if (/^(?:力争|确保|争取)?(?:到|至|截至|截止|于|在)|前|底|末|内|季度|半年|旬|月|期间|时期|[—–－~～至]/.test(words)) return true
  return /^[，,]?(?:要|力争|确保|全部|基本|完成|实现|达到|建成|出台|新建|新增|培育|打造|争取|再|计划|开工|启动|全面|投用)/.test(text.slice(to, to + 8))
}
