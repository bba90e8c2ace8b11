import type { Refusal } from './errors.ts'
import type { Limit, Procedure, Transition } from './pack/schema.ts'
import { addWorkingDays, type Calendar } from './time/calendar.ts'
import { addDays, addMonths, earliest, type Day } from './time/day.ts'

/** What the actor brings along when taking a step. */
export type StepInput = {
  /** the day the step is taken */
  on: Day
  calendar: Calendar
  /** ids of the ledger's fields that are filled */
  fields: readonly string[]
  /** roles that have a holder on that day */
  duties: readonly string[]
  attachments: number
  note: string | null
  /** what people call `field:goal`, `duty:lead`, `role:office`, `evidence`, `note` (`namesIn` of pack/names.ts); for refusals */
  nameOf: (what: string) => string
}

export type StepTaken = { to: string; limitDue: Day | null }

/** A step that a page may offer, with what it still lacks when `given` is known. */
export type OfferedStep = { id: string; name: Transition['name']; to: string; needs: Transition['needs'] }

/**
 * Takes one step of a procedure: who may, whence, and what it needs. Nothing happens here: the next state and the last day
 * for the step after it are returned, and `decide` makes them facts.
 *
 * @param roles duties that the actor holds in the matter (lead, handler …) and functions (office, reviewer)
 * @returns the next state, or a refusal: `transition_unknown`, `transition_not_now`, `transition_not_yours` and `own_work_refused` (asked
 *   before what is missing, so that no one fills in what they may not send), `transition_needs` with everything that is missing at once
 * @throws DeliveryError `calendar_missing`
 */
export function transition(
  procedure: Procedure,
  state: string,
  transitionId: string,
  roles: readonly string[],
  given: StepInput,
): StepTaken | { refusal: Refusal } {
  const step = procedure.transitions.find(({ id }) => id === transitionId)
  if (!step) return refusal('transition_unknown', { transition: transitionId })
  if (!step.from.includes(state)) return refusal('transition_not_now', { state: stateName(procedure, state), transition: step.name.zh })
  if (!step.who.some((role) => roles.includes(role)))
    return refusal('transition_not_yours', { transition: step.name.zh, who: step.who.map((role) => given.nameOf(`role:${role}`)) })
  if (step.notBy.some((role) => roles.includes(role))) return refusal('own_work_refused', { transition: step.name.zh, who: step.notBy.map((role) => given.nameOf(`duty:${role}`)) })
  const missing = missingFor(step, given)
  if (missing.length > 0) return refusal('transition_needs', { transition: step.name.zh, missing: missing.map(given.nameOf) })
  return { to: step.to, limitDue: nextLimit(procedure, step.to, given.on, given.calendar) }
}

/** The steps that these roles may take from here, in the pack's order; none from a final state. */
export function offered(procedure: Procedure, state: string, roles: readonly string[]): OfferedStep[] {
  return procedure.transitions
    .filter(({ from, who, notBy }) => from.includes(state) && who.some((role) => roles.includes(role)) && !notBy.some((role) => roles.includes(role)))
    .map(({ id, name, to, needs }) => ({ id, name, to, needs }))
}

/**
 * The last day for the next step after a state was entered: the earliest limit among the steps that leave it, or null.
 * @throws DeliveryError `calendar_missing`
 */
export function nextLimit(procedure: Procedure, state: string, enteredOn: Day, calendar: Calendar): Day | null {
  const limits = procedure.transitions.filter(({ from }) => from.includes(state)).flatMap(({ limit }) => (limit ? [limit] : []))
  return earliest(limits.map((limit) => limitDay(enteredOn, limit, calendar)))
}

/**
 * The last day of a limit that begins on `from`; that day itself does not count. Hours are rounded up to days, because
 * facts without an hour cannot be late by one.
 * @source 民法典 第二百零一条
 */
export function limitDay(from: Day, { n, unit }: Limit, calendar: Calendar): Day {
  if (unit === 'workday') return addWorkingDays(from, n, calendar)
  if (unit === 'month') return addMonths(from, n)
  return addDays(from, unit === 'day' ? n : Math.ceil(n / 24))
}

/**
 * Whether the road ends or rests in a state, as judging asks for it. A state that a newer version of the pack has dropped
 * neither ends nor rests.
 */
export function endingOf(procedure: Procedure, state: string): { final: 'done' | 'stopped' | null; suspended: boolean } {
  const found = procedure.states.find(({ id }) => id === state)
  return { final: found?.final ?? null, suspended: found?.suspended ?? false }
}

/** What a step lacks, as `field:goal`, `duty:lead`, `evidence`, `note`; words are made at the edge. */
export function missingFor(
  { needs }: Pick<Transition, 'needs'>,
  given: Pick<StepInput, 'fields' | 'duties' | 'attachments' | 'note'>,
): string[] {
  return [
    ...needs.fields.filter((field) => !given.fields.includes(field)).map((field) => `field:${field}`),
    ...needs.duties.filter((duty) => !given.duties.includes(duty)).map((duty) => `duty:${duty}`),
    ...(needs.evidence && given.attachments === 0 ? ['evidence'] : []),
    ...(needs.note && (given.note === null || given.note.trim() === '') ? ['note'] : []),
  ]
}

function stateName(procedure: Procedure, state: string): string {
  return procedure.states.find(({ id }) => id === state)?.name.zh ?? state
}

function refusal(code: Refusal['code'], facts: Refusal['facts']): { refusal: Refusal } {
  return { refusal: { code, facts } }
}
