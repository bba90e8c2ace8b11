import type { Member } from './members.ts'

const NUMBER = '[\\d０-９]{1,2}[.．、]|[（(][一二三四五六七八九十\\d]{1,2}[）)]'
const LEAD = new RegExp(`^(?:${NUMBER}|即|指|其中|.{0,16}(?:是指|指的是|包括|分别[是为]|主要是|主要有))`)
const OPENING = /[“《‘]/
/** “甲”, “甲”与“乙” */
const QUOTED = /(?:[“《‘][^“《‘”》’]{1,40}[”》’][和及与]?){1,4}$/

/** A heading's own number and the words that lead in the list are no part of the first member. */
export function withoutLead(text: string, list: readonly Member[]): Member[] {
  const [first, ...others] = list
  if (!first) return []
  const quoted = others.every(({ from }) => OPENING.test(text[from] ?? '')) ? QUOTED.exec(text.slice(first.from, first.to)) : null
  if (quoted) return [{ from: first.from + quoted.index, to: first.to }, ...others]
  const { from, to } = first
  const lead = LEAD.exec(text.slice(from, Math.min(to, from + 20)))?.[0] ?? ''
  return [{ from: Math.min(from + lead.length, to - 1), to }, ...others]
}
