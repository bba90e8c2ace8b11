import type { FoundAmount } from '../text/amounts.ts'
import type { FigureRelation } from '../reading.ts'

/** A claim of the text and the numbers that check it; every place is one of `flow.clean`. */
export type Claim = {
  relation: FigureRelation
  claimed: FoundAmount
  operands: FoundAmount[]
  /** What the operands come to, in the unit of `claimed`. */
  computed: number
  /** Least and greatest value that the operands allow, each printed number standing for all that round to it. */
  low: number
  high: number
  /** How the operands are put together. */
  rule: Rule
  /** Whether the grammar leaves no other reading; only then may the claim be called inconsistent. */
  sure: boolean
  /** Where the claim stands, when that is not from the first of its numbers to the last. */
  place?: { from: number; to: number }
}

/**
 * How the operands are put together: parts of a sum, share of a whole, difference, product; growth from the second to the first (↑), a step
 * over the base left without it (÷(−)) or with it (÷(+)), a base grown by a rate (×(1+)); members of a list (、); the same said again (=).
 */
export type Rule = '+' | '÷' | '−' | '×' | '↑' | '÷(−)' | '÷(+)' | '×(1+)' | '、' | '='
