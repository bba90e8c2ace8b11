import { compare, fixed, minus, over, part, ratioOf, ratioOfNumber, rounded, scaled, short, sum, times, ZERO, before, type Ratio } from './ratio.ts'
import type { LineHead } from './heads.ts'
import { keyOf } from './key.ts'
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
  most: Limit | null
  least: Limit
  /** the score, in whole units of its last decimal, from which on nobody has lost anything here */
  full: number
  /** as they are written in sums */
  text: string
  /** points and what was moved of them as the line says them */
  said: { points: string; moved: string }
  /** says that points were moved here; null: none were */
  moved: Step | null
  /** bears no points here */
  blank: boolean
  made: Made
}
/** More or less than this no line comes to; `came` is what is left then. */
export type Limit = { at: Ratio; step: Step; whole: number; exact: string }
/** Lines of the same rule and points that come from the same figures come to the same, and are made once; by a number made of the figures. */
export type Made = Map<number, Came>
/** What a line comes to, whoever's it is. `whole`: the score in whole units of its last decimal; null: none. */
export type Came = Omit<ScoreLine, 'item' | 'set'> & { whole: number | null }
export type Rules = { decimals: number; period: string; formulas: Formulas; /** the step that says what a score was rounded to */ roundedTo: (whole: number) => Step; /** steps of shares, which thousands of lines have in common */ said: Map<string, Step> }
export type Nothing = Extract<Measured, { kind: 'none' }>

/** The score of one line with its arithmetic. `measured` has been through `knownOf`. */
export function scoreLine(slot: Slot, measured: Measured, rules: Rules): Came {
  return madeBefore(slot, measured, rules) ?? make(slot, measured, rules)
}

/** The line where it is one that comes up again and again: shares of a few dozen pieces, scores by hand in halves or tenths. Else null. */
export function madeBefore(slot: Slot, measured: Measured, rules: Rules): Came | null {
  const key = keyOf(measured)
  if (key === -1) return null
  const known = slot.made.get(key)
  if (known) return known
  const came = make(slot, measured, rules)
  slot.made.set(key, came)
  return came
}

/**
 * What is really known: a share of nothing, a figure against zero, a formula with a figure missing are nothing, and say why.
 */
export function knownOf(measured: Measured): Measured {
  switch (measured.kind) {
    case 'share':
      return isNought(measured.of) ? nothing('nothing-due') : measured
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
  return measured.what === 'growth' && isNought(measured.against) ? nothing('no-year-before') : measured
}

const NOUGHT = 48

/** 0, 0.00, -0: only those that begin so have to be read. */
function isNought(text: string): boolean {
  const first = text.charCodeAt(0)
  return !(first > NOUGHT && first <= NOUGHT + 9) && Number(text) === 0
}

function nothing(why: NoDataCode, facts: Record<string, string | number> = {}): Nothing {
  return { kind: 'none', why, facts }
}

/** `steps`: what it is made of; `last`: how the exact value comes of it. Limits and rounding are left out. */
type Sum = { exact: Ratio; steps: readonly Step[]; last: Step | null } | Nothing

function make(slot: Slot, measured: Measured, rules: Rules): Came {
  const summed = measured.kind === 'none' ? measured : sumOf(slot, measured, rules)
  if ('kind' in summed) return without(slot, summed, rules)
  const limit = limitMet(slot, summed.exact)
  const whole = limit ? limit.whole : scaled(summed.exact, rules.decimals)
  const rounded = rules.roundedTo(whole)
  return came(slot, rounded.result, limit ? limit.exact : short(summed.exact, EXACT), chain(slot.moved, summed, limit, rounded), whole)
}

/** Decimals that an exact score is kept with beside the rounded one. */
const EXACT = 6
const ROUNDED = [0, 1, 2, 3, 4].map((decimals) => ({ decimals }))

export function rounding(whole: number, decimals: number): Step {
  return step('rounded', ROUNDED[decimals] ?? { decimals }, fixed(whole, decimals))
}

/** One list of its exact length: grown ones keep room for twenty, in every line of every unit. */
function chain(moved: Step | null, { steps, last }: Exclude<Sum, Nothing>, limit: Limit | null, rounded: Step): readonly Step[] {
  const all = new Array<Step>((moved ? 1 : 0) + steps.length + (last ? 1 : 0) + (limit ? 1 : 0) + 1)
  let at = 0
  if (moved) all[at++] = moved
  for (let index = 0; index < steps.length; index += 1) all[at++] = steps[index] as Step
  if (last) all[at++] = last
  if (limit) all[at++] = limit.step
  all[at] = rounded
  return all
}

function came({ said }: Slot, score: string | null, exact: string | null, steps: readonly Step[], whole: number | null): Came {
  return { points: said.points, moved: said.moved, score, exact, steps, whole }
}

/** What becomes of points for which there is nothing to measure. */
function without(slot: Slot, { why, facts }: Nothing, { decimals }: Rules): Came {
  const said = step('no-data', { why, ...facts }, '—')
  const rule = slot.head.noData ?? 'share'
  const own = short(slot.own, decimals)
  if (rule === 'share') return { points: '0', moved: minusText(own), score: null, exact: null, steps: [said, step('moved-away', { points: own }, '—')], whole: null }
  const points = short(slot.points, decimals)
  const whole = rule === 'full' ? scaled(slot.points, decimals) : 0
  const score = fixed(whole, decimals)
  return came(slot, score, rule === 'full' ? short(slot.points, EXACT) : '0', [said, step(rule === 'full' ? 'given-in-full' : 'given-nothing', { points }, score)], whole)
}

function minusText(text: string): string {
  return text === '0' ? text : `-${text}`
}

function limitMet({ most, least }: Slot, exact: Ratio): Limit | null {
  if (most && compare(exact, most.at) > 0) return most
  return compare(exact, least.at) < 0 ? least : null
}

/** `code`: what its step is called, `name`: what the figure in it is. */
export function limitOf(code: 'capped' | 'floored', at: Ratio, decimals: number): Limit {
  const text = short(at, decimals)
  return { at, step: step(code, { [code === 'capped' ? 'most' : 'least']: text }, text), whole: scaled(at, decimals), exact: short(at, EXACT) }
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
      return quarterSum(slot, measured)
  }
}

const HUNDRED: Ratio = { n: 100, d: 1 }

function quarterSum({ points }: Slot, { total, period }: Extract<Measured, { kind: 'result' }>): Sum {
  const exact = part(total, '100', points)
  return { exact, steps: [step('quarter-result', { period }, total)], last: step('quarter-times', { total, percent: short(points, 4) }, before(exact)) }
}

function shareSum(slot: Slot, { done, of, records }: Extract<Measured, { kind: 'share' }>, { period, said }: Rules): Sum {
  const what = slot.head.item && 'matters' in slot.head.item.measure ? slot.head.item.measure.matters : 'share'
  const all = saidOnce(said, `of ${what} ${of}`, () => step('share-of', { what, period }, of))
  const those = saidOnce(said, `done ${what} ${done}`, () => step('share-done', { what, period }, done))
  // Where difficulty counts, the figures are sums of coefficients and not pieces.
  const first = records.length > 0 && String(records.length) !== of ? [step('share-weighted', { pieces: records.length }, of), all, those] : [all, those]
  return byRate(slot, done, of, 'share-times', { done, of, points: slot.text }, first)
}

function saidOnce(said: Map<string, Step>, key: string, make: () => Step): Step {
  const known = said.get(key)
  if (known) return known
  const made = make()
  said.set(key, made)
  return made
}

function countSum(slot: Slot, { count }: Extract<Measured, { kind: 'count' }>): Sum {
  const measure = slot.head.item?.measure
  const full = measure && 'activity' in measure ? measure.full : undefined
  const counted = step('counted', {}, String(count))
  const points = slot.text
  if (full !== undefined) return byRate(slot, String(count), String(full), 'count-times', { count, full, points }, [counted])
  const exact = times({ n: count, d: 1 }, slot.points)
  return { exact, steps: [counted], last: step('count-each', { count, points }, before(exact)) }
}

function figureSum(slot: Slot, measured: Extract<Measured, { kind: 'figure' }>): Sum {
  const { value, against, what, level, direction, asOf, about = '' } = measured
  const { done, of, judged } = proportionOf(measured)
  const first = [step('against', { what, level: level ?? '' }, against), step('figure', { asOf }, value)]
  const points = slot.text
  if (judged === null) return byRate(slot, done, of, direction === 'up' ? 'share-times' : 'inverse-times', direction === 'up' ? { done, of, points } : { value, against, points }, first)
  const rate = judged === 'not-reached' ? '0' : '100'
  return byRate(slot, done, of, 'rate-times', { rate, points }, [...first, step(judged, judged === 'reached-about' ? { about } : {}, `${rate}%`)])
}

/** In proportion, or by steps where the item has bands; `first` comes before it, `code` and `params` say the sum. */
function byRate(slot: Slot, done: string, of: string, code: Step['code'], params: Step['params'], first: readonly Step[]): Sum {
  const { bands } = slot.head
  if (!bands || bands.length === 0) {
    const exact = part(done, of, slot.points)
    return { exact, steps: first, last: step(code, params, before(exact)) }
  }
  const percent = part(done, of, HUNDRED)
  const reached = bands.filter(({ from }) => compare(ratioOfNumber(from), percent) <= 0).at(-1)
  const exact = times(over(ratioOfNumber(reached?.share ?? 0), HUNDRED), slot.points)
  const band = step('band', { from: reached?.from ?? '', share: reached?.share ?? 0, points: slot.text }, before(exact))
  return { exact, steps: [...first, step('rate', params, `${before(percent)}%`)], last: band }
}

/** Scores by hand are out of the item's own points; where others' were moved to it they grow with it. */
function handSum(slot: Slot, scores: readonly string[]): Sum {
  const rule = slot.head.item && 'byHand' in slot.head.item.measure ? slot.head.item.measure.byHand : undefined
  const count = scores.length
  const steps = [step('hand-scores', { scores: written(scores), count }, String(count))]
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

function written(scores: readonly string[]): string {
  return scores.join('、')
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

function grown(slot: Slot, exact: Ratio, steps: readonly Step[]): Sum {
  if (!slot.moved) return { exact, steps, last: null }
  const more = times(exact, slot.factor)
  return { exact: more, steps, last: step('scaled-up', { score: before(exact), own: short(slot.own, 4), points: slot.text }, before(more)) }
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
export function setTo(line: Came, value: string, decimals: number): Came {
  const whole = scaled(ratioOf(value), decimals)
  const score = fixed(whole, decimals)
  return { ...line, score, exact: value, steps: [...line.steps, step('set-by-review', { from: line.score ?? '—' }, score)], whole }
}

/** A line that bears no points here. */
export function unscored(slot: Slot, why: 'listed-only' | 'not-in-group'): Came {
  return came(slot, null, null, [step(why, {}, '—')], null)
}
