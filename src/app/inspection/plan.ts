import { DeliveryError } from '../../kernel/errors.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { InspectionContent, InspectionState } from '../../kernel/facts/inspection.ts'
import * as decide from '../../kernel/inspection/decide-plan.ts'
import { addedWarnings, planWarnings, type PlanWarning } from '../../kernel/inspection/plan.ts'
import { inspectionRules, ruleOf } from '../../kernel/inspection/rules.ts'
import { addDays } from '../../kernel/time/day.ts'
import { lockName } from '../../store/locks.ts'
import { inspectionsBetween } from '../../store/queries/inspections.ts'
import { titlesOf } from '../../store/queries/matters.ts'
import type { Call } from '../call.ts'
import { decided, found, write, type Writing } from '../writing.ts'
import { inspectionRule, knownUnits, lockAny } from './lock-inspection.ts'

type Written = { command: string; ids: { inspection: string } }

/** Further away than this no kind's distance reaches, and both of its years are looked at. */
const AROUND_DAYS = 400

export type PlanInspection = InspectionContent & { command: string; pack: string; kind: string; looksBackAt: string | null; despite: string | null; mergeInto: string | null; reason: string | null }

/**
 * Enters an inspection into the year's plan; where the plan warns, with a reason, or merged at once into the one it is too near to: both then
 * stand in the log, each naming the other.
 */
export function planInspection(call: Call, input: PlanInspection): Promise<Written> {
  return write(call, { id: input.command, name: 'planInspection', input }, async (writing) => {
    const { command: _command, pack, kind, mergeInto, reason, ...content } = input
    const rule = inspectionRule(writing.packs, { pack, kind })
    const id = writing.newId('inspection')
    await holdPlan(writing)
    const states = await writing.lock([`inspection:${id}`, ...[mergeInto, content.looksBackAt].flatMap((one) => (one ? [`inspection:${one}`] : []))])
    const earlier = content.looksBackAt ? found<InspectionState>(states, `inspection:${content.looksBackAt}`, content.looksBackAt) : null
    await checkMatters(writing, content.matters)
    const known = await knownUnits(writing, [content.lead, ...content.with, ...content.inspected])
    if (!mergeInto) {
      const warnings = await warningsOf(writing, { ...content, id, pack, kind })
      return { facts: decided(decide.planInspection(rule, { ...content, id }, warnings, known, earlier, writing)), answer: { ids: { inspection: id } } }
    }
    // What is merged at once needs no reason of its own: it never stands alone in the plan.
    const planned = decided(decide.planInspection(rule, { ...content, id }, [], known, earlier, writing))
    const into = found<InspectionState>(states, `inspection:${mergeInto}`, mergeInto)
    const merged: InspectionState = { ...content, id, pack, kind, year: Number(content.from.slice(0, 4)), plannedOn: writing.today, status: 'planned', carriedOut: null, findings: [], opinions: [], lookBacks: [], mergedInto: null, ended: null }
    const joined = await merging(writing, into, merged, { reason: reason ?? '', despite: content.despite, from: undefined, to: undefined })
    return { facts: [...planned, ...joined], answer: { ids: { inspection: mergeInto } } }
  })
}

export type ChangeInspection = { command: string; inspection: string; changes: Partial<InspectionContent>; reason: string; despite: string | null }

/** Changes a planned inspection, with the reason. */
export function changeInspection(call: Call, { command, inspection: id, ...change }: ChangeInspection): Promise<Written> {
  return write(call, { id: command, name: 'changeInspection', input: { id, ...change } }, async (writing) => {
    await holdPlan(writing)
    const { inspection } = await lockAny(writing, id)
    await checkMatters(writing, change.changes.matters ?? [])
    const after = { ...inspection, ...change.changes }
    const known = await knownUnits(writing, [after.lead, ...after.with, ...after.inspected])
    return { facts: decided(decide.changeInspection(inspection, change, addedWarnings(await warningsOf(writing, inspection), await warningsOf(writing, after)), known, writing)), answer: { ids: { inspection: id } } }
  })
}

export type MergeInspections = { command: string; inspection: string; into: string; reason: string; despite: string | null; from?: string | undefined; to?: string | undefined }

/** Merges one planned inspection into another. */
export function mergeInspections(call: Call, input: MergeInspections): Promise<Written> {
  return write(call, { id: input.command, name: 'mergeInspections', input }, async (writing) => {
    const { inspection: id, into: other, ...how } = input
    await holdPlan(writing)
    const { inspection } = await lockAny(writing, id, [`inspection:${other}`])
    const { inspection: into } = await lockAny(writing, other)
    return { facts: await merging(writing, into, inspection, { from: undefined, to: undefined, ...how }), answer: { ids: { inspection: other } } }
  })
}

/** Calls a planned inspection off, with the reason. */
export function cancelInspection(call: Call, { command, inspection: id, reason }: { command: string; inspection: string; reason: string }): Promise<Written> {
  return write(call, { id: command, name: 'cancelInspection', input: { id, reason } }, async (writing) => {
    const { inspection } = await lockAny(writing, id)
    return { facts: decided(decide.cancelInspection(inspection, reason, writing)), answer: { ids: { inspection: id } } }
  })
}

type How = { reason: string; despite: string | null; from: string | undefined; to: string | undefined }

async function merging(writing: Writing, into: InspectionState, merged: InspectionState, { reason, despite, from, to }: How): Promise<FactDraft[]> {
  const rules = inspectionRules(writing.packs)
  const changes = decide.mergedContent(into, merged, { from, to })
  const after = { ...into, ...changes }
  const known = await knownUnits(writing, [after.lead, ...after.with, ...after.inspected])
  const unannounced = { into: ruleOf(rules, into)?.unannounced ?? true, merged: ruleOf(rules, merged)?.unannounced ?? true }
  const warnings = addedWarnings(await warningsOf(writing, into, merged.id), await warningsOf(writing, after, merged.id))
  return decided(decide.mergeInspections(into, merged, { changes, reason, despite }, unannounced, warnings, known, writing))
}

/** Two people planning at once would each see a plan without the other's: they wait for each other. */
function holdPlan({ tx, acting }: Writing): Promise<void> {
  return lockName(tx, acting.tenant, 'plan of inspections')
}

async function warningsOf({ tx, acting, packs, calendar }: Writing, planned: Omit<InspectionContent, 'basis'> & { id: string; pack: string; kind: string }, without?: string): Promise<PlanWarning[]> {
  const beside = await inspectionsBetween(tx, acting.tenant, addDays(planned.from, -AROUND_DAYS), addDays(planned.to, AROUND_DAYS))
  return planWarnings(planned, beside.filter(({ id }) => id !== without), inspectionRules(packs), calendar)
}

/** @throws DeliveryError `not_found` for the first matter that there is not */
async function checkMatters({ tx, acting }: Writing, matters: readonly string[]): Promise<void> {
  const known = await titlesOf(tx, acting.tenant, matters)
  const unknown = matters.find((id) => !known.has(id))
  if (unknown !== undefined) throw new DeliveryError('not_found', { what: unknown })
}
