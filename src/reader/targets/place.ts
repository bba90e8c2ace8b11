import type { Direction } from './direction.ts'
import type { Measure } from './measures.ts'

/** What a sentence that grants money says of its numbers: all of them are conditions, or only sums and rates are. */
export type Grant = 'to whom' | 'sums'

/** A number in its clause, and what a rule may look at. */
export type Place = {
  measure: Measure
  /** The clause, no more than 200 characters of it before its number and 100 after, and the place of the number in it. */
  clause: string
  from: number
  to: number
  /** Where, in the clause, the number before it that measures something ended; 0 when there is none. */
  since: number
  /** At most 40 characters of the sentence before the number, and 24 after. */
  before: string
  after: string
  /** Whether the sentence grants money (“对……给予奖励”): to those it names, under its conditions. */
  grants: Grant | null
  direction: Direction
}
