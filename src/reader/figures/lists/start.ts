import { CLOSE_BRACKET, CLOSE_QUOTE, OPEN_BRACKET, OPEN_QUOTE, PAUSE, STOP, markAt } from './marks.ts'

/** 和, 及, 与 */
const JOINTS = new Set([0x548c, 0x53ca, 0x4e0e])

/** First character of the clause that ends at `to`, or null where nothing in it divides or joins. */
export function startOfList(text: string, to: number, least: number, ends: number): number | null {
  let depth = 0
  let divided = false
  for (let at = to - 1; at >= least; at -= 1) {
    const mark = markAt(text, at)
    if (mark === 0) {
      divided ||= JOINTS.has(text.charCodeAt(at))
      continue
    }
    if (mark & (CLOSE_QUOTE | CLOSE_BRACKET)) depth += 1
    else if (mark & (OPEN_QUOTE | OPEN_BRACKET)) {
      if (depth === 0) return divided ? at + 1 : null
      depth -= 1
      divided ||= (mark & OPEN_QUOTE) > 0 || text[at] === '《'
    } else if (mark & STOP || (depth === 0 && mark & ends)) return divided ? at + 1 : null
    else divided ||= (mark & PAUSE) > 0
  }
  return divided ? least : null
}
