import { judge } from '../light.ts'
import { endingOf, transition } from '../procedure.ts'
import type { Calendar } from '../time/calendar.ts'
import { rulesOf } from './lookup.ts'
import { namesIn } from './names.ts'
import type { Pack, PackCase } from './schema.ts'

/** What a case expected and what the pack's own rules say; equal when the pack keeps its word. */
export type CaseResult = { index: number; name: string | null; expected: unknown; actual: unknown }

/** Runs the sentences a pack gives about itself. @throws DeliveryError `calendar_missing` */
export function runCases(pack: Pack, calendar: Calendar): CaseResult[] {
  return pack.cases.map((one, index) => ({
    index,
    name: one.name?.zh ?? null,
    expected: one.expect,
    actual: resultOf(pack, one, calendar),
  }))
}

function resultOf(pack: Pack, { given, expect }: PackCase, calendar: Calendar): unknown {
  if ('step' in given) {
    const procedure = pack.procedures.find(({ id }) => id === given.procedure)
    if (!procedure) return { refusal: 'procedure_unknown' }
    const taken = transition(procedure, given.state, given.step, given.as, {
      ...given,
      note: given.note ?? null,
      calendar,
      nameOf: namesIn(pack, { fields: [] }, 'zh'),
    })
    if ('refusal' in taken) return { refusal: taken.refusal.code }
    return 'limitDue' in expect && expect.limitDue !== undefined ? taken : { to: taken.to }
  }
  const rules = rulesOf([pack], given.ledger)
  if (!rules) return { light: null, reasons: ['ledger_unknown'] }
  const { procedure, lightRule } = rules
  const state = given.state ?? procedure.start
  const { light, reasons, until } = judge({
    matter: {
      ...endingOf(procedure, state),
      state,
      voided: false,
      openedOn: given.openedOn,
      due: given.due ?? null,
      milestones: given.milestones.map((milestone) => ({ ...milestone, reachedOn: milestone.reachedOn ?? null })),
      lastRecordOn: given.lastRecordOn ?? null,
    },
    rule: lightRule,
    calendar,
    today: given.today,
  })
  const codes = reasons.map(({ code }) => code)
  return 'until' in expect && expect.until !== undefined ? { light, reasons: codes, until } : { light, reasons: codes }
}
