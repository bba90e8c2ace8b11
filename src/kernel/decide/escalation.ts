import { refuse } from '../errors.ts'
import { escalationsOf } from '../escalation.ts'
import type { MatterState } from '../facts/matter.ts'
import type { LedgerRules } from '../pack/lookup.ts'
import { endingOf } from '../procedure.ts'
import type { Day } from '../time/day.ts'
import { inFuture, type Decision, type Given } from './decision.ts'

export type TakenEscalation = { step: string; note: string | null; /** the letter that is drafted with it */ letter: string | null; on: Day }

/**
 * Takes a step of the escalation: only once its day has come, once for that day, and none behind a later one. Nothing goes out by itself;
 * a person takes it.
 *
 * @returns refusals `escalation_unknown`, `matter_closed`, `escalation_taken`, `escalation_passed`, `escalation_not_yet`
 * @throws DeliveryError `calendar_missing`
 */
export function takeEscalation({ procedure }: LedgerRules, matter: MatterState, { step: id, note, letter, on }: TakenEscalation, { today, calendar }: Given): Decision {
  const future = inFuture(on, today)
  if (future) return future
  if (endingOf(procedure, matter.stage).final) return refuse('matter_closed', { state: procedure.states.find((state) => state.id === matter.stage)?.name.zh ?? matter.stage })
  const found = escalationsOf(matter, procedure, calendar, on).find(({ step }) => step.id === id)
  if (!found) return refuse('escalation_unknown', { step: id })
  const { step, status, taken, on: from } = found
  if (taken) return refuse('escalation_taken', { step: step.name.zh, day: taken.on })
  if (status === 'passed') return refuse('escalation_passed', { step: step.name.zh })
  if (status === 'coming') return from === null || on >= from ? refuse('escalation_not_now', { step: step.name.zh }) : refuse('escalation_not_yet', { step: step.name.zh, day: from })
  return { facts: [{ subject: `matter:${matter.id}`, kind: 'escalation.taken', occurredOn: on, payload: { step: id, note: note?.trim() || null, letter } }] }
}
