import { isList } from './believable.ts'
import type { Count } from './counts.ts'
import { withoutLead } from './lead.ts'
import { CLAUSE_END, CLOSE_BRACKET, CLOSE_QUOTE, PAUSE, markAt } from './marks.ts'
import { comingTo, membersOf } from './members.ts'
import type { Member } from './members.ts'
import { insideQuotes } from './quotes.ts'
import { isMemberItself, isPairOfShorthand, overCommas } from './shorthand.ts'
import { startOfList } from './start.ts'

const FARTHEST = 400
/** How far back a list is looked for: so many characters a member and for what leads in. */
const LONGEST_MEMBER = 60
/** Words between a list and its number: “甲、乙、丙等三项”, “甲、乙、丙这三项”, “甲、乙、丙的‘三个一’”. */
const LINK = /(?:等等?|以及其他)?(?:这|以上|上述|共计|共|合计|总计|总共)?$/
const LINK_TO_QUOTE = /(?:等等?)?(?:这|的|共|构成的|组成的|为内容的|为主要内容的|为重点的|，|,)?$/
const VERB_AFTER_QUOTE = /[”’](?:实现|形成|做到|完成|达到|取得|的)$/

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

/** The last members, where the first of them begins behind 的: “……划定的甲、乙、丙三条控制线”. */
function tailOf(text: string, members: readonly Member[], wanted: number): Member[] | null {
  const first = members[members.length - wanted]
  if (!first || wanted < 2) return null
  const of = text.lastIndexOf('的', first.to - 2)
  if (of <= first.from) return null
  return [{ from: of + 1, to: first.to }, ...members.slice(members.length - wanted + 1)]
}
