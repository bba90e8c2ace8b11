import type { Count } from './counts.ts'
import type { Member } from './members.ts'

/**
 * A count and the list that checks it, and how they were found together: the list before its number, the numbered series behind it, the
 * explanation behind it, headings that carry what is counted, headings that carry a shorthand, or a list too short.
 */
export type Found = { count: Count; list: readonly Member[]; how: 'before' | 'series' | 'after' | 'named' | 'coded' | 'short' }

/** Where several counts have one list: the nearest before it, and of those that name headings the first, which announces them. */
const KEEPS_FIRST: ReadonlySet<Found['how']> = new Set(['named'])

/**
 * Every list checks one number. “‘三区’是指甲、乙、丙三种类型” says three twice of one list: the number directly behind its list is
 * taken.
 */
export function onceEach(found: readonly Found[]): Found[] {
  const inOrder = [...found].sort((left, right) => left.count.from - right.count.from)
  const kept = new Map<string, Found>()
  for (const one of inOrder) if (!KEEPS_FIRST.has(one.how) || !kept.has(keyOf(one))) kept.set(keyOf(one), one)
  const behind = inOrder.filter(({ how }) => how === 'before' || how === 'short')
  return inOrder.filter((one) => {
    if (one.how === 'before' || one.how === 'short') return true
    if (kept.get(keyOf(one)) !== one) return false
    if (one.how === 'after') return !sharesList(one, behind)
    return one.how === 'series' || !kept.has(`series ${startOf(one)}`)
  })
}

function keyOf(one: Found): string {
  return `${one.how} ${startOf(one)}`
}

function startOf({ list }: Found): number {
  return list[0]?.from ?? -1
}

function sharesList(one: Found, behind: readonly Found[]): boolean {
  const [from, to] = [startOf(one), one.list.at(-1)?.to ?? -1]
  let low = 0
  let high = behind.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((behind[middle]?.count.from ?? 0) <= from) low = middle + 1
    else high = middle
  }
  for (let at = low; at < behind.length && at < low + 4; at += 1) {
    const other = behind[at]
    if (other && startOf(other) >= from - 30 && startOf(other) < to && other.list.length === one.list.length) return true
  }
  return false
}
