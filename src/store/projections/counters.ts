import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Row } from './projection.ts'
import type { Standing } from './standing.ts'

/** What a matter is counted as; null: it does not exist. */
export type Counted = { matter: MatterState; standing: Standing } | null

/** Counted over all ledgers, once each. */
export const ALL_LEDGERS = '*'

/** One hot row lets one write through per commit; sixteen measured seven times as many. */
export const SLOTS = 16

/** Always the same slot for a matter, so that what was added is taken off again. */
export function slotOf(id: string, slots: number): number {
  return Number.parseInt(id.slice(-2), 16) % slots
}

function keysOf(counted: Counted): string[] {
  // What is for named readers only is counted for nobody: a number would say that there is one more.
  if (counted === null || counted.matter.readers) return []
  const { matter } = counted
  const ledgers = new Set([ALL_LEDGERS, matter.ledger, ...matter.listedIn.map(({ ledger }) => ledger)])
  return [...ledgers].map((ledger) => JSON.stringify([ledger, 'stage', matter.stage, slotOf(matter.id, SLOTS)]))
}

/**
 * What to add to the counters of stages for these changes, in one order for everyone: two writes that take the same rows in two
 * orders would wait for each other.
 */
export function counterRows(changes: readonly { before: Counted; after: Counted }[]): Row[] {
  const sums = new Map<string, number>()
  const add = (key: string, n: number) => sums.set(key, (sums.get(key) ?? 0) + n)
  for (const { before, after } of changes) {
    for (const key of keysOf(before)) add(key, -1)
    for (const key of keysOf(after)) add(key, 1)
  }
  return [...sums.entries()]
    .filter(([, n]) => n !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, n]) => {
      const [ledger, facet, value, slot] = JSON.parse(key) as [string, string, string, number]
      return { ledger, facet, value, slot, n }
    })
}
