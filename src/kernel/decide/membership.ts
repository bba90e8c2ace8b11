import { refuse } from '../errors.ts'
import type { Membership, PersonState, Proposal } from '../facts/organisation.ts'
import { administrators } from '../permission.ts'
import type { Day } from '../time/day.ts'
import type { Decision } from './decision.ts'

/** What an account may be given: to act in a role, for a unit, through a post. */
export type Right = { id: string; account: string; role: string; unit: string | null; post: string | null }

/** Everything that an account has or waits for in the city, with the person it is of. */
export type AccountRights = { memberships: readonly (Membership & { person: string })[]; proposals: readonly (Proposal & { person: string })[] }

/** Who asks. */
export type Asking = { account: string; person: string }

export type Given = { person: PersonState; rights: AccountRights; actor: Asking; today: Day }

/**
 * Proposes a right for an account. It gives none.
 *
 * @returns refusals `own_rights`, `account_of_another`, `membership_doubled`, `roles_exclude`
 */
export function proposeMembership(given: Given, right: Right): Decision {
  const refusal = unfit(given, right)
  return refusal ?? { facts: [{ subject: subjectOf(given.person), kind: 'membership.proposed', occurredOn: given.today, payload: { ...right } }] }
}

/**
 * Grants a right, proposed before or not. The granted one has the proposal's id.
 *
 * @param from the first day on which it holds
 * @returns refusals as for `proposeMembership`
 */
export function grantMembership(given: Given, right: Right, from: Day): Decision {
  const refusal = unfit(given, right)
  return refusal ?? { facts: [{ subject: subjectOf(given.person), kind: 'membership.granted', occurredOn: from, payload: { ...right } }] }
}

/** Declines a proposal, with the reason. @returns refusals `own_rights`, `right_not_waiting` */
export function declineMembership({ person, actor, today }: Pick<Given, 'person' | 'actor' | 'today'>, { id, reason }: { id: string; reason: string }): Decision {
  const proposal = waiting(person, id)
  if (!proposal) return refuse('right_not_waiting')
  if (isOwn(actor, proposal.account, person)) return refuse('own_rights')
  return { facts: [{ subject: subjectOf(person), kind: 'membership.declined', occurredOn: today, payload: { id, reason } }] }
}

/** Ends a membership on a day. @returns refusals `own_rights`, `membership_unknown` */
export function endMembership({ person, actor }: Pick<Given, 'person' | 'actor'>, { id, on }: { id: string; on: Day }): Decision {
  const held = person.memberships.find((one) => one.id === id && one.to === null)
  if (!held) return refuse('membership_unknown')
  if (isOwn(actor, held.account, person)) return refuse('own_rights')
  return { facts: [{ subject: subjectOf(person), kind: 'membership.ended', occurredOn: on, payload: { id } }] }
}

/** A proposal that is neither granted nor declined. */
export function waiting(person: PersonState, id: string): Proposal | undefined {
  return person.proposals.find((one) => one.id === id && one.declined === null)
}

/** The three administrators keep each other in check only as long as they are three (GB/T 22239: 三员分立). */
export function isAdministrator(role: string): boolean {
  return administrators.some((one) => one === role)
}

/**
 * What holds of every new right: nobody gives one to themselves; an account is one person's; an account with an administrator's role
 * has no other role; and one person is one of the three administrators at most, with however many accounts.
 */
function unfit({ person, rights, actor, today }: Given, right: Right): ReturnType<typeof refuse> | null {
  if (isOwn(actor, right.account, person)) return refuse('own_rights')
  const held = [...rights.memberships.filter((one) => lasts(one, today)), ...rights.proposals.filter(({ declined, id }) => declined === null && id !== right.id)]
  if (held.some((one) => one.person !== person.id)) return refuse('account_of_another')
  if (held.some((one) => one.role === right.role && one.unit === right.unit && one.post === right.post)) return refuse('membership_doubled')
  const own = [...person.memberships.filter((one) => lasts(one, today)), ...person.proposals.filter(({ declined, id }) => declined === null && id !== right.id)]
  const excludes = held.some(({ role }) => role !== right.role && (isAdministrator(role) || isAdministrator(right.role)))
  const second = isAdministrator(right.role) && own.some(({ role }) => role !== right.role && isAdministrator(role))
  return excludes || second ? refuse('roles_exclude') : null
}

const lasts = ({ to }: Pick<Membership, 'to'>, today: Day) => to === null || to > today
const isOwn = (actor: Asking, account: string, person: PersonState) => actor.account === account || actor.person === person.id
const subjectOf = ({ id }: PersonState) => `person:${id}`
