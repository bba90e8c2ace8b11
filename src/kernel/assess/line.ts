import { compare, fixed, minus, over, ratioOf, ratioOfNumber, rounded, scaled, short, sum, times, ZERO, before, type Ratio } from './ratio.ts'
import type { LineHead } from './heads.ts'
import { proportionOf } from './proportion.ts'
import type { Formulas, Measured, NoDataCode, ScoreLine, Step } from './types.ts'

/** A line of the table as it stands for one group, one quarter and one set of items without data. */
export type Slot = {
  head: LineHead
  /** before anything was moved to it */
  own: Ratio
  points: Ratio
  /** points as times their own: above 1 where others' points were moved here */
  factor: Ratio
  most: Ratio | null
  least: Ratio
  /** as they are written in sums */
  text: string
  /** nothing was moved to it */
  plain: boolean
  /** bears no points here */
  blank: boolean
  /** lines of units that have the same share are the same, and made once; by a number made of both figures */
  made: Map<number, Scored>
}
export type Scored = { line: ScoreLine; /** the score in whole units of its last decimal; null: none */ scaled: number | null }
export type Rules = { decimals: number; period: string; formulas: Formulas }
export type Nothing = Extract<Measured, { kind: 'none' }>

/** The score of one line with its arithmetic. `measured` has been through `knownOf`. */
export function scoreLine(slot: Slot, measured: Measured, rules: Rules): Scored {
  if (measured.kind !== 'share' || measured.records.length > 0) return make(slot, measured, rules)
  // Shares of a few dozen matters come up again and again.
  const [done, of] = [Number(measured.done), Number(measured.of)]
  if (!(Number.isInteger(done) && Number.isInteger(of) && done >= 0 && done < LARGE && of < LARGE)) return make(slot, measured, rules)
  const key = done * LARGE + of
  const found = slot.made.get(key)
  if (found) return found
  const made = make(slot, measured, rules)
  slot.made.set(key, made)
  return made
}

const LARGE = 10_000

/**
 * What is really known: a share of nothing, a figure against zero, a formula with a figure missing are nothing, and say why.
 */
export function knownOf(measured: Measured): Measured {
  switch (measured.kind) {
    case 'share':
      return Number(measured.of) === 0 ? nothing('nothing-due') : measured
    case 'figure':
      return knownFigure(measured)
    case 'hand':
      return measured.scores.length === 0 ? nothing('not-scored') : measured
    case 'named':
      return Object.values(measured.figures).map(knownOf).find((one) => one.kind === 'none') ?? measured
    default:
      return measured
  }
}

/** Growth over nothing is no growth; against a target of zero a figure is as good or it is not (`proportionOf`). */
function knownFigure(measured: Extract<Measured, { kind: 'figure' }>): Measured {
  return measured.what === 'growth' && Number(measured.against) === 0 ? nothing('no-year-before') : measured
}

function nothing(why: NoDataCode, facts: Record<string, string | number> = {}): Nothing {
  return { kind: 'none', why, facts }
}

type Sum = { exact: Ratio; steps: Step[] } | Nothing

function make(slot: Slot, measured: Measured, rules: Rules): Scored {
  const summed = measured.kind === 'none' ? measured : sumOf(slot, measured, rules)
  if ('kind' in summed) return without(slot, summed, rules)
  const { steps } = summed
  if (!slot.plain) steps.unshift(step('points-moved', { own: short(slot.own, 4), moved: short(minus(slot.points, slot.own), rules.decimals) }, short(slot.points, rules.decimals)))
  const kept = within(slot, summed.exact, steps, rules.decimals)
  const whole = scaled(kept, rules.decimals)
  const score = fixed(whole, rules.decimals)
  steps.push(step('rounded', ROUNDED[rules.decimals] ?? { decimals: rules.decimals }, score))
  return { line: lineOf(slot, score, short(kept, EXACT), steps, rules), scaled: whole }
}

/** Decimals that an exact score is kept with beside the rounded one. */
const EXACT = 6
const ROUNDED = [0, 1, 2, 3, 4].map((decimals) => ({ decimals }))

function lineOf({ head, points, own, plain, text }: Slot, score: string | null, exact: string | null, steps: readonly Step[], { decimals }: Rules): ScoreLine {
  if (plain) return { item: head.id, points: text, moved: '0', score, exact, steps, set: null }
  return { item: head.id, points: short(points, decimals), moved: short(minus(points, own), decimals), score, exact, steps, set: null }
}

/** What becomes of points for which there is nothing to measure. */
function without(slot: Slot, { why, facts }: Nothing, rules: Rules): Scored {
  const said = [step('no-data', { why, ...facts }, '—')]
  const rule = slot.head.noData ?? 'share'
  const points = short(slot.points, rules.decimals)
  if (rule === 'share') return { line: { ...lineOf(slot, null, null, [...said, step('moved-away', { points: short(slot.own, rules.decimals) }, '—')], rules), points: '0', moved: minusText(short(slot.own, rules.decimals)) }, scaled: null }
  const whole = rule === 'full' ? scaled(slot.points, rules.decimals) : 0
  const score = fixed(whole, rules.decimals)
  return { line: lineOf(slot, score, rule === 'full' ? short(slot.points, EXACT) : '0', [...said, step(rule === 'full' ? 'given-in-full' : 'given-nothing', { points }, score)], rules), scaled: whole }
}

function minusText(text: string): string {
  return text === '0' ? text : `-${text}`
}

function within(slot: Slot, exact: Ratio, steps: Step[], decimals: number): Ratio {
  if (slot.most && compare(exact, slot.most) > 0) {
    steps.push(step('capped', { most: short(slot.most, decimals) }, short(slot.most, decimals)))
    return slot.most
  }
  if (compare(exact, slot.least) >= 0) return exact
  steps.push(step('floored', { least: short(slot.least, decimals) }, short(slot.least, decimals)))
  return slot.least
}

function sumOf(slot: Slot, measured: Exclude<Measured, Nothing>, rules: Rules): Sum {
  switch (measured.kind) {
    case 'share':
      return shareSum(slot, measured, rules)
    case 'count':
      return countSum(slot, measured)
    case 'figure':
      return figureSum(slot, measured)
    case 'hand':
      return handSum(slot, measured.scores)
    case 'named':
      return formulaSum(slot, measured.figures, rules)
    case 'result':
      return { exact: times(over(ratioOf(measured.total), HUNDRED), slot.points), steps: [step('quarter-result', { period: measured.period }, measured.total), step('quarter-times', { total: measured.total, percent: short(slot.points, 4) }, before(times(over(ratioOf(measured.total), HUNDRED), slot.points)))] }
  }
}

const HUNDRED: Ratio = { n: 100, d: 1 }

function shareSum(slot: Slot, { done, of, records }: Extract<Measured, { kind: 'share' }>, { period }: Rules): Sum {
  const what = slot.head.item && 'matters' in slot.head.item.measure ? slot.head.item.measure.matters : 'share'
  const steps = [step('share-of', { what, period }, of), step('share-done', { what, period }, done)]
  // Where difficulty counts, the figures are sums of coefficients and not pieces.
  if (records.length > 0 && String(records.length) !== of) steps.unshift(step('share-weighted', { pieces: records.length }, of))
  return byRate(slot, over(ratioOf(done), ratioOf(of)), step('share-times', { done, of, points: slot.text }, ''), steps)
}

function countSum(slot: Slot, { count }: Extract<Measured, { kind: 'count' }>): Sum {
  const measure = slot.head.item?.measure
  const full = measure && 'activity' in measure ? measure.full : undefined
  const steps = [step('counted', {}, String(count))]
  const points = slot.text
  if (full !== undefined) return byRate(slot, { n: count, d: full }, step('count-times', { count, full, points }, ''), steps)
  const exact = times({ n: count, d: 1 }, slot.points)
  return { exact, steps: [...steps, step('count-each', { count, points }, before(exact))] }
}

function figureSum(slot: Slot, measured: Extract<Measured, { kind: 'figure' }>): Sum {
  const { value, against, what, level, direction, asOf, about = '' } = measured
  const { done, of, judged } = proportionOf(measured)
  const first = [step('against', { what, level: level ?? '' }, against), step('figure', { asOf }, value)]
  const points = slot.text
  if (judged === null) return byRate(slot, over(ratioOf(done), ratioOf(of)), step(direction === 'up' ? 'share-times' : 'inverse-times', direction === 'up' ? { done, of, points } : { value, against, points }, ''), first)
  const rate = judged === 'not-reached' ? '0' : '100'
  return byRate(slot, over(ratioOf(done), ratioOf(of)), step('rate-times', { rate, points }, ''), [...first, step(judged, judged === 'reached-about' ? { about } : {}, `${rate}%`)])
}

/** In proportion, or by steps where the item has bands. */
function byRate(slot: Slot, rate: Ratio, sumStep: Step, steps: Step[]): Sum {
  const { bands } = slot.head
  if (!bands || bands.length === 0) {
    const exact = times(rate, slot.points)
    steps.push(step(sumStep.code, sumStep.params, before(exact)))
    return { exact, steps }
  }
  const percent = times(rate, HUNDRED)
  const reached = bands.filter(({ from }) => compare(ratioOfNumber(from), percent) <= 0).at(-1)
  const exact = times(over(ratioOfNumber(reached?.share ?? 0), HUNDRED), slot.points)
  const band = step('band', { from: reached?.from ?? '', share: reached?.share ?? 0, points: slot.text }, before(exact))
  return { exact, steps: [...steps, step('rate', sumStep.params, `${before(percent)}%`), band] }
}

/** Scores by hand are out of the item's own points; where others' were moved to it they grow with it. */
function handSum(slot: Slot, scores: readonly string[]): Sum {
  const rule = slot.head.item && 'byHand' in slot.head.item.measure ? slot.head.item.measure.byHand : undefined
  const count = scores.length
  const steps = [step('hand-scores', { scores: scores.join('、'), count }, String(count))]
  const values = scores.map(ratioOf)
  const [lowest, highest] = ends(values)
  const trimmed = rule?.trimmed === true && count > 2
  const whole = sum(values)
  const kept = trimmed ? minus(minus(whole, values[lowest] ?? ZERO), values[highest] ?? ZERO) : whole
  const counted = trimmed ? count - 2 : count
  if (trimmed) steps.push(step('trimmed', { low: scores[lowest] ?? '', high: scores[highest] ?? '' }, String(counted)))
  const mean = over(kept, { n: counted, d: 1 })
  if (counted > 1) steps.push(step('mean', { sum: short(kept, 4), count: counted }, before(mean)))
  return grown(slot, mean, steps)
}

/** Where the least and the most stand; two places where all are equal. */
function ends(values: readonly Ratio[]): [lowest: number, highest: number] {
  let [low, high] = [0, values.length - 1]
  values.forEach((value, at) => {
    if (compare(value, values[low] ?? value) < 0) low = at
    if (compare(value, values[high] ?? value) > 0) high = at
  })
  return low === high ? [0, values.length - 1] : [low, high]
}

function formulaSum(slot: Slot, figures: Readonly<Record<string, Measured>>, { formulas }: Rules): Sum {
  const item = slot.head.item
  const measure = item?.measure
  const run = item && formulas.get(item.id)
  if (!measure || !('formula' in measure) || !run) throw new Error(`the formula of ${slot.head.id} was not made ready`)
  const named = measure.figures.map(({ name, take }) => ({ name, value: taken(figures[name], take) }))
  const missing = named.find(({ value }) => value === null)
  if (missing) return nothing('no-result', { name: missing.name })
  const values = Object.fromEntries([...named.map(({ name, value }): [string, string] => [name, value ?? '']), [POINTS_NAME, short(slot.own, 4)]])
  const came = run(values)
  if ('trouble' in came) return nothing('formula-failed', { trouble: came.trouble, ...came.params })
  const steps = [...named.map(({ name, value }) => step('figure-named', { name }, shown(value ?? ''))), step('formula', { formula: measure.formula }, before(ratioOf(came.value)))]
  return grown(slot, ratioOf(came.value), steps)
}

/** What a formula calls the points of its own item. */
export const POINTS_NAME = '分值'

function shown(value: string): string {
  return value.length > 12 ? before(ratioOf(value)) : value
}

function grown(slot: Slot, exact: Ratio, steps: Step[]): Sum {
  if (slot.plain) return { exact, steps }
  const more = times(exact, slot.factor)
  return { exact: more, steps: [...steps, step('scaled-up', { score: before(exact), own: short(slot.own, 4), points: slot.text }, before(more))] }
}

/** Decimals that a rate is handed to a formula with. */
const RATE_DECIMALS = 6

function taken(measured: Measured | undefined, take: 'value' | 'of' | 'rate'): string | null {
  if (!measured) return null
  const [value, of] = measured.kind === 'share' ? [measured.done, measured.of] : measured.kind === 'figure' ? [measured.value, measured.against] : measured.kind === 'count' ? [String(measured.count), null] : [null, null]
  if (take === 'value') return value
  if (take === 'of') return of
  if (value === null || of === null) return null
  const rate = measured.kind === 'figure' ? proportionOf(measured) : { done: value, of }
  return Number(rate.of) === 0 ? null : rounded(over(ratioOf(rate.done), ratioOf(rate.of)), RATE_DECIMALS)
}

export function step(code: Step['code'], params: Step['params'], result: string): Step {
  return { code, params, result }
}

/** The same line with the score that a review came to, its own arithmetic kept above it. */
export function setLine({ line }: Scored, value: string, review: string, decimals: number): Scored {
  const whole = scaled(ratioOf(value), decimals)
  const score = fixed(whole, decimals)
  return { line: { ...line, score, exact: value, steps: [...line.steps, step('set-by-review', { from: line.score ?? '—' }, score)], set: review }, scaled: whole }
}

/** A line that bears no points here. */
export function unscored(slot: Slot, why: 'listed-only' | 'not-in-group', rules: Rules): Scored {
  return { line: lineOf(slot, null, null, [step(why, {}, '—')], rules), scaled: null }
}
