import type { Scheme } from '../pack/scheme-schema.ts'
import { pointsIn, type LineHead } from './heads.ts'
import { limitOf, step, type Made, type Rules, type Slot } from './line.ts'
import { compare, isZero, minus, ONE, over, ratioOf, ratioOfNumber, scaled, short, sum, times, ZERO, type Ratio } from './ratio.ts'
import type { Measured } from './types.ts'

/** The table of a scheme in one period, and what was made of it so far: lines by group and by which figures are missing. */
export type Slots = Rules & {
  scheme: Scheme
  heads: readonly LineHead[]
  quarter: '1' | '2' | '3' | '4' | null
  /** for each line the first one that is scored by the same rule */
  rules: readonly number[]
  withOwnPoints: ReadonlySet<string>
  own: Map<string, Ratio[]>
  slots: Map<string, Slot[]>
  made: Map<string, Made>
}

/** Which lines are scored alike: for each the first one that is. */
export function rulesOf(heads: readonly LineHead[]): number[] {
  const written = heads.map(({ item, quarter, points, bands, cap, floor, noData }) => JSON.stringify([item?.measure, quarter, points, bands, cap, floor, noData]))
  return written.map((rule) => written.indexOf(rule))
}

/** The lines of a group as they stand where these figures are missing; made once for all units in the same case. */
export function slotsFor(work: Slots, group: string, known: readonly Measured[]): Slot[] {
  let missing = ''
  for (let index = 0; index < known.length; index += 1) {
    if (known[index]?.kind === 'none' && (work.heads[index]?.noData ?? 'share') === 'share') missing += `${index},`
  }
  // Groups without points of their own share their lines.
  const key = `${work.withOwnPoints.has(group) ? group : ''}|${missing}`
  const found = work.slots.get(key)
  if (found) return found
  const made = slotsWithout(work, ownPoints(work, group), new Set(missing.split(',').filter(Boolean).map(Number)))
  work.slots.set(key, made)
  return made
}

export function ownPoints({ scheme, heads, quarter, own }: Slots, group: string): Ratio[] {
  const found = own.get(group)
  if (found) return found
  const made = heads.map((head) => ratioOfNumber(pointsIn(scheme, head, group, quarter)))
  own.set(group, made)
  return made
}

/** Points of items without data go to the others in proportion to theirs, so that the whole stays what it is. */
function slotsWithout(work: Slots, own: readonly Ratio[], missing: ReadonlySet<number>): Slot[] {
  const lost = sum(own.filter((_, index) => missing.has(index)))
  const left = sum(own.filter((_, index) => !missing.has(index)))
  const factor = isZero(left) ? ONE : over(sum([lost, left]), left)
  return work.heads.map((head, index) => {
    const points = own[index] ?? ZERO
    return missing.has(index) ? slotOf(work, index, head, points, points, ONE) : slotOf(work, index, head, points, times(points, factor), factor)
  })
}

export function slotOf(work: Slots, index: number, head: LineHead, own: Ratio, points: Ratio, factor: Ratio): Slot {
  const { decimals } = work
  // Limits are told for the item's own points and change with them.
  const share = head.points === 0 ? ONE : over(points, ratioOfNumber(head.points))
  const most = head.quarter !== null ? null : head.cap === undefined ? points : times(ratioOfNumber(head.cap), share)
  const least = head.floor === undefined ? ZERO : times(ratioOfNumber(head.floor), share)
  const plain = compare(points, own) === 0
  const text = short(points, 4)
  const said = plain ? { points: text, moved: '0' } : { points: short(points, decimals), moved: short(minus(points, own), decimals) }
  return {
    head,
    own,
    points,
    factor,
    most: most && limitOf('capped', most, decimals),
    least: limitOf('floored', least, decimals),
    full: Math.ceil(scaled(ratioOf(said.points), decimals + 4) / 10_000),
    text,
    said,
    moved: plain ? null : step('points-moved', { own: short(own, 4), moved: said.moved }, said.points),
    blank: isZero(own),
    made: madeFor(work, `${work.rules[index]} ${own.n}/${own.d} ${points.n}/${points.d}`),
  }
}

function madeFor({ made }: Slots, key: string): Made {
  const found = made.get(key)
  if (found) return found
  const none: Made = new Map()
  made.set(key, none)
  return none
}
