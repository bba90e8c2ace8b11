import type { PostState, SeatState, UnitState } from '../../kernel/facts/organisation.ts'
import { holdersOn, membersOn, nameOn } from '../../kernel/holders.ts'
import { sittingOn } from '../../kernel/seats.ts'
import { answeringFor } from '../../kernel/succession.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { namesOfPersons } from '../../store/queries/directory.ts'
import { keptIn } from '../../store/database/kept-in.ts'
import { ofCity } from '../../store/kept.ts'
import { statesOfTypes } from '../../store/queries/subjects.ts'
import { pastStates } from '../as-of.ts'

/** The city's organisation in memory, for pages that name units, posts and who holds them. A city has some hundreds of each. */
export type Directory = {
  units: Map<string, UnitState>
  posts: Map<string, PostState>
  seats: Map<string, SeatState>
  /** names as far as the directory keeps them */
  names: Map<string, string>
}

/** The whole organisation with everyone's name. A page about one thing asks for `directoryNaming`. */
export async function directoryOf(db: Db, tenant: string): Promise<Directory> {
  return { ...(await bodiesOf(db, tenant)), names: await namesOfPersons(db, tenant) }
}

/** The organisation with the names of those whom these states name: they themselves, who holds the posts and seats in them. */
export async function directoryNaming(db: Db, tenant: string, shown: ShownOn, states: readonly unknown[]): Promise<Directory> {
  const bodies = await bodiesOf(db, tenant)
  const here = await bodiesShown(db, tenant, bodies, shown, shown?.by === 'known' ? namedIn(bodies, states) : undefined)
  return { ...here, names: await namesOfPersons(db, tenant, personsIn(here, states)) }
}

type Bodies = Pick<Directory, 'units' | 'posts' | 'seats'>
type ShownOn = { asOf: Day; by: 'effective' | 'known' } | null

/** Units, posts and seats change seldom and are asked for by nearly every page; names are never kept here, because the directory may have to forget them. */
async function bodiesOf(db: Db, tenant: string): Promise<Bodies> {
  const key = `bodies:${tenant}`
  return keptIn(db).get<Bodies>(key) ?? keptIn(db).read(key, ofCity(tenant), () => readBodies(db, tenant))
}

async function readBodies(db: Db, tenant: string): Promise<Bodies> {
  const states = await statesOfTypes<UnitState | PostState | SeatState>(db, tenant, ['unit', 'post', 'seat'])
  const of = <S extends UnitState | PostState | SeatState>(type: 'unit' | 'post' | 'seat') => byId((states.get(type) ?? []) as S[])
  return { units: of<UnitState>('unit'), posts: of<PostState>('post'), seats: of<SeatState>('seat') }
}

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Every id in these states may be a person's; of a post and a seat those who were ever in it. */
function personsIn({ posts, seats }: Bodies, states: readonly unknown[]): string[] {
  const inPost = (id: string | null) => (id === null ? [] : (posts.get(id)?.appointments ?? []).map(({ person }) => person))
  const ids = [...new Set(JSON.stringify(states).match(ID) ?? [])]
  const inSeat = (id: string) => (seats.get(id)?.fillings ?? []).flatMap(({ person, post }) => [...(person === null ? [] : [person]), ...inPost(post)])
  return [...new Set(ids.flatMap((id) => [...(posts.has(id) || seats.has(id) ? [] : [id]), ...inPost(id), ...inSeat(id)]))]
}

/** The whole organisation for a past day; names are today's. */
export async function directoryShown(db: Db, tenant: string, shown: ShownOn): Promise<Directory> {
  const { names, ...now } = await directoryOf(db, tenant)
  return { ...(await bodiesShown(db, tenant, now, shown)), names }
}

/**
 * The organisation for a past day. What was *so* is read from today's, because terms, endings and fillings carry their days: a post entered into
 * the directory later still shows who held it. What was *known* is folded from what had been recorded by then.
 *
 * @param named what is folded; without it everything. The rest stays as it is today.
 */
async function bodiesShown(db: Db, tenant: string, now: Bodies, shown: ShownOn, named?: ReadonlySet<string>): Promise<Bodies> {
  if (shown?.by !== 'known') return now
  const known = async <S extends UnitState | PostState | SeatState>(type: 'unit' | 'post' | 'seat', today: ReadonlyMap<string, S>) => {
    const folded = [...today.keys()].filter((id) => named?.has(id) ?? true)
    const then = await pastStates<S>(db, tenant, shown)(folded.map((id) => `${type}:${id}`))
    return new Map([...today].flatMap(([id, state]) => (named && !named.has(id) ? [[id, state] as const] : then.has(`${type}:${id}`) ? [[id, then.get(`${type}:${id}`)!] as const] : [])))
  }
  return { units: await known<UnitState>('unit', now.units), posts: await known<PostState>('post', now.posts), seats: await known<SeatState>('seat', now.seats) }
}

/** The units, posts and seats that states name, with what a page says of them: a post's unit, a group's members, who continues a unit, who may sit in a seat. */
function namedIn({ units, posts, seats }: Bodies, states: readonly unknown[]): Set<string> {
  const named = new Set<string>()
  const next = [...(JSON.stringify(states).match(ID) ?? [])]
  for (let id = next.pop(); id !== undefined; id = next.pop()) {
    const [unit, post, seat] = [units.get(id), posts.get(id), seats.get(id)]
    if (named.has(id) || !(unit ?? post ?? seat)) continue
    named.add(id)
    if (unit) next.push(...(unit.ended?.successors ?? []), ...(unit.kind === 'group' ? [...units.values()].filter(({ memberOf }) => memberOf.some(({ group }) => group === id)).map((one) => one.id) : []))
    if (post) next.push(post.unit)
    if (seat) next.push(seat.unit, seat.body, ...seat.fillings.flatMap((one) => one.post ?? []), ...[...posts.values()].filter((one) => one.unit === seat.unit).map((one) => one.id))
  }
  return named
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

/** A person of the directory; without a name where none is kept. */
export function personRef({ names }: Directory, person: string) {
  return { person, name: names.get(person) ?? null }
}

export function postRef(directory: Directory, post: PostState, day: Day) {
  return { id: post.id, name: post.name, unit: unitRef(directory, post.unit, day) ?? { id: post.unit, name: '' }, holders: holdersOf(directory, post, day) }
}

/** Who continues a unit that has ended by that day: one, several of whom the office says which, or nobody. Null while it stands. */
export function continuedView(directory: Directory, unit: string, day: Day): { units: UnitRef[]; since: Day } | null {
  const { units, since } = answeringFor(unit, directory.units, day)
  return since === null ? null : { units: units.flatMap((id) => unitRef(directory, id, day) ?? []), since }
}

/** A duty's holder as people read it: its name, its unit, who holds it that day, the units a group means, who continues an ended unit. */
export function holderView(directory: Directory, holder: { type: 'unit' | 'post' | 'seat'; id: string }, day: Day) {
  const { units, posts, seats } = directory
  if (holder.type === 'unit') {
    const unit = units.get(holder.id)
    const members = unit?.kind === 'group' ? membersOn(unit.id, [...units.values()], day).map(({ id }) => unitRef(directory, id, day)).filter((one) => one !== null) : []
    return { name: unit ? nameOn(unit, day) : holder.id, unit: unitRef(directory, holder.id, day), holders: [], members, continuedBy: continuedView(directory, holder.id, day) }
  }
  const seat = holder.type === 'seat' ? seats.get(holder.id) : undefined
  const post = posts.get(holder.type === 'seat' ? (seat?.post ?? '') : holder.id)
  const unit = seat?.unit ?? post?.unit ?? null
  return {
    name: seat?.designation ?? post?.name ?? holder.id,
    unit: unitRef(directory, unit, day),
    holders: seat ? sittersOf(directory, seat, day) : post ? holdersOf(directory, post, day) : [],
    members: [],
    continuedBy: null,
  }
}

/** Whose next step it is, as a name: of an ended unit the one that continues it. */
export function answeringName({ name, continuedBy }: ReturnType<typeof holderView>): string {
  const [only, ...others] = continuedBy?.units ?? []
  return only && others.length === 0 ? only.name : name
}

/** Who sits in a seat on a day, as its body's clause says. */
function sittersOf(directory: Directory, seat: SeatState, day: Day) {
  const { sitters } = sittingOn(seat, directory.posts, day) ?? { sitters: [] }
  return sitters.map(({ person, since, acting }) => ({ ...personRef(directory, person), from: since, acting }))
}

/**
 * A post with its unit, as the log's “by whom”: never a person.
 *
 * @param onBehalfOf the leader's post for which it was done
 * @example 市政府办公室 副秘书长（代副市长）
 */
export function actedThrough(directory: Directory, post: string | null, day: Day, onBehalfOf: string | null = null): string | null {
  const found = post ? directory.posts.get(post) : undefined
  const leader = onBehalfOf ? directory.posts.get(onBehalfOf) : undefined
  if (!found) return null
  const unit = unitRef(directory, found.unit, day)
  const through = unit ? `${unit.name} ${found.name}` : found.name
  return leader ? `${through}（代${leader.name}）` : through
}
