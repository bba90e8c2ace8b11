import { appointmentsOf } from './meetings/appointments.ts'
import { definitionsOf } from './definitions/index.ts'
import { documentsOf } from './documents/documents.ts'
import { dueWithTasks } from './targets/due-with-task.ts'
import { figuresOf } from './figures/index.ts'
import { flowOf } from './text/flow.ts'
import { meetingOf } from './meetings/meeting.ts'
import { periodicOf } from './periodic/index.ts'
import type { Reading, Span } from './reading.ts'
import { sectionsOf } from './documents/sections.ts'
import { targetsOf } from './targets/index.ts'
import { tasksOf } from './tasks/index.ts'

export { checkTogether } from './figures/across/index.ts'
export type { CheckedFigure, NamedReading } from './figures/across/index.ts'
export { documentFingerprint, standsInside } from './documents/fingerprint.ts'
export { draftRecord } from './drafting/draft.ts'
export type { KnownForDraft, RecordDraft } from './drafting/draft.ts'
export { draftInstruction } from './drafting/instruction.ts'
export type { InstructionDraft, KnownForInstruction } from './drafting/instruction.ts'
export { passagesOf } from './text/passage.ts'
export { unitCandidates } from './units/units.ts'
export type { CandidateReason, KnownUnit, UnitCandidate } from './units/units.ts'
export type * from './reading.ts'

export type ReadOptions = {
  /** Names of units the city knows; a name standing in the text exactly like this is taken for a unit whatever it looks like. */
  units?: readonly string[]
}

/**
 * Reads a text: which documents it holds, how they are divided, and what they assign, promise and claim.
 *
 * Pure: the same text and options give the same reading. Text that is unclear is reported with low confidence, never thrown on.
 *
 * @param text decoded text as it stands in the file; every span of the result points into it
 */
export function read(text: string, options: ReadOptions = {}): Reading {
  const flow = flowOf(text)
  const documents = documentsOf(flow)
  const sections = sectionsOf(flow, documents)
  const targets = targetsOf(flow, documents, sections)
  const periodic = periodicOf(flow, documents)
  const tasks = tasksOf({ flow, documents, sections, known: new Set(options.units ?? []) }).map((task) => ({
    ...task,
    targets: standingIn(task.body, targets),
    periodic: standingIn(task.body, periodic),
  }))
  return {
    documents: documents.map(({ document }) => document),
    sections: sections.map(({ section }) => section),
    tasks,
    targets: dueWithTasks(text, targets, tasks, documents.map(({ document }) => document)),
    periodic,
    figures: figuresOf(flow, documents, sections),
    definitions: definitionsOf(flow, documents),
    meeting: meetingOf(flow, documents),
    appointments: appointmentsOf(flow, documents),
  }
}

/** Ids of what stands inside a passage; `places` are in order of the text. */
function standingIn(passage: Span, places: readonly { id: string; at: Span }[]): string[] {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((places[middle]?.at.end ?? 0) <= passage.start) low = middle + 1
    else high = middle
  }
  const ids: string[] = []
  for (let place = places[low]; place && place.at.start < passage.end; place = places[++low]) ids.push(place.id)
  return ids
}
