import { z } from 'zod'
import { kindsOf } from './kind.ts'

const hash = z.string().length(64)
const input = z.object({ version: z.string().max(40), hash })
/** How many subjects stood where, for one rhythm; `records` counted as done. */
const count = z.object({
  rhythm: z.string().max(40),
  records: z.number().int(),
  done: z.number().int(),
  waiting: z.number().int(),
  returned: z.number().int(),
  missing: z.number().int(),
  exempt: z.number().int(),
})
export type ClosingCount = z.infer<typeof count>

const closed = z.object({
  /** the content-addressed file that holds the frozen result */
  file: hash,
  counts: z.array(count).max(60),
  /** what was judged by: frozen results are never recomputed, but one may ask by which rules they came about */
  pack: input,
  calendar: input,
})

/** One time that the period was closed; reopening leaves it visible. */
export type ClosingRound = z.infer<typeof closed> & { on: string; recordedAt: string; post: string | null; reopened: { on: string; reason: string; post: string | null } | null }

/** 季度定案 of one pack and period: the result as it stood. What came later stays visible beside it. */
export type ClosingState = { pack: string; period: string; rounds: ClosingRound[] }

/** `closing:reform.2026-Q3`: a subject's id has no slash, a pack's no dot. */
export function closingSubject(pack: string, period: string): string {
  return `closing:${pack}.${period.replaceAll('/', '.')}`
}

function namedBy(subject: string): Pick<ClosingState, 'pack' | 'period'> {
  const id = subject.slice('closing:'.length)
  const dot = id.indexOf('.')
  return { pack: id.slice(0, dot), period: id.slice(dot + 1).replaceAll('.', '/') }
}

/** The round in which a period stands closed now; null: it is open. */
export function closedIn(state: ClosingState | null | undefined): ClosingRound | null {
  const last = state?.rounds.at(-1)
  return last && !last.reopened ? last : null
}

const kind = kindsOf<ClosingState>()

// Neither can be voided: what was frozen is undone by reopening, with a reason, and both stay in sight.
export const closingKinds = [
  kind('period.closed', closed, (state, { subject, occurredOn, recordedAt, post, payload }) => ({
    ...namedBy(subject),
    rounds: [...(state?.rounds ?? []), { ...payload, on: occurredOn, recordedAt, post, reopened: null }],
  })),
  kind('period.reopened', z.object({ reason: z.string().min(1).max(1000) }), (state, { occurredOn, post, payload: { reason } }) =>
    state && { ...state, rounds: state.rounds.map((round, index) => (index === state.rounds.length - 1 && !round.reopened ? { ...round, reopened: { on: occurredOn, reason, post } } : round)) },
  ),
]
