import type { IndicatorContent, Target } from '../facts/indicator.ts'
import { daysBetween, previousDay, type Day } from '../time/day.ts'
import { lengthOf, type Period } from '../time/period.ts'
import { exact, type Exact } from './exact.ts'

/** Share of a period gone by the end of a day: 0 before it, 1 from its last day on. */
export function elapsedShare(period: Period, day: Day): Exact {
  if (day < period.start) return exact(0)
  if (day >= period.end) return exact(1)
  return exact(daysBetween(period.start, day) + 1).div(lengthOf(period))
}

/** What a figure should have come to by a day (序时应达), and whence that is known. `due`: it was to be reached by then, not only worked towards. */
export type Expected = { value: Exact; by: 'time' | 'trajectory' | 'target'; due: boolean }

/**
 * What was due of a target by a day.
 *
 * A figure that adds up over the period: the agreed trajectory, straight between its points, from nothing at the beginning to the whole target at
 * the end; without one, as much of the target as of the period has gone (时间过半，任务过半). A figure as it stands on a day: the last point of
 * the trajectory that has come; before the first that one, which is not due yet; without a trajectory the target itself.
 */
export function expectedAt(target: Pick<Target, 'value' | 'trajectory'>, course: IndicatorContent['course'], period: Period, day: Day): Expected {
  const points = target.trajectory.toSorted((a, b) => (a.by < b.by ? -1 : 1))
  if (course === 'point') return pointAt(points, target.value, period, day)
  if (points.length === 0) return { value: exact(target.value).times(elapsedShare(period, day)), by: 'time', due: true }
  const road = [{ by: previousDay(period.start), value: '0' }, ...points, ...(points.at(-1)?.by === period.end ? [] : [{ by: period.end, value: target.value }])]
  return { value: between(road, day), by: 'trajectory', due: true }
}

function pointAt(points: Target['trajectory'], value: string, period: Period, day: Day): Expected {
  if (points.length === 0 || day >= period.end) return { value: exact(value), by: 'target', due: true }
  const come = points.findLast(({ by }) => by <= day)
  return { value: exact((come ?? points[0])?.value ?? value), by: 'trajectory', due: come !== undefined }
}

/** Straight between the points on either side of a day. */
function between(road: Target['trajectory'], day: Day): Exact {
  const after = road.findIndex(({ by }) => by >= day)
  const to = road[after]
  const from = road[after - 1]
  if (!to) return exact(road.at(-1)?.value ?? 0)
  if (!from) return exact(to.value)
  const share = exact(daysBetween(from.by, day)).div(daysBetween(from.by, to.by))
  return exact(from.value).plus(exact(to.value).minus(from.value).times(share))
}
