import type { PostState, SeatState, UnitState } from '../facts/organisation.ts'
import { covers, holdersOn } from '../holders.ts'
import type { Day } from '../time/day.ts'

type Posts = { posts: ReadonlyMap<string, PostState>; seats: ReadonlyMap<string, SeatState>; day: Day }

/**
 * Posts that may sign off what a unit issues, the nearest first: the first post of the unit, a leader's post in it, in what it is
 * part of, or that oversees it (分管领导), and who heads a body by its seats. Only posts that someone holds.
 */
export function signersOf(issuer: Pick<UnitState, 'id' | 'parent'>, { posts, seats, day }: Posts): PostState[] {
  const standing = [...posts.values()].filter((post) => (!post.endedOn || post.endedOn > day) && holdersOn(post, day).length > 0)
  const first = standing.filter(({ unit, leader }) => unit === issuer.id && !leader).sort(byOrder)[0]
  const heading = new Set([...seats.values()].flatMap(({ body, role, post, endedOn }) => (body === issuer.id && HEADS.includes(role) && post && !endedOn ? [post] : [])))
  const leaders = standing.filter(({ id, unit, leader, portfolio }) => (leader && (unit === issuer.id || unit === issuer.parent || portfolio.some((one) => covers(one, day) && one.units.includes(issuer.id)))) || heading.has(id))
  return [...new Set([...(first ? [first] : []), ...leaders.sort(byOrder)])]
}

const HEADS = ['head', 'deputy']
const byOrder = (a: PostState, b: PostState) => a.order - b.order || (a.id < b.id ? -1 : 1)

/** Units whose letters wait for the signature of this post. */
export function signsFor(post: string, units: Iterable<UnitState>, given: Posts): string[] {
  return [...units].filter((unit) => !unit.ended && signersOf(unit, given).some(({ id }) => id === post)).map(({ id }) => id)
}
