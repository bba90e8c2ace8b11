import type { Scheme } from '../pack/scheme-schema.ts'
import { periodByKey } from '../time/period.ts'
import { adjust, type Adjusted } from './adjust.ts'
import { gradeNotes, gradesOf } from './grades.ts'
import { decimalsOf, isRanked, linesOf, quarterIn } from './heads.ts'
import { knownIn, type WithYear } from './known.ts'
import { madeBefore, rounding, scoreLine, setTo, step, unscored, type Came, type Slot } from './line.ts'
import { madeOnce } from './made-once.ts'
import { notesOf } from './notes.ts'
import { placed } from './rank.ts'
import { fixed } from './ratio.ts'
import { rulesOf, slotsFor } from './slots.ts'
import type { Assessed, Assessee, EarlierResult, GivenToAssess, Measured, Note, ScoreLine, SetByReview, Standing, Step } from './types.ts'
import { wholeOf } from './whole.ts'

/** Scores, places, grades and what has to be said with them; the lines of a unit are made for whoever asks, by where it stands in `units`. */
export type Standings = { units: Standing[]; notes: Note[]; lines: (at: number) => ScoreLine[] }

/**
 * Scores, places, grades and what has to be said with them, each score with its arithmetic.
 *
 * @param period key of the period (`2023-Q2`): says which quarter's points hold
 * @param assessees each with one `measured` for each item of the scheme, in its order, and the group it is in; those listed apart (单列) too
 * @param given scores that reviews set; earlier frozen results (for years of quarters, and grades over years); formulas made ready, needed where
 *   the scheme has any
 * @returns units group by group; `rank` is null where nothing authorises a ranking, or the unit is listed apart, unranked by a veto, or nothing of it could be measured
 * @throws RangeError for a period's key or a figure that is none; Error where a formula was not made ready, or figures and items differ in number
 */
export function assess(scheme: Scheme, period: string, assessees: readonly Assessee[], given: GivenToAssess = {}): Assessed {
  const { units, notes, lines } = standings(scheme, period, assessees, given)
  return { units: units.map((unit, at) => ({ ...unit, lines: lines(at) })), notes }
}

/** The same as `assess`, the lines not kept: what thousands of units come to, each with its arithmetic when somebody looks at it. */
export function standings(scheme: Scheme, period: string, assessees: readonly Assessee[], given: GivenToAssess = {}): Standings {
  const work = workOf(scheme, period, given)
  const all = assessees.map((assessee) => scoreUnit(work, assessee))
  const ranked = placed(scheme, all, isRanked(scheme))
  const graded = gradesOf(scheme, ranked)
  const units = ranked.map(({ scored, rank, behind }, index): Standing => ({ ...scored.unit, grade: graded[index] ?? null, rank, behind: behind === null ? null : fixed(behind, work.decimals) }))
  const lines = (at: number) => {
    const found = ranked[at]
    return found ? linesOfUnit(work, found.scored) : []
  }
  return { units, notes: [...notesOf(scheme, assessees, units, all), ...gradeNotes(scheme, period, units, given.earlier ?? [])], lines }
}

/**
 * One unit scored, before places and grades. `wholes`: scores in whole units of the last decimal, one for each line; `lines`: those that were at hand
 * already, the others (null) are made when somebody asks.
 */
export type ScoredUnit = { unit: Standing; total: number; wholes: (number | null)[]; lines: (Came | null)[]; slots: readonly Slot[]; known: readonly Measured[]; sets: readonly SetByReview[]; /** some figure of it is missing */ incomplete: boolean; unranked: boolean }

type Work = WithYear & { sets: ReadonlyMap<string, SetByReview[]> }

function workOf(scheme: Scheme, period: string, { reviews = [], earlier = [], formulas = new Map() }: GivenToAssess): Work {
  const sets = new Map<string, SetByReview[]>()
  for (const one of reviews) sets.set(one.unit, [...(sets.get(one.unit) ?? []), one])
  const [decimals, heads] = [decimalsOf(scheme), linesOf(scheme)]
  const withOwnPoints = new Set(scheme.groups.filter(({ points }) => Object.keys(points).length > 0).map(({ id }) => id))
  return {
    scheme, period, formulas, decimals, heads, sets, withOwnPoints,
    rules: rulesOf(heads),
    roundedTo: madeOnce((whole) => rounding(whole, decimals)),
    quarter: quarterIn(period),
    year: quartersOf(scheme, period, earlier),
    said: new Map(),
    own: new Map(),
    slots: new Map(),
    made: new Map(),
  }
}

/** Frozen results of the quarters of this year, of the scheme that the year is made from. */
function quartersOf({ fromQuarters }: Scheme, period: string, earlier: readonly EarlierResult[]): EarlierResult[] {
  if (!fromQuarters) return []
  const { start, end } = periodByKey(period)
  return earlier.filter((one) => {
    if (one.scheme !== fromQuarters.scheme || one.total === null) return false
    const quarter = periodByKey(one.period)
    return quarter.kind === 'quarter' && quarter.start >= start && quarter.end <= end
  })
}

function scoreUnit(work: Work, assessee: Assessee): ScoredUnit {
  const { heads, decimals, scheme } = work
  const known = knownIn(work, assessee)
  const slots = slotsFor(work, assessee.group, known)
  const sets = work.sets.get(assessee.unit) ?? NONE
  const wholes = new Array<number | null>(heads.length)
  const lines = new Array<Came | null>(heads.length)
  let base = 0
  let incomplete = false
  for (let index = 0; index < heads.length; index += 1) {
    const slot = slots[index]
    const measured = known[index]
    if (!slot || !measured) throw new Error(`${assessee.unit} has no figure for line ${index + 1} of ${scheme.id}`)
    const set = setFor(sets, slot)
    const came = set || slot.blank ? lineCame(work, slot, measured, assessee.group, set) : madeBefore(slot, measured, work)
    const whole = came ? came.whole : wholeOf(slot, measured, work)
    wholes[index] = whole
    lines[index] = came
    base += whole ?? 0
    if (measured.kind === 'none') incomplete = true
  }
  const adjusted = adjust(scheme, assessee, sets, decimals)
  // A review that lifts a veto sets it to nought.
  const vetoes = assessee.vetoes.filter(({ rule }) => !sets.some(({ item }) => item === rule)).map(({ rule }) => rule)
  const total = base + adjusted.plus + adjusted.minus
  const unit: Standing = {
    unit: assessee.unit,
    name: assessee.name,
    group: assessee.group,
    adjustments: adjusted.lines,
    base: fixed(base, decimals),
    plus: fixed(adjusted.plus, decimals),
    minus: fixed(adjusted.minus, decimals),
    total: fixed(total, decimals),
    steps: stepsOfTotal(base, adjusted, total, decimals),
    grade: null,
    rank: null,
    behind: null,
    vetoes,
  }
  const unranked = wholes.every((one) => one === null) || scheme.vetoes.some((veto) => veto.unranked && vetoes.includes(veto.id))
  return { unit, total, wholes, lines, slots, known, sets, incomplete, unranked }
}

const NONE: readonly SetByReview[] = []

function setFor(sets: readonly SetByReview[], { head, blank }: Slot): SetByReview | undefined {
  return sets.length === 0 || blank ? undefined : sets.find(({ item }) => item === head.id)
}

function linesOfUnit(work: Work, { unit, lines, slots, known, sets }: ScoredUnit): ScoreLine[] {
  return slots.map((slot, index): ScoreLine => {
    const measured = known[index]
    if (!measured) throw new Error(`${unit.unit} has no figure for ${slot.head.id}`)
    const { points, moved, score, exact, steps } = lines[index] ?? scoreLine(slot, measured, work)
    return { item: slot.head.id, points, moved, score, exact, steps, set: setFor(sets, slot)?.review ?? null }
  })
}

function lineCame(work: Work, slot: Slot, measured: Measured, group: string, set: SetByReview | undefined): Came {
  if (slot.blank) return unscored(slot, work.scheme.groups.find(({ id }) => id === group)?.points[slot.head.id] === 0 ? 'not-in-group' : 'listed-only')
  const line = scoreLine(slot, measured, work)
  return set ? setTo(line, set.value, work.decimals) : line
}

function stepsOfTotal(base: number, { plus, minus: less, plusBefore, minusBefore }: Adjusted, total: number, decimals: number): Step[] {
  if (plusBefore === 0 && minusBefore === 0) return [step('sum-of-items', {}, fixed(base, decimals)), step('total', {}, fixed(total, decimals))]
  return [
    step('sum-of-items', {}, fixed(base, decimals)),
    ...(plusBefore === 0 ? [] : [step('plus-points', {}, fixed(plusBefore, decimals))]),
    ...(plus === plusBefore ? [] : [step('cut-by-limit', { most: fixed(plus, decimals) }, fixed(plus, decimals))]),
    ...(minusBefore === 0 ? [] : [step('minus-points', {}, fixed(minusBefore, decimals))]),
    ...(less === minusBefore ? [] : [step('cut-by-limit', { most: fixed(0 - less, decimals) }, fixed(less, decimals))]),
    step('total', {}, fixed(total, decimals)),
  ]
}
