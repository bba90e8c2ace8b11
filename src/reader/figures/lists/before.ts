import type { Count } from './counts.ts'
import { CLAUSE_END, CLOSE_BRACKET, CLOSE_QUOTE, COMMA, DASH, OPEN_BRACKET, OPEN_QUOTE, PAUSE, SEMICOLON, STOP, COLON, markAt } from './marks.ts'
import { comingTo, membersOf } from './members.ts'
import type { Member } from './members.ts'

const FARTHEST = 400
/** How far back a list is looked for: so many characters a member and for what leads in. */
const LONGEST_MEMBER = 60
/** Words between a list and its number: “甲、乙、丙等三项”, “甲、乙、丙这三项”, “甲、乙、丙的‘三个一’”. */
const LINK = /(?:等等?|以及其他)?(?:这|以上|上述|共计|共|合计|总计|总共)?$/
const LINK_TO_QUOTE = /(?:等等?)?(?:这|的|共|构成的|组成的|为内容的|为主要内容的|为重点的|，|,)?$/
const VERB_AFTER_QUOTE = /[”’](?:实现|形成|做到|完成|达到|取得|的)$/
/** What ends in a verb is no list: “在甲、乙、丙新建三个……”. */
const VERB_END =
  /(?:建设|[新在创共扩改续]建|建成|完成|实施|开展|培育|引进|建立|成立|新增|增加|达到|达|设立|组建|评选|推出|出台|制定|争取|获批|命名|认定|签订|解决|落实|抓好|形成|实现|打造|推进|提高|突出|抓住|强化|加强|聚焦|围绕|构建|健全|完善|优化|做好|做强|深化|推动|促进|坚持|依托|统筹|实行|牢记|握紧|举办|召开|确定|安排|选派|选取|列出|共有|有|是|为|在|以及|和|与|及|于|对|从|把|将|用|给|向|到|至|按|每|各|近|约|超|前|后|这|该|了|着|其|其中|不少于|不低于|至少|最多|仅|只|另|其他|其余|上|下|的)$/
const COUNTED_ALONE = /(?:[\d一二两三四五六七八九十百千万]+[余多]?)(?:个|项|条|家|类|张|种|户|件|名|座|所|处|支|份|人|亩|公里|万元|亿元|元|%)/
/** What is done may be counted: then a member may end in a verb (“甲建设、乙建设两项任务”). */
const ACTIONS = /任务|行动|工作|工程|管理|活动|改革|措施|举措|方面|领域|环节|内容|试点|计划|专项|机制|制度|服务|问题|事项|重点|整治|攻坚|评比|建设|步骤|阶段|程序/
/** 和, 及, 与 */
const JOINTS = new Set([0x548c, 0x53ca, 0x4e0e])
const SCHOOLS_AND_ROADS = /[中小路街幼院队厂号]$/

/** The list that stands directly before its number, when it has as many members: “甲、乙、丙等三大产业”, “甲”“乙”“丙”三大品牌, 甲和乙两个……. */
export function listBefore(text: string, count: Count, floor: number): Member[] | null {
  const end = isMemberItself(text, count) ? null : endOfList(text, count, floor)
  if (end === null) return null
  const { to, named } = end
  if (markAt(text, to - 1) & CLOSE_QUOTE) {
    const quoted = insideQuotes(text, to, count.value, floor)
    if (quoted) return quoted
  }
  const least = Math.max(floor, to - Math.min(FARTHEST, count.value * LONGEST_MEMBER + LONGEST_MEMBER))
  const from = startOfList(text, to, least, CLAUSE_END)
  if (from === null) return null
  const members = membersOf(text, from, to, PAUSE)
  const list = comingTo(text, members, count.value) ?? tailOf(text, members, count.value)
  if (!list) return overCommas(text, count, to, floor)
  return isList(text, count, list, named) && !isPairOfShorthand(text, count, members) ? withoutLead(text, list) : null
}

/** Where the list would end, and whether 等 or quotation marks say that it is one. */
function endOfList(text: string, count: Count, floor: number): { to: number; named: boolean } | null {
  const at = count.quote?.from ?? count.from
  const words = text.slice(Math.max(floor, at - 8), at)
  const link = (count.quote ? LINK_TO_QUOTE : LINK).exec(words)?.[0] ?? ''
  const verb = link === '' || link === '的' ? VERB_AFTER_QUOTE.exec(words) : null
  const to = verb ? at - (verb[0].length - 1) : at - link.length
  if (to - floor < 2) return null
  const last = markAt(text, to - 1)
  if (last !== 0 && !(last & (CLOSE_QUOTE | CLOSE_BRACKET))) return null
  return { to, named: link.startsWith('等') || (last & CLOSE_QUOTE) > 0 }
}

/** The members that one pair of quotation marks holds: “甲、乙、丙”, “甲；乙；丙”, “甲—乙—丙”. */
export function insideQuotes(text: string, to: number, wanted: number, floor: number): Member[] | null {
  const open = openingOf(text, to, floor)
  if (open === null) return null
  for (const between of [SEMICOLON, PAUSE, PAUSE | COMMA, DASH]) {
    const members = membersOf(text, open + 1, to - 1, between)
    if (members.length < 2) continue
    if (members.length === wanted) return members
    return between === PAUSE ? comingTo(text, members, wanted) : null
  }
  return null
}

/** The opening mark of the quotation that ends before `to`. */
export function openingOf(text: string, to: number, floor: number): number | null {
  let depth = 0
  for (let at = to - 1; at >= Math.max(floor, to - FARTHEST); at -= 1) {
    const mark = markAt(text, at)
    if (mark & CLOSE_QUOTE) depth += 1
    else if (mark & OPEN_QUOTE) depth -= 1
    if (depth === 0) return at
  }
  return null
}

/** First character of the clause that ends at `to`, or null where nothing in it divides or joins. */
function startOfList(text: string, to: number, least: number, ends: number): number | null {
  let depth = 0
  let divided = false
  for (let at = to - 1; at >= least; at -= 1) {
    const mark = markAt(text, at)
    if (mark === 0) {
      divided ||= JOINTS.has(text.charCodeAt(at))
      continue
    }
    if (mark & (CLOSE_QUOTE | CLOSE_BRACKET)) depth += 1
    else if (mark & (OPEN_QUOTE | OPEN_BRACKET)) {
      if (depth === 0) return divided ? at + 1 : null
      depth -= 1
      divided ||= (mark & OPEN_QUOTE) > 0 || text[at] === '《'
    } else if (mark & STOP || (depth === 0 && mark & ends)) return divided ? at + 1 : null
    else divided ||= (mark & PAUSE) > 0
  }
  return divided ? least : null
}

/** The last members, where the first of them begins behind 的: “……划定的甲、乙、丙三条控制线”. */
function tailOf(text: string, members: readonly Member[], wanted: number): Member[] | null {
  const first = members[members.length - wanted]
  if (!first || wanted < 2) return null
  const of = text.lastIndexOf('的', first.to - 2)
  if (of <= first.from) return null
  return [{ from: of + 1, to: first.to }, ...members.slice(members.length - wanted + 1)]
}

/** A shorthand may close a list that goes over commas: “无甲、无乙，可丙、可丁的‘两无两可’”. */
function overCommas(text: string, count: Count, to: number, floor: number): Member[] | null {
  if (!count.quote || count.value < 3) return null
  const from = startOfList(text, to, Math.max(floor, to - FARTHEST), STOP | SEMICOLON | COLON)
  if (from === null) return null
  const members = membersOf(text, from, to, PAUSE | COMMA)
  if (members.length === count.value && sameEnd(text, members)) return members
  if (count.code.length < 2 || count.code.some(({ word }) => word === '')) return null
  return eachWordItsTimes(text, count, members.slice(-count.value)) ?? allWordsInEach(text, count, members)
}

/** Each word of the shorthand stands in as many members as it says: “两无两可”. */
function eachWordItsTimes(text: string, count: Count, members: readonly Member[]): Member[] | null {
  const times = count.code.every(({ value, word }) => members.filter((member) => text.slice(member.from, member.to).includes(word)).length === value)
  return times && members.length === count.value ? [...members] : null
}

/** All words of the shorthand stand in every member: “三南三北” of 南甲北乙、南丙北丁、南戊北己. */
function allWordsInEach(text: string, count: Count, members: readonly Member[]): Member[] | null {
  const value = count.code[0]?.value ?? 0
  if (count.code.some((part) => part.value !== value)) return null
  const list = members.slice(-value)
  return list.length === value && list.every(({ from, to }) => count.code.every(({ word }) => text.slice(from, to).includes(word))) ? list : null
}

/** Whether all members end in the same two characters. */
function sameEnd(text: string, members: readonly Member[]): boolean {
  const ends = new Set(members.map(({ to }) => text.slice(to - 2, to)))
  return ends.size === 1
}

function isList(text: string, count: Count, list: readonly Member[], named: boolean): boolean {
  const last = list.at(-1)
  if (!last || list.some(({ from, to }) => to - from > 60)) return false
  const words = text.slice(last.from, last.to)
  if (count.loose && (list.length < 3 || words.length < 2 || SCHOOLS_AND_ROADS.test(count.measure))) return false
  if (named) return true
  if (isInsideMember(text, count)) return false
  const verb = VERB_END.exec(words)?.[0] ?? ''
  if (verb !== '' && !(verb.length === 2 && ACTIONS.test(text.slice(count.to, count.nounTo)))) return false
  return count.quote !== null || !list.some(({ from, to }) => COUNTED_ALONE.test(text.slice(from, to)))
}

/** “甲相通、乙‘三个体系’相通、丙相通”: a 、 soon behind the count divides the list that the count itself stands in. */
function isInsideMember(text: string, count: Count): boolean {
  const noun = text.slice(count.quote?.to ?? count.to, count.nounTo)
  return (markAt(text, count.nounTo) & PAUSE) > 0 && noun.length <= 8 && !/[和及与]/.test(noun)
}

/** “甲”“乙”“双丙”等制度: the shorthand is one of the list. */
function isMemberItself(text: string, { quote }: Count): boolean {
  return quote !== null && /^[等、“]/.test(text.slice(quote.to, quote.to + 1))
}

/** “甲和乙‘双丙工程’” may name the works of both; “甲和乙‘两大产业’” counts them. */
function isPairOfShorthand(text: string, count: Count, members: readonly Member[]): boolean {
  return count.quote !== null && members.length === 1 && !/^[两2][个大项条类张种重座篇支]/.test(text.slice(count.from, count.from + 2))
}

/** A heading's own number and the words that lead in the list are no part of the first member. */
function withoutLead(text: string, list: readonly Member[]): Member[] {
  const [first, ...others] = list
  if (!first) return []
  const quoted = others.every(({ from }) => /[“《‘]/.test(text[from] ?? '')) ? /[“《‘][^“《‘]*$/.exec(text.slice(first.from, first.to)) : null
  if (quoted) return [{ from: first.from + quoted.index, to: first.to }, ...others]
  const { from, to } = first
  const lead = /^(?:(?:[\d０-９]{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,2}[）)])|即|指|其中|.{0,16}(?:是指|指的是|包括|分别是|分别为|主要是|主要有))/.exec(text.slice(from, Math.min(to, from + 20)))?.[0] ?? ''
  return [{ from: Math.min(from + lead.length, to - 1), to }, ...others]
}
