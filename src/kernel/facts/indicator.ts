import { z } from 'zod'
import { COURSES, DIRECTIONS, LEVELS } from '../pack/scheme-schema.ts'
import { daySchema, uuidSchema } from './envelope.ts'
import { kindsOf } from './kind.ts'

/** Figures are decimal strings in the indicator's measure. */
export const figureSchema = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/)
const file = z.string().length(64)

const content = {
  name: z.string().min(1).max(120),
  /** the unit of its figures: 亿元 */
  measure: z.string().min(1).max(20),
  direction: z.enum(DIRECTIONS),
  course: z.enum(COURSES),
  binding: z.boolean(),
  /** what it means and how it is made up (口径) */
  definition: z.string().max(1000).nullable(),
  /** whence its figures come: 市统计局月报 */
  source: z.string().max(200).nullable(),
  /** the unit that answers for it */
  owner: uuidSchema,
  /** its places' figures add up to the whole */
  adds: z.boolean(),
  /** decimals that its figures are printed with */
  decimals: z.number().int().min(0).max(6),
}
const contentSchema = z.object(content)
export type IndicatorContent = z.infer<typeof contentSchema>

/** A point on the way to a target: so much by that day. */
const point = z.object({ by: daySchema, value: figureSchema })

const targetSchema = z.object({
  id: uuidSchema,
  level: z.enum(LEVELS),
  /** key of the period */
  period: z.string().max(30),
  /** null: for the whole */
  place: uuidSchema.nullable(),
  value: figureSchema,
  /** 左右: reached within the printed precision or the tolerance that the kernel says */
  about: z.boolean(),
  trajectory: z.array(point).max(60),
  /** the document that sets it */
  document: uuidSchema.nullable(),
  ground: z.string().max(300).nullable(),
  /** why it stands although it is higher than what was set above (层层加码) */
  despite: z.string().max(500).nullable(),
})
export type NewTarget = z.infer<typeof targetSchema>
export type Target = NewTarget & { on: string; withdrawn: { reason: string; on: string } | null }

export type IndicatorState = IndicatorContent & {
  id: string
  /** pack and id of the definition it was taken from */
  from: { pack: string; indicator: string } | null
  targets: Target[]
  changes: { on: string; reason: string; changed: string[] }[]
  ended: { on: string; reason: string } | null
}

const indicator = kindsOf<IndicatorState>()
const reason = z.string().min(1).max(1000)

export const indicatorKinds = [
  indicator('indicator.defined', z.object({ ...content, from: z.object({ pack: z.string().max(40), indicator: z.string().max(40) }).nullable() }), (_, { subject, payload }) => ({
    ...payload,
    id: subject.slice('indicator:'.length),
    targets: [],
    changes: [],
    ended: null,
  })),
  indicator('indicator.changed', z.object({ changes: contentSchema.partial(), reason }), (state, { occurredOn, payload: { changes, reason: why } }) =>
    state && { ...state, ...changes, changes: [...state.changes, { on: occurredOn, reason: why, changed: Object.keys(changes) }] },
  ),
  /** A target of the same level, period and place takes the place of the earlier one, which stays in sight. */
  indicator('target.set', targetSchema, (state, { occurredOn, payload }) => state && { ...state, targets: [...state.targets, { ...payload, on: occurredOn, withdrawn: null }] }, { voidable: true }),
  indicator('target.withdrawn', z.object({ target: uuidSchema, reason }), (state, { occurredOn, payload }) =>
    state && { ...state, targets: state.targets.map((target) => (target.id === payload.target ? { ...target, withdrawn: { reason: payload.reason, on: occurredOn } } : target)) },
  ),
  indicator('indicator.ended', z.object({ reason }), (state, { occurredOn, payload }) => state && { ...state, ended: { ...payload, on: occurredOn } }),
]

/** 填报 → 单位审核 → 认定锁定; sent back with a reason at either step. */
export const READING_STATUSES = ['reported', 'checked', 'confirmed', 'returned', 'withdrawn'] as const
export type ReadingStatus = (typeof READING_STATUSES)[number]

const readingContent = {
  /** key of the period that it tells of */
  period: z.string().max(30),
  /** as of that day */
  asOf: daySchema,
  value: figureSchema,
  /** the same time of the year before, where it was told with it */
  yearBefore: figureSchema.nullable(),
  source: z.string().max(200).nullable(),
  note: z.string().max(500).nullable(),
  attachments: z.array(file).max(10),
  /** what was odd when it was entered, and why it was entered all the same */
  despite: z.string().max(500).nullable(),
}
const readingSchema = z.object({ id: uuidSchema, unit: uuidSchema.nullable(), ...readingContent })
export type NewReading = z.infer<typeof readingSchema>
type Mark = { on: string; post: string | null; actor: string }
export type Reading = NewReading & {
  status: ReadingStatus
  reported: Mark
  checked: Mark | null
  confirmed: Mark | null
  returned: (Mark & { reason: string; by: 'unit' | 'office' }) | null
  /** earlier figures, the first first: corrected after it was locked, with the reason */
  corrections: (Mark & { from: string; to: string; reason: string; recordedAt: string })[]
}

/** The readings of one indicator in one place, or of the whole (`place` null). */
export type SeriesState = { indicator: string; place: string | null; readings: Reading[] }

/** `series:<indicator>.<place>`; `.all` for the whole. */
export function seriesSubject(indicator: string, place: string | null): string {
  return `series:${indicator}.${place ?? 'all'}`
}

const series = kindsOf<SeriesState>()
const markOf = ({ occurredOn, post, actor }: { occurredOn: string; post: string | null; actor: string }): Mark => ({ on: occurredOn, post, actor })

function namedBy(subject: string): Pick<SeriesState, 'indicator' | 'place'> {
  const [indicator = '', place = ''] = subject.slice('series:'.length).split('.')
  return { indicator, place: place === 'all' ? null : place }
}

function onReading(state: SeriesState | null, id: string, change: (reading: Reading) => Reading): SeriesState | null {
  return state && { ...state, readings: state.readings.map((reading) => (reading.id === id ? change(reading) : reading)) }
}

export const seriesKinds = [
  /** Reported anew under its id after it was sent back, it takes the place of what was sent back. */
  series('reading.reported', readingSchema, (state, fact) => {
    const reading: Reading = { ...fact.payload, status: 'reported', reported: markOf(fact), checked: null, confirmed: null, returned: null, corrections: [] }
    const before = state ?? { ...namedBy(fact.subject), readings: [] }
    const known = before.readings.some(({ id }) => id === reading.id)
    return { ...before, readings: known ? before.readings.map((one) => (one.id === reading.id ? reading : one)) : [...before.readings, reading] }
  }),
  series('reading.checked', z.object({ reading: uuidSchema }), (state, fact) => onReading(state, fact.payload.reading, (one) => ({ ...one, status: 'checked', checked: markOf(fact), returned: null }))),
  series('reading.confirmed', z.object({ reading: uuidSchema }), (state, fact) => onReading(state, fact.payload.reading, (one) => ({ ...one, status: 'confirmed', confirmed: markOf(fact), returned: null }))),
  series('reading.returned', z.object({ reading: uuidSchema, reason, by: z.enum(['unit', 'office']) }), (state, fact) =>
    onReading(state, fact.payload.reading, (one) => ({ ...one, status: 'returned', returned: { ...markOf(fact), reason: fact.payload.reason, by: fact.payload.by } })),
  ),
  series('reading.corrected', z.object({ reading: uuidSchema, value: figureSchema, reason }), (state, fact) =>
    onReading(state, fact.payload.reading, (one) => ({
      ...one,
      value: fact.payload.value,
      corrections: [...one.corrections, { ...markOf(fact), from: one.value, to: fact.payload.value, reason: fact.payload.reason, recordedAt: fact.recordedAt }],
    })),
  ),
  series('reading.withdrawn', z.object({ reading: uuidSchema, reason }), (state, fact) => onReading(state, fact.payload.reading, (one) => ({ ...one, status: 'withdrawn' }))),
]
