import { z } from 'zod'
import { SOURCES } from '../pack/schema.ts'
import { daySchema, uuidSchema } from './envelope.ts'
import { kindsOf } from './kind.ts'
import type { MatterState } from './matter.ts'

/** A new day asked for (延期, 缓办), and the word on it. `rule` is the pack's extension. */
export type ExtensionRequest = {
  id: string
  rule: string
  /** the day as it was, and as it is asked for */
  from: string
  to: string
  reason: string
  attachments: string[]
  on: string
  post: string | null
  actor: string
  decided: { approved: boolean; to: string | null; words: string | null; on: string; post: string | null } | null
}

/** A step of the escalation that was taken: by whom, with which letter. */
export type EscalationTaken = { step: string; note: string | null; letter: string | null; on: string; post: string | null }

/** Whence a matter came, where it was not a document: `subject` is the meeting, inspection or letter, `item` its decision or finding. */
export type Origin = { source: (typeof SOURCES)[number]; subject: string | null; item: string | null; text: string | null; on: string }

const kind = kindsOf<MatterState>()

export const procedureKinds = [
  kind('matter.sourced', z.object({ source: z.enum(SOURCES), subject: z.string().max(80).nullable(), item: uuidSchema.nullable(), text: z.string().max(1000).nullable() }), (state, { occurredOn, payload }) =>
    state && { ...state, origin: { ...payload, on: occurredOn } },
    { voidable: true },
  ),
  kind(
    'extension.requested',
    z.object({ id: uuidSchema, rule: z.string().max(40), from: daySchema, to: daySchema, reason: z.string().min(1).max(1000), attachments: z.array(z.string().length(64)).max(20) }),
    (state, { occurredOn, post, actor, payload }) => state && { ...state, extensions: [...(state.extensions ?? []), { ...payload, on: occurredOn, post, actor, decided: null }] },
    { voidable: true },
  ),
  kind(
    'extension.decided',
    // `moves` is the pack's word of that day; a later version of the pack does not change what was granted.
    z.object({ request: uuidSchema, approved: z.boolean(), to: daySchema.nullable(), moves: z.enum(['due', 'limit']), words: z.string().max(1000).nullable() }),
    (state, { occurredOn, post, payload: { request, moves, ...decided } }) => {
      // A request that was taken back takes the word on it along.
      if (!state?.extensions?.some(({ id }) => id === request)) return state
      return {
        ...state,
        ...(decided.approved && decided.to !== null && (moves === 'due' ? { due: decided.to } : { limitDue: decided.to })),
        extensions: state.extensions.map((one) => (one.id === request ? { ...one, decided: { ...decided, on: occurredOn, post } } : one)),
      }
    },
    { voidable: true },
  ),
  kind(
    'clock.resumed',
    z.object({ since: daySchema, workdays: z.number().int().min(0), due: daySchema.nullable(), limitDue: daySchema.nullable() }),
    (state, { payload: { due, limitDue } }) => state && { ...state, due, limitDue },
    { voidable: true },
  ),
  kind(
    'escalation.taken',
    z.object({ step: z.string().max(40), note: z.string().max(1000).nullable(), letter: uuidSchema.nullable() }),
    (state, { occurredOn, post, payload }) => state && { ...state, escalations: [...(state.escalations ?? []), { ...payload, on: occurredOn, post }] },
    { voidable: true },
  ),
  kind(
    'matter.publicised',
    // For people without log-in: what was promised and what came of it, in plain words.
    z.object({ promise: z.string().min(1).max(300), outcome: z.string().max(500).nullable(), topic: z.string().max(40).nullable() }),
    (state, { occurredOn, payload }) => state && { ...state, publicised: { ...payload, on: occurredOn } },
  ),
  kind('matter.unpublicised', z.object({ reason: z.string().min(1).max(1000) }), (state) => {
    if (!state) return null
    const { publicised: _, ...rest } = state
    return rest
  }),
]
