/** A code and what its sentence needs; words are made at the edge (`words/indicators.ts`). */
export type Reason = { code: ReasonCode; params: Record<string, string | number> }

export const INDICATOR_REASONS = [
  'rate', 'rate-down', 'no-rate', 'about', 'due-by-time', 'due-by-trajectory', 'due-by-target', 'not-due', 'reached', 'ahead', 'on-course', 'behind', 'missed',
  'forecast-even', 'forecast-shape', 'forecast-steady', 'range', 'range-steady', 'no-range',
] as const
export type ReasonCode = (typeof INDICATOR_REASONS)[number]

/** What was odd when a figure or a target was entered. */
export const WARNINGS = [
  'unit-slip', 'outlier', 'falling', 'above-later', 'sum-differs', 'part-over-whole', 'year-before-differs', 'said-elsewhere',
  'raised-over-level', 'raised-by-sum', 'raised-by-date', 'target-slip', 'trajectory-falling', 'trajectory-beyond',
] as const
export type WarningCode = (typeof WARNINGS)[number]
export type Warning = { code: WarningCode; params: Record<string, string | number> }
