import { DeliveryError } from '../../kernel/errors.ts'
import type { PersonState } from '../../kernel/facts/organisation.ts'
import type { Role } from '../../kernel/permission.ts'
import type { Day } from '../../kernel/time/day.ts'
import type { Call } from '../call.ts'
import { found, write } from '../writing.ts'

type Written = { command: string; ids: { person: string; membership: string } }

export type GrantMembership = {
  command: string
  person: string
  account: string
  role: Role
  unit: string | null
  post: string | null
  from: Day
}

/**
 * Lets an account act in this city as one person, in one role, for a unit and through a post, from a day on.
 *
 * @throws DeliveryError `not_found` when the city has no such person, unit or post
 */
export function grantMembership(call: Call, input: GrantMembership): Promise<Written> {
  return write(call, { id: input.command, name: 'grantMembership', input }, async (writing) => {
    const { person, account, role, unit, post, from } = input
    const subject = `person:${person}`
    const needed = [...(unit ? [`unit:${unit}`] : []), ...(post ? [`post:${post}`] : [])]
    const states = await writing.lock([subject, ...needed])
    for (const one of [subject, ...needed]) found(states, one, one)
    const id = writing.newId('membership')
    const facts = [{ subject, kind: 'membership.granted', occurredOn: from, payload: { id, account, role, unit, post } }]
    return { facts, answer: { ids: { person, membership: id } } }
  })
}

/** Ends a membership on a day; sessions that act through it lose it with their next request. */
export function endMembership(call: Call, input: { command: string; person: string; membership: string; on?: Day | undefined }): Promise<Written> {
  return write(call, { id: input.command, name: 'endMembership', input }, async (writing) => {
    const { person, membership } = input
    const on = input.on ?? writing.today
    const subject = `person:${person}`
    const state = found<PersonState>(await writing.lock([subject]), subject, person)
    if (!state.memberships.some(({ id, to }) => id === membership && to === null))
      throw new DeliveryError('not_found', { what: membership })
    return {
      facts: [{ subject, kind: 'membership.ended', occurredOn: on, payload: { id: membership } }],
      answer: { ids: { person, membership } },
    }
  })
}
