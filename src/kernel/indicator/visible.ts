import type { IndicatorState } from '../facts/indicator.ts'
import type { Scope } from '../permission.ts'

/** Who looks: in the whole city, or for these units. */
export type Looking = { scope: Scope | null; own: readonly string[] }

/** Whoever answers for an indicator sees all of its places, and so does who sees the whole city; a place sees the whole and itself. */
export function seesPlace({ owner }: Pick<IndicatorState, 'owner'>, place: string | null, { scope, own }: Looking): boolean {
  return scope === 'city' || (scope === 'unit' && (place === null || own.includes(place) || own.includes(owner)))
}
