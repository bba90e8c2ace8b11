import type { Count } from './counts.ts'
import { ANY_MARK, CLOSE_QUOTE, PAUSE, isHan, markAt } from './marks.ts'
import { conjunctionsIn, membersOf } from './members.ts'
import type { Member } from './members.ts'
import { openingOf } from './quotes.ts'

const LEAST = 5
const MEASURES = new Set(['项', '个', '大', '条', '类', '种', '件'])
const LONGEST_MEMBER = 8

/**
 * A list that has one member fewer than is said and leaves no other reading: “甲甲、乙乙、丙丙、丁丁”五项……
 *
 * Closed by its quotation marks and divided by 、 alone; nothing stands between it and its number, and nothing is joined to it before the
 * opening mark. Members are short words of Chinese characters without numbers and conjunctions. Everything else may be read otherwise and is
 * never called wrong.
 */
export function listTooShort(text: string, count: Count, floor: number): Member[] | null {
  if (count.quote || count.value < LEAST + 1 || !MEASURES.has(count.measure)) return null
  if (!(markAt(text, count.from - 1) & CLOSE_QUOTE)) return null
  const open = openingOf(text, count.from, floor)
  if (open === null || !standsAlone(text, open)) return null
  const members = membersOf(text, open + 1, count.from - 1, PAUSE)
  if (members.length !== count.value - 1 || members.length < LEAST) return null
  return members.every((member) => isPlain(text, member)) && namesItsMembers(text, count) ? members : null
}

/** Before the quotation stands a word, no mark and no conjunction that would make it the tail of a longer list. */
function standsAlone(text: string, open: number): boolean {
  const before = text[open - 1] ?? ''
  return isHan(before.charCodeAt(0)) && !'和及与或等加'.includes(before)
}

function isPlain(text: string, member: Member): boolean {
  const words = text.slice(member.from, member.to)
  if (words.length < 2 || words.length > LONGEST_MEMBER || conjunctionsIn(text, member).length > 0) return false
  if (isPair(words)) return false
  return [...words].every((character) => isHan(character.charCodeAt(0)) && !(markAt(character, 0) & ANY_MARK)) && !/[和及与或等并]/.test(words)
}

/** 绿化亮化, 供水供电 may be two things in one; 一事一码 is one. */
function isPair(words: string): boolean {
  return words.length === 4 && (words[1] === words[3] || (words[0] === words[2] && words[0] !== '一'))
}

/** A noun follows at once: “五项制度”, not “五项，”. */
function namesItsMembers(text: string, count: Count): boolean {
  return count.nounTo - count.to >= 2 && !/^(?:以上|以下|之一|之首|中的|其中|还|再|另)/.test(text.slice(count.to, count.to + 2))
}
