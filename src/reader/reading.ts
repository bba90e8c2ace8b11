/**
 * What the reader says of one text: the JSON of `lingxian read`, without the file's own record.
 *
 * Every place is a `Span` into the text as it came, so that a person can always be shown the words a statement rests on.
 */

/** UTF-16 code units into the text as it came, end exclusive. */
export type Span = { start: number; end: number }

/** A day, `YYYY-MM-DD`. */
export type ReadDay = string

/** One document of the text; a gazette holds many, every text holds one at least. */
export type ReadDocument = {
  id: string
  title: string
  number: string | null
  issuer: string | null
  issuedOn: ReadDay | null
  year: number | null
  openness: string | null
  interpretedBy: string | null
  start: number
  end: number
}

/** A heading and everything down to the next heading of its level or a higher one. */
export type Section = {
  id: string
  document: string
  level: number
  heading: string
  start: number
  end: number
  parent: string | null
}

/** “各县（市）由当地政府负责”: whoever is the owner in each place of the scope. */
export type LocalDuty = { scope: string; owner: string }

/** When something has to be done; `date` is null for “持续推进” and the like. */
export type Due = { date: ReadDay | null; text: string }

/** One thing that somebody is made to do. */
export type Task = {
  id: string
  document: string
  title: string
  path: string[]
  body: Span
  annotation: Span
  lead: string[]
  support: string[]
  responsible: string[]
  leaders: string[]
  local: LocalDuty[]
  territory: string | null
  due: Due | null
  targets: string[]
  periodic: string[]
  /** 0 … 1; under 0.5 the words look like an assignment that was not understood, and the unit lists may be empty. */
  confidence: number
  /** Which layout said so: `bracket`, `line`, `row`, `duty`, `running`, or `unclear`. */
  form: TaskForm
}

export type TaskForm = 'bracket' | 'line' | 'row' | 'duty' | 'running' | 'unclear'

export type TargetOperator = '=' | '>=' | '<=' | '~' | 'range'

/** A number that is promised (`target`) or reported (`actual`). */
export type Target = {
  id: string
  document: string
  at: Span
  name: string
  kind: 'target' | 'actual'
  op: TargetOperator
  /** Two numbers for a range, smaller first. */
  value: number | [number, number]
  unit: string
  qualifier: string | null
  due: ReadDay | null
}

export type PeriodName = 'day' | 'week' | 'ten-days' | 'month' | 'quarter' | 'half-year' | 'year'

/** An obligation that returns: “每季度末报送一次”. */
export type Periodic = {
  id: string
  document: string
  at: Span
  period: PeriodName
  action: string
  count: number | null
  actor: string | null
  recipient: string | null
}

export type FigureRelation = 'ratio' | 'sum' | 'difference' | 'product' | 'enumeration' | 'repeat'

export type Verdict = 'consistent' | 'rounding' | 'inconsistent'

/** A number as printed, with its value. */
export type Amount = { text: string; value: number; unit: string | null }

export type Operand = Amount & { at: Span }

/** A claim that other numbers or a list in the same text can check. */
export type Figure = {
  document: string
  at: Span
  relation: FigureRelation
  operands: Operand[]
  claimed: Amount
  computed: number
  verdict: Verdict
  /** The arithmetic, and the same as a sentence for people. */
  explanation: string
  sentence: string
}

/** “六张清单”，即……: a term the text explains. */
export type Definition = {
  document: string
  /** as printed, with its quotation marks and the noun that belongs to it */
  term: string
  /** what to look for where the term is used */
  short: string
  /** An abbreviation (以下简称) holds in its own document only. */
  kind: 'meaning' | 'abbreviation'
  meaning: string
  items: string[]
  at: Span
}

/** Who is given a post, or leaves one. */
export type Appointment = {
  document: string
  person: string
  post: string
  /** The unit the post is in; null where the words leave it out. */
  unit: string | null
  /** The day it counts from, where the paper says one; of a month its first. */
  from: ReadDay | null
  /** Words of the term of probation: “一年”. */
  probation: string | null
  released: boolean
  at: Span
}

/** Words of a text with their place. */
export type Quote = { text: string; at: Span }

/** A meeting that a notice calls or minutes record. */
export type Meeting = {
  document: string
  kind: 'notice' | 'minutes'
  name: string | null
  when: (Quote & { day: ReadDay | null }) | null
  where: Quote | null
  chair: string | null
  attendees: string[]
  topics: Quote[]
  decisions: Quote[]
}

/** What one text assigns, promises and claims. */
export type Reading = {
  documents: ReadDocument[]
  sections: Section[]
  tasks: Task[]
  targets: Target[]
  periodic: Periodic[]
  figures: Figure[]
  definitions: Definition[]
  /** The meeting of the first document that calls or records one. */
  meeting?: Meeting | null
  appointments?: Appointment[]
}
