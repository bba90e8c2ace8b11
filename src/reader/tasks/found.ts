import type { DocumentPart } from '../documents/documents.ts'
import type { Flow } from '../text/flow.ts'
import type { TaskForm } from '../reading.ts'
import type { SectionPart } from '../documents/sections.ts'
import type { Roles } from '../units/words.ts'

/** Everything a parser of tasks may look at. */
export type Scene = {
  flow: Flow
  documents: readonly DocumentPart[]
  sections: readonly SectionPart[]
  /** Names the caller knows to be units. */
  known: ReadonlySet<string>
}

/** An assignment as one parser sees it: who, where it stands in `clean`, and what the layout itself says of title and body. */
export type Found = {
  form: TaskForm
  block: number
  from: number
  to: number
  roles: Roles
  dueText: string | null
  confidence: number
  title?: string
  body?: [from: number, to: number]
  /** Headings inside a table, outermost first. */
  under?: readonly string[]
}

/** A document, and whether it tells what was done (a report, a speech, a news item) rather than assigns. */
export type ToldPart = DocumentPart & { told: boolean }

/** What the parsers of tasks share, found out once for them all. */
export type TaskScene = Scene & { parts: readonly ToldPart[] }

export type TaskParser = (scene: TaskScene) => Found[]
