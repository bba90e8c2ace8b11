import { inFuture, type Decision, type Given } from '../decide/decision.ts'
import { refuse, type Refusal } from '../errors.ts'
import type { InspectionState } from '../facts/inspection.ts'
import type { Day } from '../time/day.ts'
import { statusNames } from './status.ts'

type Status = InspectionState['status']

const subjectOf = ({ id }: InspectionState): string => `inspection:${id}`

/** The inspection begins; from now on the inspected know of one that was not announced. */
export function beginInspection(inspection: InspectionState, on: Day, { today }: Given): Decision {
  const wrong = stands(inspection, ['planned'], '开始') ?? inFuture(on, today) ?? notBefore(on, inspection.plannedOn)
  return wrong ?? { facts: [{ subject: subjectOf(inspection), kind: 'inspection.begun', occurredOn: on, payload: {} }] }
}

export type Report = { from: Day; to: Day; summary: string; places: readonly string[]; attachments: readonly string[] }

/** What was done and seen, once; not before it began. Of one entered only after its planned days it tells those days. */
export function reportInspection(inspection: InspectionState, report: Report, { today }: Given): Decision {
  const wrong = stands(inspection, ['under-way'], '报告') ?? inFuture(report.to, today) ?? notBefore(report.from, firstReported(inspection))
  if (wrong) return wrong
  if (report.to < report.from) return refuse('inspection_days', { from: report.from, to: report.to })
  if (!report.summary.trim()) return refuse('inspection_summary_missing')
  return { facts: [{ subject: subjectOf(inspection), kind: 'inspection.reported', occurredOn: today, payload: { ...report, summary: report.summary.trim() } }] }
}

/**
 * Whether something found may be laid to a unit: it is one of the inspected, and has no opinion yet, because an opinion says all that was found
 * there. The matter itself is opened in the ledger that the kind names.
 */
export function makeFinding(inspection: InspectionState, found: { matter: string; unit: string; unitName: string; due: Day; on: Day }, { today }: Given): Decision {
  const wrong = stands(inspection, ['under-way', 'reported'], '记问题') ?? inFuture(found.on, today) ?? notBeforeItBegan(found.on, inspection)
  if (wrong) return wrong
  if (!inspection.inspected.includes(found.unit)) return refuse('finding_unit', { unit: found.unitName })
  const opinion = inspection.opinions.find(({ unit }) => unit === found.unit)
  if (opinion) return refuse('finding_after_opinion', { unit: found.unitName, day: opinion.on })
  if (found.due < found.on) return refuse('day_too_early', { day: found.due, from: found.on })
  return { facts: [{ subject: subjectOf(inspection), kind: 'finding.made', occurredOn: found.on, payload: { matter: found.matter, unit: found.unit } }] }
}

/**
 * Ends an inspection: every one of the inspected has its opinion, and either its case was answered or the days in which it might have stated one
 * are over. What was found lives on as matters.
 */
export function closeInspection(inspection: InspectionState, words: string | null, nameOf: (unit: string) => string, { today }: Given): Decision {
  const wrong = stands(inspection, ['reported'], '结束') ?? unsettled(inspection, nameOf, today)
  return wrong ?? { facts: [{ subject: subjectOf(inspection), kind: 'inspection.closed', occurredOn: today, payload: { words } }] }
}

/** Units that have no opinion yet, in the order they are named. */
export function withoutOpinion({ inspected, opinions }: Pick<InspectionState, 'inspected' | 'opinions'>): string[] {
  return inspected.filter((unit) => !opinions.some((opinion) => opinion.unit === unit))
}

/** Whether the inspected may still state its case. */
export function mayState({ case: stated, stateBy }: Pick<InspectionState['opinions'][number], 'case' | 'stateBy'>, today: Day): boolean {
  return stated === null && today <= stateBy
}

function unsettled(inspection: InspectionState, nameOf: (unit: string) => string, today: Day): { refusal: Refusal } | null {
  const without = withoutOpinion(inspection)
  if (without.length > 0) return refuse('inspection_opinion_missing', { units: without.map(nameOf) })
  const unanswered = inspection.opinions.find((opinion) => opinion.case && !opinion.case.answer)
  if (unanswered) return refuse('inspection_case_waits', { unit: nameOf(unanswered.unit) })
  const running = inspection.opinions.find((opinion) => mayState(opinion, today))
  return running ? refuse('inspection_days_run', { unit: nameOf(running.unit), day: running.stateBy }) : null
}

export function stands({ status }: InspectionState, allowed: readonly Status[], action: string): { refusal: Refusal } | null {
  return allowed.includes(status) ? null : refuse('inspection_state', { state: statusNames[status].zh, action })
}

/** Nothing is seen, reported or looked at before an inspection began; of one that has not begun there is no day yet. */
export function notBeforeItBegan(day: Day, { begunOn }: InspectionState): { refusal: Refusal } | null {
  return notBefore(day, begunOn ?? null)
}

/**
 * First day that a report may tell of; null where it did not begin or no day is known. The log knows no beginning before the plan was entered: of
 * a plan entered afterwards the planned days are told.
 */
export function firstReported({ begunOn, plannedOn, from }: Pick<InspectionState, 'begunOn' | 'plannedOn' | 'from'>): Day | null {
  return begunOn !== undefined && from < plannedOn ? from : (begunOn ?? null)
}

function notBefore(day: Day, from: Day | null): { refusal: Refusal } | null {
  return from !== null && day < from ? refuse('day_too_early', { day, from }) : null
}
