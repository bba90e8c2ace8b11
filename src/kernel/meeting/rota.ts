import type { MeetingState } from '../facts/meeting.ts'
import type { Day } from '../time/day.ts'

/** When a unit last reported to a body, and how often. */
export type Turn = { unit: string; reports: number; last: Day | null }

type Reported = Pick<MeetingState, 'on' | 'status' | 'agenda'>

/**
 * Who reports next: who never reported, then who did so least recently; among those of one meeting who did so less often, then
 * in the order of their seats. Nobody comes up
 * again before all others had their turn. What was put off or cancelled was no report; what stands on a coming agenda is one.
 *
 * @param meetings of one body
 * @param units its members' units, in the order of their seats
 */
export function rotaOf(meetings: readonly Reported[], units: readonly string[]): Turn[] {
  const reports = meetings
    .filter(({ status }) => status !== 'cancelled')
    .flatMap(({ on, agenda }) => agenda.flatMap(({ kind, presenter, outcome }) => (kind === 'report' && presenter !== null && outcome?.result !== 'deferred' ? [{ unit: presenter, on }] : [])))
  const turns = units.map((unit) => {
    const days = reports.filter((one) => one.unit === unit).map(({ on }) => on).sort()
    return { unit, reports: days.length, last: days.at(-1) ?? null }
  })
  return turns.sort((a, b) => (a.last === b.last ? a.reports - b.reports : (a.last ?? '') < (b.last ?? '') ? -1 : 1))
}
