import type { IndicatorContent, Target } from '../facts/indicator.ts'
import type { Day } from '../time/day.ts'
import type { Period } from '../time/period.ts'
import type { Reason } from './reason.ts'
import { expectedAt, type Expected } from './course.ts'
import { exact, halfDigit, percentOf, printed, type Exact } from './exact.ts'

/**
 * In percentage points of the target: a figure nearer than this to what was due is on course. A week of a year is 1.9 points, and figures as of
 * the 25th or of the month's end are compared without calling a few days a delay.
 */
export const COURSE_TOLERANCE_POINTS = 2

/** “About” (左右) in percent of the target, where the printed digit allows less. */
export const ABOUT_PERCENT = 1

export const STANDINGS = ['reached', 'ahead', 'on-course', 'behind', 'missed'] as const
export type Standing = (typeof STANDINGS)[number]

export type Against = {
  /** 完成率 in percent: figure by target, target by figure where less is better; null where that means nothing */
  rate: string | null
  /** whether the figure is as good as the target */
  reached: boolean
  /** figure less target, in the measure */
  gap: string
  expected: string
  expectedBy: Expected['by']
  /** what was due in percent of the target */
  progress: string | null
  /** figure against what was due in percentage points of the target; positive is better */
  ahead: string | null
  standing: Standing
  reasons: Reason[]
}

/**
 * How a figure stands against a target on its as-of day, with the reasons.
 *
 * *Reached*: as good as the target, for a figure that only grows at once, else on the period's last day; *missed*: that day has come and it is
 * not, or a limit for the whole period is already passed. Between, against what was due by then: *ahead*, *on course* (within
 * `COURSE_TOLERANCE_POINTS`), *behind*.
 *
 * A target of “about” so much (左右) is reached within one percent of it, or within half of its last printed digit where that is more: 7 左右 is
 * reached from 6.5, 3000 左右 from 2970. More than that is reached too, in the good direction.
 */
export function standingAgainst(
  { direction, course, decimals }: Pick<IndicatorContent, 'direction' | 'course' | 'decimals'>,
  target: Pick<Target, 'value' | 'about' | 'trajectory'>,
  { value: figure, asOf }: { value: string; asOf: Day },
  period: Period,
): Against {
  const value = exact(figure)
  const goal = exact(target.value)
  const tolerance = target.about ? aboutTolerance(target.value) : exact(0)
  const reached = direction === 'up' ? value.gte(goal.minus(tolerance)) : value.lte(goal.plus(tolerance))
  const expected = expectedAt(target, course, period, asOf)
  const better = direction === 'up' ? value.minus(expected.value) : expected.value.minus(value)
  const ahead = goal.isZero() ? null : better.div(goal.abs()).times(100)
  const standing = standingOf({ reached, over: asOf >= period.end, limit: direction === 'down' && course === 'cumulative', grows: direction === 'up' && course === 'cumulative', stands: course === 'point', due: expected.due, ahead, better })
  const rate = direction === 'up' ? percentOf(value, goal) : value.gt(0) ? percentOf(goal, value) : null
  const due = printed(expected.value, Math.max(decimals, target.value.split('.')[1]?.length ?? 0))
  const progress = percentOf(expected.value, goal)
  return {
    rate,
    reached,
    gap: printed(value.minus(goal), Math.max(value.decimalPlaces(), goal.decimalPlaces())),
    expected: due,
    expectedBy: expected.by,
    progress,
    ahead: ahead === null ? null : printed(ahead, 2),
    standing,
    reasons: [
      { code: direction === 'up' ? 'rate' : 'rate-down', params: { value: figure, target: target.value, rate: rate ?? '' } },
      ...(target.about ? [{ code: 'about', params: { target: target.value, tolerance: printed(tolerance, Math.max(2, tolerance.decimalPlaces())) } } as const] : []),
      ...(rate === null ? [{ code: 'no-rate', params: { value: figure, target: target.value } } as const] : []),
      { code: `due-by-${expected.by}`, params: { asOf, expected: due, progress: progress ?? '' } } as const,
      ...(expected.due ? [] : [{ code: 'not-due', params: {} } as const]),
      { code: standing, params: { ahead: ahead === null ? '' : printed(ahead.abs(), 2), points: COURSE_TOLERANCE_POINTS } },
    ],
  }
}

export function aboutTolerance(target: string): Exact {
  const share = exact(target).abs().times(ABOUT_PERCENT).div(100)
  const digit = halfDigit(target)
  return share.gt(digit) ? share : digit
}

type At = { reached: boolean; over: boolean; limit: boolean; grows: boolean; stands: boolean; due: boolean; ahead: Exact | null; better: Exact }

function standingOf({ reached, over, limit, grows, stands, due, ahead, better }: At): Standing {
  if (over) return reached ? 'reached' : 'missed'
  if (limit && !reached) return 'missed'
  if (grows && reached) return 'reached'
  const points = ahead ?? better
  if (points.gt(COURSE_TOLERANCE_POINTS)) return 'ahead'
  // As good as the target, about it included, a standing figure is behind nothing.
  return points.gte(-COURSE_TOLERANCE_POINTS) || !due || (stands && reached) ? 'on-course' : 'behind'
}
