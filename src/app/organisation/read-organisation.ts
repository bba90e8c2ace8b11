import { DeliveryError } from '../../kernel/errors.ts'
import { holdsOn } from '../../kernel/delegation.ts'
import type { Delegation, PostState, SeatState, UnitState } from '../../kernel/facts/organisation.ts'
import { covers, membersOn, nameOn, reachOf, vacantSince } from '../../kernel/holders.ts'
import { seatChanges, sittingOn } from '../../kernel/seats.ts'
import { continuedBy } from '../../kernel/succession.ts'
import { rulesOf } from '../../kernel/pack/lookup.ts'
import { scopeOf } from '../../kernel/permission.ts'
import { addMonths, type Day } from '../../kernel/time/day.ts'
import type { Db } from '../../store/database/database.ts'
import { lastingDuties } from '../../store/queries/counters.ts'
import { dutiesOfHolders, dutyCounts } from '../../store/queries/duties.ts'
import type { Call } from '../call.ts'
import { inputsOf, type Inputs } from '../city/inputs.ts'
import { permitSomewhere } from '../permit.ts'
import type { Shown } from '../views/matter.ts'
import { roleName } from '../views/matter.ts'
import { directoryOf, directoryShown, personRef, postRef, unitRef, type Directory } from '../views/organisation.ts'
import { bySeatOrder, seatView } from '../views/seats.ts'

type AsOf = { asOf?: Day | undefined; by: 'effective' | 'known' }

/** Units in the order of the city's list; ended ones last. */
export async function listUnits({ deps, acting }: Call, { kind, q }: { kind?: UnitState['kind'] | undefined; q?: string | undefined }) {
  permitSomewhere(acting, 'listUnits')
  return deps.db.read(acting.tenant, async (db) => {
    const directory = await directoryOf(db, acting.tenant)
    const { today } = await inputsOf(deps, db, acting.tenant)
    const counts = await lastingDuties(db, acting.tenant)
    const units = [...directory.units.values()].filter((unit) => (!kind || unit.kind === kind) && (!q || [unit.name, ...unit.aliases].some((name) => name.includes(q))))
    return { rows: units.sort(byOrder).map((unit) => unitRow(directory, unit, counts, today)) }
  })
}

/** Units that have ended: what others continue. */
function endedIn({ units }: Directory): UnitState[] {
  return [...units.values()].filter(({ ended }) => ended)
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
    duties: reachOf(unit, day, endedIn(directory)).reduce((sum, holder) => sum + (counts.get(holder) ?? 0), 0),
  }
}

/** What both a unit's and a post's page show of a past day. */
async function dayShown({ deps, acting }: Call, db: Db, { asOf, by }: AsOf): Promise<{ inputs: Inputs; day: Day; shown: Shown; directory: Directory }> {
  const inputs = await inputsOf(deps, db, acting.tenant)
  if (asOf && asOf > inputs.today) throw new DeliveryError('day_in_future', { day: asOf, today: inputs.today })
  const shown = asOf ? { asOf, by } : null
  return { inputs, day: asOf ?? inputs.today, shown, directory: await directoryShown(db, acting.tenant, shown) }
}

/** Changes of who sits in a body that its page tells of: those of the last year. */
const CHANGES_OF_MONTHS = 12

/**
 * A unit with its posts, seats, groups and duties, those of its groups and of the units it continues among them. Duties are listed for
 * those who may see the city's matters.
 */
export async function getUnit(call: Call, { unit: id, ...asOf }: { unit: string } & AsOf) {
  permitSomewhere(call.acting, 'getUnit')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { inputs, day, directory } = await dayShown(call, db, asOf)
    const unit = directory.units.get(id)
    if (!unit) throw new DeliveryError('not_found', { what: id })
    const posts = [...directory.posts.values()].filter((post) => post.unit === id && !post.endedOn).sort((a, b) => a.order - b.order)
    const seats = [...directory.seats.values()].filter((seat) => sittingOn(seat, directory.posts, day)).sort(bySeatOrder)
    const ended = endedIn(directory)
    const reach = reachOf(unit, day, ended)
    const counts = await dutyCounts(db, acting.tenant, [...reach, ...posts.map((post) => post.id)], day)
    const inIt = seats.filter(({ body }) => body === id)
    return {
      ...unitRow(directory, unit, counts, day),
      formerNames: unit.formerNames,
      continues: continuedBy(id, ended, day).flatMap((one) => (one.ended ? [{ id: one.id, name: nameOn(one, one.ended.on), on: one.ended.on }] : [])),
      groups: unit.memberOf.filter((membership) => covers(membership, day)).flatMap(({ group }) => unitRef(directory, group, day) ?? []),
      members: membersOn(id, [...directory.units.values()], day).sort(byOrder).flatMap((member) => unitRef(directory, member.id, day) ?? []),
      postList: posts.map((post) => ({ ...postRef(directory, post, day), order: post.order, places: post.places, leader: post.leader, vacantSince: vacantSince(post, day) ?? null, duties: counts.get(post.id) ?? 0 })),
      seats: seats.filter((seat) => seat.unit === id).map((seat) => seatView(directory, seat, day)),
      seatList: inIt.map((seat) => seatView(directory, seat, day)),
      seatChanges: inIt.flatMap((seat) => changesView(directory, seat, day)).sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)),
      dutyList: await dutyList(call, db, inputs, reach, day),
    }
  })
}

function changesView(directory: Directory, seat: SeatState, day: Day) {
  const names = (persons: readonly string[]) => persons.map((person) => personRef(directory, person))
  return seatChanges(seat, directory.posts, addMonths(day, -CHANGES_OF_MONTHS), day).map(({ on, before, after }) => ({
    on, seat: seat.id, designation: seat.designation, unit: unitRef(directory, seat.unit, on) ?? { id: seat.unit, name: '' }, before: names(before), after: names(after),
  }))
}

/** The matters that these holders answer for on a day, for those who may see all of them; others get none. */
async function dutyList({ acting }: Call, db: Db, { packs }: Inputs, holders: readonly string[], day: Day) {
  if (scopeOf(acting.role, 'getMatter') !== 'city' && scopeOf(acting.role, 'appoint') !== 'city') return []
  const rows = await dutiesOfHolders(db, acting.tenant, holders, day)
  return rows.map(({ matter, id: duty, holder, code, title, ledger, light, role, from_on: from }) => {
    const rules = rulesOf(packs, ledger)
    return { matter, duty, holder, open: light !== 'done' && light !== 'stopped', code, title, role, from, roleName: rules ? roleName(rules, role) : { zh: role, en: role } }
  })
}

/** A post: who holds and held it, its portfolio, who acts for it and for whom it acts, its seats, and the duties that move with it. */
export async function getPost(call: Call, { post: id, ...asOf }: { post: string } & AsOf) {
  permitSomewhere(call.acting, 'getPost')
  const { deps, acting } = call
  return deps.db.read(acting.tenant, async (db) => {
    const { inputs, day, shown, directory } = await dayShown(call, db, asOf)
    const post = directory.posts.get(id)
    if (!post) throw new DeliveryError('not_found', { what: id })
    const portfolio = post.portfolio.find((one) => covers(one, day))
    const others = [...directory.posts.values()].sort((a, b) => a.order - b.order)
    return {
      ...postRef(directory, post, day),
      order: post.order,
      places: post.places,
      leader: post.leader,
      vacantSince: vacantSince(post, day) ?? null,
      appointments: post.appointments
        .filter(({ from }) => !shown || from <= day)
        .sort((a, b) => (a.from < b.from ? 1 : -1))
        .map((one) => ({ ...one, name: directory.names.get(one.person) ?? null, also: alsoHeld(directory, post, one.person, day) })),
      portfolio: portfolio ? { units: portfolio.units.flatMap((unit) => unitRef(directory, unit, day) ?? []), fields: portfolio.fields, from: portfolio.from } : null,
      delegations: post.delegations.filter(({ from }) => !shown || from <= day).map((one) => delegationView(directory, one.to, one, day)),
      actsFor: others.flatMap((leader) => leader.delegations.filter((one) => one.to === id && holdsOn(one, day)).map((one) => delegationView(directory, leader.id, one, day))),
      seats: [...directory.seats.values()].filter((seat) => seat.post === id && sittingOn(seat, directory.posts, day)).sort(bySeatOrder).map((seat) => seatView(directory, seat, day)),
      dutyList: await dutyList(call, db, inputs, [id], day),
      shown,
    }
  })
}

function delegationView({ posts }: Directory, other: string, { id, from, until, endedOn, scope }: Delegation, day: Day) {
  return { id, to: { id: other, name: posts.get(other)?.name ?? '' }, from, until, endedOn, scope, holds: holdsOn({ from, until, endedOn }, day) && scope.length > 0 }
}

/** Other posts that the holder of this one has in full on a day. */
function alsoHeld({ posts }: Directory, { id }: PostState, person: string, day: Day) {
  return [...posts.values()].filter((other) => other.id !== id && other.appointments.some((one) => one.person === person && !one.acting && covers(one, day))).map((other) => ({ id: other.id, name: other.name }))
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
