import type { InspectionState, LookBack } from '../facts/inspection.ts'
import { latest, type Day } from '../time/day.ts'
import { mayState, withoutOpinion } from './decide-course.ts'
import type { Part } from './visible.ts'

/** The line of steps of every inspection, whatever its kind. */
const COURSE = ['planned', 'under-way', 'reported', 'opinions', 'cases', 'look-back', 'closed'] as const
export type CourseStep = { id: (typeof COURSE)[number]; when: 'past' | 'now' | 'coming'; /** done on, or the last day it may take */ on: Day | null }

/** What is asked of someone next; null: nothing. */
export type NextOfInspection = { does: 'begin' | 'report' | 'opinion' | 'state' | 'answer' | 'look' | 'close'; /** of which unit, where it is about one */ unit: string | null; by: Day | null }

/** A finding as far as the course asks about it. */
export type FoundMatter = { matter: string; final: 'done' | 'stopped' | null }

/** How far an inspection has come. What was called off or merged has no course. */
export function courseOf(inspection: InspectionState, findings: readonly FoundMatter[], looks: readonly LookBack[], today: Day): CourseStep[] {
  const { status, opinions, carriedOut, plannedOn, begunOn } = inspection
  if (status === 'cancelled' || status === 'merged') return []
  const now = stepNow(inspection, findings, looks, today)
  const at = COURSE.indexOf(now)
  const days: Partial<Record<(typeof COURSE)[number], Day | null>> = {
    planned: plannedOn,
    'under-way': carriedOut?.from ?? begunOn ?? null,
    reported: carriedOut?.on ?? null,
    opinions: latest(opinions.map(({ on }) => on)),
    cases: latest(opinions.map(({ stateBy, case: stated }) => stated?.answer?.on ?? stateBy)),
    'look-back': latest(looks.map(({ on }) => on)),
    closed: inspection.ended?.on ?? null,
  }
  return COURSE.map((id, index) => ({ id, when: index < at || status === 'closed' ? 'past' : index === at ? 'now' : 'coming', on: days[id] ?? null }))
}

function stepNow(inspection: InspectionState, findings: readonly FoundMatter[], looks: readonly LookBack[], today: Day): (typeof COURSE)[number] {
  if (inspection.status === 'planned' || inspection.status === 'under-way') return inspection.status
  if (inspection.status === 'closed') return 'closed'
  if (inspection.opinions.length === 0) return 'reported'
  if (withoutOpinion(inspection).length > 0) return 'opinions'
  if (inspection.opinions.some((opinion) => mayState(opinion, today) || (opinion.case && !opinion.case.answer))) return 'cases'
  return notLookedAt(findings, looks).length > 0 || findings.some(({ final }) => final === null) ? 'look-back' : 'closed'
}

/** What was put right and nobody has looked at again since. */
function notLookedAt(findings: readonly FoundMatter[], looks: readonly LookBack[]): FoundMatter[] {
  return findings.filter(({ matter, final }) => final === 'done' && !looks.some((look) => look.matter === matter && look.held))
}

/** The one next thing asked of someone who is this to it; of the office what nobody else is asked. */
export function nextOf(inspection: InspectionState, who: { part: Part | null; office: boolean; own: readonly string[] }, findings: readonly FoundMatter[], looks: readonly LookBack[], today: Day): NextOfInspection | null {
  const carriesOut = who.office || who.part === 'inspects'
  if (inspection.status === 'planned') return carriesOut ? { does: 'begin', unit: null, by: inspection.from } : null
  if (inspection.status === 'under-way') return carriesOut ? { does: 'report', unit: null, by: inspection.to } : null
  const mine = inspection.opinions.find((opinion) => who.own.includes(opinion.unit) && mayState(opinion, today))
  if (inspection.status === 'reported' && mine) return { does: 'state', unit: mine.unit, by: mine.stateBy }
  if (!carriesOut) return null
  const [without] = withoutOpinion(inspection)
  if (inspection.status === 'reported' && without !== undefined) return { does: 'opinion', unit: without, by: null }
  const unanswered = inspection.opinions.find((opinion) => opinion.case && !opinion.case.answer)
  if (who.office && unanswered) return { does: 'answer', unit: unanswered.unit, by: null }
  if (notLookedAt(findings, looks).length > 0) return { does: 'look', unit: null, by: null }
  const settled = !inspection.opinions.some((opinion) => mayState(opinion, today))
  return who.office && inspection.status === 'reported' && settled ? { does: 'close', unit: null, by: null } : null
}
