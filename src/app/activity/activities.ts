import * as decide from '../../kernel/decide/activity.ts'
import type { Decision } from '../../kernel/decide/decision.ts'
import { DeliveryError, type Refusal } from '../../kernel/errors.ts'
import type { ActivityContent, ActivityState } from '../../kernel/facts/activity.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { MatterState } from '../../kernel/facts/matter.ts'
import { lastingHolders } from '../../kernel/leads.ts'
import type { Command } from '../../kernel/permission.ts'
import { errorWords } from '../../kernel/words/errors.ts'
import type { Call } from '../call.ts'
import { derivedId } from '../ids.ts'
import { permit } from '../permit.ts'
import { ownFiles } from './own-files.ts'
import { decided, found, write, type Writing } from '../writing.ts'
import { checkNamedIn, permitOnUnits } from './named.ts'

type Written<K extends string, V> = { command: string; ids: Record<K, V> }

/**
 * Records a meeting, a study, an inspection …: once for every matter, unit, place, body and kind it touches. Each of the matters
 * must be one the acting membership may record on, and each of the units one that it answers for or that its matters concern.
 *
 * @throws DeliveryError `not_found`, `forbidden`, `file_unknown`, `activity_unit_not_yours`, `unit_unknown`, `unit_ended`,
 * `post_unknown`, `post_ended`, and what the kernel refuses
 */
export function recordActivity(call: Call, input: RecordInput & { command: string }): Promise<Written<'activity', string>> {
  const id = derivedId(input.command, 'activity')
  return write(call, { id: input.command, name: 'recordActivity', input, locks: subjectsOf(id, input.matters) }, async (writing) => {
    const { command: _command, attachments, ...rest } = input
    const content = { units: [], attended: [], ...rest, attachments: await ownFiles(writing, attachments) }
    await permitOnMatters(writing, 'recordActivity', content.matters, id)
    await permitOnUnits(writing, 'recordActivity', content)
    await checkNamedIn(writing, content)
    return { facts: decided(decide.recordActivity(writing.packs, { ...content, id, unit: writing.acting.unit, unitLooks: writing.acting.role !== 'leader' }, writing)), answer: { ids: { activity: id } } }
  })
}

/** What a client sends: of its files only the hash is believed. */
export type RecordInput = Omit<ActivityContent, 'attachments' | 'units' | 'attended'> & { units?: string[]; attended?: string[]; attachments: readonly { sha256: string }[] }

/** @throws DeliveryError `not_found`, `forbidden` for the first matter that does not allow it */
export async function permitOnMatters(writing: Writing, command: Command, matters: readonly string[], activity: string): Promise<void> {
  const { acting, reach } = writing
  const states = await writing.lock(subjectsOf(activity, matters))
  for (const matter of matters) permit(acting, command, lastingHolders(found<MatterState>(states, `matter:${matter}`, matter)), reach)
}

function subjectsOf(activity: string, matters: readonly string[]): string[] {
  return [`activity:${activity}`, ...matters.map((matter) => `matter:${matter}`)]
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

function decideEach<I extends Batch>(name: 'reviewActivities' | 'confirmActivities' | 'returnActivities', one: (activity: ActivityState, input: I, writing: Writing) => Decision) {
  return (call: Call, input: I): Promise<Written<'activities', string[]>> => {
    return write(call, { id: input.command, name, input }, async (writing) => {
      const activities = await lockActivities(writing, [...new Set(input.activities)], name)
      const facts: FactDraft[] = activities.flatMap((activity, index) => {
        const decision = one(activity, input, writing)
        if ('refusal' in decision && activities.length > 1) throw refusedOf(decision.refusal, activity, index + 1)
        return decided(decision)
      })
      return { facts, answer: { ids: { activities: activities.map(({ id }) => id) } } }
    })
  }
}

/** Of many, which one refuses, by its place, day and first words: nothing of the others was done either. */
function refusedOf({ code, facts }: Refusal, { id, heldOn, summary }: ActivityState, row: number): DeliveryError {
  const which = { zh: '第 {row} 条（{heldOn} {summary}）没有通过，其余也没有办理：', en: 'Number {row} ({heldOn} {summary}) was refused and nothing was done: ' }
  const exact = { zh: which.zh + errorWords[code].zh, en: which.en + errorWords[code].en }
  return new DeliveryError(code, { ...facts, activity: id, row, heldOn, summary: summary.slice(0, 20) }, exact)
}

/** The unit has checked these records (审核): all of them, or none when one refuses. */
export const reviewActivities = decideEach('reviewActivities', (activity, _: Batch, writing) => decide.reviewActivity(activity, actorOf(writing), writing))
/** The office confirms these records (认定): all of them, or none when one refuses. */
export const confirmActivities = decideEach('confirmActivities', (activity, _: Batch, writing) => decide.confirmActivity(activity, actorOf(writing), writing))
/** Sends these records back for one reason (退回): all of them, or none when one refuses. */
export const returnActivities = decideEach('returnActivities', (activity, { reason }: Batch & { reason: string }, writing) => decide.returnActivity(activity, lookOf(writing), reason, writing))

const actorOf = ({ acting }: Writing): string => `person:${acting.person}`
/** Whose look it is that sends a record back. */
const lookOf = ({ acting }: Writing): 'office' | 'unit' => (acting.role === 'office' ? 'office' : 'unit')

/** Sends a record back with the reason (退回). */
export function returnActivity(call: Call, input: { command: string; activity: string; reason: string }): Promise<Written<'activity', string>> {
  return write(call, { id: input.command, name: 'returnActivity', input }, async (writing) => {
    const [activity] = await lockActivities(writing, [input.activity], 'returnActivity')
    if (!activity) throw new DeliveryError('not_found', { what: input.activity })
    return { facts: decided(decide.returnActivity(activity, lookOf(writing), input.reason, writing)), answer: { ids: { activity: activity.id } } }
  })
}

/** Corrects a record; it is looked at again. */
export function correctActivity(call: Call, input: { command: string; activity: string; changes: Partial<RecordInput>; reason: string }): Promise<Written<'activity', string>> {
  return write(call, { id: input.command, name: 'correctActivity', input }, async (writing) => {
    if (input.changes.matters) await permitOnMatters(writing, 'recordActivity', input.changes.matters, input.activity)
    const [activity] = await lockActivities(writing, [input.activity], 'correctActivity')
    if (!activity) throw new DeliveryError('not_found', { what: input.activity })
    const { attachments, ...rest } = input.changes
    const changes = attachments ? { ...rest, attachments: await ownFiles(writing, attachments) } : rest
    const corrected = { ...activity, ...changes }
    if (changes.matters || changes.units || changes.kinds) await permitOnUnits(writing, 'recordActivity', corrected)
    if (changes.units || changes.attended || changes.heldOn) await checkNamedIn(writing, corrected)
    return { facts: decided(decide.correctActivity(writing.packs, activity, changes, input.reason, writing)), answer: { ids: { activity: activity.id } } }
  })
}
