import { holdsOn } from '../delegation.ts'
import { refuse } from '../errors.ts'
import type { PostState } from '../facts/organisation.ts'
import type { Doing } from '../organisation.ts'
import type { Day } from '../time/day.ts'
import type { Decision } from './decision.ts'

export type Delegating = { id: string; to: string; from: Day; until: Day | null; scope: Doing[] }

/**
 * Lets another post act for a leader's post (代办), from a day to a day, in what it says. Only what one has can be delegated: a post that is no
 * leader's has nothing that others could do in its place, since units act through accounts of their own. Nobody lets themselves act: not through a
 * post that they hold, or come to hold while the delegation lasts.
 *
 * @param actor the person who writes it
 */
export function delegate(post: PostState, to: PostState, delegating: Delegating, actor: string): Decision {
  const { from, ...delegation } = delegating
  if (!post.leader) return refuse('delegation_nothing', { post: post.name })
  if (post.id === to.id) return refuse('delegation_itself', { post: post.name })
  for (const one of [post, to]) if (one.endedOn !== null) return refuse('post_ended', { post: one.name, day: one.endedOn })
  if (delegating.until !== null && delegating.until < from) return refuse('delegation_before_start', { day: delegating.until, from })
  if (to.appointments.some((one) => one.person === actor && lasts(one.to, from) && (delegating.until === null || one.from <= delegating.until))) return refuse('own_delegation', { post: to.name })
  const same = post.delegations.find((one) => one.to === to.id && (holdsOn(one, from) || (one.from > from && (delegating.until === null || one.from <= delegating.until) && one.endedOn === null)))
  if (same && same.scope.length > 0) return refuse('delegation_doubled', { post: to.name, from: same.from })
  return { facts: [{ subject: `post:${post.id}`, kind: 'delegation.granted', occurredOn: from, payload: delegation }] }
}

/** A day off is the first one without. */
const lasts = (to: Day | null, from: Day) => to === null || to > from

/** Ends a delegation: from that day on it gives no right. One that has not begun never gives any. */
export function endDelegation(post: PostState, { id, on }: { id: string; on: Day }): Decision {
  const found = post.delegations.find((one) => one.id === id && one.endedOn === null && (one.until === null || one.until >= on))
  if (!found) return refuse('delegation_unknown')
  return { facts: [{ subject: `post:${post.id}`, kind: 'delegation.ended', occurredOn: on, payload: { id } }] }
}
