import type { InspectionState } from '../facts/inspection.ts'
import { scopeOf, type Role, type Scope } from '../permission.ts'

/** What someone is to an inspection: carries it out, is inspected, or neither. */
export type Part = 'inspects' | 'inspected'

export function partIn({ lead, with: others, inspected }: Pick<InspectionState, 'lead' | 'with' | 'inspected'>, own: readonly string[]): Part | null {
  if ([lead, ...others].some((unit) => own.includes(unit))) return 'inspects'
  return inspected.some((unit) => own.includes(unit)) ? 'inspected' : null
}

/** Who plans the city's inspections knows of all of them. */
export function plansInspections(role: Role): boolean {
  return scopeOf(role, 'planInspection') === 'city'
}

/**
 * Whether someone may know of an inspection. Of one whose kind is unannounced nobody knows before it begins but who plans inspections for the city, and
 * who carries it out: neither the inspected, nor leaders and observers, who read everything else. One that was called off never began.
 *
 * @param scope where their role may read inspections at all
 */
export function mayKnow({ status }: Pick<InspectionState, 'status'>, unannounced: boolean, { role, scope, part }: { role: Role; scope: Scope | null; part: Part | null }): boolean {
  if (scope === null) return false
  if (plansInspections(role) || part === 'inspects') return true
  const begun = status === 'under-way' || status === 'reported' || status === 'closed'
  if (unannounced && !begun) return false
  return scope === 'city' || part !== null
}

/** Whether someone is shown all of it: who is inspected is shown their own part alone. */
export function seesAll(scope: Scope | null, part: Part | null): boolean {
  return scope === 'city' || part === 'inspects'
}
