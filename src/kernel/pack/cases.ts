import { planWarnings, type Planned } from '../inspection/plan.ts'
import { inspectionRules } from '../inspection/rules.ts'
import { judge } from '../light.ts'
import { obligationOf, type CountedMatter, type Subject } from '../obligation.ts'
import { endingOf, transition } from '../procedure.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Day } from '../time/day.ts'
import { periodOf } from '../time/period.ts'
import { rulesOf } from './lookup.ts'
import { namesIn } from './names.ts'
import type { Pack, PackCase, Rhythm } from './schema.ts'

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
  if ('inspection' in given) return { warnings: warningsIn(pack, given, calendar) }
  if ('rhythm' in given) return obligationIn(pack, given, 'obligation' in expect ? expect : {}, calendar)
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

type PlanCase = Extract<PackCase['given'], { inspection: string }>

/** What the plan warns of where one place would meet these inspections. */
function warningsIn(pack: Pack, { beside, ...given }: PlanCase, calendar: Calendar): string[] {
  const planned = ({ inspection, from, to }: Omit<PlanCase, 'beside'>, id: string): Planned => ({ id, title: id, pack: pack.id, kind: inspection, from, to, inspected: ['place'], status: 'planned' })
  const warnings = planWarnings(planned(given, 'planned'), beside.map((one, index) => planned(one, String(index))), inspectionRules([pack]), calendar)
  return [...new Set(warnings.map(({ code }) => code))]
}

type AskedCase = Extract<PackCase['given'], { rhythm: string }>
type Expected = Partial<Extract<PackCase['expect'], { obligation: string }>>

/** What the rhythm asks in the period of that day; only what the case speaks of is answered. */
function obligationIn(pack: Pack, given: AskedCase, expect: Expected, calendar: Calendar): unknown {
  const rhythm = pack.rhythms.find(({ id }) => id === given.rhythm)
  if (!rhythm) return { refusal: 'rhythm_unknown' }
  const period = periodOf(given.in, rhythm.period)
  const subject: Subject = {
    id: 'subject',
    idle: given.from === undefined ? [] : [{ from: null, to: given.from }],
    exemptions: given.exempt ? [{ rhythm: rhythm.id, period: period.key, reason: '', basis: '' }] : [],
    holdersOf: (role) => [role],
  }
  // What is counted as a matter and not as a record counts by its day alone.
  const records = given.records.map(({ on, status, attended }, index) => ({ id: String(index), heldOn: on, kinds: rhythm.activity === undefined ? [] : [rhythm.activity], status, attended }))
  const opened = rhythm.activity !== undefined ? [] : given.records.map(({ on }, index) => openedOn(rhythm, on, index))
  const found = obligationOf(rhythm, subject, period, records, opened, { calendar, today: given.today })
  if (!found) return { obligation: 'not-asked' }
  const { dueOn, workdaysLate } = found
  return { obligation: found.status, ...(expect.dueOn !== undefined && { dueOn }), ...(expect.workdaysLate !== undefined && { workdaysLate }) }
}

function openedOn({ opens }: Rhythm, on: Day, index: number): CountedMatter {
  return { matter: String(index), ledger: opens?.ledger ?? '', fields: opens?.field === undefined ? {} : { [opens.field]: opens.value ?? '' }, on, as: 'opened' }
}
