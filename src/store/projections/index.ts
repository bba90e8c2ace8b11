import type { State, SubjectType } from '../../kernel/facts/index.ts'
import { activities } from './activities.ts'
import { assessments } from './assessments.ts'
import { burden } from './burden.ts'
import { documents } from './documents.ts'
import { indicators } from './indicators.ts'
import { inputs } from './inputs.ts'
import { inspections } from './inspections.ts'
import { internal } from './internal.ts'
import { letters } from './letters.ts'
import { matters } from './matters.ts'
import { meetings } from './meetings.ts'
import { organisation } from './organisation.ts'
import type { Projection, Row } from './projection.ts'

/** Every derived table but `subject`, `matter` with what it is held and counted as and how long its judgement holds, which are written beside these. A new table is one line here. */
export const projections: readonly Projection[] = [...organisation, ...inputs, ...documents, ...matters, ...activities, ...letters, ...inspections, ...meetings, ...indicators, ...assessments, ...burden, ...internal]

/**
 * Raised whenever states or derived rows are made otherwise than before (a kind's new payload, a new table or column): cities made by
 * an earlier program are then rebuilt before they are served.
 */
export const PROJECTIONS_VERSION = 7

/** All tables that can be thrown away and rebuilt. */
export const projectedTables: readonly string[] = [...new Set(['subject', ...projections.map(({ table }) => table), 'matter', 'matter_until', 'counter', 'matter_holder', 'holder_counter'])]

export function projectionsOf(type: SubjectType): readonly Projection[] {
  return projections.filter(({ of }) => of === type)
}

export function rowsOf(one: Projection, state: State | null): Row[] {
  return state === null ? [] : one.rows(state as never)
}
