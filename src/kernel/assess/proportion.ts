import { compare, minus, plus, ratioOf, ZERO } from './ratio.ts'
import type { Measured } from './types.ts'

type Figure = Extract<Measured, { kind: 'figure' }>
/** `done` ÷ `of` is the rate. `judged`: it is all or nothing, for that reason; null: it is the proportion of the two figures. */
export type Proportion = { done: string; of: string; judged: 'reached' | 'reached-about' | 'not-reached' | null }

/**
 * The rate of a figure, the same for points and for formulas: the figure by what it is held against, the other way round where less is better.
 *
 * Of figures that are not above zero no proportion can be told, as the indicator's page tells none: what is as good as a target of zero or below
 * (不亏损), no worse than a loss of the year before, or none at all of what should be little (0 起), is all of it; anything else against zero or
 * below is nothing. “About” so much (左右) is reached within its tolerance, as on the indicator's page.
 */
export function proportionOf({ value, against, direction, about }: Figure): Proportion {
  const [is, should, tolerance] = [ratioOf(value), ratioOf(against), about === undefined ? ZERO : ratioOf(about)]
  const [good, enough] = direction === 'up'
    ? [compare(is, should) >= 0, compare(is, minus(should, tolerance)) >= 0]
    : [compare(is, should) <= 0, compare(is, plus(should, tolerance)) <= 0]
  if (enough && !good) return ALL_ABOUT
  if (should.n <= 0 || is.n <= 0) {
    if (good) return ALL
    if (should.n <= 0) return NOTHING
  }
  return direction === 'up' ? { done: value, of: against, judged: null } : { done: against, of: value, judged: null }
}

const ALL: Proportion = { done: '1', of: '1', judged: 'reached' }
const ALL_ABOUT: Proportion = { done: '1', of: '1', judged: 'reached-about' }
const NOTHING: Proportion = { done: '0', of: '1', judged: 'not-reached' }
