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

export const NO_DATA_CODES = ['nothing-due', 'no-reading', 'no-target', 'target-zero', 'not-scored', 'no-year-before', 'no-result', 'formula-failed'] as const
export type NoDataCode = (typeof NO_DATA_CODES)[number]

/** What is known of one unit in one item, before any points. */
export type Measured =
  | { kind: 'share'; done: string; of: string; records: CountedRecord[] }
  | { kind: 'count'; count: number; records: CountedRecord[] }
  /**
   * `against`: the target, the point on the way to it on the day, or the figure of the year before; `about`: a target of “about” so much (左右) is
   * reached within this, in the measure
   */
  | { kind: 'figure'; value: string; against: string; what: 'target' | 'trajectory' | 'growth'; level: Level | null; direction: 'up' | 'down'; asOf: Day; about?: string; records: CountedRecord[] }
  | { kind: 'hand'; scores: string[]; records: CountedRecord[] }
  /** figures by the name that the formula calls them by */
  | { kind: 'named'; figures: Record<string, Measured> }
  | { kind: 'none'; why: NoDataCode; facts: Record<string, string | number> }
  /** what a quarter came to, as a part of the year (`fromQuarters`); made by `assess` out of what was frozen */
  | { kind: 'result'; total: string; period: string }

export type AdjustmentMeasured = { rule: string; times: number; records: CountedRecord[] }
export type VetoEntered = { rule: string; ground: string; records: CountedRecord[] }

/** One unit as it comes to be assessed. `measured` has one entry for each item of the scheme, in its order. */
export type Assessee = { unit: string; name: string; group: string; measured: readonly Measured[]; adjustments: readonly AdjustmentMeasured[]; vetoes: readonly VetoEntered[] }

/** A score that a review set in place of the computed one. `item` may be an adjustment's id too. */
export type SetByReview = { unit: string; item: string; value: string; review: string }

/**
 * One line of the arithmetic as people would write it: what, the sum, what came out. Codes and figures; words at the edge
 * (`explain` and `explainResult` in `words/assessment.ts`).
 */
export type Step = { readonly code: StepCode; readonly params: Readonly<Record<string, string | number>>; readonly result: string }

export type StepCode =
  | 'points-moved' | 'listed-only' | 'not-in-group'
  | 'share-of' | 'share-done' | 'share-weighted' | 'counted' | 'figure' | 'against' | 'hand-scores' | 'trimmed' | 'figure-named' | 'quarter-result'
  | 'reached' | 'reached-about' | 'not-reached' | 'rate-times'
  | 'share-times' | 'inverse-times' | 'count-times' | 'count-each' | 'mean' | 'formula' | 'rate' | 'band' | 'quarter-times' | 'scaled-up'
  | 'capped' | 'floored' | 'rounded'
  | 'no-data' | 'moved-away' | 'given-in-full' | 'given-nothing'
  | 'set-by-review'
  | 'times-each' | 'cut-by-limit' | 'sum-of-items' | 'plus-points' | 'minus-points' | 'total'

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
  steps: readonly Step[]
  /** the review that set the score */
  set: string | null
}
/** `score` bears its sign: `0.50`, `-0.50`. */
export type AdjustmentLine = { rule: string; times: number; score: string; /** what the limit of the rule took away */ cut: string; steps: readonly Step[]; set: string | null }

/** What a unit comes to and where it stands, without its lines. */
export type Standing = {
  unit: string
  name: string
  group: string
  adjustments: AdjustmentLine[]
  base: string
  /** what counts of plus points after their limit, and of minus points, which are below 0 */
  plus: string
  minus: string
  total: string
  /** how the total came about */
  steps: readonly Step[]
  grade: string | null
  /** place in its group; null: not ranked */
  rank: number | null
  /** points behind the one before it in its group */
  behind: string | null
  vetoes: string[]
}
/** `lines`: one for each of `linesOf(scheme)`, in that order. */
export type AssessedUnit = Standing & { lines: ScoreLine[] }

/** Something to be said with the result: within rounding, saturated, a share of grades not kept, a rule over years met. */
export type Note = { code: NoteCode; params: Record<string, string | number | string[]> }
export type NoteCode =
  /** there are no places, and why: `why` is `not-authorised` (no 依据文件) or `not-ranked` */
  | 'progress-only'
  /** `item`, `why`, `rule` (share, full, zero), `units` */
  | 'without-data'
  /** `unit`: nothing of it could be measured, so it has no place */
  | 'nothing-measured'
  /** `item`, `unit`, `given`, `jury`: fewer have scored than should */
  | 'jury-incomplete'
  /** `rule`, `unit`: an adjustment was cut; `limit` */
  | 'limit-reached'
  /** `rule`, `unit`, `grade` */
  | 'veto'
  /** `grade`, `atMost` or `atLeast` in percent, `count`, `of`, `units` */
  | 'grade-above-share'
  | 'grade-below-share'
  /** `rule`, `unit`, `grade`, `times`, `periods` */
  | 'over-years'
  /** `item`, `count`: at full points for everyone, it measures nothing */
  | 'saturated'
  /** `group`, `from`, `to` (places), `units`, `gap` (the largest between two of them), `rounding` */
  | 'within-rounding'
  /** `rule`, `unit`, `other`, `score`, `gap`: without it they would change places */
  | 'adjustment-decides'
  /** `item`, `unit`, `other`, `review`, `score`, `gap` */
  | 'review-decides'
  /** `item`, `unit`, `other`, `points`, `at`: from that weight on they change places */
  | 'weight-turns'
  /** `groups`: no place changes when each weight is 20 % more or less */
  | 'weights-steady'
  /** `group`, `cases`, `item`, `by` (-20 or 20), `first`, `place`: in so many cases places change; in that one `first` comes up to `place` */
  | 'weights-turn'

/** `units`: group by group in the scheme's order; within a group by place, or as they were given where there are none. */
export type Assessed = { units: AssessedUnit[]; notes: Note[] }

/** What was frozen before: for grades over several years, and for the quarters that a year is made from. `scheme` is the id in its content. */
export type EarlierResult = { scheme: string; period: string; unit: string; total: string | null; grade: string | null }

/** A formula made ready; figures by the names that it calls them by, `分值` among them. */
export type RunFormula = (figures: Readonly<Record<string, string>>) => { value: string } | { trouble: string; params: Record<string, string | number> }
/** Formulas by item: `await import('./feel.ts')`, then `formulasOf(scheme)`. Apart from the rest so that only who has formulas loads FEEL. */
export type Formulas = ReadonlyMap<string, RunFormula>

export type GivenToAssess = { reviews?: readonly SetByReview[]; earlier?: readonly EarlierResult[]; formulas?: Formulas }
