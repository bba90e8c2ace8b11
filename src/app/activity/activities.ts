import * as decide from '../../kernel/decide/activity.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { ActivityContent, ActivityState } from '../../kernel/facts/activity.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import type { Command } from '../../kernel/permission.ts'
import { holdersOfMatters } from '../../store/queries/matters.ts'
import type { Call } from '../call.ts'
import { permit } from '../permit.ts'
import { ownFiles } from './own-files.ts'
import { decided, found, write, type Writing } from '../writing.ts'
import { checkNamedIn, permitOnUnits } from './named.ts'

type Written<K extends string, V> = { command: string; ids: Record<K, V> }

/**
 * Records a meeting, a study, an inspection …: once for every matter, unit, place, body and kind it touches. Each of the matters
 * must be one the acting membership may record on; without any, its units must be.
 *
 * @throws DeliveryError `not_found`, `forbidden`, `file_unknown`, `activity_unit_not_yours`, `unit_unknown`, `unit_ended`,
 * `post_unknown`, `post_ended`, and what the kernel refuses
 */
export function recordActivity(call: Call, input: RecordInput & { command: string }): Promise<Written<'activity', string>> {
  return write(call, { id: input.command, name: 'recordActivity', input }, async (writing) => {
    const { command: _command, attachments, ...rest } = input
    const content = { units: [], attended: [], ...rest, attachments: await ownFiles(writing, attachments) }
    const id = writing.newId('activity')
    await permitOnMatters(writing, 'recordActivity', content.matters, `activity:${id}`)
    if (content.matters.length === 0) await permitOnUnits(writing, 'recordActivity', content.units)
    await checkNamedIn(writing, content)
    return { facts: decided(decide.recordActivity(writing.packs, { ...content, id, unit: writing.acting.unit, unitLooks: writing.acting.role !== 'leader' }, writing)), answer: { ids: { activity: id } } }
  })
}

/** What a client sends: of its files only the hash is believed. */
export type RecordInput = Omit<ActivityContent, 'attachments' | 'units' | 'attended'> & { units?: string[]; attended?: string[]; attachments: readonly { sha256: string }[] }

/** @throws DeliveryError `not_found`, `forbidden` for the first matter that does not allow it */
async function permitOnMatters(writing: Writing, command: Command, matters: readonly string[], activity: string): Promise<void> {
  const { acting, tx, reach } = writing
  const states = await writing.lock([activity, ...matters.map((matter) => `matter:${matter}`)])
  for (const matter of matters) {
    found<MatterState>(states, `matter:${matter}`, matter)
    permit(acting, command, await holdersOfMatters(tx, acting.tenant, [matter]), reach)
  }
}

async function lockActivities(writing: Writing, ids: readonly string[], command: Command): Promise<ActivityState[]> {
  const states = await writing.lock(ids.map((id) => `activity:${id}`))
  return ids.map((id) => {
    const activity = found<ActivityState>(states, `activity:${id}`, id)
    permit(writing.acting, command, activity.unit ? [activity.unit] : [], writing.own)
    return activity
  })
}

type Batch = { command: string; activities: string[] }

function decideEach(name: 'reviewActivities' | 'confirmActivities', one: typeof decide.reviewActivity) {
  return (call: Call, input: Batch): Promise<Written<'activities', string[]>> => {
    return write(call, { id: input.command, name, input }, async (writing) => {
      const activities = await lockActivities(writing, [...new Set(input.activities)], name)
      const facts: FactDraft[] = activities.flatMap((activity) => decided(one(activity, `person:${writing.acting.person}`, writing)))
      return { facts, answer: { ids: { activities: activities.map(({ id }) => id) } } }
    })
  }
}

/** The unit has checked these records (审核): all of them, or none when one refuses. */
export const reviewActivities = decideEach('reviewActivities', decide.reviewActivity)
/** The office confirms these records (认定): all of them, or none when one refuses. */
export const confirmActivities = decideEach('confirmActivities', decide.confirmActivity)

/** Sends a record back with the reason (退回). */
export function returnActivity(call: Call, input: { command: string; activity: string; reason: string }): Promise<Written<'activity', string>> {
  return write(call, { id: input.command, name: 'returnActivity', input }, async (writing) => {
    const [activity] = await lockActivities(writing, [input.activity], 'returnActivity')
    if (!activity) throw new DeliveryError('not_found', { what: input.activity })
    const by = writing.acting.role === 'office' ? 'office' : 'unit'
    return { facts: decided(decide.returnActivity(activity, by, input.reason, writing)), answer: { ids: { activity: activity.id } } }
  })
}

/** Corrects a record; it is looked at again. */
export function correctActivity(call: Call, input: { command: string; activity: string; changes: Partial<RecordInput>; reason: string }): Promise<Written<'activity', string>> {
  return write(call, { id: input.command, name: 'correctActivity', input }, async (writing) => {
    if (input.changes.matters) await permitOnMatters(writing, 'recordActivity', input.changes.matters, `activity:${input.activity}`)
    const [activity] = await lockActivities(writing, [input.activity], 'correctActivity')
    if (!activity) throw new DeliveryError('not_found', { what: input.activity })
    const { attachments, ...rest } = input.changes
    const changes = attachments ? { ...rest, attachments: await ownFiles(writing, attachments) } : rest
    const corrected = { ...activity, ...changes }
    if (corrected.matters.length === 0 && (changes.matters || changes.units)) await permitOnUnits(writing, 'recordActivity', corrected.units)
    if (changes.units || changes.attended || changes.heldOn) await checkNamedIn(writing, corrected)
    return { facts: decided(decide.correctActivity(writing.packs, activity, changes, input.reason, writing)), answer: { ids: { activity: activity.id } } }
  })
}
