import { DeliveryError } from '../../kernel/errors.ts'
import type { InspectionState, Opinion } from '../../kernel/facts/inspection.ts'
import type { UnitState } from '../../kernel/facts/organisation.ts'
import type { KnownUnits } from '../../kernel/inspection/decide-plan.ts'
import { inspectionRules, ruleOf, type InspectionRule } from '../../kernel/inspection/rules.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { scopeOf, type Command } from '../../kernel/permission.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import { permit } from '../permit.ts'
import { found, type Writing } from '../writing.ts'

/** @throws DeliveryError `inspection_kind_unknown` where no pack in force has such a kind */
export function inspectionRule(packs: readonly Pack[], named: { pack: string; kind: string }): InspectionRule {
  const rule = ruleOf(inspectionRules(packs), named)
  if (!rule) throw new DeliveryError('inspection_kind_unknown', { kind: named.kind })
  return rule
}

export type Locked = { inspection: InspectionState; rule: InspectionRule }

/**
 * Locks an inspection for what those do who carry it out, together with further subjects.
 *
 * @throws DeliveryError `not_found`, `forbidden` for units that do not carry it out, `inspection_kind_unknown`
 */
export async function lockInspecting(writing: Writing, id: string, command: Command, also: readonly string[] = []): Promise<Locked> {
  const locked = await lockAny(writing, id, also)
  const { lead, with: others } = locked.inspection
  permit(writing.acting, command, [lead, ...others], writing.own)
  return locked
}

/**
 * Locks an inspection for what an inspected unit does about the opinion it was sent, or the office for it.
 *
 * @throws DeliveryError `not_found`, `forbidden` for other units, `inspection_opinion_unknown`
 */
export async function lockOpinion(writing: Writing, id: string, opinionId: string, command: Command, also: readonly string[] = []): Promise<Locked & { opinion: Opinion }> {
  const locked = await lockAny(writing, id, also)
  const opinion = locked.inspection.opinions.find((one) => one.id === opinionId)
  if (!opinion && scopeOf(writing.acting.role, command) === 'city') throw new DeliveryError('inspection_opinion_unknown')
  // Whether there is such an opinion, others are not told.
  permit(writing.acting, command, opinion ? [opinion.unit] : [], writing.own)
  if (!opinion) throw new DeliveryError('inspection_opinion_unknown')
  return { ...locked, opinion }
}

/** Locks an inspection for the office. */
export async function lockAny(writing: Writing, id: string, also: readonly string[] = []): Promise<Locked> {
  const subject = `inspection:${id}`
  const inspection = found<InspectionState>(await writing.lock([subject, ...also]), subject, id)
  return { inspection, rule: inspectionRule(writing.packs, inspection) }
}

/** Units by id, as far as the directory knows them. */
export async function knownUnits({ tx, acting }: Writing, ids: readonly string[]): Promise<KnownUnits> {
  const states = await statesOf<UnitState>(tx, acting.tenant, [...new Set(ids)].map((id) => `unit:${id}`))
  return new Map([...states.values()].map((unit) => [unit.id, unit]))
}
