import { refuse, type Refusal } from '../errors.ts'
import type { FactDraft } from '../facts/index.ts'
import type { Duty, Fields, MatterState } from '../facts/matter.ts'
import { covers } from '../holders.ts'
import { firstEntered, limitInstant } from '../main-line.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import { namesIn } from '../pack/names.ts'
import { FUNCTIONS } from '../pack/schema.ts'
import type { Role } from '../permission.ts'
import { transition, type StepTaken } from '../procedure.ts'
import { addWorkingDays, workingDaysBetween, type Calendar } from '../time/calendar.ts'
import { dayOf, minuteOf, type Day } from '../time/day.ts'
import { inFuture, type Decision, type Given } from './decision.ts'
import { amendMatter } from './matter.ts'
import { stateAfter } from './state-after.ts'

/**
 * The roles in which someone meets a matter: the duties of their post and units on that day — of the leader's post, where they act for
 * it —, and their function in the mechanism (the office that runs it, a unit's reviewer).
 */
export function rolesIn(duties: readonly Duty[], actor: { role: Role; post: string | null; onBehalfOf?: string | null; own: readonly string[] }, day: Day): string[] {
  const post = actor.onBehalfOf ?? actor.post
  const mine = duties.filter((duty) => covers(duty, day) && (duty.holder.id === post || actor.own.includes(duty.holder.id)))
  return [...new Set([...mine.map(({ role }) => role), ...FUNCTIONS.filter((name) => name === actor.role)])]
}

export type Move = {
  transition: string
  note: string | null
  on: Day
  /** the instant, where limits count hours, and the one of the command: it lies on that day, not after the command, not before the last step */
  at: { instant: string; now: string } | null
  /** hashes of files that are there */
  attachments: readonly string[]
  /** what the step needs and is sent with it: fields it names, and the due day where there is none yet */
  fields?: Fields
  due?: Day | null
  /** codes of its parts that have not ended */
  openParts: readonly string[]
  /** whoever takes it carried the matter out (`own-work.ts`) */
  didWork: boolean
}

/** Around a step that neither verifies nor closes: a way back, handing out. */
export const PLAIN_STEP = { at: null, openParts: [], didWork: false } as const satisfies Partial<Move>

/**
 * Takes a matter one step along its procedure. What the step needs and lacks may come with it, so that nobody is sent elsewhere first.
 * Leaving a state in which limits stand still moves due day and limit on. Hours start neither in the future nor before the last step.
 *
 * @throws DeliveryError `calendar_missing`
 */
export function moveMatter(rules: LedgerRules, matter: MatterState, move: Move, roles: readonly string[], given: Given): Decision {
  const { procedure, pack, ledger } = rules
  const { today, calendar } = given
  const future = inFuture(move.on, today)
  if (future) return future
  const last = matter.steps.at(-1)?.on ?? matter.openedOn
  if (move.on < last) return refuse('day_too_early', { day: move.on, from: last })
  const wrong = move.at && instantRefused(matter, move.on, move.at)
  if (wrong) return { refusal: wrong }
  const instant = move.at?.instant ?? null
  const brought = broughtAlong(rules, matter, move, given)
  if ('refusal' in brought) return brought
  const now = stateAfter(matter, brought.facts)
  const taken = transition(procedure, matter.stage, move.transition, roles, {
    ...move,
    at: instant,
    calendar,
    fields: Object.keys(now.fields).filter((field) => now.fields[field] !== null && now.fields[field] !== ''),
    duties: matter.duties.filter((duty) => covers(duty, move.on)).map(({ role }) => role),
    attachments: move.attachments.length,
    due: now.due !== null,
    entered: firstEntered(matter),
    nameOf: namesIn(pack, ledger, 'zh'),
  })
  if ('refusal' in taken) return taken
  const { limits, resumed } = clockAfter(rules, now, { ...taken, on: move.on, at: instant }, calendar)
  // An instant is kept where hours are counted; elsewhere a step has its day, and nobody's hour of work is noted down.
  const at = limits.limitAt !== null || countsHours(procedure, taken.to) ? instant : null
  const payload = { transition: move.transition, from: matter.stage, to: taken.to, note: move.note, ...limits, attachments: [...move.attachments], at }
  const subject = `matter:${matter.id}`
  const handsDown = procedure.transitions.find(({ id }) => id === move.transition)?.road === 'hand-down'
  const listed = handsDown ? listsFor(pack, ledger, now) : []
  return {
    facts: [
      ...brought.facts,
      { subject, kind: 'procedure.moved', occurredOn: move.on, payload },
      ...(resumed ? [{ subject, kind: 'clock.resumed', occurredOn: move.on, payload: resumed }] : []),
      ...listed.map((target) => ({ subject, kind: 'matter.listed', occurredOn: move.on, payload: { ledger: target, fields: {} } })),
    ],
  }
}

/** Why a step may not bear an instant; null: it may. */
function instantRefused({ steps }: MatterState, on: Day, { instant, now }: { instant: string; now: string }): Refusal | null {
  if (dayOf(instant) !== on) return refuse('instant_of_another_day', { at: instant, day: on }).refusal
  if (Date.parse(instant) > Date.parse(now)) return refuse('day_in_future', { day: minuteOf(instant), today: minuteOf(now) }).refusal
  const last = lastInstant(steps)
  return last !== null && Date.parse(instant) < Date.parse(last) ? refuse('day_too_early', { day: minuteOf(instant), from: minuteOf(last) }).refusal : null
}

/** The instant of the last step that has one. */
export function lastInstant(steps: MatterState['steps']): string | null {
  return steps.findLast(({ at }) => at)?.at ?? null
}

/** Fields and due day that come with a step: only those that it needs, the due day only where there is none; a later one is asked for (延期). */
function broughtAlong(rules: LedgerRules, matter: MatterState, { transition: id, fields = {}, due = null, on }: Move, given: Given): { facts: FactDraft[] } | { refusal: Refusal } {
  if (Object.keys(fields).length === 0 && due === null) return { facts: [] }
  const step = rules.procedure.transitions.find((one) => one.id === id)
  if (!step) return refuse('transition_unknown', { transition: id })
  const foreign = Object.keys(fields).filter((field) => !step.needs.fields.includes(field))
  if (foreign.length > 0) return refuse('field_not_asked', { fields: foreign.map((field) => namesIn(rules.pack, rules.ledger, 'zh')(`field:${field}`)), transition: step.name.zh })
  if (due !== null && (!step.needs.due || matter.due !== null)) return refuse('due_not_asked', { transition: step.name.zh })
  if (due !== null && due < on) return refuse('day_too_early', { day: due, from: on })
  const changes = { ...(Object.keys(fields).length > 0 && { fields }), ...(due !== null && { due }) }
  return amendMatter(rules, matter, { changes, reason: step.name.zh, basis: null }, given)
}

/** The limits after a step, and what moves on when limits no longer stand still. Into a pause the limit of the step before goes along, to be found again. */
function clockAfter({ procedure }: LedgerRules, matter: MatterState, { to, on, at, ...next }: StepTaken & { on: Day; at: string | null }, calendar: Calendar) {
  const pauses = (state: string) => procedure.states.some(({ id, pauses: paused }) => id === state && paused)
  if (pauses(to)) return { limits: { limitDue: matter.limitDue, limitAt: limitInstant(matter) }, resumed: null }
  const paused = matter.steps.findLast((step) => step.to === matter.stage)
  if (!pauses(matter.stage) || !paused) return { limits: next, resumed: null }
  const workdays = workingDaysBetween(paused.on, on, calendar)
  const later = (day: Day | null) => (day === null || workdays === 0 ? day : addWorkingDays(day, workdays, calendar))
  const back = paused.from === to
  const kept = limitInstant(matter)
  const limitAt = back && kept !== null && paused.at && at ? new Date(Date.parse(kept) + Date.parse(at) - Date.parse(paused.at)).toISOString() : null
  const limits = !back ? next : { limitDue: limitAt ? dayOf(limitAt) : later(matter.limitDue), limitAt }
  const ended = procedure.states.some(({ id, final }) => id === to && final)
  return { limits, resumed: ended ? null : { since: paused.on, workdays, due: later(matter.due), limitDue: limits.limitDue } }
}

/** Whether a step out of this state has a limit in hours. */
export function countsHours({ transitions, states }: LedgerRules['procedure'], state: string): boolean {
  return states.some(({ id, pauses }) => id === state && pauses) || transitions.some(({ from, limit }) => from.includes(state) && limit?.unit === 'hour')
}

/** The further ledgers that a matter belongs into by what its fields say, as its ledger declares; those it is listed in already are left out. */
function listsFor(pack: LedgerRules['pack'], { listsWhere }: LedgerRules['ledger'], { fields, listedIn }: MatterState): string[] {
  const wanted = listsWhere.filter(({ field, value }) => [fields[field] ?? []].flat().some((one) => String(one) === value)).map(({ ledger }) => ledger)
  return [...new Set(wanted)].filter((id) => pack.ledgers.some((ledger) => ledger.id === id) && !listedIn.some(({ ledger }) => ledger === id))
}
