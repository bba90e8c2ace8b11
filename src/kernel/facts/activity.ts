import { z } from 'zod'
import { daySchema, uuidSchema } from './envelope.ts'
import { kindsOf } from './kind.ts'
import { fieldsSchema, type Fields } from './matter.ts'
import { readersKinds, type WithReaders } from './readers.ts'

const content = {
  matters: z.array(uuidSchema).max(50),
  /** units, places or bodies it is about: a meeting of a body, an inspection of a place */
  units: z.array(uuidSchema).max(50),
  /** posts that took part in person, where a required practice asks for them */
  attended: z.array(uuidSchema).max(50),
  /** the kinds it counts as: one visit may be a field study and an inspection */
  kinds: z.array(z.string().max(40)).min(1).max(5),
  summary: z.string().min(1).max(4000),
  place: z.string().max(200).nullable(),
  /** hashes of the files it carries; what they are called stands beside the file, where it can be forgotten */
  attachments: z.array(z.string().length(64)).max(20),
  /** what its kinds ask for besides, as their pack declares it */
  fields: fieldsSchema,
}

/**
 * Where an activity stands: 待审核 → 待认定 → 已认定, or 退回; `recorded` where its kind asks for neither; `withdrawn` (撤销) counts for
 * nothing any more and stays visible with its reason.
 */
export type ActivityStatus = 'awaiting-review' | 'awaiting-confirmation' | 'confirmed' | 'returned' | 'recorded' | 'withdrawn'

/** Whether it says anything of its matters: not when sent back and not yet corrected, not when withdrawn. */
export function countsAsRecord({ status }: { status: ActivityStatus }): boolean {
  return status !== 'returned' && status !== 'withdrawn'
}

export type ActivityState = WithReaders & {
  id: string
  matters: string[]
  units: string[]
  attended: string[]
  kinds: string[]
  heldOn: string
  summary: string
  place: string | null
  attachments: string[]
  fields: Fields
  /** the unit that recorded it, and the post acted through */
  unit: string | null
  post: string | null
  /** the leader's post for which it was recorded */
  onBehalfOf: string | null
  actor: string
  recordedAt: string
  review: { unit: boolean; office: boolean }
  status: ActivityStatus
  returned: { by: 'unit' | 'office'; reason: string; on: string } | null
  withdrawn: { reason: string; on: string } | null
  reviewedOn: string | null
  confirmedOn: string | null
  /** with who corrected it: like the one who made it, they do not judge it */
  corrections: { on: string; reason: string; actor: string; before: Partial<ActivityContent> }[]
}
export type ActivityContent = { matters: string[]; units: string[]; attended: string[]; kinds: string[]; heldOn: string; summary: string; place: string | null; attachments: string[]; fields: Fields }

// Looks and corrections are not voidable: a look is answered by another look, and a correction taken back would put words under a
// confirmation that nobody confirmed.
const kind = kindsOf<ActivityState>()
const looks = z.object({ unit: z.boolean(), office: z.boolean() })
const first = ({ unit, office }: { unit: boolean; office: boolean }): ActivityStatus => (unit ? 'awaiting-review' : office ? 'awaiting-confirmation' : 'recorded')

export const activityKinds = [
  kind(
    'activity.recorded',
    z.object({ ...content, unit: uuidSchema.nullable(), review: looks }),
    (_, { subject, occurredOn, recordedAt, actor, post, onBehalfOf, payload }) => ({
      ...payload,
      id: subject.slice('activity:'.length),
      heldOn: occurredOn,
      post,
      onBehalfOf,
      actor,
      recordedAt,
      status: first(payload.review),
      returned: null,
      withdrawn: null,
      reviewedOn: null,
      confirmedOn: null,
      corrections: [],
    }),
    // Version 1 knew only records about matters.
    { version: 2, upcasters: { 1: (payload) => ({ units: [], attended: [], ...(payload as object) }) } },
  ),
  kind(
    'activity.reviewed',
    z.object({}),
    (state, { occurredOn }) => state && { ...state, reviewedOn: occurredOn, returned: null, status: state.review.office ? 'awaiting-confirmation' : 'confirmed' },
  ),
  kind('activity.confirmed', z.object({}), (state, { occurredOn }) => state && { ...state, confirmedOn: occurredOn, returned: null, status: 'confirmed' }),
  kind(
    'activity.returned',
    z.object({ by: z.enum(['unit', 'office']), reason: z.string().min(1).max(1000) }),
    (state, { occurredOn, payload }) => state && { ...state, status: 'returned', returned: { ...payload, on: occurredOn } },
  ),
  kind(
    'activity.withdrawn',
    z.object({ reason: z.string().min(1).max(1000) }),
    (state, { occurredOn, payload: { reason } }) => state && { ...state, status: 'withdrawn', withdrawn: { reason, on: occurredOn } },
    { voidable: true },
  ),
  kind(
    'activity.corrected',
    // The looks are named where the kinds changed; else those of the recording go on.
    z.object({ changes: z.object({ ...content, heldOn: daySchema }).partial(), reason: z.string().min(1).max(1000), review: looks.optional() }),
    (state, { occurredOn, actor, payload }) => {
      if (!state) return null
      const { changes, reason, review = state.review } = payload
      const before = Object.fromEntries(Object.keys(changes).map((key) => [key, state[key as keyof ActivityContent]])) as Partial<ActivityContent>
      return { ...state, ...changes, review, status: first(review), returned: null, reviewedOn: null, confirmedOn: null, corrections: [...state.corrections, { on: occurredOn, reason, actor, before }] }
    },
  ),
  ...readersKinds<ActivityState>('activity'),
]
