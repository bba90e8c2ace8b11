import { DeliveryError } from '../../kernel/errors.ts'
import type { PostState, UnitState } from '../../kernel/facts/organisation.ts'
import { covers, membersOn, nameOn, reachOf } from '../../kernel/holders.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import { scopeOf } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { dutiesOfHolders, dutyCounts } from '../../store/queries/duties.ts'
import { pastStates } from '../as-of.ts'
import type { Call } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import type { Shown } from '../views/matter.ts'
import { roleName } from '../views/matter.ts'
import { directoryOf, postRef, unitRef, type Directory } from '../views/organisation.ts'

type AsOf = { asOf?: Day | undefined; by: 'effective' | 'known' }

/** Units in the order of the city's list; ended ones last. */
export async function listUnits({ deps, acting }: Call, { kind, q }: { kind?: UnitState['kind'] | undefined; q?: string | undefined }) {
  permitSomewhere(acting, 'listUnits')
  return deps.db.read(acting.tenant, async (db) => {
    const directory = await directoryOf(db, acting.tenant)
    const { today } = await inputsOf(deps, db, acting.tenant)
    const counts = await dutyCounts(db, acting.tenant, [...directory.units.keys()], today)
    const units = [...directory.units.values()].filter((unit) => (!kind || unit.kind === kind) && (!q || [unit.name, ...unit.aliases].some((name) => name.includes(q))))
    return { rows: units.sort(byOrder).map((unit) => unitRow(directory, unit, counts, today)) }
  })
}

function byOrder(a: UnitState, b: UnitState): number {
  return Number(a.ended !== null) - Number(b.ended !== null) || a.order - b.order || (a.name < b.name ? -1 : 1)
}

function unitRow(directory: Directory, unit: UnitState, counts: ReadonlyMap<string, number>, day: Day) {
  return {
    id: unit.id,
    name: nameOn(unit, day),
    aliases: unit.aliases,
    kind: unit.kind,
    parent: unit.parent,
    order: unit.order,
    ended: unit.ended && { on: unit.ended.on, successors: unit.ended.successors.flatMap((id) => unitRef(directory, id, day) ?? []) },
    posts: [...directory.posts.values()].filter((post) => post.unit === unit.id && !post.endedOn).length,
    // What its groups have to do, it has to do.
    duties: reachOf(unit, day).reduce((sum, holder) => sum + (counts.get(holder) ?? 0), 0),
  }
}

/** What both a unit's and a post's page show of a past day. */
async function dayShown({ deps, acting }: Call, db: Db, { asOf, by }: AsOf): Promise<{ inputs: Inputs; day: Day; shown: Shown }> {
  const inputs = await inputsOf(deps, db, acting.tenant)
  if (asOf && asOf > inputs.today) throw new DeliveryError('day_in_future', { day: asOf, today: inputs.today })
  return { inputs, day: asOf ?? inputs.today, shown: asOf ? { asOf, by } : null }
}

/**
 * Posts as a day shows them. What was so is read from the terms, which carry their days: a post that was entered into the
 * directory later still shows who held it before. What was known is folded from the log; a post not yet known is missing.
 */
async function postsShown(db: Db, tenant: string, posts: readonly PostState[], shown: Shown): Promise<Map<string, PostState>> {
  if (shown?.by === 'known') {
    const known = await pastStates<PostState>(db, tenant, shown)(posts.map(({ id }) => `post:${id}`))
    return new Map([...known.values()].map((post) => [post.id, post]))
  }
  const begun = (post: PostState) => (shown ? { ...post, appointments: post.appointments.filter(({ from }) => from <= shown.asOf) } : post)
  return new Map(posts.map((post) => [post.id, begun(post)]))
}

/** A unit with its posts, seats, groups and duties, those of its groups among them. Duties are listed for those who may see the city's matters. */
export async function getUnit(call: Call, { unit: id, ...asOf }: { unit: string } & AsOf) {
  permitSomewhere(call.acting, 'getUnit')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { inputs, day, shown } = await dayShown(call, db, asOf)
    const directory = await directoryOf(db, acting.tenant)
    const unit = directory.units.get(id)
    if (!unit) throw new DeliveryError('not_found', { what: id })
    const posts = [...directory.posts.values()].filter((post) => post.unit === id && !post.endedOn).sort((a, b) => a.order - b.order)
    const seats = [...directory.seats.values()].filter((seat) => !seat.endedOn)
    const inIt = seats.filter(({ body }) => body === id)
    const seated = inIt.flatMap(({ post }) => (post ? (directory.posts.get(post) ?? []) : []))
    const past = await postsShown(db, acting.tenant, [...posts, ...seated], shown)
    const then = (post: PostState) => postRef(directory, past.get(post.id) ?? { ...post, appointments: [] }, day)
    const reach = reachOf(unit, day)
    const counts = await dutyCounts(db, acting.tenant, [...reach, ...posts.map((post) => post.id)], day)
    return {
      ...unitRow(directory, unit, counts, day),
      formerNames: unit.formerNames,
      groups: unit.memberOf.filter((membership) => covers(membership, day)).flatMap(({ group }) => unitRef(directory, group, day) ?? []),
      members: membersOn(id, [...directory.units.values()], day).sort(byOrder).flatMap((member) => unitRef(directory, member.id, day) ?? []),
      postList: posts.map((post) => ({ ...then(post), order: post.order, places: post.places, leader: post.leader, duties: counts.get(post.id) ?? 0 })),
      seats: seats.filter(({ unit }) => unit === id).map((seat) => {
        const post = seat.post ? directory.posts.get(seat.post) : undefined
        return { id: seat.id, body: unitRef(directory, seat.body, day) ?? { id: seat.body, name: '' }, designation: seat.designation, post: post ? { id: post.id, name: post.name } : null }
      }),
      seatList: inIt.map(({ id, unit, designation, post }) => {
        const held = post ? directory.posts.get(post) : undefined
        return { id, unit: unitRef(directory, unit, day) ?? { id: unit, name: '' }, designation, post: held ? then(held) : null }
      }),
      dutyList: await dutyList(call, db, inputs, reach, day),
    }
  })
}

/** The matters that these holders answer for on a day, for those who may see all of them; others get none. */
async function dutyList({ acting }: Call, db: Db, { packs }: Inputs, holders: readonly string[], day: Day) {
  if (scopeOf(acting.role, 'getMatter') !== 'city' && scopeOf(acting.role, 'appoint') !== 'city') return []
  const rows = await dutiesOfHolders(db, acting.tenant, holders, day)
  return rows.map(({ matter, code, title, ledger, role, from_on: from }) => {
    const rules = rulesOf(packs, ledger)
    return { matter, code, title, role, from, roleName: rules ? roleName(rules, role) : { zh: role, en: role } }
  })
}

/** A post: who holds and held it, its portfolio, and the duties that move with it. */
export async function getPost(call: Call, { post: id, ...asOf }: { post: string } & AsOf) {
  permitSomewhere(call.acting, 'getPost')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { inputs, day, shown } = await dayShown(call, db, asOf)
    const directory = await directoryOf(db, acting.tenant)
    const now = directory.posts.get(id)
    const post = now && (await postsShown(db, acting.tenant, [now], shown)).get(id)
    if (!post) throw new DeliveryError('not_found', { what: id })
    const portfolio = post.portfolio.find((one) => covers(one, day))
    return {
      ...postRef(directory, post, day),
      order: post.order,
      places: post.places,
      leader: post.leader,
      appointments: [...post.appointments].sort((a, b) => (a.from < b.from ? 1 : -1)).map((one) => ({ ...one, name: directory.names.get(one.person) ?? null })),
      portfolio: portfolio ? { units: portfolio.units.flatMap((unit) => unitRef(directory, unit, day) ?? []), fields: portfolio.fields, from: portfolio.from } : null,
      delegations: post.delegations.map(({ to, from, until }) => ({ to: { id: to, name: directory.posts.get(to)?.name ?? '' }, from, until })),
      dutyList: await dutyList(call, db, inputs, [id], day),
      shown,
    }
  })
}

/** Finds someone in the directory by name; without words the first fifty. */
export async function listPersons({ deps, acting }: Call, { q }: { q?: string | undefined }) {
  permitSomewhere(acting, 'listPersons')
  return deps.db.read(acting.tenant, async (db) => {
    const directory = await directoryOf(db, acting.tenant)
    const { today } = await inputsOf(deps, db, acting.tenant)
    const held = new Map<string, PostState[]>()
    for (const post of directory.posts.values()) {
      for (const { person } of post.appointments.filter((one) => covers(one, today))) held.set(person, [...(held.get(person) ?? []), post])
    }
    const persons = [...new Set([...directory.names.keys(), ...held.keys()])].filter((person) => !q || directory.names.get(person)?.includes(q))
    return {
      rows: persons.slice(0, 50).map((person) => ({
        id: person,
        name: directory.names.get(person) ?? null,
        posts: (held.get(person) ?? []).map((post) => ({ id: post.id, name: post.name, unit: unitRef(directory, post.unit, today) ?? { id: post.unit, name: '' } })),
      })),
    }
  })
}
