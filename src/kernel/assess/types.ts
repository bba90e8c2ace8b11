import type { Level } from '../pack/scheme-schema.ts'
import type { Day } from '../time/day.ts'

// What assessing is given and what it gives. Points, shares and figures are decimal strings (money and amounts are never floats); percentages too.

/** Why a record counts or does not; words are made at the edge (`words/assessment.ts`). */
export const COUNTED_CODES = ['in-time', 'late', 'not-yet', 'confirmed', 'not-confirmed', 'satisfied', 'not-satisfied', 'entered', 'reading', 'target'] as const
export type CountedCode = (typeof COUNTED_CODES)[number]

/** One record that a figure is made of. */
export type CountedRecord = {
  type: 'matter' | 'activity' | 'reading' | 'target' | 'letter' | 'score'
  id: string
  /** its number as people know it: WT-2023-118 */
  code: string | null
  title: string
  due: Day | null
  /** when it was done; null: not */
  on: Day | null
  /** working days late; 0: in time */
  late: number
  /** difficulty coefficient; 1 where there is none */
  weight: number
  counts: boolean
  why: CountedCode
}

export const NO_DATA_CODES = ['nothing-due', 'no-reading', 'no-target', 'target-zero', 'not-scored', 'no-year-before', 'no-result'] as const
export type NoDataCode = (typeof NO_DATA_CODES)[number]

/** What is known of one unit in one item, before any points. */
export type Measured =
  | { kind: 'share'; done: string; of: string; records: CountedRecord[] }
  | { kind: 'count'; count: number; records: CountedRecord[] }
  /** `against`: the target, the point on the way to it on the day, or the figure of the year before */
  | { kind: 'figure'; value: string; against: string; what: 'target' | 'trajectory' | 'growth'; level: Level | null; direction: 'up' | 'down'; asOf: Day; records: CountedRecord[] }
  | { kind: 'hand'; scores: string[]; records: CountedRecord[] }
  /** figures by the name that the formula calls them by */
  | { kind: 'named'; figures: Record<string, Measured> }
  | { kind: 'none'; why: NoDataCode; facts: Record<string, string | number> }

export type AdjustmentMeasured = { rule: string; times: number; records: CountedRecord[] }
export type VetoEntered = { rule: string; ground: string; records: CountedRecord[] }

/** One unit as it comes to be assessed. `measured` has one entry for each item of the scheme, in its order. */
export type Assessee = { unit: string; name: string; group: string; measured: readonly Measured[]; adjustments: readonly AdjustmentMeasured[]; vetoes: readonly VetoEntered[] }

/** A score that a review set in place of the computed one. `item` may be an adjustment's id too. */
export type SetByReview = { unit: string; item: string; value: string; review: string }

/** One line of the arithmetic as people would write it: what, the sum, what came out. Codes and figures; words at the edge. */
export type Step = { code: string; params: Record<string, string | number>; result: string }

export type ScoreLine = {
  item: string
  /** points that can be had here: of the group and quarter, with what was moved to it from items without data */
  points: string
  /** of these, moved from items without data */
  moved: string
  /** null: without data, and moved to the others */
  score: string | null
  /** before rounding */
  exact: string | null
  steps: Step[]
  set: string | null
}
export type AdjustmentLine = { rule: string; times: number; score: string; /** what the limit of the rule took away */ cut: string; set: string | null }

export type AssessedUnit = {
  unit: string
  name: string
  group: string
  lines: ScoreLine[]
  adjustments: AdjustmentLine[]
  base: string
  plus: string
  minus: string
  total: string
  grade: string | null
  /** place in its group; null: not ranked */
  rank: number | null
  /** points behind the one before it in its group */
  behind: string | null
  vetoes: string[]
}

/** Something to be said with the result: within rounding, saturated, a share of grades not kept, a rule over years met. */
export type Note = { code: string; params: Record<string, string | number | string[]> }

export type Assessed = { units: AssessedUnit[]; notes: Note[] }
