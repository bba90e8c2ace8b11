import type { NextStep } from './next-step.ts'
import { OWN_COLUMNS, type Ledger } from './pack/schema.ts'

/** Minutes that a step usually takes, so that the desk can say what is asked before anyone begins; estimates, never measured. */
const MINUTES: Record<NextStep['action'], number> = { record: 4, milestone: 3, move: 3, assign: 5, none: 0 }
/** Minutes to record one thing, and to look through an update that is written already. */
export const MINUTES_TO_RECORD = MINUTES.record
export const MINUTES_TO_UPDATE = 3
/** Minutes to look at one record of someone else's. */
export const MINUTES_TO_DECIDE = 2

export function minutesFor(step: Pick<NextStep, 'action'>): number {
  return MINUTES[step.action]
}

/** How many columns of a ledger's row the product fills by itself, and so asks no one for. */
export function knownColumns({ columns }: Pick<Ledger, 'columns'>): number {
  return columns.filter(({ show }) => (OWN_COLUMNS as readonly string[]).includes(show) || show.startsWith('duty:') || show.startsWith('count:')).length
}
