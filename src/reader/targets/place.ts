import type { Direction } from './direction.ts'
import type { Measure } from './measures.ts'

/** A number in its clause, and what a rule may look at. */
export type Place = {
  measure: Measure
  /** The clause and the place of its number in it. */
  clause: string
  from: number
  to: number
  /** Where, in the clause, the number before it that measures something ended; 0 when there is none. */
  since: number
  /** At most 40 characters of the sentence before the number, and 24 after. */
  before: string
  after: string
  /** The whole sentence, to the full stop. */
  sentence: string
  direction: Direction
}
