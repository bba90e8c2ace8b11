import type { Day } from '../../kernel/time/day.ts'
import { milestone, type DemoMilestone } from './project.ts'

/** A pilot of a unit, or a place's own reform: beside the led projects in the same ledger, told more briefly. */
export type DemoReform = {
  title: string
  category: 'pilot' | 'own'
  level: '国家级' | '省级' | '市级' | '县级'
  lead: string
  support: string[]
  goal: string
  measures: string
  due: Day
  milestones: DemoMilestone[]
  /** progress as the handler told it; the last one decides whether silence has set in */
  news: [on: Day, summary: string][]
  ended?: { by: 'close' | 'suspend'; on: Day; note: string }
}

/** What had to be there by the middle of the year; null: it was not. */
export const half = (title: string, reachedOn: Day | null = '2023-06-28', due: Day = '2023-06-30'): DemoMilestone =>
  milestone('half', title, due, reachedOn)
