import type { IndicatorState, Reading } from '../../kernel/facts/indicator.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Acting } from '../call.ts'

/** Whether a reading was reported by one of these units. */
export function ownReporting({ unit }: Pick<Reading, 'unit'>, own: readonly string[]): boolean {
  return unit !== null && own.includes(unit)
}

/** Whether an acting membership locks figures of an indicator: the office all, who answers for it what another unit reported. */
export function locks({ role }: Pick<Acting, 'role'>, own: readonly string[], { indicator, reading }: { indicator: Pick<IndicatorState, 'owner'>; reading: Pick<Reading, 'unit'> }): boolean {
  const scope = scopeOf(role, 'confirmReadings')
  return scope === 'city' || (scope === 'unit' && own.includes(indicator.owner) && !ownReporting(reading, own))
}
