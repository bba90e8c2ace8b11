import { containment, likeness } from './likeness.ts'

/** What pairing looks at of a task: its bare words and title, and the pairs of characters in the words. */
export type Worded = { id: string; words: string; title: string; pairs: ReadonlySet<string> }

/** Tasks that are one and the same before and after: several before where they were merged, several after where one was split. */
export type Pairing = { before: string[]; after: string[] }

/** Alike enough to be the same task in other words; what is said in few words must be more alike. */
const ALIKE = 0.45
const ALIKE_IN_FEW_WORDS = 0.6
const FEW_PAIRS = 8
const SAME_TITLE = 0.3
/** So much of a task stands in another one when that one was split, or took it in. */
const TAKEN_IN = 0.75
/** A task is looked for by its rarest pairs of characters; those that so many tasks have tell none of them apart. */
const RAREST = 24
const COMMON = 1000
/** Candidates that are compared as a whole, the likeliest first. */
const LOOKED_AT = 8

/**
 * Finds for every task the one it was or became, whatever its number and place: the same words first, then the likeliest.
 *
 * @returns pairings in no order, each task in one at most; what is in none was added or dropped
 */
export function pairTasks(before: readonly Worded[], after: readonly Worded[]): Pairing[] {
  const pairings: Pairing[] = []
  const free = { before: new Map(before.map((one) => [one.id, one])), after: new Map(after.map((one) => [one.id, one])) }
  const pair = (a: string, b: string): void => {
    free.before.delete(a)
    free.after.delete(b)
    pairings.push({ before: [a], after: [b] })
  }
  const same = Map.groupBy(before, ({ words }) => words)
  for (const { id, words, title } of after) {
    const equal = same.get(words) ?? []
    const at = Math.max(0, equal.findIndex((one) => one.title === title))
    const [found] = equal.splice(at, 1)
    if (found) pair(found.id, id)
  }
  const reworded = alike([...free.before.values()], [...free.after.values()])
  for (const { a, b } of reworded) if (free.before.has(a) && free.after.has(b)) pair(a, b)
  const byId = { before: new Map(before.map((one) => [one.id, one])), after: new Map(after.map((one) => [one.id, one])) }
  const changed = pairings.filter((one) => byId.before.get(one.before[0] ?? '')?.words !== byId.after.get(one.after[0] ?? '')?.words)
  for (const { id, pairs } of free.after.values()) holder(changed, pairs, (one) => byId.before.get(one.before[0] ?? ''))?.after.push(id)
  for (const { id, pairs } of free.before.values()) holder(changed, pairs, (one) => byId.after.get(one.after[0] ?? ''))?.before.push(id)
  return pairings
}

/** The changed task that this one was cut out of, or went into. */
function holder(changed: readonly Pairing[], pairs: ReadonlySet<string>, side: (one: Pairing) => Worded | undefined): Pairing | undefined {
  if (pairs.size < FEW_PAIRS) return undefined
  return changed.find((one) => containment(pairs, side(one)?.pairs ?? new Set()) >= TAKEN_IN)
}

/** Pairs that may be the same task, the likeliest first. */
function alike(before: readonly Worded[], after: readonly Worded[]): { a: string; b: string }[] {
  const having = new Map<string, number[]>()
  before.forEach(({ pairs }, index) => {
    for (const pair of pairs) {
      const list = having.get(pair)
      if (list) list.push(index)
      else having.set(pair, [index])
    }
  })
  const found = after.flatMap((one) =>
    candidates(one, having)
      .flatMap((index) => before[index] ?? [])
      .map((other) => ({ a: other.id, b: one.id, score: score(other, one), needed: Math.min(other.pairs.size, one.pairs.size) < FEW_PAIRS ? ALIKE_IN_FEW_WORDS : ALIKE })),
  )
  return found.filter(({ score: reached, needed }) => reached >= needed).sort((x, y) => y.score - x.score)
}

function candidates({ pairs }: Worded, having: ReadonlyMap<string, number[]>): number[] {
  const counts = new Map<number, number>()
  const lists = [...pairs].flatMap((pair) => [having.get(pair) ?? []]).filter(({ length }) => length > 0 && length <= COMMON)
  for (const list of lists.sort((a, b) => a.length - b.length).slice(0, RAREST)) for (const index of list) counts.set(index, (counts.get(index) ?? 0) + 1)
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, LOOKED_AT).map(([index]) => index)
}

function score(a: Worded, b: Worded): number {
  return likeness(a.pairs, b.pairs) + (a.title !== '' && a.title === b.title ? SAME_TITLE : 0)
}
