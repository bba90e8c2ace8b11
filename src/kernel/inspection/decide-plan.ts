import type { Decision, Given } from '../decide/decision.ts'
import { refuse, type Refusal } from '../errors.ts'
import type { InspectionContent, InspectionState } from '../facts/inspection.ts'
import type { UnitState } from '../facts/organisation.ts'
import { unionOf } from './lists.ts'
import type { PlanWarning } from './plan.ts'
import type { InspectionRule } from './rules.ts'
import { statusNames } from './status.ts'
import { warningSentence } from '../words/inspections.ts'

type KnownUnit = Pick<UnitState, 'id' | 'name' | 'kind' | 'ended'>
/** Units by id, as far as the directory knows them. */
export type KnownUnits = ReadonlyMap<string, KnownUnit>

export type NewInspection = InspectionContent & { id: string; looksBackAt: string | null; despite: string | null }

/**
 * Enters an inspection into the year's plan. Where the plan warns, it needs a reason (`despite`).
 *
 * @param earlier the inspection that it looks back at; null where it looks back at none
 */
export function planInspection(rule: InspectionRule, planned: NewInspection, warnings: readonly PlanWarning[], known: KnownUnits, earlier: InspectionState | null, { today }: Given): Decision {
  const { id, ...content } = planned
  const wrong = checkContent(content, known) ?? checkLooking(rule, planned, earlier) ?? unjustified(warnings, planned.despite, known)
  if (wrong) return wrong
  const payload = { ...content, title: content.title.trim(), pack: rule.pack, kind: rule.id, despite: warnings.length > 0 ? planned.despite : null }
  return { facts: [{ subject: `inspection:${id}`, kind: 'inspection.planned', occurredOn: today, payload }] }
}

export type InspectionChange = { changes: Partial<InspectionContent>; reason: string; despite: string | null }

/** Changes an inspection that has not begun, with the reason; where the plan warns of what that adds, with a reason for that too. @param warnings what the change adds */
export function changeInspection(inspection: InspectionState, { changes, reason, despite }: InspectionChange, warnings: readonly PlanWarning[], known: KnownUnits, { today }: Given): Decision {
  const wrong =
    notPlanned(inspection, '调整') ?? (reason ? null : refuse('reason_missing')) ?? checkContent({ ...inspection, ...changes }, known) ?? unjustified(warnings, despite, known)
  if (wrong) return wrong
  if (Object.keys(changes).length === 0) return refuse('nothing_changed')
  return { facts: [{ subject: `inspection:${inspection.id}`, kind: 'inspection.changed', occurredOn: today, payload: { changes, reason, despite } }] }
}

/**
 * What one inspection becomes when another is merged into it: looked at together, by both, in the days of the first unless others are given.
 *
 * @returns the changes of the first
 */
export function mergedContent(into: InspectionState, merged: Pick<InspectionState, 'title' | 'topic' | 'lead' | 'with' | 'inspected' | 'matters'>, days: { from?: string | undefined; to?: string | undefined }): Partial<InspectionContent> {
  const topics = [into.topic, merged.topic].map((text) => text.trim()).filter((text) => text !== '')
  return {
    topic: [...new Set(topics)].join('；').slice(0, 2000),
    with: unionOf(into.with, [merged.lead, ...merged.with]).filter((unit) => unit !== into.lead),
    inspected: unionOf(into.inspected, merged.inspected),
    matters: unionOf(into.matters, merged.matters),
    ...(days.from !== undefined && { from: days.from }),
    ...(days.to !== undefined && { to: days.to }),
  }
}

/** Merges one planned inspection into another; both stay, and each names the other. */
export function mergeInspections(
  into: InspectionState,
  merged: InspectionState,
  { changes, reason, despite }: InspectionChange,
  unannounced: { into: boolean; merged: boolean },
  warnings: readonly PlanWarning[],
  known: KnownUnits,
  given: Given,
): Decision {
  if (into.id === merged.id) return refuse('inspection_merge_itself')
  // Going together, an announced one would give away the one that is not.
  if (unannounced.into !== unannounced.merged) return refuse('inspection_merge_secret')
  const wrong = notPlanned(merged, '合并')
  if (wrong) return wrong
  const changed = changeInspection(into, { changes, reason, despite }, warnings, known, given)
  if ('refusal' in changed) return changed
  return { facts: [{ subject: `inspection:${merged.id}`, kind: 'inspection.merged', occurredOn: given.today, payload: { into: into.id, reason } }, ...changed.facts] }
}

/** Calls an inspection off that has not begun. One that has begun is reported, even where little came of it. */
export function cancelInspection(inspection: InspectionState, reason: string, { today }: Given): Decision {
  const wrong = notPlanned(inspection, '取消')
  if (wrong) return wrong
  if (!reason) return refuse('reason_missing')
  return { facts: [{ subject: `inspection:${inspection.id}`, kind: 'inspection.cancelled', occurredOn: today, payload: { reason } }] }
}

type Wrong = { refusal: Refusal } | null

function notPlanned({ status }: InspectionState, action: string): Wrong {
  return status === 'planned' ? null : refuse('inspection_state', { state: statusNames[status].zh, action })
}

function checkContent({ title, lead, with: others, inspected, from, to }: InspectionContent, known: KnownUnits): Wrong {
  if (!title.trim()) return refuse('inspection_title_missing')
  if (to < from) return refuse('inspection_days', { from, to })
  if (inspected.length === 0) return refuse('inspection_whom_missing')
  for (const id of [lead, ...others, ...inspected]) {
    const unit = known.get(id)
    if (!unit) return refuse('unit_unknown', { unit: id })
    if (unit.ended) return refuse('unit_ended', { unit: unit.name, day: unit.ended.on })
    if (unit.kind === 'group') return refuse('inspection_group', { unit: unit.name })
  }
  const itself = inspected.find((id) => id === lead || others.includes(id))
  return itself === undefined ? null : refuse('inspection_itself', { unit: known.get(itself)?.name ?? itself })
}

function checkLooking(rule: InspectionRule, { looksBackAt }: NewInspection, earlier: InspectionState | null): Wrong {
  if (looksBackAt === null) return rule.looksBack ? refuse('inspection_looks_back_at_none', { kind: rule.name.zh }) : null
  return earlier && earlier.findings.length > 0 ? null : refuse('inspection_nothing_found')
}

function unjustified(warnings: readonly PlanWarning[], despite: string | null, known: KnownUnits): Wrong {
  if (warnings.length === 0 || (despite ?? '').trim() !== '') return null
  return refuse('inspection_warned', { warnings: warnings.map((warning) => warningSentence(warning, (id) => known.get(id)?.name ?? id, 'zh')) })
}
