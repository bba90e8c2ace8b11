import type { ActivityState } from './facts/activity.ts'
import { daysBetween } from './time/day.ts'

/** What two records have in common. */
export type Likeness = 'day' | 'place' | 'kind' | 'matter' | 'file'

/** So many days apart two records may still be of one event: a visit of two days, a date mistyped by one. */
export const DAYS_APART = 3

type Recorded = Pick<ActivityState, 'heldOn' | 'kinds' | 'place' | 'matters' | 'attachments'>

/**
 * Whether two records may be of the same event (与已记录的重复), and by what: the same file; or within a few days the same place, or the
 * same kind for the same matter. A hint for whoever confirms, never a refusal: one visit may serve several projects.
 *
 * @returns null when nothing suggests it
 */
export function alike(one: Recorded, other: Recorded): Likeness[] | null {
  const near = Math.abs(daysBetween(one.heldOn, other.heldOn)) <= DAYS_APART
  const day = one.heldOn === other.heldOn
  const place = near && samePlace(one.place, other.place)
  const kind = one.kinds.some((id) => other.kinds.includes(id))
  const matter = one.matters.some((id) => other.matters.includes(id))
  const file = one.attachments.some((hash) => other.attachments.includes(hash))
  if (!file && !place && !(near && kind && matter)) return null
  const found: Record<Likeness, boolean> = { day, place, kind, matter, file }
  return (Object.keys(found) as Likeness[]).filter((likeness) => found[likeness])
}

/** “龙门市” and “龙门市政务大厅” are the same place; an empty one is none. */
function samePlace(one: string | null, other: string | null): boolean {
  const [a, b] = [one, other].map((place) => (place ?? '').replaceAll(/[\s，,、。]/g, ''))
  return Boolean(a && b) && (a?.includes(b ?? '') === true || b?.includes(a ?? '') === true)
}
