import { documentsOf } from './documents.ts'
import { flowOf } from './flow.ts'
import type { Reading } from './reading.ts'
import { sectionsOf } from './sections.ts'
import { tasksOf } from './tasks/index.ts'

export { documentFingerprint, standsInside } from './fingerprint.ts'
export { unitCandidates } from './units.ts'
export type { CandidateReason, KnownUnit, UnitCandidate } from './units.ts'
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
  const tasks = tasksOf({ flow, documents, sections, known: new Set(options.units ?? []) })
  return {
    documents: documents.map(({ document }) => document),
    sections: sections.map(({ section }) => section),
    tasks,
    targets: [],
    periodic: [],
    figures: [],
    definitions: [],
  }
}
