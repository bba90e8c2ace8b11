import type { InspectionState } from '../facts/inspection.ts'
import { workingDaysBetween, type Calendar } from '../time/calendar.ts'
import { addDays, type Day } from '../time/day.ts'

/** A finding as far as it is counted. */
export type CountedFinding = { unit: string; final: 'done' | 'stopped' | null; due: Day | null; closedOn: Day | null }

/** What inspections came to: numbers to look up, in the order of the list they are of, never a ranking. */
export type InspectionCounts = {
  inspections: number
  /** working days on the spot, of those that took place */
  workdays: number
  findings: number
  /** put right by their day */
  inTime: number
  late: number
  open: number
  /** taken back, the case being upheld */
  withdrawn: number
  /** second looks at which it had not held */
  failedLooks: number
}

const HELD: readonly InspectionState['status'][] = ['under-way', 'reported', 'closed']

/**
 * Counts inspections that took place, and what they found.
 *
 * @param unit     counts only what was found at this place; null: everything
 * @param findings what these inspections found, or looked at again, by matter
 * @throws DeliveryError `calendar_missing`
 */
export function countInspections(inspections: readonly InspectionState[], unit: string | null, findings: ReadonlyMap<string, CountedFinding>, calendar: Calendar): InspectionCounts {
  const counts: InspectionCounts = { inspections: 0, workdays: 0, findings: 0, inTime: 0, late: 0, open: 0, withdrawn: 0, failedLooks: 0 }
  for (const inspection of inspections) {
    if (!HELD.includes(inspection.status) || (unit !== null && !inspection.inspected.includes(unit))) continue
    counts.inspections += 1
    const { from, to } = inspection.carriedOut ?? { from: null, to: null }
    if (from !== null) counts.workdays += workingDaysBetween(addDays(from, -1), to, calendar)
    const own = inspection.findings.filter((one) => unit === null || one.unit === unit)
    for (const { matter } of own) {
      const found = findings.get(matter)
      if (!found) continue
      counts.findings += 1
      if (found.final === 'stopped') counts.withdrawn += 1
      else if (found.final === null) counts.open += 1
      else if (found.due === null || (found.closedOn ?? '') <= found.due) counts.inTime += 1
      else counts.late += 1
    }
    counts.failedLooks += inspection.lookBacks.filter(({ matter, held }) => !held && (unit === null || findings.get(matter)?.unit === unit)).length
  }
  return counts
}
