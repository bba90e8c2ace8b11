import type { MatterState } from './facts/matter.ts'
import type { EscalationTaken } from './facts/procedure.ts'
import { beforeDay } from './extension.ts'
import type { Escalation, Procedure } from './pack/schema.ts'
import { endingOf, limitDay } from './procedure.ts'
import type { Calendar } from './time/calendar.ts'
import type { Day } from './time/day.ts'

export type EscalationStep = {
  step: Escalation
  /** from when on it may be taken; null where there is no day to count from */
  on: Day | null
  /** `passed`: its time is over without it: a later one was taken, or it had to come before a day that is past */
  status: 'coming' | 'reached' | 'taken' | 'passed'
  taken: EscalationTaken | null
}

type Escalated = Pick<MatterState, 'stage' | 'due' | 'limitDue' | 'escalations'>

/**
 * The steps that are taken as a day comes near or has passed, each with its own day. What was taken before a day was moved counts for
 * that day only: after an extension the steps begin anew. Nothing is reached while the clock stands still; once the road has ended, only
 * what was taken is still told.
 *
 * @throws DeliveryError `calendar_missing`
 */
export function escalationsOf(matter: Escalated, procedure: Procedure, calendar: Calendar, today: Day): EscalationStep[] {
  const { final, suspended } = endingOf(procedure, matter.stage)
  const steps = procedure.escalation.map((step) => {
    const base = step.of === 'due' ? matter.due : matter.limitDue
    const on = base === null ? null : step.when === 'before' ? beforeDay(base, step.by, calendar) : limitDay(base, step.by, calendar)
    const taken = (matter.escalations ?? []).findLast((one) => one.step === step.id && (on === null || one.on >= on)) ?? null
    return { step, base, on, taken }
  })
  if (final !== null) return steps.flatMap(({ step, on, taken }) => (taken ? [{ step, on, status: 'taken' as const, taken }] : []))
  const furthest = steps.findLastIndex(({ taken }) => taken !== null)
  return steps.map(({ step, base, on, taken }, index) => {
    if (taken) return { step, on, status: 'taken', taken }
    const overtaken = index < furthest || (step.when === 'before' && base !== null && today > base)
    if (overtaken) return { step, on, status: 'passed', taken: null }
    const reached = !suspended && on !== null && today >= on
    return { step, on, status: reached ? 'reached' : 'coming', taken: null }
  })
}

/** The step that waits to be taken: the first that is reached, so that nothing is passed over. */
export function escalationDue(matter: Escalated, procedure: Procedure, calendar: Calendar, today: Day): (EscalationStep & { on: Day }) | null {
  for (const one of escalationsOf(matter, procedure, calendar, today)) if (one.status === 'reached' && one.on !== null) return { ...one, on: one.on }
  return null
}
