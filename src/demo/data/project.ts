import type { Day } from '../../kernel/time/day.ts'

export type ActivityName = 'study' | 'coordination' | 'inspection' | 'problem' | 'experience' | 'progress' | 'risk' | 'analysis'

/** What became of a record, where that is not the usual road (checked by the unit, confirmed by the office the month after). */
export type Fate =
  | { is: 'returned'; on: Day; reason: string }
  | { is: 'corrected'; on: Day; reason: string; summary: string }
  | { is: 'voided'; on: Day; reason: string }

/** One thing done, told in a sentence as the handler would write it. */
export type DemoRecord = {
  on: Day
  kinds: ActivityName[]
  summary: string
  place: string | null
  fate?: Fate
  fields?: Record<string, string>
  /** the day it was told, where that was not the same day */
  told?: Day
}

export type DemoMilestone = { id: string; title: string; due: Day; reachedOn: Day | null }

export type DemoProject = {
  key: string
  title: string
  domain: 'economy' | 'ecology' | 'law' | 'culture' | 'society' | 'party' | 'discipline'
  /** keys of leaders.ts */
  leader: string
  assistant: string
  /** names as in units.ts */
  lead: string
  support: string[]
  goal: string
  measures: string
  outcome: string
  papers?: string
  due: Day
  milestones: DemoMilestone[]
  records: DemoRecord[]
  exemptions?: { rhythm: string; period: string; reason: string; basis: string; on: Day }[]
  judgement?: { on: Day; text: string; ground: string; until: Day }
  /** asked for acceptance, and accepted */
  closed?: { asked: Day; askedWith: string; on: Day; with: string }
}

/** `study+problem`: one visit may be a field study and the solving of a problem. */
export function record(on: Day, kinds: string, summary: string, place: string | null = null, fate?: Fate): DemoRecord {
  return { on, kinds: kinds.split('+') as ActivityName[], summary, place, ...(fate ? { fate } : {}) }
}

/** One thing that was told later than it was done, after the quarter had been closed. */
export function toldLater(told: Day, late: DemoRecord): DemoRecord {
  return { ...late, told }
}

/** News of progress as the ledger's columns ask for it: 目前进展、存在问题、需协调事项、下步打算. */
export function progress(on: Day, summary: string, problems: string, coordination: string, next: string): DemoRecord {
  return { on, kinds: ['progress'], summary, place: null, fields: { problems, coordination, next } }
}

export function milestone(id: string, title: string, due: Day, reachedOn: Day | null = null): DemoMilestone {
  return { id, title, due, reachedOn }
}
