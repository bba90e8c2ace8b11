import type { Count } from './counts.ts'
import { CLOSE_QUOTE, markAt } from './marks.ts'
import type { Member } from './members.ts'
import { verbAtEnd } from './verbs.ts'

const LONGEST_MEMBER = 60
/** A number with its measure: “国家级6项、省级2项” counts each for itself. */
const COUNTED_ALONE = /[\d一二两三四五六七八九十百千万][余多]?(?:个|项|条|家|类|张|种|户|件|名|座|所|处|支|份|人|亩|公里|万元|亿元|元|%)/
/** What is done may be counted: then a member may end in a verb (“甲建设、乙建设两项任务”). */
const ACTIONS =
  /任务|行动|工作|工程|管理|活动|改革|措施|举措|方面|领域|环节|内容|试点|计划|专项|机制|制度|服务|问题|事项|重点|整治|攻坚|评比|建设|步骤|阶段|程序/
const SCHOOLS_AND_ROADS = /[中小路街幼院队厂号]$/

/** Whether words before a number are what it counts; `named` when 等 or quotation marks say so. */
export function isList(text: string, count: Count, list: readonly Member[], named: boolean): boolean {
  const last = list.at(-1)
  if (!last || list.some(({ from, to }) => to - from > LONGEST_MEMBER)) return false
  const words = text.slice(last.from, last.to)
  if (count.loose && (list.length < 3 || words.length < 2 || SCHOOLS_AND_ROADS.test(count.measure))) return false
  if (named) return true
  if (isNextOfSeries(text, count, list)) return false
  const verb = verbAtEnd(words)
  if (verb !== '' && !(verb.length === 2 && ACTIONS.test(text.slice(count.to, count.nounTo)))) return false
  return count.quote !== null || !list.some(({ from, to }) => COUNTED_ALONE.test(text.slice(from, to)))
}

/** “增强‘四个意识’、坚定‘四个自信’、做到‘两个维护’”: the other members have shorthand of their own or end in a quotation; the last leads to this one. */
function isNextOfSeries(text: string, { quote }: Count, list: readonly Member[]): boolean {
  if (quote && list.some(({ from, to }) => /“[一二两三四五六七八九十\d]+[^”]/.test(text.slice(from, to)))) return true
  const closed = list.map(({ to }) => (markAt(text, to - 1) & CLOSE_QUOTE) > 0)
  return list.length > 1 && closed.slice(0, -1).every(Boolean) && closed.at(-1) === false
}
