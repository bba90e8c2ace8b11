import { z } from 'zod'
import { daySchema, uuidSchema } from './envelope.ts'
import { kindsOf } from './kind.ts'
import { fieldsSchema, holderSchema, milestoneSchema, type Holder, type MatterState } from './matter.ts'

/** What someone thinks of a project (征求意见), and what the office made of it (采纳情况). */
export const verdicts = ['agree', 'agree-with-changes', 'disagree'] as const
export const adoptions = ['yes', 'partly', 'no'] as const

export type Opinion = {
  id: string
  holder: Holder
  askedOn: string
  until: string
  /** what is asked in particular */
  text: string | null
  given: { verdict: (typeof verdicts)[number]; words: string; on: string; post: string | null } | null
  answered: { adopted: (typeof adoptions)[number]; why: string; on: string } | null
}

export const changesSchema = z.object({ title: z.string().min(1).max(300), due: daySchema.nullable(), fields: fieldsSchema, milestones: z.array(milestoneSchema).max(60) }).partial()
export type Changes = z.infer<typeof changesSchema>

/** A change that was asked for (申请调整) and what a meeting decided on it; `basis`: the meeting with its day. */
export type ChangeRequest = {
  id: string
  unit: string | null
  post: string | null
  changes: Changes
  reason: string
  askedOn: string
  decided: { approved: boolean; basis: string; words: string | null; on: string } | null
}

/** What a matter meets on its year's road beside the steps of its procedure. */
export type Road = {
  /** who proposed it (申报), in answer to which call, and whether after its day */
  proposed: { call: string | null; unit: string | null; on: string; late: boolean } | null
  opinions: Opinion[]
  requests: ChangeRequest[]
}

/** The road of a matter that has met nothing on it is not kept: most matters are tasks and never do. */
export function roadOf({ road }: Pick<MatterState, 'road'>): Road {
  return road ?? { proposed: null, opinions: [], requests: [] }
}

const kind = kindsOf<MatterState>()
const on = (state: MatterState | null, change: (road: Road) => Partial<Road>): MatterState | null => {
  if (!state) return null
  const road = roadOf(state)
  return { ...state, road: { ...road, ...change(road) } }
}

export const roadKinds = [
  kind(
    'matter.proposed',
    z.object({ call: uuidSchema.nullable(), unit: uuidSchema.nullable(), late: z.boolean() }),
    (state, { occurredOn, payload }) => on(state, () => ({ proposed: { ...payload, on: occurredOn } })),
  ),
  kind(
    'opinion.asked',
    z.object({ id: uuidSchema, holder: holderSchema, until: daySchema, text: z.string().max(1000).nullable() }),
    (state, { occurredOn, payload }) => on(state, ({ opinions }) => ({ opinions: [...opinions, { ...payload, askedOn: occurredOn, given: null, answered: null }] })),
    { voidable: true },
  ),
  kind(
    'opinion.given',
    z.object({ opinion: uuidSchema, verdict: z.enum(verdicts), words: z.string().max(4000) }),
    (state, { occurredOn, post, payload: { opinion, ...given } }) =>
      on(state, ({ opinions }) => ({ opinions: opinions.map((one) => (one.id === opinion ? { ...one, given: { ...given, on: occurredOn, post } } : one)) })),
  ),
  kind(
    'opinion.answered',
    z.object({ opinion: uuidSchema, adopted: z.enum(adoptions), why: z.string().max(2000) }),
    (state, { occurredOn, payload: { opinion, ...answered } }) =>
      on(state, ({ opinions }) => ({ opinions: opinions.map((one) => (one.id === opinion ? { ...one, answered: { ...answered, on: occurredOn } } : one)) })),
  ),
  kind(
    'change.requested',
    z.object({ id: uuidSchema, unit: uuidSchema.nullable(), changes: changesSchema, reason: z.string().min(1).max(1000) }),
    (state, { occurredOn, post, payload }) => on(state, ({ requests }) => ({ requests: [...requests, { ...payload, post, askedOn: occurredOn, decided: null }] })),
    { voidable: true },
  ),
  kind(
    'change.decided',
    z.object({ request: uuidSchema, approved: z.boolean(), basis: z.string().min(1).max(300), words: z.string().max(1000).nullable() }),
    (state, { occurredOn, payload: { request, ...decided } }) =>
      on(state, ({ requests }) => ({ requests: requests.map((one) => (one.id === request ? { ...one, decided: { ...decided, on: occurredOn } } : one)) })),
  ),
  kind(
    'matter.unlisted',
    z.object({ ledger: z.string(), reason: z.string().min(1).max(1000) }),
    (state, { payload: { ledger } }) => state && { ...state, listedIn: state.listedIn.filter((one) => one.ledger !== ledger) },
    { voidable: true },
  ),
]
