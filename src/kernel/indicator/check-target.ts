import type { IndicatorContent, NewTarget, Target } from '../facts/indicator.ts'
import { LEVELS, type Level } from '../pack/scheme-schema.ts'
import type { Day } from '../time/day.ts'
import { targetsFor, periodNamed } from './pick.ts'
import { exact, printed, type Exact } from './exact.ts'
import type { Warning } from './reason.ts'

type Content = Pick<IndicatorContent, 'direction' | 'course' | 'adds'>
type Targets = { targets: readonly Target[] }
type Set = Pick<NewTarget, 'id' | 'level' | 'period' | 'place' | 'value' | 'trajectory'>

/** Of another size than this nothing is a stricter target, but a slip of its unit. */
const SLIP = 100

/**
 * What is odd of a target when it is set: raised on its way down, a whole below what its places were set, of another size than the others, a
 * trajectory that falls or goes beyond it.
 */
export function targetWarnings(target: Set, indicator: Content & Targets): Warning[] {
  const slip = sizeSlip(target, indicator)
  return [...slip, ...(slip.length > 0 ? [] : [...raisedBy(target, indicator), ...underPlaces(target, indicator, indicator)]), ...trajectoryWarnings(target, indicator)]
}

/**
 * How a target is stricter than what was set above it (层层加码): stricter than one of a higher level for the same period and place; to be
 * reached earlier; or, where its places add up, all of them together more than the whole of their level or,
 * without one, of the nearest above.
 */
export function raisedBy(target: Set, indicator: Content & Targets): Warning[] {
  const others = { targets: indicator.targets.filter(({ id }) => id !== target.id) }
  const above = targetsFor(others, target.period, target.place).filter(({ level }) => LEVELS.indexOf(level) < LEVELS.indexOf(target.level))
  return [...above.flatMap((one) => overLevel(target, one, indicator)), ...above.flatMap((one) => earlier(target, one, indicator)).slice(0, 1), ...overPeriod(target, others, indicator), ...overWhole(target, others, indicator)]
}

const stricter = (a: Exact, b: Exact, { direction }: Content) => (direction === 'up' ? a.gt(b) : a.lt(b))

function overLevel(target: Set, above: Target, content: Content): Warning[] {
  const [value, of] = [exact(target.value), exact(above.value)]
  if (!stricter(value, of, content)) return []
  return [{ code: 'raised-over-level', params: { value: target.value, level: target.level, above: above.value, aboveLevel: above.level, percent: of.isZero() ? '' : printed(value.minus(of).abs().div(of.abs()).times(100), 2) } }]
}

/** The day by which as much as the target above is asked for, in the period itself or on the way. */
function earlier(target: Set, above: Target, content: Content): Warning[] {
  const asked = dayOf(target, exact(above.value), content)
  const first = dayOf(above, exact(above.value), content)
  return asked !== null && first !== null && asked < first ? [{ code: 'raised-by-date', params: { by: asked, aboveBy: first, above: above.value, aboveLevel: above.level, level: target.level } }] : []
}

/** First day by which a target asks for so much. */
function dayOf(target: Set, value: Exact, { direction }: Content): Day | null {
  const end = periodNamed(target.period)?.end
  const reaches = (figure: string) => (direction === 'up' ? exact(figure).gte(value) : exact(figure).lte(value))
  const points = target.trajectory.toSorted((a, b) => (a.by < b.by ? -1 : 1))
  // On its way a limit is lower than its end: only what grows can be asked for too early.
  const point = direction === 'up' ? points.find((one) => reaches(one.value)) : undefined
  return point?.by ?? (end && reaches(target.value) ? end : null)
}

/** A shorter period that ends within the one of a target above, asking for all of it: the year's task by September. */
function overPeriod(target: Set, { targets }: Targets, content: Content): Warning[] {
  const own = periodNamed(target.period)
  if (!own || content.direction === 'down' || content.course === 'point') return []
  const standing = targets.filter((one) => one.withdrawn === null && one.place === target.place && LEVELS.indexOf(one.level) < LEVELS.indexOf(target.level))
  const over = standing.find((one) => {
    const period = periodNamed(one.period)
    return period !== null && period.start === own.start && own.end < period.end && exact(target.value).gte(one.value)
  })
  const period = over && periodNamed(over.period)
  return over && period ? [{ code: 'raised-by-date', params: { by: own.end, aboveBy: period.end, above: over.value, aboveLevel: over.level, level: target.level } }] : []
}

type Placed = Pick<Target, 'id' | 'level' | 'period' | 'place' | 'value' | 'withdrawn'>

/** The places of one level together against the whole that is nearest above them: of their own level or a higher one. */
function overWhole(target: Set, { targets }: Targets, content: Content): Warning[] {
  return target.place === null ? [] : sumOver(target, target.level, [...targets, { ...target, withdrawn: null }], content)
}

/** The whole set after its places, or lowered: of every level whose nearest whole it is. */
function underPlaces(target: Set, { targets }: Targets, content: Content): Warning[] {
  if (target.place !== null) return []
  const all = [...targets.filter(({ id }) => id !== target.id), { ...target, withdrawn: null }]
  const below = LEVELS.slice(LEVELS.indexOf(target.level)).filter((level) => nearestWhole(target.period, level, all)?.id === target.id)
  return below.flatMap((level) => sumOver(target, level, all, content))
}

function nearestWhole(period: string, level: Level, targets: readonly Placed[]): Placed | undefined {
  return targetsFor({ targets }, period, null).findLast((one) => LEVELS.indexOf(one.level) <= LEVELS.indexOf(level))
}

function sumOver({ period }: Set, level: Level, targets: readonly Placed[], { adds, direction }: Content): Warning[] {
  const whole = nearestWhole(period, level, targets)
  // A limit is kept by staying below it: places that are allowed less than the whole is are not asked too much together.
  if (!whole || !adds || direction === 'down') return []
  const places = [...new Set(targets.flatMap(({ place }) => place ?? []))]
  const values = places.flatMap((place) => targetsFor({ targets }, period, place).find((one) => one.level === level)?.value ?? [])
  const sum = values.reduce((total, value) => total.plus(value), exact(0))
  return sum.gt(whole.value) ? [{ code: 'raised-by-sum', params: { sum: printed(sum, sum.decimalPlaces()), whole: whole.value, level, count: values.length } }] : []
}

function sizeSlip(target: Set, { targets }: Targets): Warning[] {
  const known = targets.filter((one) => one.withdrawn === null && one.id !== target.id && one.place === target.place && one.level !== target.level && one.period === target.period)
  const value = exact(target.value).abs()
  const far = known.find((one) => {
    const other = exact(one.value).abs()
    return !other.isZero() && (value.gte(other.times(SLIP)) || value.times(SLIP).lte(other))
  })
  return far ? [{ code: 'target-slip', params: { value: target.value, other: far.value, level: far.level } }] : []
}

function trajectoryWarnings({ trajectory, value }: Set, { course, direction }: Content): Warning[] {
  const points = trajectory.toSorted((a, b) => (a.by < b.by ? -1 : 1))
  const falls = points.find((one, at) => exact(one.value).lt(points[at - 1]?.value ?? one.value))
  const beyond = points.find((one) => direction === 'up' && exact(one.value).gt(value))
  return [
    ...(course === 'cumulative' && falls ? [{ code: 'trajectory-falling' as const, params: { by: falls.by, value: falls.value } }] : []),
    ...(beyond ? [{ code: 'trajectory-beyond' as const, params: { by: beyond.by, value: beyond.value, target: value } }] : []),
  ]
}
