import type { Count } from './counts.ts'
import { byPauses, bySemicolons, coded, eachOf, isNextTerm, quotedInside } from './explained.ts'
import { CLOSE_BRACKET, CLOSE_QUOTE, COLON, COMMA, OPEN_BRACKET, OPEN_QUOTE, PAUSE, SEMICOLON, STOP, markAt } from './marks.ts'
import type { Member } from './members.ts'

/** The longest body that is looked at: so many characters a member. */
const LONGEST_MEMBER = 90
/** Brackets that name who answers for it explain no number. */
const DUTY = /^(?:责任|牵头|配合|主办|协办|完成|具体)[^，、]{0,6}[：:]|(?:负责|牵头|配合|落实|参与)$/
const WORDS = '[^，,。；;：:、！!？?“”‘’《》（()）\\n\\t]'
/** “六张清单”：, “三化”是指, 五项制度，即, 三份，分别由 … */
const OPENERS: readonly { pattern: RegExp; quotedOnly: boolean; weak: boolean }[] = [
  { pattern: new RegExp(`^${WORDS}{0,20}?[，,]?(?:即|分别[是为由]|包括|包含|涵盖|主要(?:是|有|包括)|具体(?:为|是|包括)|指的是|是指)[：:]?`), quotedOnly: false, weak: false },
  { pattern: new RegExp(`^${WORDS}{0,8}?[，,]?就是`), quotedOnly: true, weak: false },
  { pattern: new RegExp(`^${WORDS}{0,20}[：:]`), quotedOnly: false, weak: false },
  { pattern: new RegExp(`^${WORDS}{0,12}[，,]?(?=[（(])`), quotedOnly: false, weak: false },
  { pattern: new RegExp(`^${WORDS}{0,8}?(?:是|为|指)`), quotedOnly: true, weak: true },
  { pattern: new RegExp(`^${WORDS}{0,12}[，,](?:打造|构建|建设|推进|推行|落实|实行|实施|做到|坚持|建立)`), quotedOnly: true, weak: true },
]

/** The list that explains a count behind it, when it has as many members: behind a colon, 即, 是指, 包括, or in brackets. */
export function listAfter(text: string, count: Count): Member[] | null {
  const at = count.quote?.to ?? count.to
  const words = text.slice(at, at + 34)
  for (const { pattern, quotedOnly, weak } of OPENERS) {
    if (quotedOnly && !count.quote) continue
    const opener = pattern.exec(words)?.[0]
    if (opener === undefined) continue
    const list = listIn(text, count, at + opener.length, weak)
    if (list) return list
  }
  return null
}

function listIn(text: string, count: Count, at: number, weak: boolean): Member[] | null {
  const bracketed = (markAt(text, at) & OPEN_BRACKET) > 0
  const from = bracketed ? at + 1 : at
  const to = endOfBody(text, from, count.value * LONGEST_MEMBER)
  if (to === null || to - from < 3 || markAt(text, from) & (PAUSE | COMMA) || (markAt(text, from) & OPEN_QUOTE && isNextTerm(text, { from, to }))) return null
  if (bracketed && DUTY.test(text.slice(from, to))) return null
  if (weak) return quotedInside(text, count, from, to) ?? eachOf(text, count, from, to)
  // Behind “包括” a semicolon ends the list, behind a colon it divides it.
  const rules = bracketed || markAt(text, at - 1) & COLON ? [bySemicolons, byPauses] : [byPauses, bySemicolons]
  for (const listOf of [...rules, quotedInside, coded]) {
    const list = listOf(text, count, from, to)
    if (list) return list
  }
  return null
}

/** To the end of the sentence or of the bracket that the list stands in; null where nothing in it divides or joins. */
function endOfBody(text: string, from: number, longest: number): number | null {
  let depth = 0
  let divided = false
  const most = Math.min(text.length, from + longest)
  for (let at = from; at < most; at += 1) {
    const mark = markAt(text, at)
    if (mark & (OPEN_BRACKET | OPEN_QUOTE)) depth += 1
    else if (mark & (CLOSE_BRACKET | CLOSE_QUOTE)) {
      if (depth === 0) return divided ? at : null
      depth -= 1
    } else if (mark & STOP && (depth === 0 || text[at] === '\n')) return divided ? at : null
    else divided ||= (mark & (PAUSE | SEMICOLON | COMMA)) > 0 || (mark === 0 && '和及与'.includes(text[at] ?? ' '))
  }
  return divided ? most : null
}
