import type { FoundAmount } from '../../text/amounts.ts'
import type { Claim } from '../claim.ts'
import type { Count } from './counts.ts'
import type { Member } from './members.ts'

const LONGEST_PLACE = 160

/** That a list has as many members as a count says; `members` may be less only where the list is surely closed and surely divided. */
export function claimOf(text: string, count: Count, members: readonly Member[], sure = false): Claim {
  const listed = members.length
  return {
    relation: 'enumeration',
    claimed: amountOf(text, count, sure ? count.value : listed, count.measure),
    operands: members.map((member) => amountOf(text, member, 1, '')),
    computed: listed, low: listed, high: listed, rule: '、', sure, place: placeOf(count, members),
  }
}

function amountOf(text: string, { from, to }: Member, value: number, unit: string): FoundAmount {
  return { from, to, text: text.slice(from, to), value, unit, second: null, decimals: 0 }
}

/** Count and list where they stand together, the count alone where the list is long or far. */
function placeOf(count: Count, members: readonly Member[]): Member {
  const from = Math.min(count.from, ...members.map((member) => member.from))
  const to = Math.max(count.nounTo, ...members.map((member) => member.to))
  return to - from <= LONGEST_PLACE ? { from, to } : { from: count.quote?.from ?? count.from, to: count.nounTo }
}
