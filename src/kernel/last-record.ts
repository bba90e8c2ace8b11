import type { MatterState } from './facts/matter.ts'
import { latest, type Day } from './time/day.ts'

/**
 * The newest day on which anything is on record for a matter: an activity that counts, a step of its procedure, a milestone;
 * null when there is nothing since it was opened. Its silence is counted from there.
 *
 * @param activityDays days of its activities that count as records
 */
export function lastRecordOf({ steps, milestones }: Pick<MatterState, 'steps' | 'milestones'>, activityDays: readonly (Day | null)[]): Day | null {
  const days = [...steps.map(({ on }) => on), ...milestones.map(({ reachedOn }) => reachedOn), ...activityDays]
  return latest(days.filter((day) => day !== null))
}
