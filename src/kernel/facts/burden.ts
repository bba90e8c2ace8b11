import { z } from 'zod'
import { daySchema, uuidSchema } from './envelope.ts'
import { kindsOf } from './kind.ts'

const file = z.string().length(64)
const reason = z.string().min(1).max(1000)

export const REQUEST_FIELD_TYPES = ['text', 'number', 'amount', 'day', 'choice', 'flag', 'file'] as const
const fieldSchema = z.object({
  id: z.string().max(40),
  name: z.string().min(1).max(80),
  type: z.enum(REQUEST_FIELD_TYPES),
  measure: z.string().max(20).nullable(),
  choices: z.array(z.string().min(1).max(60)).max(40),
  help: z.string().max(300).nullable(),
  required: z.boolean(),
  /** the answer stands elsewhere, and why it is asked all the same */
  despite: z.string().max(500).nullable(),
})
export type RequestField = z.infer<typeof fieldSchema>

const content = {
  title: z.string().min(1).max(200),
  /** 依据 and purpose: why it is asked at all */
  ground: z.string().min(1).max(1000),
  /** the unit that asks */
  unit: uuidSchema,
  to: z.array(uuidSchema).min(1).max(600),
  fields: z.array(fieldSchema).min(1).max(60),
  due: daySchema,
  /** what it is estimated to take each of them */
  minutes: z.number().int().min(0).max(100_000),
  /** why it leaves less than the usual time */
  despite: z.string().max(500).nullable(),
}
const contentSchema = z.object(content)
export type RequestContent = z.infer<typeof contentSchema>
type Mark = { on: string; post: string | null; actor: string }
const values = z.record(z.string().max(40), z.string().max(2000))
export type RequestAnswer = Mark & { unit: string; values: Record<string, string>; attachments: string[]; returned: { reason: string; on: string } | null }

/** What the grass roots are asked for: numbers, texts, files. One of the few things that burden them by themselves, so it is a subject of its own. */
export type RequestState = RequestContent & {
  id: string
  sent: Mark
  answers: RequestAnswer[]
  closed: { on: string; reason: string | null } | null
  cancelled: { on: string; reason: string } | null
}

const request = kindsOf<RequestState>()
const markOf = ({ occurredOn, post, actor }: { occurredOn: string; post: string | null; actor: string }): Mark => ({ on: occurredOn, post, actor })

export const requestKinds = [
  request('request.sent', contentSchema, (_, fact) => ({ ...fact.payload, id: fact.subject.slice('request:'.length), sent: markOf(fact), answers: [], closed: null, cancelled: null })),
  /** The newest answer of a unit counts. */
  request('request.answered', z.object({ unit: uuidSchema, values, attachments: z.array(file).max(20) }), (state, fact) =>
    state && { ...state, answers: [...state.answers.filter(({ unit }) => unit !== fact.payload.unit), { ...fact.payload, ...markOf(fact), returned: null }] },
  ),
  request('request.returned', z.object({ unit: uuidSchema, reason }), (state, { occurredOn, payload }) =>
    state && { ...state, answers: state.answers.map((one) => (one.unit === payload.unit ? { ...one, returned: { reason: payload.reason, on: occurredOn } } : one)) },
  ),
  request('request.closed', z.object({ reason: reason.nullable() }), (state, { occurredOn, payload }) => state && { ...state, closed: { ...payload, on: occurredOn } }),
  request('request.cancelled', z.object({ reason }), (state, { occurredOn, payload }) => state && { ...state, cancelled: { ...payload, on: occurredOn } }),
]

export const COMPLAINT_ABOUT = ['request', 'matter', 'inspection', 'letter', 'meeting', 'assessment', 'page', 'other'] as const
export const COMPLAINT_KINDS = ['asked-twice', 'too-much', 'too-short', 'photographs', 'check-in', 'form', 'other'] as const

/** 减负意见: what is felt to be a burden. Without a unit where whoever wrote it wants none to be named. */
export type ComplaintState = {
  id: string
  about: { type: (typeof COMPLAINT_ABOUT)[number]; id: string | null; path: string | null }
  kind: (typeof COMPLAINT_KINDS)[number]
  words: string
  unit: string | null
  madeOn: string
  answered: (Mark & { words: string; taken: boolean }) | null
}

const complaint = kindsOf<ComplaintState>()

export const complaintKinds = [
  complaint(
    'complaint.made',
    z.object({ about: z.object({ type: z.enum(COMPLAINT_ABOUT), id: uuidSchema.nullable(), path: z.string().max(200).nullable() }), kind: z.enum(COMPLAINT_KINDS), words: z.string().min(1).max(2000), unit: uuidSchema.nullable() }),
    (_, { subject, occurredOn, payload }) => ({ id: subject.slice('complaint:'.length), ...payload, madeOn: occurredOn, answered: null }),
  ),
  complaint('complaint.answered', z.object({ words: z.string().min(1).max(2000), taken: z.boolean() }), (state, fact) => state && { ...state, answered: { ...fact.payload, ...markOf(fact) } }),
]
