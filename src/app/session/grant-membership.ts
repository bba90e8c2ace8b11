import * as decide from '../../kernel/decide/membership.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { PersonState } from '../../kernel/facts/organisation.ts'
import type { Command, Role } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import { lockName } from '../../store/locks.ts'
import { rightsIn } from '../../store/queries/memberships.ts'
import type { Call } from '../call.ts'
import { decided, found, write, type Writing } from '../writing.ts'

export type Written = { command: string; ids: { person: string; membership: string } }

/** A right of an account: as one person, in one role, for a unit and through a post. */
export type Right = { person: string; account: string; role: Role; unit: string | null; post: string | null }
export type GrantMembership = Right & { command: string; from: Day }

/**
 * Lets an account act in this city from a day on, without a proposal before.
 *
 * @throws DeliveryError `not_found` when the city has no such person, unit or post; `own_rights`, `roles_exclude`, `membership_doubled`, `account_of_another`
 */
export function grantMembership(call: Call, input: GrantMembership): Promise<Written> {
  return write(call, { id: input.command, name: 'grantMembership', input }, async (writing) => {
    const id = writing.newId('membership')
    const given = await givenFor(writing, input)
    return { facts: decided(decide.grantMembership(given, rightOf(id, input), input.from)), answer: { ids: { person: input.person, membership: id } } }
  })
}

/**
 * Grants what was proposed; the membership has the proposal's id and holds from today.
 *
 * @throws DeliveryError `right_not_waiting`, and as for `grantMembership`
 */
export function grantProposed(call: Call, input: { command: string; person: string; membership: string }): Promise<Written> {
  return write(call, { id: input.command, name: 'grantMembership', input }, async (writing) => {
    const { person, membership: id } = input
    const state = found<PersonState>(await writing.lock([`person:${person}`]), `person:${person}`, person)
    const proposal = decide.waiting(state, id)
    if (!proposal) throw new DeliveryError('right_not_waiting')
    const facts = decided(decide.grantMembership(await givenOf(writing, state, proposal.account), rightOf(id, proposal), writing.today))
    return { facts, answer: { ids: { person, membership: id } } }
  })
}

/** Says why a proposed right is not granted. @throws DeliveryError `right_not_waiting`, `own_rights` */
export function declineMembership(call: Call, input: { command: string; person: string; membership: string; reason: string }): Promise<Written> {
  return write(call, { id: input.command, name: 'declineMembership', input }, async ({ lock, acting, today }) => {
    const { person, membership: id, reason } = input
    const state = found<PersonState>(await lock([`person:${person}`]), `person:${person}`, person)
    return { facts: decided(decide.declineMembership({ person: state, actor: acting, today }, { id, reason })), answer: { ids: { person, membership: id } } }
  })
}

/** Ends a membership on a day; sessions and tokens that act through it lose it with their next request. @throws DeliveryError `membership_unknown`, `own_rights` */
export function endMembership(call: Call, input: { command: string; person: string; membership: string; on?: Day | undefined }): Promise<Written> {
  return write(call, { id: input.command, name: 'endMembership', input }, async ({ lock, acting, today }) => {
    const { person, membership: id, on = today } = input
    const state = found<PersonState>(await lock([`person:${person}`]), `person:${person}`, person)
    return { facts: decided(decide.endMembership({ person: state, actor: acting }, { id, on })), answer: { ids: { person, membership: id } } }
  })
}

/**
 * Proposes rights of new accounts, all of them or none, as part of the command that opens the accounts.
 *
 * @returns for each of them, the id of the membership to be
 * @throws DeliveryError `not_found`, `own_rights`, `roles_exclude`, `membership_doubled`, `account_of_another`
 */
export function proposeMemberships<Extra extends object>(call: Call, order: { id: string; name: Command; input: unknown }, rights: readonly Right[], answer: (ids: string[]) => Extra): Promise<{ command: string } & Extra> {
  return write(call, order, async (writing) => {
    const states = await writing.lock([...new Set(rights.flatMap(subjectsOf))])
    const ids = rights.map((_, index) => writing.newId(`membership:${index}`))
    const facts = []
    for (const [index, right] of rights.entries()) {
      for (const subject of subjectsOf(right)) found(states, subject, subject)
      const person = states.get(`person:${right.person}`) as PersonState
      facts.push(...decided(decide.proposeMembership(await givenOf(writing, person, right.account), rightOf(ids[index] ?? '', right))))
    }
    return { facts, answer: answer(ids) }
  })
}

async function givenFor(writing: Writing, right: Right): Promise<decide.Given> {
  const states = await writing.lock(subjectsOf(right))
  for (const subject of subjectsOf(right)) found(states, subject, subject)
  return givenOf(writing, states.get(`person:${right.person}`) as PersonState, right.account)
}

/** One decision at a time on an account: two persons could be given it at once, since only their subjects are locked. */
async function givenOf({ tx, acting, today }: Writing, person: PersonState, account: string): Promise<decide.Given> {
  await lockName(tx, acting.tenant, `account ${account}`)
  const { memberships, proposals } = await rightsIn(tx, acting.tenant, account)
  return {
    person,
    actor: acting,
    today,
    rights: {
      memberships: memberships.map(({ from_on, to_on, ...row }) => ({ ...row, from: from_on, to: to_on })),
      proposals: proposals.map(({ proposed_on, declined_on, declined_because, ...row }) => ({ ...row, on: proposed_on, by: '', declined: declined_on === null ? null : { on: declined_on, reason: declined_because ?? '' } })),
    },
  }
}

const subjectsOf = ({ person, unit, post }: Right) => [`person:${person}`, ...(unit ? [`unit:${unit}`] : []), ...(post ? [`post:${post}`] : [])]

function rightOf(id: string, { account, role, unit, post }: Omit<Right, 'person' | 'role'> & { role: string }): decide.Right {
  return { id, account, role, unit, post }
}
