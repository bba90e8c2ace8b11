import type { MatterState } from './facts/matter.ts'
import type { LedgerRules } from './pack/lookup.ts'
import type { Procedure, RoadStep } from './pack/schema.ts'
import { yearOf, type Day } from './time/day.ts'

/**
 * The parts of a project's year (年度推进) in the order of practice: calling and proposing, reasoning with opinions, approval by
 * meeting, handing down, the quarters, the closing account. A part's projects are those from whose state its step leads on.
 */
export const ROAD_PARTS = ['call', 'reasoning', 'approval', 'handing-down', 'carrying-out', 'closing'] as const
export type RoadPart = (typeof ROAD_PARTS)[number]

/** When offices usually do it: proposals, never demands. @source practice of reform offices */
export const PART_MONTHS: Record<RoadPart, { zh: string; en: string }> = {
  call: { zh: '11—12月', en: 'Nov–Dec' },
  reasoning: { zh: '1月', en: 'Jan' },
  approval: { zh: '2—4月', en: 'Feb–Apr' },
  'handing-down': { zh: '审定后15个工作日内', en: 'within 15 working days' },
  'carrying-out': { zh: '按季度', en: 'by quarter' },
  closing: { zh: '12—1月', en: 'Dec–Jan' },
}

/** The step that leads on out of a part; what rests elsewhere is worked on or over. */
const LEADS_ON: Partial<Record<RoadStep, RoadPart>> = { admit: 'call', submit: 'reasoning', approve: 'approval', 'hand-down': 'handing-down' }

/** In which part of the year a project stands. */
export function partOf({ procedure }: Pick<LedgerRules, 'procedure'>, stage: string): RoadPart {
  const state = procedure.states.find(({ id }) => id === stage)
  if (state?.final) return 'closing'
  if (state?.carriesOut || state?.suspended) return 'carrying-out'
  const leading = procedure.transitions.filter(({ from }) => from.includes(stage)).flatMap(({ road }) => (road ? [LEADS_ON[road] ?? []].flat() : []))
  if (leading[0]) return leading[0]
  return procedure.transitions.some(({ from, road }) => road === 'close' && from.includes(stage)) ? 'closing' : 'reasoning'
}

/** The day on which a matter came to where it stands. */
export function standsSince({ steps, openedOn }: Pick<MatterState, 'steps' | 'openedOn'>): Day {
  return steps.at(-1)?.on ?? openedOn
}

/** How a year's projects ended or where they stand, as the year's account counts them. */
export const YEAR_ENDS = ['proposed', 'under-way', 'done', 'carried-over', 'suspended', 'declined', 'stopped'] as const
export type YearEnd = (typeof YEAR_ENDS)[number]

/** Where a project of a year stands in the year's account. */
export function yearEndOf({ procedure }: { procedure: Procedure }, { stage, steps }: Pick<MatterState, 'stage' | 'steps'>): YearEnd {
  const state = procedure.states.find(({ id }) => id === stage)
  if (state?.suspended) return 'suspended'
  if (state?.final === 'done') return 'done'
  if (state?.final === 'stopped') {
    const by = procedure.transitions.find(({ id }) => id === steps.at(-1)?.transition)?.road
    return by === 'carry-over' ? 'carried-over' : by === 'decline' ? 'declined' : 'stopped'
  }
  const part = partOf({ procedure }, stage)
  return part === 'carrying-out' || part === 'closing' || part === 'handing-down' ? 'under-way' : 'proposed'
}

/** What was counted on a day, put into the quarters of its year. */
export type Quarters = { year: number; quarters: [number, number, number, number]; total: number }

/** Numbers by day summed by quarter, a row for each of these years, whether anything was counted in it or not. */
export function byQuarter(counted: readonly { on: Day; n: number }[], years: readonly number[]): Quarters[] {
  return years.map((year) => {
    const quarters: Quarters['quarters'] = [0, 0, 0, 0]
    for (const { on, n } of counted) {
      if (yearOf(on) === year) quarters[Math.floor((Number(on.slice(5, 7)) - 1) / 3) as 0 | 1 | 2 | 3] += n
    }
    return { year, quarters, total: quarters.reduce((sum, n) => sum + n, 0) }
  })
}
