import { z } from 'zod'
import { daySchema, uuidSchema } from './envelope.ts'
import { kindsOf } from './kind.ts'
import { readersKinds, type WithReaders } from './readers.ts'

/** 第一议题 · 审议 · 听取汇报 · 上次会议议定事项落实情况 · 其他 */
export const TOPIC_KINDS = ['first', 'review', 'report', 'follow-up', 'other'] as const
export const TOPIC_RESULTS = ['adopted', 'adopted-amended', 'heard', 'studied', 'deferred', 'rejected'] as const

const topicSchema = z.object({
  id: uuidSchema,
  kind: z.enum(TOPIC_KINDS),
  title: z.string().min(1).max(200),
  /** the unit that reports or submits */
  presenter: uuidSchema.nullable(),
  document: uuidSchema.nullable(),
  matters: z.array(uuidSchema).max(50),
})
export type NewTopic = z.infer<typeof topicSchema>
export type Topic = NewTopic & { outcome: { result: (typeof TOPIC_RESULTS)[number]; words: string | null } | null }

/** Who was there: by seat where it is a member's; posts and units, never persons. */
export const ATTENDANCES = ['present', 'substitute', 'leave', 'absent', 'observer'] as const
const attendeeSchema = z.object({ seat: uuidSchema.nullable(), post: uuidSchema.nullable(), unit: uuidSchema.nullable(), as: z.enum(ATTENDANCES) })
export type Attendee = z.infer<typeof attendeeSchema>

/** What was decided; `matter` is what it became. */
export type MeetingDecision = { id: string; topic: string | null; text: string; matter: string | null; on: string }

const content = {
  title: z.string().min(1).max(200),
  /** 第N次; null where meetings of this body are not counted */
  number: z.number().int().min(1).nullable(),
  on: daySchema,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).nullable(),
  place: z.string().max(200).nullable(),
  /** 主持: a post */
  chair: uuidSchema.nullable(),
}
const contentSchema = z.object(content)
export type MeetingContent = z.infer<typeof contentSchema>

export type MeetingState = MeetingContent & WithReaders & {
  id: string
  /** pack and kind of meeting, and the body that meets */
  pack: string
  kind: string
  body: string
  year: number
  status: 'called' | 'held' | 'cancelled'
  agenda: Topic[]
  attendance: Attendee[]
  decisions: MeetingDecision[]
  /** letters drafted from it as its minutes, the newest last */
  minutes: string[]
  cancelled: { reason: string; on: string } | null
}

const kind = kindsOf<MeetingState>()

export const meetingKinds = [
  kind('meeting.called', z.object({ ...content, pack: z.string().max(40), kind: z.string().max(40), body: uuidSchema }), (_, { subject, payload }) => ({
    ...payload,
    id: subject.slice('meeting:'.length),
    year: Number(payload.on.slice(0, 4)),
    status: 'called',
    agenda: [],
    attendance: [],
    decisions: [],
    minutes: [],
    cancelled: null,
  })),
  kind('meeting.changed', z.object({ changes: contentSchema.partial(), reason: z.string().max(1000).nullable() }), (state, { payload: { changes } }) => state && { ...state, ...changes, year: Number((changes.on ?? state.on).slice(0, 4)) }),
  kind('agenda.set', z.object({ topics: z.array(topicSchema).max(40) }), (state, { payload: { topics } }) =>
    state && { ...state, agenda: topics.map((topic) => ({ ...topic, outcome: state.agenda.find(({ id }) => id === topic.id)?.outcome ?? null })) },
  ),
  kind('meeting.held', z.object({ attendance: z.array(attendeeSchema).max(200) }), (state, { occurredOn, payload: { attendance } }) => state && { ...state, on: occurredOn, status: 'held', attendance }),
  kind('attendance.corrected', z.object({ attendance: z.array(attendeeSchema).max(200), reason: z.string().min(1).max(1000) }), (state, { payload: { attendance } }) => state && { ...state, attendance }),
  kind(
    'topic.settled',
    z.object({ topic: uuidSchema, result: z.enum(TOPIC_RESULTS), words: z.string().max(2000).nullable() }),
    (state, { payload: { topic, ...outcome } }) => state && { ...state, agenda: state.agenda.map((one) => (one.id === topic ? { ...one, outcome } : one)) },
  ),
  kind(
    'decision.made',
    z.object({ id: uuidSchema, topic: uuidSchema.nullable(), text: z.string().min(1).max(1000), matter: uuidSchema.nullable() }),
    (state, { occurredOn, payload }) => state && { ...state, decisions: [...state.decisions, { ...payload, on: occurredOn }] },
    { voidable: true },
  ),
  kind('minutes.drafted', z.object({ letter: uuidSchema }), (state, { payload: { letter } }) => state && { ...state, minutes: [...state.minutes, letter] }),
  kind('meeting.cancelled', z.object({ reason: z.string().min(1).max(1000) }), (state, { occurredOn, payload }) => state && { ...state, status: 'cancelled', cancelled: { ...payload, on: occurredOn } }),
  ...readersKinds<MeetingState>('meeting'),
]
