import { apart } from '../text/apart.ts'
import { matchesOf } from '../text/matches.ts'
import { wholeNumber } from '../text/numerals.ts'
import type { Obligation } from './obligation.ts'
import { periodOf } from './periods.ts'

/** Two characters of what offices do again and again. */
const ACTION =
  '调度|督查|督察|督导|督办|通报|考核|考评|考察|分析|总结|小结|签约|开工|观摩|评估|评价|评比|评议|评审|点评|报告|会商|例会|会议|碰头|调研|研判|汇报|汇总|反馈|巡田|巡查|巡河|巡林|排查|抽查|检查|暗访|走访|报送|上报|公布|晾晒|亮晒|推进|复盘|体检|清零|清单|更新|' +
  '监测|统计|述职|交办|曝光|提示|提醒|预警|盘点|比拼|对账|审计|培训|学习|拉练|擂台|接访|简报|专报|通气|攻坚|督战|排名|促进|展评|评选|讲评|研究|开展|活动|主题'
const NUMBER = /[一二两三四五六七八九十1-9]/

const ONE_A = new RegExp(`(?<![\\d一二三四五六七八九十第])(?:[一1](?<period>日|天|周|旬|月|季度?|年)|(?<half>半年)|全(?<all>年))(?<count>[一二两三四1-4])(?<action>${ACTION})`, 'g')
const SERIES = new RegExp(`(?:(?:[日周旬月季年]|半年|季度|月度|年度)(?:${ACTION})[、，,和及]?){2,}`, 'g')
const IN_SERIES = new RegExp(`(?<period>半年|季度|月度|年度|[日周旬月季年])(?<action>${ACTION})`, 'g')
const KEPT = '(?:建立|实行|执行|落实|坚持|推行|实施|健全|完善|严格|开展|实现|做到|形成|采取|按照)(?:健全|完善|落实|并|和|了)?[“"]?'
const NAMED = new RegExp(
  `${KEPT}(?:[\\u4e00-\\u9fff]{0,6}?)(?<period>半年|季度|月度|年度|[日周旬月季年])(?<action>${ACTION}|报)[”"]?(?=制度?|机制|工作法)|(?<![\\d一二三四五六七八九十本上下每今去明全半近个])(?<period2>[日周旬月季])(?<action2>${ACTION}|报)[”"]?(?=制度|机制|工作法)`, 'g',
)

export const HAS_SERIES = /[一1半全][日天周旬月季年]|[日周旬月季年度](?=[\u4e00-\u9fff]{2}[、，,和及”"制机工])|[日周旬月季]报/

/**
 * Rhythms that have become words: “一月一调度”, “周通报、月调度、年考核” as a series, “实行月例会制度” as a named arrangement. A single “月调度”
 * in running text names a meeting, not a rhythm.
 */
export function seriesIn(text: string): Obligation[] {
  if (!HAS_SERIES.test(text)) return []
  const ones: Obligation[] = []
  const series: Obligation[] = []
  const named: Obligation[] = []
  const add = (list: Obligation[], from: number, length: number, word: string | undefined, action: string, count: number | null): void => {
    const period = periodOf(word)
    if (period) list.push({ from, to: from + length, period, action, count, actor: null, recipient: null })
  }
  for (const match of matchesOf(ONE_A, text)) {
    const { period, half, all, count = '', action = '' } = match.groups ?? {}
    add(ones, match.index, match[0].length, period ?? half ?? all, action, wholeNumber(count))
  }
  for (const whole of matchesOf(SERIES, text)) {
    if (NUMBER.test(text.slice(Math.max(0, whole.index - 1), whole.index))) continue
    for (const match of matchesOf(IN_SERIES, whole[0])) add(series, whole.index + match.index, match[0].length, match.groups?.period, match.groups?.action ?? '', null)
  }
  for (const match of matchesOf(NAMED, text)) {
    const { period, period2, action, action2 } = match.groups ?? {}
    const word = `${period ?? period2 ?? ''}${action ?? action2 ?? ''}`
    const at = match.index + match[0].lastIndexOf(word)
    add(named, at, word.length, period ?? period2, (action ?? action2 ?? '').replace(/^报$/, '报告'), null)
  }
  return apart(ones, series, named)
}
