import { z } from 'zod'
import { daySchema } from './envelope.ts'
import { kindsOf } from './kind.ts'

/** A call for proposals (征集): for the projects of one year of one ledger, until a day. */
export type CallState = { id: string; ledger: string; year: number; until: string; text: string; openedOn: string; ended: { on: string; reason: string } | null }

const kind = kindsOf<CallState>()

export const callKinds = [
  kind(
    'call.opened',
    z.object({ ledger: z.string().max(40), year: z.number().int(), until: daySchema, text: z.string().min(1).max(4000) }),
    (_, { subject, occurredOn, payload }) => ({ ...payload, id: subject.slice('call:'.length), openedOn: occurredOn, ended: null }),
  ),
  kind('call.ended', z.object({ reason: z.string().min(1).max(1000) }), (state, { occurredOn, payload: { reason } }) => state && { ...state, ended: { on: occurredOn, reason } }, { voidable: true }),
]
