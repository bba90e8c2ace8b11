import { z } from 'zod'
import { scheme } from '../pack/scheme-schema.ts'
import { daySchema, uuidSchema } from './envelope.ts'
import { kindsOf } from './kind.ts'

const file = z.string().length(64)
const reason = z.string().min(1).max(1000)
const id = z.string().max(40)
/** Points are decimal strings. */
const points = z.string().regex(/^-?\d{1,4}(\.\d{1,4})?$/)

/** 考核办法 of the city: what it is made of, and the document that authorises it. A change after adopting is a new version with its day. */
export type SchemeState = {
  id: string
  /** the pack it was taken from */
  from: { pack: string; scheme: string } | null
  content: z.infer<typeof scheme>
  status: 'draft' | 'adopted' | 'ended'
  /** content-addressed content of every version adopted, with the day from which it holds */
  versions: { version: number; file: string; from: string; on: string; reason: string | null }[]
  ended: { on: string; reason: string } | null
}

const schemes = kindsOf<SchemeState>()

export const schemeKinds = [
  schemes('scheme.drafted', z.object({ from: z.object({ pack: id, scheme: id }).nullable(), content: scheme }), (_, { subject, payload }) => ({
    id: subject.slice('scheme:'.length),
    ...payload,
    status: 'draft',
    versions: [],
    ended: null,
  })),
  schemes('scheme.revised', z.object({ content: scheme, reason: reason.nullable() }), (state, { payload }) => state && { ...state, content: payload.content }),
  schemes('scheme.adopted', z.object({ file, from: daySchema, reason: reason.nullable() }), (state, { occurredOn, payload }) =>
    state && { ...state, status: 'adopted', versions: [...state.versions, { ...payload, version: state.versions.length + 1, on: occurredOn }] },
  ),
  schemes('scheme.ended', z.object({ reason }), (state, { occurredOn, payload }) => state && { ...state, status: 'ended', ended: { ...payload, on: occurredOn } }),
]

type Mark = { on: string; post: string | null; actor: string }

/** A score by hand: for one unit in one item, by the post that scored. The last of a scorer counts. */
const handSchema = z.object({ item: id, unit: uuidSchema, scorer: uuidSchema.nullable(), value: points, ground: z.string().min(1).max(500), attachments: z.array(file).max(10) })
export type HandScore = z.infer<typeof handSchema> & Mark
const adjustedSchema = z.object({
  id: uuidSchema,
  /** the scheme's adjustment or veto */
  rule: id,
  unit: uuidSchema,
  times: z.number().int().min(1).max(100),
  ground: z.string().min(1).max(500),
  matter: uuidSchema.nullable(),
  attachments: z.array(file).max(10),
})
export type EnteredAdjustment = z.infer<typeof adjustedSchema> & Mark & { withdrawn: { reason: string; on: string } | null }

/** What a review came to: the score of an item is set to this, with the reason; null: nothing changes. */
const outcomeSchema = z.object({ value: points.nullable(), words: z.string().min(1).max(1000) })
export type Review = Mark & {
  id: string
  unit: string
  /** item, adjustment or veto that is doubted */
  item: string
  words: string
  attachments: string[]
  decided: (Mark & { accepted: boolean } & z.infer<typeof outcomeSchema>) | null
  withdrawn: { on: string } | null
}

/** 取数、评分 → 送达核对 → 复核 → 定案 → 通报 */
export const ASSESSMENT_STATUSES = ['open', 'delivered', 'frozen', 'cancelled'] as const
export type AssessmentState = {
  id: string
  title: string
  scheme: string
  /** content-addressed scheme that it goes by, whatever becomes of the scheme later */
  schemeFile: string
  period: string
  /** what was known by the end of this day counts */
  cutoff: string
  /** who scores by hand: the posts that may enter scores of an item, beside the office */
  juries: { item: string; posts: string[] }[]
  status: (typeof ASSESSMENT_STATUSES)[number]
  openedOn: string
  hand: HandScore[]
  adjustments: EnteredAdjustment[]
  /** the results sent to the units, the newest last: a later one after reviews */
  delivered: { on: string; recordedAt: string; file: string; until: string }[]
  reviews: Review[]
  frozen: (Mark & { file: string; recordedAt: string }) | null
  circulars: string[]
  cancelled: { on: string; reason: string } | null
}

const run = kindsOf<AssessmentState>()
const markOf = ({ occurredOn, post, actor }: { occurredOn: string; post: string | null; actor: string }): Mark => ({ on: occurredOn, post, actor })

function onReview(state: AssessmentState | null, review: string, change: (one: Review) => Review): AssessmentState | null {
  return state && { ...state, reviews: state.reviews.map((one) => (one.id === review ? change(one) : one)) }
}

export const assessmentKinds = [
  run('assessment.opened', z.object({ title: z.string().min(1).max(200), scheme: uuidSchema, schemeFile: file, period: z.string().max(30), cutoff: daySchema, juries: z.array(z.object({ item: id, posts: z.array(uuidSchema).max(60) })).max(100) }), (_, { subject, occurredOn, payload }) => ({
    id: subject.slice('assessment:'.length),
    ...payload,
    status: 'open',
    openedOn: occurredOn,
    hand: [],
    adjustments: [],
    delivered: [],
    reviews: [],
    frozen: null,
    circulars: [],
    cancelled: null,
  })),
  run('score.given', handSchema, (state, fact) => {
    const given: HandScore = { ...fact.payload, ...markOf(fact) }
    const same = (one: HandScore) => one.item === given.item && one.unit === given.unit && one.scorer === given.scorer
    return state && { ...state, hand: [...state.hand.filter((one) => !same(one)), given] }
  }),
  run('score.adjusted', adjustedSchema, (state, fact) => state && { ...state, adjustments: [...state.adjustments, { ...fact.payload, ...markOf(fact), withdrawn: null }] }),
  run('score.adjustmentWithdrawn', z.object({ adjustment: uuidSchema, reason }), (state, { occurredOn, payload }) =>
    state && { ...state, adjustments: state.adjustments.map((one) => (one.id === payload.adjustment ? { ...one, withdrawn: { reason: payload.reason, on: occurredOn } } : one)) },
  ),
  run('assessment.delivered', z.object({ file, until: daySchema }), (state, { occurredOn, recordedAt, payload }) => state && { ...state, status: 'delivered', delivered: [...state.delivered, { ...payload, on: occurredOn, recordedAt }] }),
  run('review.requested', z.object({ id: uuidSchema, unit: uuidSchema, item: id, words: z.string().min(1).max(2000), attachments: z.array(file).max(10) }), (state, fact) =>
    state && { ...state, reviews: [...state.reviews, { ...fact.payload, ...markOf(fact), decided: null, withdrawn: null }] },
  ),
  run('review.withdrawn', z.object({ review: uuidSchema }), (state, fact) => onReview(state, fact.payload.review, (one) => ({ ...one, withdrawn: { on: fact.occurredOn } }))),
  run('review.decided', outcomeSchema.extend({ review: uuidSchema, accepted: z.boolean() }), (state, fact) => {
    const { review, ...outcome } = fact.payload
    return onReview(state, review, (one) => ({ ...one, decided: { ...outcome, ...markOf(fact) } }))
  }),
  run('assessment.frozen', z.object({ file }), (state, fact) => state && { ...state, status: 'frozen', frozen: { ...fact.payload, ...markOf(fact), recordedAt: fact.recordedAt } }),
  run('assessment.circulated', z.object({ letter: uuidSchema }), (state, { payload }) => state && { ...state, circulars: [...state.circulars, payload.letter] }),
  run('assessment.cancelled', z.object({ reason }), (state, { occurredOn, payload }) => state && { ...state, status: 'cancelled', cancelled: { ...payload, on: occurredOn } }),
]
