import { hasWritten } from '../../kernel/decide/activity.ts'
import type { ActivityState } from '../../kernel/facts/activity.ts'
import { activityNamed } from '../../kernel/pack/lookup.ts'
import type { Pack } from '../../kernel/pack/schema.ts'
import { may } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { KeptFile } from '../../store/queries/files.ts'
import type { Acting } from '../call.ts'
import { fieldsInWords } from './fields.ts'
import { actedThrough, unitRef, type Directory } from './organisation.ts'

export type ActivityContext = { packs: readonly Pack[]; directory: Directory; matters: ReadonlyMap<string, { id: string; code: string; title: string }>; files: ReadonlyMap<string, KeptFile>; acting: Acting; own: readonly string[]; today: Day }

export function kindName(packs: readonly Pack[], id: string) {
  return activityNamed(packs, id)?.name ?? { zh: id, en: id }
}

/** An activity as lists show it, with what the signed-in post may do with it now. */
export function activityView(activity: ActivityState, { packs, directory, matters, files, acting, own, today }: ActivityContext) {
  return {
    id: activity.id,
    kinds: activity.kinds.map((id) => ({ id, name: kindName(packs, id) })),
    heldOn: activity.heldOn,
    summary: activity.summary,
    place: activity.place,
    unit: unitRef(directory, activity.unit, today),
    matters: activity.matters.flatMap((id) => matters.get(id) ?? []),
    units: activity.units.flatMap((id) => unitRef(directory, id, activity.heldOn) ?? []),
    attended: activity.attended.flatMap((id) => {
      const post = directory.posts.get(id)
      return post ? [{ id, name: post.name }] : []
    }),
    attachments: activity.attachments.flatMap((sha256) => {
      const file = files.get(sha256)
      return file ? [{ ...file, name: file.name ?? sha256 }] : []
    }),
    fields: fieldsInWords(activity.kinds.flatMap((id) => activityNamed(packs, id)?.fields ?? []), activity.fields, directory, today),
    status: activity.status,
    returned: activity.returned,
    recordedAt: activity.recordedAt,
    by: actedThrough(directory, activity.post, today, activity.onBehalfOf),
    may: offeredOn(activity, acting, own),
  }
}

/** What the acting post may do with a record where it stands; never review or confirm its own. */
export function offeredOn(activity: ActivityState, acting: Acting, own: readonly string[]): string[] {
  const where = { units: activity.unit ? [activity.unit] : [], own }
  const mine = hasWritten(activity, `person:${acting.person}`)
  const waitsForUnit = activity.status === 'awaiting-review' && !mine && may(acting.role, 'reviewActivities', where)
  const waitsForOffice = activity.status === 'awaiting-confirmation' && !mine && may(acting.role, 'confirmActivities', where)
  return [
    ...(waitsForUnit ? ['reviewActivities', 'returnActivity'] : []),
    ...(waitsForOffice ? ['confirmActivities', 'returnActivity'] : []),
    ...(activity.status !== 'withdrawn' && may(acting.role, 'correctActivity', where) ? ['correctActivity'] : []),
  ]
}
