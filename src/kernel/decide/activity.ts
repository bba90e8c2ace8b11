import { refuse, type Refusal } from '../errors.ts'
import type { ActivityContent, ActivityState } from '../facts/activity.ts'
import { activityNamed } from '../pack/lookup.ts'
import type { ActivityKind, Pack } from '../pack/schema.ts'
import type { Decision, Given } from './decision.ts'
import { inFuture } from './decision.ts'
import { checkFields } from './fields.ts'

/**
 * Records what was done: once, for every matter, unit, place or body it touches and every kind it counts as. It asks for no form beyond its kind's
 * evidence rule, and counts only after the looks its kind asks for (审核, 认定).
 *
 * @param activity `unitLooks` false where a leader recorded it: above a leader no unit's deputy head looks, the office still does
 */
export function recordActivity(packs: readonly Pack[], activity: ActivityContent & { id: string; unit: string | null; unitLooks?: boolean }, { today }: Given): Decision {
  const { heldOn, id, unitLooks = true, ...content } = activity
  if (!content.matters.length && !content.units.length) return refuse('activity_without_matter')
  const future = inFuture(heldOn, today)
  if (future) return future
  const checked = checkKinds(packs, content)
  if ('refusal' in checked) return checked
  return { facts: [{ subject: `activity:${id}`, kind: 'activity.recorded', occurredOn: heldOn, payload: { ...content, review: looksAt(checked.kinds, unitLooks) } }] }
}

/** The looks that these kinds ask for together. */
function looksAt(kinds: readonly ActivityKind[], unitLooks: boolean): ActivityState['review'] {
  return { unit: unitLooks && kinds.some(({ review }) => review.unit), office: kinds.some(({ review }) => review.office) }
}

/**
 * Whether the unit looks at a record, as was said when it was made: not where its kinds asked for that and the record did not, because a
 * leader made it. Where they never asked, nothing was said and it does, unless it was made for a leader.
 */
function unitLooksAt(packs: readonly Pack[], { kinds, review, onBehalfOf }: ActivityState): boolean {
  if (review.unit) return true
  return onBehalfOf === null && !kinds.some((kind) => activityNamed(packs, kind)?.review.unit)
}

/** What its kinds ask of a record: that they exist, their evidence, their fields. */
function checkKinds(packs: readonly Pack[], { kinds: names, attachments, fields }: Pick<ActivityContent, 'kinds' | 'attachments' | 'fields'>): { kinds: ActivityKind[] } | { refusal: Refusal } {
  const kinds: ActivityKind[] = []
  for (const name of names) {
    const kind = activityNamed(packs, name)
    if (!kind) return refuse('activity_kind_unknown', { kind: name })
    if (kind.evidence.demand === 'required' && !attachments.length) return refuse('activity_evidence_missing', { kind: kind.name.zh, why: kind.evidence.why?.zh ?? '' })
    kinds.push(kind)
  }
  return checkFields(kinds.flatMap((kind) => kind.fields), fields) ?? { kinds }
}

const statusNames: Record<ActivityState['status'], string> = {
  'awaiting-review': '待审核',
  'awaiting-confirmation': '待认定',
  confirmed: '已认定',
  returned: '退回',
  recorded: '已记录',
  withdrawn: '已撤销',
}

/** Whether any of its words are theirs: they recorded it or corrected it. */
export function hasWritten({ actor, corrections }: Pick<ActivityState, 'actor' | 'corrections'>, someone: string): boolean {
  return actor === someone || corrections.some((correction) => correction.actor === someone)
}

/** The unit's own look (审核) at a record that waits for it; never by the one who made it. */
export function reviewActivity(activity: ActivityState, actor: string, { today }: Given): Decision {
  if (activity.status !== 'awaiting-review') return refuse('activity_not_waiting', { status: statusNames[activity.status], action: '审核' })
  if (hasWritten(activity, actor)) return refuse('own_review_refused')
  return { facts: [{ subject: `activity:${activity.id}`, kind: 'activity.reviewed', occurredOn: today, payload: {} }] }
}

/** The office's confirmation (认定) of a record that waits for it; never by the one who made it. */
export function confirmActivity(activity: ActivityState, actor: string, { today }: Given): Decision {
  if (activity.status !== 'awaiting-confirmation') return refuse('activity_not_waiting', { status: statusNames[activity.status], action: '认定' })
  if (hasWritten(activity, actor)) return refuse('own_review_refused')
  return { facts: [{ subject: `activity:${activity.id}`, kind: 'activity.confirmed', occurredOn: today, payload: {} }] }
}

/** Sends a record back with the reason; by the unit while it waits for the unit, by the office while it waits for the office. */
export function returnActivity(activity: ActivityState, by: 'unit' | 'office', reason: string, { today }: Given): Decision {
  const waitsFor = by === 'unit' ? 'awaiting-review' : 'awaiting-confirmation'
  if (activity.status !== waitsFor) return refuse('activity_not_waiting', { status: statusNames[activity.status], action: '退回' })
  if (!reason) return refuse('reason_missing')
  return { facts: [{ subject: `activity:${activity.id}`, kind: 'activity.returned', occurredOn: today, payload: { by, reason } }] }
}

/** Takes a record back (撤销): it counts for nothing any more and stays in the timeline with the reason. */
export function withdrawActivity(activity: ActivityState, reason: string, { today }: Given): Decision {
  if (activity.status === 'withdrawn') return refuse('already_voided')
  if (!reason) return refuse('reason_missing')
  return { facts: [{ subject: `activity:${activity.id}`, kind: 'activity.withdrawn', occurredOn: today, payload: { reason } }] }
}

/**
 * Corrects a record, the old values staying visible; it then waits for its looks again. What it counts as from now on says which looks
 * those are: a report of progress that becomes a study waits for the office too.
 */
export function correctActivity(packs: readonly Pack[], activity: ActivityState, changes: Partial<ActivityContent>, reason: string, { today }: Given): Decision {
  if (!reason) return refuse('reason_missing')
  if (activity.status === 'withdrawn') return refuse('activity_not_waiting', { status: statusNames.withdrawn, action: '更正' })
  const future = changes.heldOn ? inFuture(changes.heldOn, today) : null
  if (future) return future
  const corrected = { ...activity, ...changes }
  if (!corrected.matters.length && !corrected.units.length) return refuse('activity_without_matter')
  const checked = checkKinds(packs, corrected)
  if ('refusal' in checked) return checked
  const sameKinds = corrected.kinds.length === activity.kinds.length && corrected.kinds.every((one) => activity.kinds.includes(one))
  const review = sameKinds ? {} : { review: looksAt(checked.kinds, unitLooksAt(packs, activity)) }
  return { facts: [{ subject: `activity:${activity.id}`, kind: 'activity.corrected', occurredOn: today, payload: { changes, reason, ...review } }] }
}
