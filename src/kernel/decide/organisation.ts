import { refuse } from '../errors.ts'
import type { PostState, UnitState } from '../facts/organisation.ts'
import type { Day } from '../time/day.ts'
import { inFuture, type Decision, type Given } from './decision.ts'

type Appointing = { id: string; person: string; from: Day; until: Day | null; acting: boolean; probationUntil: Day | null; document: string | null }

/**
 * Appoints someone to a post. Where the post has one place, the former holder's appointment ends the same day; every duty
 * stays on the post and so moves with it. Someone acting (代理) is an appointment too.
 *
 * @source mechanisms M23: the successor in post replaces the former holder
 */
export function appoint(post: PostState, appointing: Appointing): Decision {
  const { from, ...appointment } = appointing
  if (appointing.until !== null && appointing.until <= from) return refuse('appointment_before_start', { day: appointing.until, from })
  const current = post.appointments.filter(({ to }) => to === null || to > from)
  if (current.some(({ person }) => person === appointing.person)) return refuse('appointment_same')
  const later = current.find((one) => one.from > from)
  if (later && post.places !== null && current.length >= post.places) return refuse('appointment_before_start', { day: from, from: later.from })
  const ends = post.places !== null && current.length >= post.places ? current.slice(0, current.length - post.places + 1).map(({ id }) => id) : []
  return { facts: [{ subject: `post:${post.id}`, kind: 'appointment.made', occurredOn: from, payload: { ...appointment, ends } }] }
}

/** Ends an appointment (免职); the post is vacant from that day unless someone else holds it. */
export function endAppointment(post: PostState, { id, on, reason }: { id: string; on: Day; reason: string }): Decision {
  const found = post.appointments.find((one) => one.id === id && (one.to === null || one.to > on))
  if (!found) return refuse('appointment_unknown')
  if (on < found.from) return refuse('appointment_before_start', { day: on, from: found.from })
  return { facts: [{ subject: `post:${post.id}`, kind: 'appointment.ended', occurredOn: on, payload: { id, reason } }] }
}

/** Gives a unit another name from a day on; the old one stays findable. */
export function renameUnit(unit: UnitState, { name, aliases, on }: { name: string; aliases: string[]; on: Day }, { today }: Given): Decision {
  const future = inFuture(on, today)
  if (future) return future
  if (unit.ended) return refuse('unit_ended', { unit: unit.name, day: unit.ended.on })
  return { facts: [{ subject: `unit:${unit.id}`, kind: 'unit.renamed', occurredOn: on, payload: { name, aliases } }] }
}

/** Ends a unit that merged, split or was closed; its successors answer from that day. */
export function endUnit(unit: UnitState, { successors, on }: { successors: string[]; on: Day }, { today }: Given): Decision {
  const future = inFuture(on, today)
  if (future) return future
  if (unit.ended) return refuse('unit_ended', { unit: unit.name, day: unit.ended.on })
  return { facts: [{ subject: `unit:${unit.id}`, kind: 'unit.ended', occurredOn: on, payload: { successors } }] }
}
