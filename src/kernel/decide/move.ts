import { refuse } from '../errors.ts'
import type { Duty, MatterState } from '../facts/matter.ts'
import { covers } from '../holders.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import { namesIn } from '../pack/names.ts'
import { FUNCTIONS } from '../pack/schema.ts'
import type { Role } from '../permission.ts'
import { transition } from '../procedure.ts'
import type { Day } from '../time/day.ts'
import { inFuture, type Decision, type Given } from './decision.ts'

/**
 * The roles in which someone meets a matter: the duties of their post and units on that day — of the leader's post, where they act for
 * it —, and their function in the mechanism (the office that runs it, a unit's reviewer).
 */
export function rolesIn(duties: readonly Duty[], actor: { role: Role; post: string | null; onBehalfOf?: string | null; own: readonly string[] }, day: Day): string[] {
  const post = actor.onBehalfOf ?? actor.post
  const mine = duties.filter((duty) => covers(duty, day) && (duty.holder.id === post || actor.own.includes(duty.holder.id)))
  return [...new Set([...mine.map(({ role }) => role), ...FUNCTIONS.filter((name) => name === actor.role)])]
}

/** The roles that carry a matter out: who only supports does not report its milestones or judge its course. */
export const CARRYING = ['lead', 'responsible', 'handler', 'chief', 'unit-leader'] as const

export type Move = { transition: string; note: string | null; on: Day; /** hashes of files that are there */ attachments: readonly string[] }

/** Takes a matter one step along its procedure. @throws DeliveryError `calendar_missing` */
export function moveMatter({ procedure, pack, ledger }: LedgerRules, matter: MatterState, move: Move, roles: readonly string[], { today, calendar }: Given): Decision {
  const future = inFuture(move.on, today)
  if (future) return future
  const last = matter.steps.at(-1)?.on ?? matter.openedOn
  if (move.on < last) return refuse('day_too_early', { day: move.on, from: last })
  const taken = transition(procedure, matter.stage, move.transition, roles, {
    on: move.on,
    calendar,
    fields: Object.keys(matter.fields).filter((field) => matter.fields[field] !== null && matter.fields[field] !== ''),
    duties: matter.duties.filter((duty) => covers(duty, move.on)).map(({ role }) => role),
    attachments: move.attachments.length,
    note: move.note,
    nameOf: namesIn(pack, ledger, 'zh'),
  })
  if ('refusal' in taken) return taken
  const payload = { transition: move.transition, from: matter.stage, to: taken.to, note: move.note, limitDue: taken.limitDue, attachments: [...move.attachments], at: null, limitAt: null }
  const subject = `matter:${matter.id}`
  const handsDown = procedure.transitions.find(({ id }) => id === move.transition)?.road === 'hand-down'
  const listed = handsDown ? listsFor(pack, ledger, matter) : []
  return {
    facts: [
      { subject, kind: 'procedure.moved', occurredOn: move.on, payload },
      ...listed.map((target) => ({ subject, kind: 'matter.listed', occurredOn: move.on, payload: { ledger: target, fields: {} } })),
    ],
  }
}

/** The further ledgers that a matter belongs into by what its fields say, as its ledger declares; those it is listed in already are left out. */
function listsFor(pack: LedgerRules['pack'], { listsWhere }: LedgerRules['ledger'], { fields, listedIn }: MatterState): string[] {
  const wanted = listsWhere.filter(({ field, value }) => [fields[field] ?? []].flat().some((one) => String(one) === value)).map(({ ledger }) => ledger)
  return [...new Set(wanted)].filter((id) => pack.ledgers.some((ledger) => ledger.id === id) && !listedIn.some(({ ledger }) => ledger === id))
}
