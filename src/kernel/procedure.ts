import type { Refusal } from './errors.ts'
import type { Limit, Procedure, Transition } from './pack/schema.ts'
import { addWorkingDays, type Calendar } from './time/calendar.ts'
import { addDays, addMonths, dayOf, earliest, type Day } from './time/day.ts'

/** What the actor brings along when taking a step. */
export type StepInput = {
  /** the day the step is taken, and the instant, where it is known */
  on: Day
  at: string | null
  calendar: Calendar
  /** ids of the ledger's fields that are filled */
  fields: readonly string[]
  /** roles that have a holder on that day */
  duties: readonly string[]
  attachments: number
  note: string | null
  /** the matter has a due day */
  due: boolean
  /** codes of its parts that have not ended */
  openParts: readonly string[]
  /** whoever takes the step, or the unit they stand for, carried the matter out (`own-work.ts`) */
  didWork: boolean
  /** the day on which each state was first entered */
  entered: ReadonlyMap<string, Day>
  /** what people call `field:goal`, `duty:lead`, `role:office`, `evidence`, `note` (`namesIn` of pack/names.ts); for refusals */
  nameOf: (what: string) => string
}

export type Limits = { limitDue: Day | null; /** the instant, where the earliest limit counts hours */ limitAt: string | null }
export type StepTaken = { to: string } & Limits

/** A step that a page may offer, with what it still lacks when `given` is known. */
export type OfferedStep = Pick<Transition, 'id' | 'name' | 'to' | 'needs' | 'does'>

/**
 * Takes one step of a procedure: who may, whence, and what it needs. Nothing happens here: the next state and the last day
 * for the step after it are returned, and `decide` makes them facts.
 *
 * @param roles duties that the actor holds in the matter (lead, handler …) and functions (office, reviewer)
 * @returns the next state, or a refusal: `transition_unknown`, `transition_not_now`, `transition_not_yours` and `own_work_refused` (asked
 *   before what is missing, so that no one fills in what they may not send), `parts_open`, `transition_needs` with everything that is missing at once
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
  if (step.does === 'verify' && given.didWork) return refusal('own_work_refused', { transition: step.name.zh, who: [given.nameOf('carriers')] })
  if (step.needs.parts && given.openParts.length > 0) return refusal('parts_open', { transition: step.name.zh, parts: [...given.openParts] })
  const missing = missingFor(step, given)
  if (missing.length > 0) return refusal('transition_needs', { transition: step.name.zh, missing: missing.map(given.nameOf) })
  return { to: step.to, ...nextLimits(procedure, step.to, given, given.calendar) }
}

/** The steps that these roles may take from here, in the pack's order; none from a final state, and no verifying of one's own work. */
export function offered(procedure: Procedure, state: string, roles: readonly string[], didWork: boolean): OfferedStep[] {
  return procedure.transitions
    .filter(({ from, who, notBy }) => from.includes(state) && who.some((role) => roles.includes(role)) && !notBy.some((role) => roles.includes(role)))
    .filter(({ does }) => does !== 'verify' || !didWork)
    .map(({ id, name, to, needs, does }) => ({ id, name, to, needs: { ...needs, note: wantsNote({ needs, does }) }, does }))
}

/** Going back (退回) and giving up (作废) say why, whatever else the pack asks. */
function wantsNote({ needs, does }: Pick<Transition, 'needs' | 'does'>): boolean {
  return needs.note || does === 'return' || does === 'void'
}

/**
 * The last day for the next step after a state was entered: the earliest limit among the steps that leave it, or null; and the instant,
 * where that limit counts hours and the instant of entering is known. In a state where limits stand still there is none.
 *
 * @throws DeliveryError `calendar_missing`
 */
export function nextLimits({ states, transitions }: Procedure, state: string, entry: { on: Day; at?: string | null; entered?: ReadonlyMap<string, Day> }, calendar: Calendar): Limits {
  if (states.some(({ id, pauses }) => id === state && pauses)) return { limitDue: null, limitAt: null }
  const limits = transitions
    .filter(({ from }) => from.includes(state))
    .flatMap(({ limit, limitSince }) => (limit ? [limitFrom(limit, limitSince === undefined ? entry : { on: entry.entered?.get(limitSince) ?? entry.on }, calendar)] : []))
  const limitDue = earliest(limits.map(({ day }) => day))
  const instants = limits.flatMap(({ day, at }) => (day === limitDue && at !== null ? [at] : []))
  return { limitDue, limitAt: instants.sort()[0] ?? null }
}

function limitFrom(limit: Limit, { on, at }: { on: Day; at?: string | null }, calendar: Calendar): { day: Day; at: string | null } {
  if (limit.unit !== 'hour' || !at) return { day: limitDay(on, limit, calendar), at: null }
  const until = new Date(Date.parse(at) + limit.n * HOUR_MS).toISOString()
  return { day: dayOf(until), at: until }
}

const HOUR_MS = 3_600_000

/**
 * The last day of a limit that begins on `from`; that day itself does not count, and n = 0 is the same day (working days: or the next
 * one that is worked). Hours are rounded up to days, because facts without an hour cannot be late by one.
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
  return { final: found?.final ?? null, suspended: (found?.suspended || found?.pauses) ?? false }
}

/** What a step lacks, as `field:goal`, `duty:lead`, `due`, `evidence`, `note`; words are made at the edge. */
export function missingFor(
  step: Pick<Transition, 'needs' | 'does'>,
  given: Pick<StepInput, 'fields' | 'duties' | 'attachments' | 'note' | 'due'>,
): string[] {
  const { needs } = step
  return [
    ...needs.fields.filter((field) => !given.fields.includes(field)).map((field) => `field:${field}`),
    ...needs.duties.filter((duty) => !given.duties.includes(duty)).map((duty) => `duty:${duty}`),
    ...(needs.due && !given.due ? ['due'] : []),
    ...(needs.evidence && given.attachments === 0 ? ['evidence'] : []),
    ...(wantsNote(step) && (given.note === null || given.note.trim() === '') ? ['note'] : []),
  ]
}

function stateName(procedure: Procedure, state: string): string {
  return procedure.states.find(({ id }) => id === state)?.name.zh ?? state
}

function refusal(code: Refusal['code'], facts: Refusal['facts']): { refusal: Refusal } {
  return { refusal: { code, facts } }
}
