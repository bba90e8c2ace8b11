import { z } from 'zod'
import { uuidSchema } from './envelope.ts'
import { kindsOf } from './kind.ts'
import { holderSchema, type Holder, type MatterState } from './matter.ts'

/** Whether it is solved, in the eyes of the one it is solved for (受益方). */
export const SOLVED = ['yes', 'partly', 'no'] as const

/** Who benefits: a unit of the city, or an enterprise or 群众 as text; never a person's name. */
export type Beneficiary = { unit: string | null; name: string | null }

export type BeneficiaryAnswer = { solved: (typeof SOLVED)[number]; words: string; by: Beneficiary; on: string; post: string | null }

/** A matter brought up a level (提请协调): to whom, what was tried, what is asked, what there is to choose from; and the word on it (批示). */
export type Raise = {
  id: string
  to: Holder
  tried: string
  ask: string
  options: string[]
  on: string
  post: string | null
  decided: { option: number | null; words: string | null; by: string; on: string; post: string | null } | null
}

const kind = kindsOf<MatterState>()

export const problemKinds = [
  kind(
    'beneficiary.answered',
    z.object({ solved: z.enum(SOLVED), words: z.string().max(1000), by: z.object({ unit: uuidSchema.nullable(), name: z.string().max(120).nullable() }) }),
    (state, { occurredOn, post, payload }) => state && { ...state, answers: [...(state.answers ?? []), { ...payload, on: occurredOn, post }] },
    { voidable: true },
  ),
  kind(
    'matter.raised',
    z.object({ id: uuidSchema, to: holderSchema, tried: z.string().min(1).max(1000), ask: z.string().min(1).max(300), options: z.array(z.string().min(1).max(60)).max(5) }),
    (state, { occurredOn, post, payload }) => state && { ...state, raises: [...(state.raises ?? []), { ...payload, on: occurredOn, post, decided: null }] },
    { voidable: true },
  ),
  kind(
    'raise.decided',
    z.object({ raise: uuidSchema, option: z.number().int().min(0).max(4).nullable(), words: z.string().max(1000).nullable(), by: uuidSchema }),
    (state, { occurredOn, post, payload: { raise, ...decided } }) =>
      state && { ...state, raises: (state.raises ?? []).map((one) => (one.id === raise ? { ...one, decided: { ...decided, on: occurredOn, post } } : one)) },
    { voidable: true },
  ),
]
