import { partsOf } from '../../text/clauses.ts'
import type { Stretch } from '../../text/clauses.ts'

const SHORTEST = 6
const LONGEST = 420
const NUMBER = /^(?:[一二三四五六七八九十]{1,3}(?:是|要|、)|第[一二三四五六七八九十百\d]{1,4}条|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[.．、]|[①-⑳]|其[一二三四五])/

/** With which minutes and letters turn to a unit: “责成市教育局……”, “请市商务局……”. */
const ASKS = /^(?:责成|责令|商请|请)(?=[省市县区州国])/

/** The sentences of a paragraph, and the parts of one between semicolons, without the numbers they begin with. */
export function clausesOf(paragraph: string): Stretch[] {
  const clauses: Stretch[] = []
  for (const { text, at } of partsOf(paragraph, 0, 'sentences')) {
    if (text.length < SHORTEST || text.length > LONGEST) continue
    const number = NUMBER.exec(text)?.[0].length ?? 0
    const skip = number + (ASKS.exec(text.slice(number, number + 4))?.[0].length ?? 0)
    clauses.push({ text: text.slice(skip), at: at + skip })
  }
  return clauses
}

const PARTS = 1
const PAUSES = 2
const OPENS = 3
const CLOSES = 4
const KINDS = new Uint8Array(0x10000)
for (const [kind, marks] of [[PARTS, '，,：:'], [PAUSES, '、'], [OPENS, '（('], [CLOSES, '）)']] as const) for (const mark of marks) KINDS[mark.charCodeAt(0)] = kind
/** “A牵头、B配合”: after a role word “、” parts like a comma. */
const ROLE_SAID = /(?:牵头|负责|配合|协助|参与|主办|协办|承办)$/
const LONGEST_ROLE = 2

/** The parts of a clause between commas; commas inside brackets do not count. */
export function commaParts(clause: string): Stretch[] {
  const parts: Stretch[] = []
  let depth = 0
  let from = 0
  for (let index = 0; index < clause.length; index += 1) {
    const kind = KINDS[clause.charCodeAt(index)]
    if (kind === 0) continue
    if (kind === OPENS) depth += 1
    else if (kind === CLOSES) depth = Math.max(0, depth - 1)
    else if (depth === 0 && (kind !== PAUSES || ROLE_SAID.test(clause.slice(Math.max(from, index - LONGEST_ROLE), index)))) {
      if (index > from) parts.push({ text: clause.slice(from, index), at: from })
      from = index + 1
    }
  }
  if (from < clause.length) parts.push({ text: clause.slice(from), at: from })
  return parts
}
