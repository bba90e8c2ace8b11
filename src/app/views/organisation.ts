import type { PostState, SeatState, UnitState } from '../../kernel/facts/organisation.ts'
import { holdersOn, membersOn, nameOn } from '../../kernel/holders.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { namesOfPersons } from '../../store/queries/directory.ts'
import { statesOfType } from '../../store/queries/subjects.ts'

/** The city's organisation in memory, for pages that name units, posts and who holds them. A city has some hundreds of each. */
export type Directory = {
  units: Map<string, UnitState>
  posts: Map<string, PostState>
  seats: Map<string, SeatState>
  /** names as far as the directory keeps them */
  names: Map<string, string>
}

export async function directoryOf(db: Db, tenant: string): Promise<Directory> {
  const units = await statesOfType<UnitState>(db, tenant, 'unit')
  const posts = await statesOfType<PostState>(db, tenant, 'post')
  const seats = await statesOfType<SeatState>(db, tenant, 'seat')
  return { units: byId(units), posts: byId(posts), seats: byId(seats), names: await namesOfPersons(db, tenant) }
}

function byId<S extends { id: string }>(states: readonly S[]): Map<string, S> {
  return new Map(states.map((state) => [state.id, state]))
}

export type UnitRef = { id: string; name: string }

export function unitRef({ units }: Directory, id: string | null, day: Day): UnitRef | null {
  const unit = id ? units.get(id) : undefined
  return unit ? { id: unit.id, name: nameOn(unit, day) } : null
}

/** Who holds a post on a day; a holder whose name is not kept has none. */
export function holdersOf({ names }: Directory, post: PostState, day: Day) {
  return holdersOn(post, day).map(({ person, from, acting }) => ({ person, name: names.get(person) ?? null, from, acting }))
}

export function postRef(directory: Directory, post: PostState, day: Day) {
  return { id: post.id, name: post.name, unit: unitRef(directory, post.unit, day) ?? { id: post.unit, name: '' }, holders: holdersOf(directory, post, day) }
}

/** A duty's holder as people read it: its name, its unit, who holds it that day, and the units a group means. */
export function holderView(directory: Directory, holder: { type: 'unit' | 'post' | 'seat'; id: string }, day: Day) {
  const { units, posts, seats } = directory
  if (holder.type === 'unit') {
    const unit = units.get(holder.id)
    const members = unit?.kind === 'group' ? membersOn(unit.id, [...units.values()], day).map(({ id }) => unitRef(directory, id, day)).filter((one) => one !== null) : []
    return { name: unit ? nameOn(unit, day) : holder.id, unit: unitRef(directory, holder.id, day), holders: [], members }
  }
  const seat = holder.type === 'seat' ? seats.get(holder.id) : undefined
  const post = posts.get(holder.type === 'seat' ? (seat?.post ?? '') : holder.id)
  return {
    name: seat?.designation ?? post?.name ?? holder.id,
    unit: unitRef(directory, seat?.unit ?? post?.unit ?? null, day),
    holders: post ? holdersOf(directory, post, day) : [],
    members: [],
  }
}

/** A post with its unit, as the log's “by whom”: never a person. */
export function actedThrough(directory: Directory, post: string | null, day: Day): string | null {
  const found = post ? directory.posts.get(post) : undefined
  if (!found) return null
  const unit = unitRef(directory, found.unit, day)
  return unit ? `${unit.name} ${found.name}` : found.name
}
