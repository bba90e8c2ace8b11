import { z } from 'zod'
import { doings, seatClauses, seatRoles, type Doing, type SeatClause, type SeatRole } from '../organisation.ts'
import { daySchema, uuidSchema } from './envelope.ts'
import { kindsOf } from './kind.ts'

export const unitKinds = ['department', 'vertical', 'place', 'body', 'group', 'office', 'company'] as const

/** A unit with the groups it belongs to by day: 各县（市、区）人民政府 is a group, expanded through membership. */
export type UnitState = {
  id: string
  name: string
  aliases: string[]
  kind: (typeof unitKinds)[number]
  parent: string | null
  code: string | null
  order: number
  /** assessed as one of the city's units */
  assessed: boolean
  /** 机关代字 in numbers of letters, where one was entered: 河改办 */
  letterCode?: string
  formerNames: { name: string; until: string }[]
  memberOf: { group: string; from: string; to: string | null }[]
  ended: { on: string; successors: string[] } | null
}

export type Appointment = {
  id: string
  person: string
  from: string
  to: string | null
  acting: boolean
  probationUntil: string | null
  document: string | null
}

export type PostState = {
  id: string
  unit: string
  name: string
  order: number
  /** how many may hold it at once; null: any number. Appointing ends the former holder only where there is one place. */
  places: number | null
  /** a city leader's post: leads projects, oversees units */
  leader: boolean
  /** one of the heads (主要领导): sees what every leader owes. Said of the post, never guessed from its place in a list */
  head: boolean
  appointments: Appointment[]
  portfolio: { id: string; units: string[]; fields: string[]; from: string; to: string | null }[]
  delegations: Delegation[]
  endedOn: string | null
}

/** A post that acts for this one (代办), up to and with `until`, or until it was ended: from that day on it gives no right. */
export type Delegation = { id: string; to: string; from: string; until: string | null; scope: Doing[]; endedOn: string | null }

/** Who a seat was given to on a day: a post, someone by name, or neither, where a description (分管负责人) is all there is. */
export type Filling = { post: string | null; person: string | null; on: string }

/** A unit's place in a body: what endures when people and posts change. `post` and `person` are those of the last filling. */
export type SeatState = {
  id: string
  body: string
  unit: string
  role: SeatRole
  order: number
  clause: SeatClause
  designation: string
  post: string | null
  person: string | null
  fillings: Filling[]
  /** days on which its changes were reported */
  reportedOn: string[]
  endedOn: string | null
}

export type Membership = { id: string; account: string; role: string; unit: string | null; post: string | null; from: string; to: string | null }

/** A right that was proposed for an account. It gives none until it is granted; the membership then has the proposal's id. */
export type Proposal = { id: string; account: string; role: string; unit: string | null; post: string | null; on: string; by: string; declined: { on: string; reason: string } | null }
export type PersonState = { id: string; memberships: Membership[]; /** waiting, or declined; what was granted is a membership */ proposals: Proposal[] }

const unit = kindsOf<UnitState>()
const post = kindsOf<PostState>()
const seat = kindsOf<SeatState>()
const person = kindsOf<PersonState>()
const name = z.string().trim().min(1).max(120)

export const unitFactKinds = [
  unit(
    'unit.created',
    z.object({ name, aliases: z.array(name).max(20), kind: z.enum(unitKinds), parent: uuidSchema.nullable(), code: z.string().max(20).nullable(), order: z.number().int(), assessed: z.boolean() }),
    (_, { subject, payload }) => ({ ...payload, id: subject.slice('unit:'.length), formerNames: [], memberOf: [], ended: null }),
  ),
  unit(
    'unit.renamed',
    z.object({ name, aliases: z.array(name).max(20) }),
    (state, { occurredOn, payload }) =>
      state && { ...state, ...payload, aliases: [...new Set([...payload.aliases, ...state.aliases, state.name])], formerNames: [...state.formerNames, { name: state.name, until: occurredOn }] },
    { voidable: true },
  ),
  unit('unit.ended', z.object({ successors: z.array(uuidSchema).max(20) }), (state, { occurredOn, payload }) => state && { ...state, ended: { on: occurredOn, successors: payload.successors } }, { voidable: true }),
  unit('unit.coded', z.object({ letterCode: z.string().trim().min(1).max(20) }), (state, { payload }) => state && { ...state, ...payload }),
  unit(
    'unit.joined',
    z.object({ group: uuidSchema }),
    (state, { occurredOn, payload: { group } }) => state && { ...state, memberOf: [...state.memberOf, { group, from: occurredOn, to: null }] },
    { voidable: true },
  ),
  unit(
    'unit.left',
    z.object({ group: uuidSchema }),
    (state, { occurredOn, payload: { group } }) => state && { ...state, memberOf: state.memberOf.map((m) => (m.group === group && !m.to ? { ...m, to: occurredOn } : m)) },
    { voidable: true },
  ),
]

/** Ends terms on a day; a term that was to end sooner keeps its own end. */
const closeOn = (appointments: Appointment[], ids: string[], on: string) => appointments.map((a) => (ids.includes(a.id) && (a.to === null || a.to > on) ? { ...a, to: on } : a))

export const postFactKinds = [
  post(
    'post.created',
    z.object({ unit: uuidSchema, name, order: z.number().int(), places: z.number().int().min(1).nullable(), leader: z.boolean(), head: z.boolean() }),
    (_, { subject, payload }) => ({ ...payload, id: subject.slice('post:'.length), appointments: [], portfolio: [], delegations: [], endedOn: null }),
    // Before it was said, nobody had been made a head.
    { version: 2, upcasters: { 1: (payload) => ({ head: false, ...(payload as object) }) } },
  ),
  post(
    'appointment.made',
    z.object({
      id: uuidSchema, person: uuidSchema, acting: z.boolean(), probationUntil: daySchema.nullable(), until: daySchema.nullable(),
      /** the notice that says so, as its number */
      document: z.string().max(120).nullable(),
      /** appointments that end on this day, because the post has one place */
      ends: z.array(uuidSchema),
    }),
    (state, { occurredOn, payload: { ends, until, ...appointment } }) =>
      state && { ...state, appointments: [...closeOn(state.appointments, ends, occurredOn), { ...appointment, from: occurredOn, to: until }] },
    { voidable: true },
  ),
  post(
    'appointment.ended',
    z.object({ id: uuidSchema, reason: z.string().max(500) }),
    (state, { occurredOn, payload }) => state && { ...state, appointments: closeOn(state.appointments, [payload.id], occurredOn) },
    { voidable: true },
  ),
  post(
    'portfolio.assigned',
    z.object({ id: uuidSchema, units: z.array(uuidSchema).max(60), fields: z.array(z.string().max(60)).max(60) }),
    (state, { occurredOn, payload }) =>
      state && { ...state, portfolio: [...state.portfolio.map((p) => (p.to ? p : { ...p, to: occurredOn })), { ...payload, from: occurredOn, to: null }] },
    { voidable: true },
  ),
  post(
    'delegation.granted',
    z.object({ id: uuidSchema, to: uuidSchema, until: daySchema.nullable(), scope: z.array(z.enum(doings)).max(doings.length) }),
    (state, { occurredOn, payload }) => state && { ...state, delegations: [...state.delegations, { ...payload, from: occurredOn, endedOn: null }] },
    // Version 1 was only a note of who acts and gave no right; nobody has been given one by it since.
    { voidable: true, version: 2, upcasters: { 1: (payload) => ({ scope: [], ...(payload as object) }) } },
  ),
  post(
    'delegation.ended',
    z.object({ id: uuidSchema }),
    (state, { occurredOn, payload }) => state && { ...state, delegations: state.delegations.map((one) => (one.id === payload.id && one.endedOn === null ? { ...one, endedOn: occurredOn } : one)) },
    { voidable: true },
  ),
]

const fillings = { post: uuidSchema.nullable(), person: uuidSchema.nullable() }

export const seatFactKinds = [
  seat(
    'seat.created',
    z.object({ body: uuidSchema, unit: uuidSchema, designation: name, ...fillings, role: z.enum(seatRoles), order: z.number().int(), clause: z.enum(seatClauses) }),
    (_, { subject, occurredOn, payload }) => ({ ...payload, id: subject.slice('seat:'.length), fillings: [{ post: payload.post, person: payload.person, on: occurredOn }], reportedOn: [], endedOn: null }),
    // Before there were clauses, a seat went with its post.
    { version: 2, upcasters: { 1: (payload) => ({ person: null, role: 'member', order: 1000, clause: 'in-post', ...(payload as object) }) } },
  ),
  seat(
    'seat.settled',
    z.object(fillings),
    (state, { occurredOn, payload }) => {
      if (!state) return state
      const all = [...state.fillings, { ...payload, on: occurredOn }].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
      const { post: last, person: named } = all.at(-1) ?? payload
      return { ...state, post: last, person: named, fillings: all }
    },
    { voidable: true },
  ),
  seat('seat.reported', z.object({}), (state, { occurredOn }) => state && { ...state, reportedOn: [...state.reportedOn, occurredOn] }, { voidable: true }),
  seat('seat.ended', z.object({}), (state, { occurredOn }) => state && { ...state, endedOn: occurredOn }, { voidable: true }),
]

/** What an account may act as and through; `id` is the membership's. */
const right = z.object({ id: uuidSchema, account: z.string().min(1).max(80), role: z.string().max(40), unit: uuidSchema.nullable(), post: uuidSchema.nullable() })

export const personFactKinds = [
  person('person.registered', z.object({}), (_, { subject }) => ({ id: subject.slice('person:'.length), memberships: [], proposals: [] })),
  person(
    'membership.proposed',
    right,
    (state, { occurredOn, actor, payload }) => state && { ...state, proposals: [...state.proposals, { ...payload, on: occurredOn, by: actor, declined: null }] },
  ),
  person(
    'membership.declined',
    z.object({ id: uuidSchema, reason: z.string().min(1).max(500) }),
    (state, { occurredOn, payload: { id, reason } }) => state && { ...state, proposals: state.proposals.map((one) => (one.id === id ? { ...one, declined: { on: occurredOn, reason } } : one)) },
  ),
  person(
    'membership.granted',
    right,
    (state, { occurredOn, payload }) =>
      state && { ...state, memberships: [...state.memberships, { ...payload, from: occurredOn, to: null }], proposals: state.proposals.filter(({ id }) => id !== payload.id) },
    { voidable: true },
  ),
  person(
    'membership.ended',
    z.object({ id: uuidSchema }),
    (state, { occurredOn, payload }) => state && { ...state, memberships: state.memberships.map((m) => (m.id === payload.id && !m.to ? { ...m, to: occurredOn } : m)) },
    { voidable: true },
  ),
]
