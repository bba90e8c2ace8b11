import { z } from 'zod'
import { activityKinds, type ActivityState } from './activity.ts'
import { assessmentKinds, schemeKinds, type AssessmentState, type SchemeState } from './assessment.ts'
import { complaintKinds, requestKinds, type ComplaintState, type RequestState } from './burden.ts'
import { callKinds, type CallState } from './call.ts'
import { calendarKinds, cityKinds, packKinds, type CityState, type InputState } from './city.ts'
import { closingKinds, type ClosingState } from './closing.ts'
import { documentKinds, type DocumentState } from './document.ts'
import { subjectType, uuidSchema } from './envelope.ts'
import type { Kind } from './kind.ts'
import { matterKinds, type MatterState } from './matter.ts'
import { indicatorKinds, seriesKinds, type IndicatorState, type SeriesState } from './indicator.ts'
import { inspectionKinds, type InspectionState } from './inspection.ts'
import { letterKinds, registerKinds, templateKinds, type LetterState, type RegisterState, type TemplateState } from './letter.ts'
import { measuredKinds } from './measured.ts'
import { meetingKinds, type MeetingState } from './meeting.ts'
import { problemKinds } from './problem.ts'
import { procedureKinds } from './procedure.ts'
import { roadKinds } from './road.ts'
import { personFactKinds, postFactKinds, seatFactKinds, unitFactKinds, type PersonState, type PostState, type SeatState, type UnitState } from './organisation.ts'

export type * from './envelope.ts'

/** The state of every type of subject, as folded from its facts. */
export type States = {
  city: CityState
  pack: InputState
  calendar: InputState
  unit: UnitState
  post: PostState
  seat: SeatState
  person: PersonState
  document: DocumentState
  matter: MatterState
  call: CallState
  activity: ActivityState
  closing: ClosingState
  letter: LetterState
  register: RegisterState
  template: TemplateState
  meeting: MeetingState
  inspection: InspectionState
  indicator: IndicatorState
  series: SeriesState
  scheme: SchemeState
  assessment: AssessmentState
  request: RequestState
  complaint: ComplaintState
}
export type SubjectType = keyof States
export type State = States[SubjectType]

/** Voids one earlier fact of the same subject; the subject is then folded anew without it. */
export const voided = 'fact.voided'
export const voidPayload = z.object({ fact: uuidSchema, reason: z.string().min(1).max(1000) })

/**
 * A fact of the same subject whose words the law had erased: its payload is gone, and it is folded with `redacted`, the same payload with the words masked, in its
 * place. Erasing what erased another carries the other's text on inside of `redacted`.
 */
export const erased = 'fact.erased'
export const erasedPayload = z.object({ fact: uuidSchema, erasure: uuidSchema, ground: z.string().min(1).max(500), redacted: z.unknown() })
export type ErasedPayload = z.infer<typeof erasedPayload>

const byType: Record<SubjectType, readonly Kind[]> = {
  city: cityKinds,
  pack: packKinds,
  calendar: calendarKinds,
  unit: unitFactKinds,
  post: postFactKinds,
  seat: seatFactKinds,
  person: personFactKinds,
  document: documentKinds,
  matter: [...matterKinds, ...procedureKinds, ...roadKinds, ...problemKinds, ...measuredKinds],
  call: callKinds,
  activity: activityKinds,
  closing: closingKinds,
  letter: letterKinds,
  register: registerKinds,
  template: templateKinds,
  meeting: meetingKinds,
  inspection: inspectionKinds,
  indicator: indicatorKinds,
  series: seriesKinds,
  scheme: schemeKinds,
  assessment: assessmentKinds,
  request: requestKinds,
  complaint: complaintKinds,
}

const registry = new Map<string, { type: SubjectType; kind: Kind }>(
  (Object.keys(byType) as SubjectType[]).flatMap((type) => byType[type].map((kind) => [kind.kind, { type, kind }] as const)),
)

/** The kind of this name, or undefined for `fact.voided`, `fact.erased` and for kinds this version does not know. */
export function kindNamed(name: string): { type: SubjectType; kind: Kind } | undefined {
  return registry.get(name)
}

export const kindNames: readonly string[] = [...registry.keys(), voided, erased]

/**
 * Checks a payload against its kind and the kind against its subject's type.
 *
 * @throws Error: a payload that does not fit is a bug of the decision that made it, never a user's mistake
 */
export function checkedPayload(kindName: string, subject: string, payload: unknown): { payload: unknown; schemaVersion: number } {
  if (kindName === voided) return { payload: voidPayload.parse(payload), schemaVersion: 1 }
  if (kindName === erased) return { payload: erasedPayload.parse(payload), schemaVersion: 1 }
  const entry = registry.get(kindName)
  if (!entry) throw new Error(`no such kind of fact: ${kindName}`)
  if (entry.type !== subjectType(subject)) throw new Error(`${kindName} is about a ${entry.type}, not about ${subject}`)
  return { payload: entry.kind.payload.parse(payload), schemaVersion: entry.kind.version }
}
