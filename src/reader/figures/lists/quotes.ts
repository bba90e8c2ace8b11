import { CLOSE_QUOTE, COMMA, DASH, OPEN_QUOTE, PAUSE, SEMICOLON, markAt } from './marks.ts'
import { comingTo, membersOf } from './members.ts'
import type { Member } from './members.ts'

const LONGEST = 400

/** The members that one pair of quotation marks holds: “甲、乙、丙”, “甲；乙；丙”, “甲—乙—丙”. */
export function insideQuotes(text: string, to: number, wanted: number, floor: number): Member[] | null {
  const open = openingOf(text, to, floor)
  if (open === null) return null
  for (const between of [SEMICOLON, PAUSE, PAUSE | COMMA, DASH]) {
    const members = membersOf(text, open + 1, to - 1, between)
    if (members.length < 2) continue
    if (members.length === wanted) return members
    return between === PAUSE ? comingTo(text, members, wanted) : null
  }
  return null
}

/** The opening mark of the quotation that ends before `to`. */
export function openingOf(text: string, to: number, floor: number): number | null {
  let depth = 0
  for (let at = to - 1; at >= Math.max(floor, to - LONGEST); at -= 1) {
    const mark = markAt(text, at)
    if (mark & CLOSE_QUOTE) depth += 1
    else if (mark & OPEN_QUOTE) depth -= 1
    if (depth === 0) return at
  }
  return null
}

/** The closing mark of the quotation that begins at `open`, or -1. */
export function closingOf(text: string, open: number, to: number): number {
  let depth = 0
  for (let at = open; at < to; at += 1) {
    const mark = markAt(text, at)
    if (mark & OPEN_QUOTE) depth += 1
    else if (mark & CLOSE_QUOTE) depth -= 1
    if (depth === 0) return at
  }
  return -1
}
