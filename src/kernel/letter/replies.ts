import type { LetterState } from '../facts/letter.ts'
import type { PostState, UnitState } from '../facts/organisation.ts'
import { membersOn } from '../holders.ts'
import type { Day } from '../time/day.ts'

type Chart = { units: ReadonlyMap<string, UnitState>; posts: ReadonlyMap<string, PostState>; day: Day }

/** Units that a letter is addressed to: groups as their members, a post of a unit as that unit; a leader's post is none. */
export function unitsAddressed({ to }: Pick<LetterState, 'to'>, { units, posts, day }: Chart): string[] {
  const addressed = to.flatMap(({ type, id }) => {
    if (type === 'unit') return units.get(id)?.kind === 'group' ? membersOn(id, [...units.values()], day).map((member) => member.id) : [id]
    const post = posts.get(id)
    return post && !post.leader ? [post.unit] : []
  })
  return [...new Set(addressed)]
}

/** Of whom a letter asks a reply, with whether one that stands was given. Of none where no day is set, before it is issued, or once it was withdrawn. */
export function repliesAsked(letter: Pick<LetterState, 'status' | 'replyBy' | 'to' | 'replies'>, chart: Chart): { unit: string; replied: boolean }[] {
  if (letter.status !== 'issued' || letter.replyBy === null) return []
  const standing = new Set(letter.replies.filter(({ returned }) => returned === null).map(({ unit }) => unit))
  return unitsAddressed(letter, chart).map((unit) => ({ unit, replied: standing.has(unit) }))
}
