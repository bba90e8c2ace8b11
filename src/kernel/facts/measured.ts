import { z } from 'zod'
import { LEVELS } from '../pack/scheme-schema.ts'
import { uuidSchema } from './envelope.ts'
import { seriesSubject } from './indicator.ts'
import { kindsOf } from './kind.ts'
import type { MatterState } from './matter.ts'

const by = z.object({ indicator: uuidSchema, place: uuidSchema.nullable(), level: z.enum(LEVELS).nullable() })
/** The indicator that tells how far a matter has come, against the target of one level or of whichever is first. */
export type MeasuredBy = z.infer<typeof by>

const kind = kindsOf<MatterState>()
const others = (state: MatterState, { indicator, place }: Pick<MeasuredBy, 'indicator' | 'place'>) => (state.measuredBy ?? []).filter((one) => one.indicator !== indicator || one.place !== place)

export const measuredKinds = [
  kind('matter.measured', by, (state, { payload }) => state && { ...state, measuredBy: [...others(state, payload), payload] }, { voidable: true }),
  kind('matter.unmeasured', by.omit({ level: true }), (state, { payload }) => state && { ...state, measuredBy: others(state, payload) }),
]

/** What a matter is judged again by: the indicator with its targets, and the figures of the place meant. */
export function measuringSubjects({ indicator, place }: Pick<MeasuredBy, 'indicator' | 'place'>): [indicator: string, series: string] {
  return [`indicator:${indicator}`, seriesSubject(indicator, place)]
}
