import { CLOSE_BRACKET, CLOSE_QUOTE, OPEN_BRACKET, OPEN_QUOTE, PAUSE, markAt } from './marks.ts'

/** A member of a list, places of the text. */
export type Member = { from: number; to: number }

const MOST = 64

/** The parts of `text[from, to)` between some marks. Marks inside quotation marks or brackets divide nothing; where 、 divides, “甲”“乙” and 《甲》《乙》 are two. */
export function membersOf(text: string, from: number, to: number, between: number): Member[] {
  const members: Member[] = []
  let depth = 0
  let start = from
  for (let at = from; at <= to && members.length <= MOST; at += 1) {
    const mark = at < to ? markAt(text, at) : between
    if (mark === 0) continue
    if (mark & (OPEN_QUOTE | OPEN_BRACKET)) {
      if (between & PAUSE && depth === 0 && at > start && isJoint(text, at)) {
        members.push({ from: start, to: at })
        start = at
      }
      depth += 1
    } else if (mark & (CLOSE_QUOTE | CLOSE_BRACKET)) depth = Math.max(0, depth - 1)
    else if (mark & between && (depth === 0 || at === to)) {
      if (at > start) members.push({ from: start, to: at })
      start = at + 1
    }
  }
  return members
}

/** Between two quotations or two titles that follow each other. */
function isJoint(text: string, at: number): boolean {
  const [before, here] = [text[at - 1], text[at]]
  return (before === '”' && here === '“') || (before === '》' && here === '《') || (before === '’' && here === '‘')
}

const NO_CONJUNCTION_AFTER = '普涉触参给赠温缓总共调饱亲随顾论提波危企违阻'
const NO_CONJUNCTION_BEFORE = '平谐睦解善时格其会'

/** Places of 和, 及, 与 and 以及 that join, outside quotation marks and brackets; not those inside 和谐, 普及, 参与. */
export function conjunctionsIn(text: string, { from, to }: Member): Member[] {
  const found: Member[] = []
  let depth = 0
  for (let at = from; at < to; at += 1) {
    const mark = markAt(text, at)
    if (mark & (OPEN_QUOTE | OPEN_BRACKET)) depth += 1
    else if (mark & (CLOSE_QUOTE | CLOSE_BRACKET)) depth -= 1
    if (depth !== 0 || mark !== 0) continue
    const character = text[at] ?? ''
    if (character !== '和' && character !== '及' && character !== '与') continue
    const start = character === '及' && text[at - 1] === '以' ? at - 1 : at
    if (start <= from || at + 1 >= to) continue
    if (NO_CONJUNCTION_AFTER.includes(text[start - 1] ?? ' ') || NO_CONJUNCTION_BEFORE.includes(text[at + 1] ?? ' ')) continue
    found.push({ from: start, to: at + 1 })
  }
  return found
}

/**
 * The members, as many as are wanted, or null when they do not come out so. “A和B” may be one or two: at the end of a list, or in all of it.
 */
export function comingTo(text: string, members: readonly Member[], wanted: number): Member[] | null {
  if (members.length === wanted) return [...members]
  const last = members.at(-1)
  if (!last || members.length > wanted || (members.length === 1 && wanted > 3)) return null
  const atEnd = parted(text, last).slice(-2)
  if (atEnd.length === 2 && members.length + 1 === wanted) return [...members.slice(0, -1), { from: last.from, to: atEnd[0]?.to ?? last.to }, atEnd[1] ?? last]
  const all = members.flatMap((member) => parted(text, member))
  return all.length === wanted ? all : null
}

/** “A和B” as A, B. */
export function parted(text: string, member: Member): Member[] {
  const parts: Member[] = []
  let from = member.from
  for (const { from: end, to } of conjunctionsIn(text, member)) {
    if (end > from) parts.push({ from, to: end })
    from = to
  }
  return [...parts, { from, to: member.to }]
}

/** One member less: a 、 stands inside the member that 及 or 和 closes before the list ends (“规划、措施及办法、细则、……”). */
export function joinedInside(text: string, members: readonly Member[]): Member[] | null {
  const closing = members.findIndex((member, index) => index > 0 && index < members.length - 1 && conjunctionsIn(text, member).length > 0)
  const [before, closer] = [members[closing - 1], members[closing]]
  if (closing < 0 || !before || !closer) return null
  return [...members.slice(0, closing - 1), { from: before.from, to: closer.to }, ...members.slice(closing + 1)]
}
