import { refuse, type Refusal } from '../errors.ts'
import type { ActivityContent } from '../facts/activity.ts'
import type { PostState, UnitState } from '../facts/organisation.ts'

/** The units and posts that a record names, as far as the directory knows them. */
export type NamedInRecord = { units: ReadonlyMap<string, Pick<UnitState, 'name' | 'ended'>>; posts: ReadonlyMap<string, Pick<PostState, 'name' | 'endedOn'>> }

/**
 * Whether the units a record is about, and the posts it says took part, existed on its day. A unit that was merged since may be
 * named in a record of the time before; on the day it ended and after, its successor is meant.
 *
 * @returns null, or why not: `unit_unknown`, `unit_ended`, `post_unknown`, `post_ended`
 */
export function checkNamed({ units, attended, heldOn }: Pick<ActivityContent, 'units' | 'attended' | 'heldOn'>, known: NamedInRecord): { refusal: Refusal } | null {
  for (const id of units) {
    const unit = known.units.get(id)
    if (!unit) return refuse('unit_unknown', { unit: id })
    if (unit.ended && unit.ended.on <= heldOn) return refuse('unit_ended', { unit: unit.name, day: unit.ended.on })
  }
  for (const id of attended) {
    const post = known.posts.get(id)
    if (!post) return refuse('post_unknown', { post: id })
    if (post.endedOn !== null && post.endedOn <= heldOn) return refuse('post_ended', { post: post.name, day: post.endedOn })
  }
  return null
}
