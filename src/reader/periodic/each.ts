import { actionOf, countIn } from './action.ts'
import type { Obligation } from './obligation.ts'
import { actorBefore, recipientIn } from './parties.ts'
import { periodOf, periodOfSeveral } from './periods.ts'

/** “每季度”, “每3个月”, “每个季度”, “按月”, “逐月”; “半年更新一次”, not 上半年 or a term of half a year. */
const EACH = /每(?:个)?(?<several>[两三四五六\d]{1,2})?个?(?<period>自然年|工作日|半年度?|季度?|月度?|月份|年度?|星期|周|旬|日|天)|(?:按|逐)(?<by>半年|季度?|月度?|年度?|周|旬|日)(?!期|程|前|常|志|产)|(?<![上下前后近大多每以按逐])(?<bare>半年)(?![来就才又都])(?=[^，,。；;\d年内后前以]{1,10}一次)/g

const DOES = new RegExp(
  '召开|开展|组织|报送|上报|报告|通报|反馈|汇报|呈报|调度|评选|评估|评审|评价|考核|考评|检查|抽查|巡|更新|公布|公示|公开|进行|完成|发放|收取|建设|设立|举办|研究|梳理|分析|总结|调研|督察|督查|督导|填报|提供|认定|观摩|清理|会商|会议|拨付|安排|解决|轮训|' +
  '培训|走访|听取|汇总|发布|编制|编印|印发|制定|制订|排名|晾晒|监测|统计|盘点|测评|点评|约谈|述职|接访|下访|暗访|排查|演练|审计|核查|核实|研判|回访|学习|慰问|零报告|例会|体检|兑现|' +
  '(?:情况|总结|进展|结果|报告|材料|信息|台账|报表|计划|清单|问题)[^，,。]{0,4}报(?!名|酬|纸|刊)|报[省市县区州](?!级)|报领导',
)
/** Growth, thresholds, grants, benefits: what is so each year, not what is done. */
const NOT_DONE = new RegExp(
  '保持|达到|达\\d|增长|提高|递增|下降|降低|收入|产值|产量|发电|节约|节省|减排|减少|新增|净增|培育|引进|造林|植树|以来|每(?:人|户|亩|床|(?:床|托|学)位|名|个)|(?:补贴|补助|津贴|奖励|工资|低保|养老金|伙食)[^，。]{0,6}\\d+元|(?:补贴|补助|津贴|奖励)(?:资金)?(?:的|原则上|不低于|不超过)|' +
  '不超过\\d|比例|按[^，。]{0,16}标准|的标准|为\\d|约\\d|近\\d',
)
const LARGE = /\d{3,}(?:个|家|户|人|名|处|项|公里|亩|套|座|场)|\d(?:万|亿)(?!元专项|元资金)|\d(?:人次|公里|亩|%|％)/
const PAST = /(?:^|[，,。；;])(?:去年|上年|20\d{2}年)[^，,]{0,8}[，,]?$/

/** A period, and what is done in it up to the comma; each “每……” begins anew. */
export function eachIn(text: string): Obligation[] {
  const found: Obligation[] = []
  EACH.lastIndex = 0
  // One match ahead and no more: those of a long hostile sentence would fill the memory.
  let ahead = EACH.exec(text)
  while (ahead) {
    const match: RegExpExecArray = ahead
    ahead = EACH.exec(text)
    const end = ahead?.index ?? text.length
    const { several, period: word, by, bare } = match.groups ?? {}
    const period = by ?? bare ? periodOf(by ?? bare) : several ? periodOfSeveral(several, word ?? '') : periodOf(word)
    if (!period) continue
    const from = match.index
    const after = from + match[0].length
    const before = text.slice(Math.max(0, from - 60), from)
    if (/[《“"][^》”"]{0,12}$/.test(before) && /^[^，。]{0,10}[》]/.test(text.slice(after))) continue
    if (PAST.test(before)) continue
    const ones = by ? null : ONES.exec(text.slice(after, after + 220))
    if (ones) {
      found.push(...eachOne(ones[0], period, after))
      continue
    }
    const rest = restOf(text.slice(after, Math.min(end, after + 90)))
    const obligation = rest === null ? null : obligationFrom(before, rest, Boolean(by), period)
    if (obligation) found.push({ ...obligation, period, from, to: after + (rest?.length ?? 0) })
  }
  return found
}

/** The words of the period's clause; “每季度首月10日前，将……报” goes on behind the comma of its day. */
function restOf(words: string): string | null {
  const end = /[，,。；;]/.exec(words)?.index ?? words.length
  const day = words.slice(0, end).replace(/[（(][^（()）]{1,24}[）)]$/, '')
  if (end < words.length && /(?:前|内|底|末|初|旬|[日号周]|后)$/.test(day) && day.length <= 18 && /[，,]/.test(words[end] ?? '')) {
    const next = /[，,。；;]/.exec(words.slice(end + 1))?.index ?? words.length - end - 1
    return words.slice(0, end + 1 + next)
  }
  return words.slice(0, end).replace(/、$/, '')
}

const TIMES = /^(?:原则上|一般)?(?:至少|不少于|不低于)?(?:召开|开展|组织|进行)?(?:[一二两三四五六七八九十\d]{1,2})次(?:以上)?$/
/** What is said to be done once, twice in a period is done in it, whatever the verb: “每月开一次会”, “每季度学法一次”; what happens “每天一次” is told as often as asked. */
const TIMES_OF = /^(?!.{0,8}[过了])[^，,。；;]{0,16}(?:一|[两二三四五六]|\d)(?:次|[场轮](?![雨雪比赛大地]))/
const BARE = /^(?:召开|开展|组织|进行|举办)?$/

function obligationFrom(before: string, rest: string, by: boolean, period: Obligation['period']): Omit<Obligation, 'period' | 'from' | 'to'> | null {
  if (rest.length < 2 || NOT_DONE.test(rest) || LARGE.test(rest)) return null
  if (by && !/^(?:度|份)?[^，,]{0,8}$|^[^，,]{0,6}(?:通报|调度|报送|上报|公布|考核|分析|发放|收取|拨付|开展|召开|组织|进行|检查|评估|汇总|梳理|总结|督查|督导|更新|结算|填报|推进)/.test(rest)) return null
  const clause = before.split(/[，,；;：:。]/).at(-1) ?? ''
  const action = actionOf(rest)
  // “全体会议每年一次”, “考核每年开展一次”, “督查每月不少于2次”: what is done stands before the period.
  if (TIMES.test(rest) || BARE.test(action)) {
    const noun = /[\u4e00-\u9fff（）、]{2,20}$/.exec(clause.replace(/(?:原则上|一般|应当?|要|须)+$/, ''))?.[0] ?? ''
    if (action + noun === '') return null
    return { action: noun.startsWith(action) ? noun : action + noun, count: countIn(rest), actor: actorBefore(before), recipient: null }
  }
  if (!DOES.test(rest) && (by || period === 'day' || !TIMES_OF.test(rest))) return by && /(?:发放|收取|拨付|报送|通报|公布|结算|兑现|上报|缴纳)$/.test(clause) ? { action: clause.slice(-12), count: null, actor: null, recipient: null } : null
  return { action, count: countIn(rest), actor: actorBefore(before), recipient: recipientIn(rest) }
}

/** 每季度“开展一次……、召开一次……、……”: each a duty of its own. */
const ONES = /^[^“”，,。]{0,6}[“"](?:[^、“”。，]{2,24}、){2,8}[^、“”。，]{2,24}[”"]/

function eachOne(words: string, period: Obligation['period'], at: number): Obligation[] {
  const open = words.search(/[“"]/)
  return [...words.slice(open).matchAll(/[^、“”"]+/g)].map((match): Obligation => {
    const from = at + open + match.index
    return { period, action: actionOf(match[0]), count: countIn(match[0]), from, to: from + match[0].length, actor: null, recipient: null }
  })
}
