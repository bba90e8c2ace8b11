import { partsOf } from '../../clauses.ts'
import type { Stretch } from '../../clauses.ts'
import { matchesOf } from '../../matches.ts'

const SHORTEST = 6
const LONGEST = 420
const NUMBER = /^(?:[一二三四五六七八九十]{1,3}(?:是|要|、)|第[一二三四五六七八九十百\d]{1,4}条|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[①-⑳]|其[一二三四五])/

/** The sentences of a paragraph, and the parts of one between semicolons, without the numbers they begin with. */
export function clausesOf(paragraph: string): Stretch[] {
  return partsOf(paragraph, 0, 'sentences').flatMap(({ text, at }) => {
    if (text.length < SHORTEST || text.length > LONGEST) return []
    const skip = NUMBER.exec(text)?.[0].length ?? 0
    return [{ text: text.slice(skip), at: at + skip }]
  })
}

const MARKS = /[，,：:（(）)、]/g
/** “A牵头、B配合”: after a role word “、” parts like a comma. */
const ROLE_SAID = /(?:牵头|负责|配合|协助|参与|主办|协办|承办)$/
const LONGEST_ROLE = 2

/** The parts of a clause between commas; commas inside brackets do not count. */
export function commaParts(clause: string): Stretch[] {
  const parts: Stretch[] = []
  let depth = 0
  let from = 0
  for (const { 0: mark, index } of matchesOf(MARKS, clause)) {
    if (mark === '（' || mark === '(') depth += 1
    else if (mark === '）' || mark === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0 && (mark !== '、' || ROLE_SAID.test(clause.slice(Math.max(from, index - LONGEST_ROLE), index)))) {
      if (index > from) parts.push({ text: clause.slice(from, index), at: from })
      from = index + 1
    }
  }
  if (from < clause.length) parts.push({ text: clause.slice(from), at: from })
  return parts
}
