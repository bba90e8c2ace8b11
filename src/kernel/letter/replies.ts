import type { LetterState } from '../facts/letter.ts'
import type { PostState, UnitState } from '../facts/organisation.ts'
import { membersOn } from '../holders.ts'
import type { Day } from '../time/day.ts'

type Chart = { units: ReadonlyMap<string, UnitState>; posts: ReadonlyMap<string, PostState>; day: Day }

/**
 * Of whom a letter asks a reply, with whether one that stands was given: its addressees, groups as their members, a post of a unit as
 * that unit. None where no day is set, none of leaders, and none before it is issued or once it was withdrawn.
 */
export function repliesAsked({ status, replyBy, to, replies }: Pick<LetterState, 'status' | 'replyBy' | 'to' | 'replies'>, { units, posts, day }: Chart): { unit: string; replied: boolean }[] {
  if (status !== 'issued' || replyBy === null) return []
  const asked = to.flatMap(({ type, id }) => {
    if (type === 'unit') return units.get(id)?.kind === 'group' ? membersOn(id, [...units.values()], day).map((member) => member.id) : [id]
    const post = posts.get(id)
    return post && !post.leader ? [post.unit] : []
  })
  const standing = new Set(replies.filter(({ returned }) => returned === null).map(({ unit }) => unit))
  return [...new Set(asked)].map((unit) => ({ unit, replied: standing.has(unit) }))
}
