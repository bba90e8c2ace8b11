import { planWarnings, type Planned } from '../inspection/plan.ts'
import { inspectionRules } from '../inspection/rules.ts'
import { escalationDue } from '../escalation.ts'
import { extensionRefused, newDayRefused } from '../extension.ts'
import { assess } from '../assess/assess.ts'
import { formulasOf } from '../assess/feel.ts'
import type { Measured } from '../assess/types.ts'
import { judge } from '../light.ts'
import { obligationOf, type CountedMatter, type Subject } from '../obligation.ts'
import { dutiesThat } from '../part.ts'
import { endingOf, transition } from '../procedure.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Day } from '../time/day.ts'
import { periodOf } from '../time/period.ts'
import { rulesOf } from './lookup.ts'
import { namesIn } from './names.ts'
import type { SchemeItem } from './scheme-schema.ts'
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
  if ('scheme' in given) return scoredIn(pack, given, 'total' in expect ? expect : { total: '' })
  if ('rhythm' in given) return obligationIn(pack, given, 'obligation' in expect ? expect : {}, calendar)
  if ('step' in given) return stepIn(pack, given, expect, calendar)
  if ('extension' in given) return extensionIn(pack, given, expect, calendar)
  if ('escalation' in given) return escalationIn(pack, given, expect, calendar)
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

type SchemeCase = Extract<PackCase['given'], { scheme: string }>

/** What one unit would come to; only the lines that the case speaks of are answered. */
function scoredIn(pack: Pack, given: SchemeCase, expect: Extract<PackCase['expect'], { total: string }>): unknown {
  const scheme = pack.schemes.find(({ id }) => id === given.scheme)
  if (!scheme) return { refusal: 'scheme_unknown' }
  const assessee = {
    unit: 'unit',
    name: 'unit',
    group: given.group ?? '',
    measured: scheme.items.map((item) => measuredIn(item, given.figures[item.id])),
    adjustments: Object.entries(given.adjustments).map(([rule, times]) => ({ rule, times, records: [] })),
    vetoes: given.vetoes.map((rule) => ({ rule, ground: '', records: [] })),
  }
  const earlier = given.quarters.map((total, index) => ({ scheme: scheme.fromQuarters?.scheme ?? '', period: `${given.period}-Q${index + 1}`, unit: 'unit', total, grade: null }))
  const [unit] = assess(scheme, given.period, [assessee], { earlier, formulas: formulasOf(scheme) }).units
  const lines = unit?.lines.filter(({ item }) => expect.lines && Object.hasOwn(expect.lines, item)).map(({ item, score }) => [item, score ?? '—'])
  return { ...(expect.lines && { lines: Object.fromEntries(lines ?? []) }), total: unit?.total, ...(expect.grade !== undefined && { grade: unit?.grade }) }
}

/** A figure as a case writes it, in the way the item measures. */
function measuredIn({ measure }: SchemeItem, figure: string | undefined): Measured {
  if (figure === undefined) return { kind: 'none', why: 'nothing-due', facts: {} }
  const [value = '', of = '1'] = figure.split('/')
  if ('byHand' in measure) return { kind: 'hand', scores: figure.split(' '), records: [] }
  if ('activity' in measure) return { kind: 'count', count: Number(value), records: [] }
  if ('indicator' in measure) return { kind: 'figure', value, against: of, what: measure.against ?? 'target', level: null, direction: 'up', asOf: '', records: [] }
  return { kind: 'share', done: value, of, records: [] }
}

type PlanCase = Extract<PackCase['given'], { inspection: string }>

/** What the plan warns of where one place would meet these inspections. */
function warningsIn(pack: Pack, { beside, ...given }: PlanCase, calendar: Calendar): string[] {
  const planned = ({ inspection, from, to }: Omit<PlanCase, 'beside'>, id: string): Planned => ({ id, title: id, pack: pack.id, kind: inspection, from, to, inspected: ['place'], status: 'planned' })
  const warnings = planWarnings(planned(given, 'planned'), beside.map((one, index) => planned(one, String(index))), inspectionRules([pack]), calendar)
  return [...new Set(warnings.map(({ code }) => code))]
}

type Case<K extends string> = Extract<PackCase['given'], Record<K, unknown>>

/** A step taken as these roles; whoever has a duty that carries the matter out has done the work. */
function stepIn(pack: Pack, given: Case<'step'>, expect: PackCase['expect'], calendar: Calendar): unknown {
  const procedure = pack.procedures.find(({ id }) => id === given.procedure)
  if (!procedure) return { refusal: 'procedure_unknown' }
  const taken = transition(procedure, given.state, given.step, given.as, {
    ...given,
    note: given.note ?? null,
    at: given.at ?? null,
    openParts: Array.from({ length: given.parts ?? 0 }, (_, index) => String(index + 1)),
    didWork: didIn(pack, given.as),
    entered: new Map(Object.entries(given.entered)),
    calendar,
    nameOf: namesIn(pack, { fields: [] }, 'zh'),
  })
  if ('refusal' in taken) return { refusal: taken.refusal.code }
  const { to, limitDue, limitAt } = taken
  return { to, ...('limitDue' in expect && { limitDue }), ...('limitAt' in expect && { limitAt }) }
}

const didIn = (pack: Pack, roles: readonly string[]): boolean => dutiesThat('carries', pack.duties).some((role) => roles.includes(role))

/** Whether a new day may be asked for, and where it is too late, the latest one that may. */
function extensionIn(pack: Pack, { extension, procedure: named, state, as, from, to, on, granted = 0, evidence }: Case<'extension'>, expect: PackCase['expect'], calendar: Calendar): unknown {
  const procedure = pack.procedures.find(({ id }) => id === named)
  const rule = procedure?.extensions.find(({ id }) => id === extension)
  if (!procedure || !rule) return { refusal: 'extension_unknown' }
  const before = Array.from({ length: granted }, () => ({ rule: rule.id, id: '', from, to, reason: '', attachments: [], on, post: null, actor: '', decided: { approved: true, to, words: null, on, post: null } }))
  const matter = { stage: state, due: from, limitDue: from, extensions: before }
  const refused = extensionRefused(procedure, rule, matter, as, on, calendar, namesIn(pack, { fields: [] }, 'zh')) ?? newDayRefused(rule, from, to, calendar)
  if (refused) return { refusal: refused.code, ...('latest' in expect && { latest: refused.facts.latest }) }
  return rule.needs.evidence && !evidence ? { refusal: 'extension_needs_evidence' } : { asked: to }
}

/** The step of the escalation that waits to be taken on a day. */
function escalationIn(pack: Pack, { escalation, state, due, limit, taken, today }: Case<'escalation'>, expect: PackCase['expect'], calendar: Calendar): unknown {
  const procedure = pack.procedures.find(({ id }) => id === escalation)
  if (!procedure) return { refusal: 'procedure_unknown' }
  const matter = { stage: state, due: due ?? null, limitDue: limit ?? null, escalations: taken.map((one) => ({ ...one, note: null, letter: null, post: null })) }
  const found = escalationDue(matter, procedure, calendar, today)
  return { step: found?.step.id ?? 'none', ...('since' in expect && { since: found?.on }) }
}

type Expected = Partial<Extract<PackCase['expect'], { obligation: string }>>

/** What the rhythm asks in the period of that day; only what the case speaks of is answered. */
function obligationIn(pack: Pack, given: Case<'rhythm'>, expect: Expected, calendar: Calendar): unknown {
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
