import type { InspectionKind, Pack } from '../pack/schema.ts'

/** A kind of inspection with the pack that declares it. */
export type InspectionRule = InspectionKind & { pack: string }

/** Working days in which the inspected may state their case where a kind does not say. They always may. */
const STATE_CASE = 10

/** Every kind of inspection of the packs in force. */
export function inspectionRules(packs: readonly Pack[]): InspectionRule[] {
  return packs.flatMap((pack) => pack.inspections.map((kind) => ({ ...kind, pack: pack.id })))
}

export function ruleOf(rules: readonly InspectionRule[], { pack, kind }: { pack: string; kind: string }): InspectionRule | null {
  return rules.find((rule) => rule.pack === pack && rule.id === kind) ?? null
}

/** What counts together with a kind: the kinds of its pack that share its quota, or itself alone. */
export function quotaOf({ pack, id, quota }: Pick<InspectionRule, 'pack' | 'id' | 'quota'>): string {
  return `${pack}/${quota ?? id}`
}

/** Working days in which the inspected may state their case on an opinion. */
export function daysToState({ stateCase = STATE_CASE }: Pick<InspectionRule, 'stateCase'>): number {
  return stateCase
}
