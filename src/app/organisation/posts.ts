import { appoint as decideAppoint, correctAppointment as decideCorrect, endAppointment as decideEnd, withdrawAppointment as decideWithdraw } from '../../kernel/decide/appointments.ts'
import { delegate as decideDelegate, endDelegation as decideEndDelegation } from '../../kernel/decide/delegation.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { Decision } from '../../kernel/decide/decision.ts'
import type { Fact, FactDraft } from '../../kernel/facts/index.ts'
import type { PostState } from '../../kernel/facts/organisation.ts'
import type { Doing } from '../../kernel/organisation.ts'
import type { Command } from '../../kernel/permission.ts'
import { dutiesOfHolder } from '../../store/queries/duties.ts'
import { keepPerson } from '../../store/queries/directory.ts'
import { factsOf } from '../../store/queries/facts.ts'
import { postsHeldBy } from '../../store/queries/organisation.ts'
import type { Call } from '../call.ts'
import { decided, found, write, type Writing } from '../writing.ts'

export { createSeat } from './seats.ts'

type Written<K extends string> = { command: string; ids: Record<K, string> }

/**
 * Adds a post to a unit. `head`: it is one of the city's heads (主要领导), who see what every leader owes.
 *
 * @throws DeliveryError `not_found` when there is no such unit, `head_no_leader` when the head's is no leader's post
 */
export function createPost(call: Call, input: { command: string; unit: string; name: string; order: number; places: number | null; leader: boolean; head?: boolean | undefined }): Promise<Written<'post'>> {
  return write(call, { id: input.command, name: 'createPost', input }, async (writing) => {
    const { command: _command, head = false, ...entered } = input
    if (head && !entered.leader) throw new DeliveryError('head_no_leader', { post: entered.name })
    const id = writing.newId('post')
    const states = await writing.lock([`post:${id}`, `unit:${input.unit}`])
    found(states, `unit:${input.unit}`, input.unit)
    return { facts: [{ subject: `post:${id}`, kind: 'post.created', occurredOn: writing.today, payload: { ...entered, head } }], answer: { ids: { post: id } } }
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
 * post is from then on the successor's; the answer says how many, and which other posts that person holds in full
 * on that day: allowed, but said.
 *
 * @throws DeliveryError `person_unknown`, what `decide/appointments.ts` refuses
 */
export function appoint(call: Call, input: Appoint): Promise<Written<'post' | 'appointment' | 'person'> & { moved: number; also: { id: string; name: string }[] }> {
  return write(call, { id: input.command, name: 'appoint', input: withoutName(input) }, async (writing) => {
    const person = input.person ?? writing.newId('person')
    const states = await writing.lock([`post:${input.post}`, `person:${person}`])
    const post = found<PostState>(states, `post:${input.post}`, input.post)
    const arrival = states.get(`person:${person}`) ? [] : await registered(writing, person, input)
    const id = writing.newId('appointment')
    const { from, until, acting, probationUntil, document } = input
    const facts = decided(decideAppoint(post, { id, person, from, until, acting, probationUntil, document }, writing.today))
    const duties = await dutiesOfHolder(writing.tx, writing.acting.tenant, post.id, from)
    const also = acting ? [] : (await postsHeldBy(writing.tx, writing.acting.tenant, person, from)).filter((held) => held.id !== post.id)
    return { facts: [...arrival, ...facts], answer: { ids: { post: post.id, appointment: id, person }, moved: duties.length, also } }
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

/**
 * Says which units and fields a leader oversees from a day on (领导分工); the division before ends that day.
 *
 * @throws DeliveryError `day_too_early` before the present division began
 */
export const assignPortfolio = change('assignPortfolio', (post, { units, fields, from }: OnPost & { units: string[]; fields: string[]; from: string }, { newId }) => {
  const present = post.portfolio.find(({ to }) => to === null)
  if (present && from < present.from) throw new DeliveryError('day_too_early', { day: from, from: present.from })
  return [{ subject: `post:${post.id}`, kind: 'portfolio.assigned', occurredOn: from, payload: { id: newId('portfolio'), units, fields } }]
})

type OnAppointment = OnPost & { appointment: string; reason: string }

/** Takes an appointment back with the reason: whom it ended holds the post again, and every duty moves back with it. */
export const withdrawAppointment = retake('withdrawAppointment', (facts, { appointment: id, reason }: OnAppointment, today) => decideWithdraw(facts, { id, reason, today }))

export type CorrectAppointment = OnAppointment & { changes: { from?: string | undefined; until?: string | null | undefined; acting?: boolean | undefined; probationUntil?: string | null | undefined; document?: string | null | undefined } }

/** Corrects an appointment's days, manner or notice; whom it ended, and when, is decided anew. */
export const correctAppointment = retake('correctAppointment', (facts, { appointment: id, reason, changes }: CorrectAppointment, today) => decideCorrect(facts, given(changes), { id, reason, today }))

/** Without the keys that say nothing. */
function given(changes: CorrectAppointment['changes']) {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
}

/** Changes for which all that was recorded of the post is looked at again. */
function retake<I extends OnAppointment>(name: Command, decideOn: (facts: readonly Fact[], input: I, today: string) => Decision) {
  return (call: Call, input: I): Promise<Written<'post'>> => {
    return write(call, { id: input.command, name, input }, async (writing) => {
      const subject = `post:${input.post}`
      found<PostState>(await writing.lock([subject]), subject, input.post)
      return { facts: decided(decideOn(await factsOf(writing.tx, writing.acting.tenant, subject), input, writing.today)), answer: { ids: { post: input.post } } }
    })
  }
}

/**
 * Lets another post act for a leader's post (代办), in what the delegation says; visible in every record.
 *
 * @throws DeliveryError `not_found`, what `decide/delegation.ts` refuses
 */
export function delegate(call: Call, input: OnPost & { to: string; from: string; until: string | null; scope: Doing[] }): Promise<Written<'post' | 'delegation'>> {
  return write(call, { id: input.command, name: 'delegate', input }, async (writing) => {
    const states = await writing.lock([`post:${input.post}`, `post:${input.to}`])
    const post = found<PostState>(states, `post:${input.post}`, input.post)
    const to = found<PostState>(states, `post:${input.to}`, input.to)
    const id = writing.newId('delegation')
    const { from, until, scope } = input
    return { facts: decided(decideDelegate(post, to, { id, to: to.id, from, until, scope: [...new Set(scope)] }, writing.acting.person)), answer: { ids: { post: post.id, delegation: id } } }
  })
}

/** Ends a delegation; with the next request of a session that acts by it, the right is gone. */
export const endDelegation = change('endDelegation', (post, { delegation: id, on }: OnPost & { delegation: string; on?: string | undefined }, { today }) => decided(decideEndDelegation(post, { id, on: on ?? today })))
