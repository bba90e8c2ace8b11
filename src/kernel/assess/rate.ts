import { exact } from '../indicator/exact.ts'
import type { Measured } from './types.ts'

/**
 * 完成率 of a figure in percent, two decimals, as the arithmetic of its line counts it: where less is better, what should be over what is. Of growth it
 * is the figure over that of the year before.
 *
 * @returns null where nothing can be divided
 */
export function rateOf({ value, against, direction, what }: Pick<Extract<Measured, { kind: 'figure' }>, 'value' | 'against' | 'direction' | 'what'>): string | null {
  const [is, should] = [exact(value), exact(against)]
  if (direction === 'up' || what === 'growth') return should.gt(0) ? percent(is.div(should).times(100)) : null
  if (is.lte(should)) return percent(is.lte(0) || should.isZero() ? exact(100) : should.div(is).times(100))
  return percent(should.lte(0) ? exact(0) : should.div(is).times(100))
}

function percent(value: ReturnType<typeof exact>): string {
  return `${value.toFixed(2)}%`
}
