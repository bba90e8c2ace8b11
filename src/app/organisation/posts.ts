import { appoint as decideAppoint, endAppointment as decideEnd } from '../../kernel/decide/organisation.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { FactDraft } from '../../kernel/facts/index.ts'
import type { PostState } from '../../kernel/facts/organisation.ts'
import type { Command } from '../../kernel/permission.ts'
import { dutiesOfHolder } from '../../store/queries/duties.ts'
import { keepPerson } from '../../store/queries/directory.ts'
import type { Call } from '../call.ts'
import { decided, found, write, type Writing } from '../writing.ts'

type Written<K extends string> = { command: string; ids: Record<K, string> }

/** Adds a post to a unit. @throws DeliveryError `not_found` when there is no such unit */
export function createPost(call: Call, input: { command: string; unit: string; name: string; order: number; places: number | null; leader: boolean }): Promise<Written<'post'>> {
  return write(call, { id: input.command, name: 'createPost', input }, async (writing) => {
    const { command: _command, ...payload } = input
    const id = writing.newId('post')
    const states = await writing.lock([`post:${id}`, `unit:${input.unit}`])
    found(states, `unit:${input.unit}`, input.unit)
    return { facts: [{ subject: `post:${id}`, kind: 'post.created', occurredOn: writing.today, payload }], answer: { ids: { post: id } } }
  })
}

export type Appoint = {
  command: string
  post: string
  person: string | null
  newPerson: { name: string | null; phone: string | null } | null
  from: string
  acting: boolean
  probationUntil: string | null
  until: string | null
  document: string | null
}

/**
 * Appoints someone to a post. Where the post has one place the former holder's term ends that day, and every duty of the
 * post is from then on the successor's; the answer says how many.
 *
 * @throws DeliveryError `person_unknown`, `appointment_same`, `appointment_before_start`
 */
export function appoint(call: Call, input: Appoint): Promise<Written<'post' | 'appointment' | 'person'> & { moved: number }> {
  return write(call, { id: input.command, name: 'appoint', input: withoutName(input) }, async (writing) => {
    const person = input.person ?? writing.newId('person')
    const states = await writing.lock([`post:${input.post}`, `person:${person}`])
    const post = found<PostState>(states, `post:${input.post}`, input.post)
    const arrival = states.get(`person:${person}`) ? [] : await registered(writing, person, input)
    const id = writing.newId('appointment')
    const { from, until, acting, probationUntil, document } = input
    const facts = decided(decideAppoint(post, { id, person, from, until, acting, probationUntil, document }))
    const duties = await dutiesOfHolder(writing.tx, writing.acting.tenant, post.id, from)
    return { facts: [...arrival, ...facts], answer: { ids: { post: post.id, appointment: id, person }, moved: duties.length } }
  })
}

/** The command's content as it is hashed and kept: without the name, which only the directory may hold. */
function withoutName({ newPerson, ...input }: Appoint): object {
  return { ...input, newPerson: newPerson !== null }
}

async function registered({ tx, acting, today }: Writing, person: string, { person: chosen, newPerson }: Appoint): Promise<FactDraft[]> {
  if (chosen || !newPerson) throw new DeliveryError('person_unknown', { person: chosen })
  await keepPerson(tx, acting.tenant, { person, ...newPerson })
  return [{ subject: `person:${person}`, kind: 'person.registered', occurredOn: today, payload: {} }]
}

/** Adds someone to the directory; the log gets an id, the directory the name. */
export function registerPerson(call: Call, input: { command: string; name: string | null; phone: string | null }): Promise<Written<'person'>> {
  return write(call, { id: input.command, name: 'registerPerson', input: { command: input.command } }, async (writing) => {
    const person = writing.newId('person')
    await writing.lock([`person:${person}`])
    await keepPerson(writing.tx, writing.acting.tenant, { person, name: input.name, phone: input.phone })
    return { facts: [{ subject: `person:${person}`, kind: 'person.registered', occurredOn: writing.today, payload: {} }], answer: { ids: { person } } }
  })
}

type OnPost = { command: string; post: string }

/** What the changes of one post have in common. */
function change<I extends OnPost>(name: Command, decideOn: (post: PostState, input: I, writing: Writing) => FactDraft[]) {
  return (call: Call, input: I): Promise<Written<'post'>> => {
    return write(call, { id: input.command, name, input }, async (writing) => {
      const subject = `post:${input.post}`
      const post = found<PostState>(await writing.lock([subject]), subject, input.post)
      return { facts: decideOn(post, input, writing), answer: { ids: { post: post.id } } }
    })
  }
}

/** Ends an appointment (免职). */
export const endAppointment = change('endAppointment', (post, { appointment, on, reason }: OnPost & { appointment: string; on: string; reason: string }) => decided(decideEnd(post, { id: appointment, on, reason })))

/** Says which units and fields a leader oversees from a day on (领导分工); the division before ends that day. */
export const assignPortfolio = change('assignPortfolio', (post, { units, fields, from }: OnPost & { units: string[]; fields: string[]; from: string }, { newId }) => [
  { subject: `post:${post.id}`, kind: 'portfolio.assigned', occurredOn: from, payload: { id: newId('portfolio'), units, fields } },
])

/** Lets another post act for this one; acting for someone is visible in every record. */
export const delegate = change('delegate', (post, { to, from, until }: OnPost & { to: string; from: string; until: string | null }, { newId }) => [
  { subject: `post:${post.id}`, kind: 'delegation.granted', occurredOn: from, payload: { id: newId('delegation'), to, until } },
])

/** Adds a seat: a unit's place in a body, filled by a post or a description. */
export function createSeat(call: Call, input: { command: string; body: string; unit: string; designation: string; post: string | null }): Promise<Written<'seat'>> {
  return write(call, { id: input.command, name: 'createSeat', input }, async (writing) => {
    const { command: _command, ...payload } = input
    const id = writing.newId('seat')
    const needed = [`unit:${input.body}`, `unit:${input.unit}`, ...(input.post ? [`post:${input.post}`] : [])]
    const states = await writing.lock([`seat:${id}`, ...needed])
    for (const subject of needed) found(states, subject, subject)
    return { facts: [{ subject: `seat:${id}`, kind: 'seat.created', occurredOn: writing.today, payload }], answer: { ids: { seat: id } } }
  })
}
