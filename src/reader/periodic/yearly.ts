import { matchesOf } from '../text/matches.ts'
import type { Obligation } from './obligation.ts'
import { periodOf } from './periods.ts'

const PAPERS = '计划|方案|评估|评价|报告|总结|审计|任务清单|工作要点|述职'
/** “制定年度工作计划”: a paper that is written anew every year. “2023年度计划” is one paper. */
const YEARLY = new RegExp(`(?<verb>制定|制订|编制|拟定|拟订|开展|组织|进行|提交|报送)(?<what>[^，,。；;、\\d]{0,12}?年度[^，,。；;、\\d]{0,8}?(?:${PAPERS}))`, 'g')
/** “以季度为一个考核周期”, “……至本年度8月31日为一个补助周期” */
const CYCLE = /(?<period>半年|季度|月度|自然年|年度|[周旬月年])(?:\d{1,2}月\d{1,2}日)?为[一1]个(?<what>[^，,。；;]{2,8})周期/g

/** Obligations whose period stands in what is made or in a cycle. */
export function yearlyIn(text: string): Obligation[] {
  const found: Obligation[] = []
  if (text.includes('年度')) {
    for (const match of matchesOf(YEARLY, text)) {
      const { verb = '', what = '' } = match.groups ?? {}
      if (/[本上下当各]年度/.test(what)) continue
      found.push({ from: match.index, to: match.index + match[0].length, period: 'year', action: verb + what, count: null, actor: null, recipient: null })
    }
  }
  if (text.includes('周期')) {
    for (const match of matchesOf(CYCLE, text)) {
      const period = periodOf(match.groups?.period)
      if (!period) continue
      const to = match.index + match[0].length
      found.push({ from: match.index, to, period, action: match.groups?.what ?? '', count: null, actor: null, recipient: null })
    }
  }
  return found
}
