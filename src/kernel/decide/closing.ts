import { refuse } from '../errors.ts'
import { closedIn, closingSubject, type ClosingRound, type ClosingState } from '../facts/closing.ts'
import { nextDay } from '../time/day.ts'
import { periodLabel, type Period } from '../time/period.ts'
import type { Decision, Given } from './decision.ts'

/** What a closing freezes: the file that holds it, its counts, and by which rules it came about. */
export type Frozen = Pick<ClosingRound, 'file' | 'counts' | 'pack' | 'calendar'>

/**
 * Closes a period (季度定案): its result is frozen as it stands. What still waits for review or confirmation is named first and
 * freezes as waiting only when one says so.
 *
 * @returns a refusal: `period_not_over`, `period_closed`, `period_empty`, `period_waits`
 */
export function closePeriod(state: ClosingState | null, { pack, period, frozen, goOn }: { pack: string; period: Period; frozen: Frozen; goOn: boolean }, { today }: Given): Decision {
  const { zh } = periodLabel(period)
  if (period.end >= today) return refuse('period_not_over', { period: zh, day: nextDay(period.end) })
  const closed = closedIn(state)
  if (closed) return refuse('period_closed', { period: zh, day: closed.on })
  if (frozen.counts.length === 0) return refuse('period_empty', { period: zh })
  const waiting = frozen.counts.reduce((sum, count) => sum + count.waiting, 0)
  if (waiting > 0 && !goOn) return refuse('period_waits', { period: zh, count: waiting })
  return { facts: [{ subject: closingSubject(pack, period.key), kind: 'period.closed', occurredOn: today, payload: frozen }] }
}

/** Opens a closed period again, with the reason; the frozen result stays in its history. */
export function reopenPeriod(state: ClosingState | null, { pack, period, reason }: { pack: string; period: Period; reason: string }, { today }: Given): Decision {
  if (!closedIn(state)) return refuse('period_not_closed', { period: periodLabel(period).zh })
  if (!reason) return refuse('reason_missing')
  return { facts: [{ subject: closingSubject(pack, period.key), kind: 'period.reopened', occurredOn: today, payload: { reason } }] }
}
