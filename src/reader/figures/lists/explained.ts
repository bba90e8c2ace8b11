import type { CodePart, Count } from './counts.ts'
import { COMMA, OPEN_QUOTE, PAUSE, SEMICOLON, markAt } from './marks.ts'
import { comingTo, joinedInside, membersOf, parted } from './members.ts'
import type { Member } from './members.ts'
import { closingOf, insideQuotes } from './quotes.ts'
import { allWordsInEach } from './shorthand.ts'

const LONGEST_MEMBER = 70
const MOST_QUOTES = 4
const NEXT_TERM = /^(?:.{0,6}“[^“”]{1,16}”.{0,6}(?:[：:]|，?即|是指)|[一二两三四五六七八九十\d]{1,2}[个项大条类张种].{1,12}[：:])/

/** Whether words begin the explanation of another term. */
export function isNextTerm(text: string, { from, to }: Member): boolean {
  return NEXT_TERM.test(text.slice(from, Math.min(to, from + 40)))
}

/** “甲；乙；丙。”, where what follows a semicolon is not the next term explained. */
export function bySemicolons(text: string, count: Count, from: number, to: number): Member[] | null {
  const parts = membersOf(text, from, to, SEMICOLON)
  if (parts.length !== count.value || parts.length < 2) return null
  return parts.some((part) => isNextTerm(text, part)) ? null : parts
}

/** “甲、乙和丙”, to the first semicolon, comma or end; or 甲，乙，丙 where nothing else divides. */
export function byPauses(text: string, count: Count, from: number, to: number): Member[] | null {
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
  return list.every(({ from, to }) => to - from <= LONGEST_MEMBER)
}

/** “……按照‘一看、二查、三改’的步骤推进” */
export function quotedInside(text: string, count: Count, from: number, to: number): Member[] | null {
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

/** “五个一”, “四早”: a list each of whose members begins with what is counted. */
export function eachOf(text: string, count: Count, from: number, to: number): Member[] | null {
  const word = count.code[0]?.word ?? ''
  if (count.code.length !== 1 || word === '') return null
  const key = word.startsWith('一') ? '一' : word
  const begins = (member: Member): boolean => text.startsWith(key, text[member.from] === '“' ? member.from + 1 : member.from)
  const members = membersOf(text, from, to, PAUSE | COMMA | SEMICOLON).filter(begins)
  return members.length === count.value ? members : null
}

/** A shorthand whose every word stands in as many parts as it says (“三化两制”: ……专业化、市场化、国际化……任期制……聘任制), or in every part (“三管三必须”). */
export function coded(text: string, count: Count, from: number, to: number): Member[] | null {
  const body = text.slice(from, to)
  if (count.value < 3 || count.code.length === 0 || count.code.some(({ word }) => word === '' || !body.includes(keyOf(word)))) return null
  const parts = membersOf(text, from, to, PAUSE | COMMA | SEMICOLON).flatMap((member) => parted(text, member))
  const found = count.code.map((part) => partsWith(text, parts, part))
  for (const between of count.code.length > 1 ? [PAUSE, SEMICOLON] : []) {
    const members = membersOf(text, from, to, between)
    if (members.length === count.code[0]?.value && allWordsInEach(text, count, members)) return members
  }
  if (found.some((list, index) => list.length !== count.code[index]?.value)) return null
  return found.flat()
}

function partsWith(text: string, parts: readonly Member[], { word }: CodePart): Member[] {
  return parts.filter(({ from, to }) => text.slice(from, to).includes(keyOf(word)))
}

/** Of a longer word its first character carries: the 路 of “五路综治”. */
function keyOf(word: string): string {
  return word.length > 2 && !word.startsWith('一') ? word.slice(0, 1) : word
}
