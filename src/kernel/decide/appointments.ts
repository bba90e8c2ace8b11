import { refuse } from '../errors.ts'
import { voided, type Fact, type FactDraft } from '../facts/index.ts'
import type { Appointment, PostState } from '../facts/organisation.ts'
import { fold, voidedIds } from '../fold.ts'
import { addMonths, type Day } from '../time/day.ts'
import type { Decision } from './decision.ts'

export type Appointing = { id: string; person: string; from: Day; until: Day | null; acting: boolean; probationUntil: Day | null; document: string | null }

/** Notices name days some weeks ahead; a year ahead is a slip of the finger. */
const MONTHS_AHEAD = 12

/**
 * Appoints someone to a post. Where the post has one place, the former holder's appointment ends the same day; every duty
 * stays on the post and so moves with it. Someone acting (代理) is an appointment too, and ends where the same person is appointed in full.
 *
 * Where the post has several places nobody is ended: in a stretch in which all are taken the appointment is refused with that day.
 *
 * @source mechanisms M23: the successor in post replaces the former holder
 */
export function appoint(post: PostState, appointing: Appointing, today: Day): Decision {
  const { from, ...appointment } = appointing
  const wrong = termRefused(appointing, today)
  if (wrong) return wrong
  const together = post.appointments.filter((one) => overlaps(one, appointing))
  const same = together.find(({ person }) => person === appointing.person)
  const confirmed = same && same.acting && !appointing.acting && same.from < from ? same : undefined
  if (same && !confirmed) return refuse('appointment_same', { post: post.name, from: same.from })
  const ends = endedBy(post, together.filter((one) => one !== confirmed), appointing)
  if ('refusal' in ends) return ends
  const payload = { ...appointment, ends: [...(confirmed ? [confirmed.id] : []), ...ends.ids] }
  return { facts: [{ subject: `post:${post.id}`, kind: 'appointment.made', occurredOn: from, payload }] }
}

function termRefused({ from, until, probationUntil }: Appointing, today: Day) {
  const last = addMonths(today, MONTHS_AHEAD)
  if (from > last) return refuse('appointment_far', { day: from, last })
  if (until !== null && until <= from) return refuse('appointment_before_start', { day: until, from })
  if (probationUntil !== null && probationUntil <= from) return refuse('probation_outside_term', { day: probationUntil, from, to: until ?? '—' })
  if (probationUntil !== null && until !== null && probationUntil > until) return refuse('probation_outside_term', { day: probationUntil, from, to: until })
  return null
}

const overlaps = ({ from, to }: Pick<Appointment, 'from' | 'to'>, term: Pick<Appointing, 'from' | 'until'>): boolean =>
  (term.until === null || from < term.until) && (to === null || to > term.from) && (to === null || to > from)

/** The appointments that this one ends, or the stretch in which it finds no place. */
function endedBy(post: PostState, together: readonly Appointment[], { from, until }: Appointing): { ids: string[] } | ReturnType<typeof refuse> {
  const { places, name } = post
  if (places === null) return { ids: [] }
  if (places === 1) {
    const later = together.filter((one) => one.from >= from).sort(byStart)[0]
    return later ? refuse('appointment_overlaps', { post: name, from: later.from, to: later.to ?? '—' }) : { ids: together.map(({ id }) => id) }
  }
  const days = [from, ...together.flatMap((one) => (one.from > from && (until === null || one.from < until) ? [one.from] : []))].sort()
  const full = days.find((day) => together.filter((one) => one.from <= day && (one.to === null || day < one.to)).length >= places)
  return full === undefined ? { ids: [] } : refuse('appointment_full', { post: name, places, day: full })
}

const byStart = (a: Appointment, b: Appointment): number => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)

/** Ends an appointment (免职); the post is vacant from that day unless someone else holds it. */
export function endAppointment(post: PostState, { id, on, reason }: { id: string; on: Day; reason: string }): Decision {
  const found = post.appointments.find((one) => one.id === id && (one.to === null || one.to > on))
  if (!found) return refuse('appointment_unknown')
  if (on < found.from) return refuse('appointment_before_start', { day: on, from: found.from })
  return { facts: [{ subject: `post:${post.id}`, kind: 'appointment.ended', occurredOn: on, payload: { id, reason } }] }
}

type Retaking = { id: string; reason: string; today: Day }

/**
 * Takes an appointment back (撤销): as if it had not been, so whom it ended holds the post again — until the next one began, where there
 * is a next one. Every duty moves back with the post.
 *
 * @param facts all facts of the post, in order
 */
export function withdrawAppointment(facts: readonly Fact[], { id, reason, today }: Retaking): Decision {
  const without = takenOut(facts, id, reason, today)
  if ('refusal' in without) return without
  return { facts: [without.taking, ...reclosed(without.post, reason)] }
}

type Correction = Partial<Omit<Appointing, 'id'>>

/**
 * Corrects an appointment (更正): the old one is taken back with the reason and the right one made in its place under the same id; whom
 * it ended, and the end it had itself, are decided anew.
 *
 * @param facts all facts of the post, in order
 */
export function correctAppointment(facts: readonly Fact[], changes: Correction, { id, reason, today }: Retaking): Decision {
  const without = takenOut(facts, id, reason, today)
  if ('refusal' in without) return without
  const { person, from, to, acting, probationUntil, document } = without.appointment
  const right = { id, person, from, until: to, acting, probationUntil, document, ...changes }
  const made = appoint(without.post, right, today)
  if ('refusal' in made) return made
  const unchanged = (Object.keys(changes) as (keyof Correction)[]).every((key) => changes[key] === { person, from, until: to, acting, probationUntil, document }[key])
  return unchanged ? refuse('nothing_changed') : { facts: [without.taking, ...made.facts] }
}

type TakenOut = { taking: FactDraft; post: PostState; appointment: Appointment }

/** The post as if this appointment had not been made. */
function takenOut(facts: readonly Fact[], id: string, reason: string, today: Day): TakenOut | ReturnType<typeof refuse> {
  if (!reason) return refuse('reason_missing')
  const gone = voidedIds(facts)
  const made = facts.findLast((fact) => fact.kind === 'appointment.made' && !gone.has(fact.id) && (fact.payload as { id: string }).id === id)
  const appointment = (fold(facts) as PostState | null)?.appointments.find((one) => one.id === id)
  const post = fold(facts.filter((fact) => fact !== made)) as PostState | null
  if (!made || !appointment || !post) return refuse('appointment_unknown')
  return { taking: { subject: made.subject, kind: voided, occurredOn: today, payload: { fact: made.id, reason } }, post, appointment }
}

/** Where a post has one place, who holds it again leaves when the next one began. */
function reclosed({ id, places, appointments }: PostState, reason: string): FactDraft[] {
  if (places !== 1) return []
  const terms = [...appointments].sort(byStart)
  return terms.flatMap((one, index) => {
    const next = terms[index + 1]
    if (!next || (one.to !== null && one.to <= next.from)) return []
    return [{ subject: `post:${id}`, kind: 'appointment.ended', occurredOn: next.from, payload: { id: one.id, reason: reason.slice(0, 500) } }]
  })
}
