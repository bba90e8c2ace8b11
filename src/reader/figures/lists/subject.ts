import type { Count } from './counts.ts'
import { CLAUSE_END, PAUSE, SEMICOLON, STOP, markAt } from './marks.ts'
import { comingTo, membersOf } from './members.ts'
import type { Member } from './members.ts'

const FARTHEST = 200
const IS = /[是为成]/
const PREDICATE = /(?:是|成为|作为|为|构成了?|组成了?)[^，,；;。：:、]{0,24}$/
const BECOMING = /(?:成为|构成|作为)[^，,；;。：:]{0,24}$/
const END_OF_SUBJECT = /等|[（(]|[一二两三四五六七八九十\d]{1,2}[个项条家类县市区镇乡村]/

/** The list that the sentence is about: “甲和乙是增长的两大引擎”, “甲、乙、丙等发挥优势，成为全市的三个支点”. */
export function listAsSubject(text: string, count: Count, floor: number): Member[] | null {
  const at = count.quote?.from ?? count.from
  if (!IS.test(text.slice(Math.max(0, at - 28), at))) return null
  const clause = backTo(text, at, floor, CLAUSE_END)
  const predicate = PREDICATE.exec(text.slice(Math.max(clause, at - 28), at))
  const to = at - (predicate?.[0].length ?? 0)
  if (predicate && to > clause) {
    const near = comingTo(text, membersOf(text, clause, to, PAUSE), count.value)
    if (near?.every((member) => member.to - member.from <= 30)) return near
  }
  return BECOMING.test(text.slice(Math.max(clause, at - 28), at)) ? atHeadOfSentence(text, count, clause, floor) : null
}

function atHeadOfSentence(text: string, count: Count, clause: number, floor: number): Member[] | null {
  const from = backTo(text, clause, floor, STOP | SEMICOLON)
  let to = from
  while (to < clause && !(markAt(text, to) & CLAUSE_END)) to += 1
  const end = END_OF_SUBJECT.exec(text.slice(from, to))
  return end && end.index > 2 ? comingTo(text, membersOf(text, from, from + end.index, PAUSE), count.value) : null
}

function backTo(text: string, at: number, floor: number, ends: number): number {
  const least = Math.max(floor, at - FARTHEST)
  let from = at
  while (from > least && !(markAt(text, from - 1) & ends)) from -= 1
  return from
}
