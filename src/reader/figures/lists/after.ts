import { insideQuotes } from './before.ts'
import type { CodePart, Count } from './counts.ts'
import { CLOSE_BRACKET, CLOSE_QUOTE, COLON, COMMA, OPEN_BRACKET, OPEN_QUOTE, PAUSE, SEMICOLON, STOP, markAt } from './marks.ts'
import { comingTo, conjunctionsIn, joinedInside, membersOf } from './members.ts'
import type { Member } from './members.ts'

/** The longest body that is looked at: so many characters a member. */
const LONGEST_MEMBER = 120
const MOST_QUOTES = 4
const WORDS = '[^，,。；;：:、！!？?“”‘’《》（()）\\n\\t]'
/** “六张清单”：, “三化”是指, 五项制度，即, 三份，分别由 … */
const OPENERS: readonly { pattern: RegExp; quotedOnly: boolean; weak: boolean }[] = [
  { pattern: new RegExp(`^${WORDS}{0,20}?[，,]?(?:即|分别是|分别为|分别由|包括|包含|涵盖|主要是|主要有|主要包括|具体为|具体是|具体包括|指的是|是指)[：:]?`), quotedOnly: false, weak: false },
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
  if (to === null || to - from < 3 || NEXT_TERM.test(text.slice(from, from + 40))) return null
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

const NEXT_TERM = /^(?:.{0,6}“[^“”]{1,16}”.{0,6}(?:[：:]|，?即|是指)|[一二两三四五六七八九十\d]{1,2}[个项大条类张种].{1,12}[：:])/

/** “甲；乙；丙。”, where what follows a semicolon is not the next term explained. */
function bySemicolons(text: string, count: Count, from: number, to: number): Member[] | null {
  const parts = membersOf(text, from, to, SEMICOLON)
  if (parts.length !== count.value || parts.length < 2) return null
  return parts.some((part) => NEXT_TERM.test(text.slice(part.from, Math.min(part.to, part.from + 40)))) ? null : parts
}

/** “甲、乙和丙”, to the first semicolon, comma or end; or 甲，乙，丙 where nothing else divides. */
function byPauses(text: string, count: Count, from: number, to: number): Member[] | null {
  const [first] = membersOf(text, from, to, SEMICOLON)
  if (!first) return null
  const clauses = membersOf(text, first.from, first.to, COMMA)
  const [head] = clauses
  if (!head) return null
  const whole = membersOf(text, first.from, first.to, PAUSE)
  const members = clauses.length > 1 ? membersOf(text, head.from, head.to, PAUSE) : whole
  const list = comingTo(text, members, count.value) ?? (members.length === count.value + 1 ? joinedInside(text, members) : null)
  if (list && isShort(list)) return list
  if (clauses.length === count.value && clauses.length > 2 && isShort(clauses)) return clauses
  return whole.length === count.value && whole.length > 2 && clauses.length > 1 && isShort(whole) ? whole : null
}

function isShort(list: readonly Member[]): boolean {
  return list.every(({ from, to }) => to - from <= 70)
}

/** “……按照‘一看、二查、三改’的步骤推进” */
function quotedInside(text: string, count: Count, from: number, to: number): Member[] | null {
  let quotes = 0
  for (let at = from; at < to && quotes < MOST_QUOTES; at += 1) {
    if (!(markAt(text, at) & OPEN_QUOTE)) continue
    quotes += 1
    const close = closingOf(text, at, to)
    if (close < 0) return null
    const list = insideQuotes(text, close + 1, count.value, from)
    if (list) return list
    at = close
  }
  return null
}

function closingOf(text: string, open: number, to: number): number {
  let depth = 0
  for (let at = open; at < to; at += 1) {
    const mark = markAt(text, at)
    if (mark & OPEN_QUOTE) depth += 1
    else if (mark & CLOSE_QUOTE) depth -= 1
    if (depth === 0) return at
  }
  return -1
}

/** “五个一”: …… a list each of whose members begins with 一. */
function eachOf(text: string, count: Count, from: number, to: number): Member[] | null {
  const word = count.code[0]?.word ?? ''
  if (count.code.length !== 1 || !word.startsWith('一')) return null
  const members = membersOf(text, from, to, PAUSE | COMMA | SEMICOLON).filter((member) => text.slice(member.from, member.to).replace(/^“/, '').startsWith('一'))
  return members.length === count.value ? members : null
}

/** A shorthand whose every word stands in as many parts as it says: “三化两制”: ……专业化、市场化、国际化……任期制……聘任制. */
function coded(text: string, count: Count, from: number, to: number): Member[] | null {
  if (count.code.length === 0 || count.code.some(({ word, value }) => word === '' || value < 1)) return null
  const parts = membersOf(text, from, to, PAUSE | COMMA | SEMICOLON).flatMap((member) => apart(text, member))
  const found = count.code.map((part) => partsWith(text, parts, part))
  for (const between of [PAUSE, SEMICOLON]) {
    const members = membersOf(text, from, to, between)
    if (count.code.length > 1 && everyWordIn(text, count, members)) return members
  }
  if (count.value < 3 || found.some((list, index) => list.length !== count.code[index]?.value)) return null
  return found.flat()
}

/** “三管三必须”: three members, each with 管 and 必须. */
function everyWordIn(text: string, { code }: Count, members: readonly Member[]): boolean {
  const value = code[0]?.value ?? 0
  return members.length === value && members.every(({ from, to }) => code.every((part) => part.value === value && text.slice(from, to).includes(part.word)))
}

function partsWith(text: string, parts: readonly Member[], { word }: CodePart): Member[] {
  const key = word.length > 2 && !word.startsWith('一') ? word.slice(0, 1) : word
  return parts.filter(({ from, to }) => text.slice(from, to).includes(key))
}

function apart(text: string, member: Member): Member[] {
  const joints = conjunctionsIn(text, member)
  let from = member.from
  const parts = joints.map((joint) => {
    const part = { from, to: joint.from }
    from = joint.to
    return part
  })
  return [...parts, { from, to: member.to }]
}
