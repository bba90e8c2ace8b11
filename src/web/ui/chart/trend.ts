import { scaleLinear, type ScaleLinear } from 'd3-scale'
import { curveLinear, curveStepAfter, line } from 'd3-shape'
import { addMonths, civil, dayFromNumber, dayNumber, daysBetween, type Day } from '../../../kernel/time/day.ts'
import { minus } from './figure-text.ts'
import { across, apart, box, crisp, dot, down, SIZE, stroke, tenth, widthOf, words, type Mark, type Picture } from './marks.ts'

type Known = { asOf: Day; value: string }

/** Figures over one period with what was asked of them. Values are decimals as strings in the measure. */
export type TrendData = {
  start: Day
  end: Day
  today: Day
  measure: string
  /** locked figures, the earliest first */
  points: readonly Known[]
  /** of the same days a year before, laid on this year's */
  before: readonly Known[]
  /** reported and not yet locked */
  waiting: readonly Known[]
  targets: readonly { name: string; value: string }[]
  /** where it should have come to, day by day: an agreed trajectory, or the target by the time gone */
  course: readonly Known[]
  forecast: { by: Day; value: string; low: string | null; high: string | null } | null
  /** from nothing: the axis then begins at 0 */
  cumulative: boolean
  /** whole things counted one by one do not grow between two days */
  steps: boolean
}

/** The words of a trend; `tick` and `month` say the axes. */
export type TrendWords = { says: string; course: string; before: string; forecast: string; waiting: string; today: string; tick: (value: number) => string; month: (month: number) => string }

const HEIGHT = 240
const TOP = 28
const BOTTOM = 22
const GAP = 16
/** Between two names of months. */
const ROOM = 36

type Place = { x: (day: Day) => number; y: (value: string) => number; left: number; right: number; bottom: number }

/**
 * Figures of a period as a line with its targets, the course to them, the year before and the forecast. Lines are named where they end; there is no legend.
 *
 * @param width of the whole picture, in pixels; the labels on the right take what they need
 */
export function trend(data: TrendData, width: number, text: TrendWords): Picture {
  const ends = endsOf(data, text)
  const scale = valuesOf(data)
  const ticks = scale.ticks(4)
  const left = Math.max(...ticks.map((tick) => widthOf(text.tick(tick)))) + 8
  const right = width - Math.max(0, ...ends.map(({ text: name }) => widthOf(name) + 12))
  const bottom = HEIGHT - BOTTOM
  scale.range([bottom, TOP])
  const days = scaleLinear([dayNumber(data.start), dayNumber(data.end)], [left, right])
  const place: Place = { x: (day) => days(clamped(day, data)), y: (value) => scale(Number(value)), left, right, bottom }
  const marks = [
    words(0, 8, data.measure, { ink: 'ink-3' }),
    ...ticks.flatMap((tick) => [stroke(across(left, right, crisp(scale(tick))), 'soft'), words(left - 8, scale(tick), text.tick(tick), { ink: 'ink-3', anchor: 'end' })]),
    ...months(data, place, text),
    ...today(data, place, text),
    ...data.targets.map(({ value }) => stroke(across(left, right, crisp(place.y(value))), 'field', 1.5, '6 4')),
    ...path(data.course, place, false).map((d) => stroke(d, 'ink-3', 1, '2 3')),
    ...path(data.before, place, data.steps).map((d) => stroke(d, 'pale', 1.5)),
    ...forecast(data, place),
    stroke(across(left, right, crisp(bottom)), 'ink'),
    ...path(data.points, place, data.steps).map((d) => stroke(d, 'blue', 2)),
    ...data.waiting.map(({ asOf, value }) => dot(place.x(asOf), place.y(value), 3, 'blue', true, `${asOf}　${value}`)),
    ...data.points.map(({ asOf, value }) => dot(place.x(asOf), place.y(value), 2.5, 'blue', false, `${asOf}　${value}`)),
    ...inside(data, place, text),
    ...latest(data, place),
    ...named(ends, place),
  ]
  return { width, height: HEIGHT, marks, says: text.says }
}

function clamped(day: Day, { start, end }: TrendData): number {
  return dayNumber(day < start ? start : day > end ? end : day)
}

/** From 0 for what grows from nothing; else about the figures, with room above and below. */
function valuesOf({ points, before, waiting, targets, course, forecast: ahead, cumulative }: TrendData): ScaleLinear<number, number> {
  const all = [...points, ...before, ...waiting, ...targets, ...course].map(({ value }) => Number(value))
  if (ahead) all.push(...[ahead.value, ahead.low, ahead.high].filter((value) => value !== null).map(Number))
  const least = Math.min(...(cumulative ? [0] : []), ...all)
  const most = Math.max(...(cumulative ? [0] : []), ...all)
  const room = most > least ? (cumulative ? 0 : (most - least) * 0.1) : Math.abs(most) || 1
  return scaleLinear([least - (cumulative && least >= 0 ? 0 : room), most + room], [0, 1]).nice(4)
}

function path(points: readonly Known[], { x, y }: Place, steps: boolean): string[] {
  if (points.length < 2) return []
  const drawn = line<Known>().x(({ asOf }) => x(asOf)).y(({ value }) => y(value)).digits(1).curve(steps ? curveStepAfter : curveLinear)([...points])
  return drawn ? [drawn] : []
}

/** Names of months below the axis, so many as have room. */
function months({ start, end }: TrendData, { x, bottom, left, right }: Place, text: TrendWords): Mark[] {
  const first: Day[] = []
  for (let month = 0; addMonths(start, month) <= end && month < 120; month += 1) first.push(addMonths(start, month))
  const every = Math.max(1, Math.ceil((ROOM * first.length) / Math.max(1, right - left)))
  return first.flatMap((day, index) => {
    const next = addMonths(start, index + 1)
    const middle = (x(day) + (next > end ? right : x(next))) / 2
    return index % every === 0 ? [words(middle, bottom + 14, text.month(civil(day).month), { ink: 'ink-3', anchor: 'middle' })] : []
  })
}

function today({ today: now, start, end }: TrendData, { x, left, right, bottom }: Place, text: TrendWords): Mark[] {
  if (now < start || now > end) return []
  const at = crisp(x(now))
  const anchor = at - left < 40 ? 'start' : right - at < 40 ? 'end' : 'middle'
  return [stroke(down(at, TOP - 10, bottom), 'ink', 1, '1 3'), words(at, TOP - 18, text.today, { anchor, ink: 'ink-2' })]
}

/** What it comes to at the end: from the last figure on, and between which two values. */
function forecast({ points, forecast: ahead }: TrendData, { x, y }: Place): Mark[] {
  const last = points.at(-1)
  if (!ahead || !last || daysBetween(last.asOf, ahead.by) <= 0) return []
  const [at, middle] = [x(ahead.by), y(ahead.value)]
  const way = stroke(`M${tenth(x(last.asOf))} ${tenth(y(last.value))}L${tenth(at)} ${tenth(middle)}`, 'blue', 1.5, '2 3')
  if (ahead.low === null || ahead.high === null) return [way, dot(at, middle, 2.5, 'blue', true)]
  return [
    box(at - 2, y(ahead.high), 4, Math.max(1, y(ahead.low) - y(ahead.high)), 'pale'),
    way,
    stroke(`${across(at - 5, at + 5, y(ahead.high))}${across(at - 5, at + 5, y(ahead.low))}`, 'blue', 1.5),
    dot(at, middle, 2.5, 'blue', true),
  ]
}

/** The last locked figure stands beside its point, as the one number that is looked for. */
function latest({ points }: TrendData, { x, y, left }: Place): Mark[] {
  const last = points.at(-1)
  if (!last) return []
  const at = x(last.asOf)
  const anchor = at - left < 40 ? 'start' : 'end'
  return [words(anchor === 'end' ? at - 2 : at + 2, y(last.value) - 14, minus(last.value), { weight: 600, ink: 'blue', anchor, size: SIZE + 1 })]
}

/** What ends or runs before the right edge is named where it is: the year before, what waits, and the course between today and the end. */
function inside(data: TrendData, { x, y, right }: Place, text: TrendWords): Mark[] {
  const [before, waiting] = [data.before.at(-1), data.waiting.at(-1)]
  const label = (at: number, middle: number, name: string): Mark[] => {
    const from = Math.min(at, right - widthOf(name))
    // On white, where another line runs below it.
    return [box(from - 1, middle - 7, widthOf(name) + 2, 14, 'bg'), words(from, middle, name, { ink: 'ink-3' })]
  }
  const course = onCourse(data, 0.8)
  const ahead = course && data.forecast && Number(data.forecast.value) < Number(data.course.at(-1)?.value)
  return [
    ...(before ? label(x(before.asOf) + 4, y(before.value) + 12, `${text.before} ${minus(before.value)}`) : []),
    ...(waiting ? label(x(waiting.asOf) + 7, y(waiting.value) + 12, text.waiting) : []),
    ...(course ? label(x(course.asOf), y(course.value) + (ahead ? -12 : 16), text.course) : []),
  ]
}

/** The point of the course at this share of the period, between its corners. */
function onCourse({ course, start, end }: TrendData, share: number): Known | null {
  const day = dayNumber(start) + (dayNumber(end) - dayNumber(start)) * share
  const after = course.findIndex(({ asOf }) => dayNumber(asOf) >= day)
  const [from, to] = [course[after - 1], course[after]]
  if (!from || !to) return null
  const part = (day - dayNumber(from.asOf)) / Math.max(1, dayNumber(to.asOf) - dayNumber(from.asOf))
  return { asOf: dayFromNumber(Math.round(day)), value: String(Number(from.value) + (Number(to.value) - Number(from.value)) * part) }
}

type End = { text: string; value: string }

/** What lasts to the end is named there; the forecast is written with the two values it lies between. */
function endsOf({ targets, forecast: ahead }: TrendData, text: TrendWords): End[] {
  return [
    ...targets.map(({ name, value }) => ({ text: `${name} ${minus(value)}`, value })),
    ...(ahead ? [{ text: `${text.forecast} ${minus(ahead.value)}`, value: ahead.value }] : []),
  ]
}

function named(ends: readonly End[], { y, right, bottom }: Place): Mark[] {
  const wanted = ends.map(({ value }) => y(value))
  return apart(wanted, GAP, TOP - 8, bottom).flatMap((at, index) => [
    ...(Math.abs(at - wanted[index]!) > 4 ? [stroke(`M${tenth(right + 1)} ${tenth(wanted[index]!)}L${tenth(right + 7)} ${tenth(at)}`, 'line')] : []),
    words(right + 10, at, ends[index]!.text),
  ])
}
