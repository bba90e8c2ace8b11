import type { Count } from './counts.ts'
import { COLON, COMMA, PAUSE, SEMICOLON, STOP } from './marks.ts'
import { membersOf } from './members.ts'
import type { Member } from './members.ts'
import { startOfList } from './start.ts'

const FARTHEST = 400

/** A shorthand may close a list that goes over commas: “无甲、无乙，可丙、可丁的‘两无两可’”. */
export function overCommas(text: string, count: Count, to: number, floor: number): Member[] | null {
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
export function allWordsInEach(text: string, count: Count, members: readonly Member[]): Member[] | null {
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

/** “甲”“乙”“双丙”等制度: the shorthand is one of the list. */
export function isMemberItself(text: string, { quote }: Count): boolean {
  return quote !== null && /^[等、“]/.test(text.slice(quote.to, quote.to + 1))
}

/** “甲和乙‘双丙工程’” may name the works of both; “甲和乙‘两大产业’” counts them. */
export function isPairOfShorthand(text: string, count: Count, members: readonly Member[]): boolean {
  return count.quote !== null && members.length === 1 && !/^[两2][个大项条类张种重座篇支]/.test(text.slice(count.from, count.from + 2))
}
