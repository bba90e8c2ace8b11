import type { Scheme } from '../pack/scheme-schema.ts'
import { periodByKey } from '../time/period.ts'
import { adjust, type Adjusted } from './adjust.ts'
import { gradeNotes, gradesOf } from './grades.ts'
import { decimalsOf, isRanked, linesOf, pointsIn, quarterIn, type LineHead } from './heads.ts'
import { knownOf, scoreLine, setLine, step, unscored, type Rules, type Scored, type Slot } from './line.ts'
import { notesOf } from './notes.ts'
import { placed } from './rank.ts'
import { compare, fixed, isZero, ONE, over, ratioOfNumber, short, sum, times, ZERO, type Ratio } from './ratio.ts'
import type { Assessed, AssessedUnit, Assessee, EarlierResult, GivenToAssess, Measured, SetByReview, Step } from './types.ts'

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
  const work = workOf(scheme, period, given)
  const all = assessees.map((assessee) => scoreUnit(work, assessee, given))
  const ranked = placed(scheme, all, isRanked(scheme))
  const graded = gradesOf(scheme, ranked)
  const units = ranked.map(({ scored, rank, behind }, index): AssessedUnit => ({ ...scored.unit, grade: graded[index] ?? null, rank, behind: behind === null ? null : fixed(behind, work.decimals) }))
  return { units, notes: [...notesOf(scheme, assessees, units, all), ...gradeNotes(scheme, period, units, given.earlier ?? [])] }
}

/** One unit scored, before places and grades. `wholes`: scores in whole units of the last decimal, one for each line. */
export type ScoredUnit = { unit: AssessedUnit; total: number; wholes: (number | null)[]; adjusted: Adjusted; known: readonly Measured[]; unranked: boolean }

type Work = Rules & { scheme: Scheme; heads: LineHead[]; quarter: '1' | '2' | '3' | '4' | null; own: Map<string, Ratio[]>; slots: Map<string, Slot[]>; year: EarlierResult[]; withOwnPoints: ReadonlySet<string>; sets: Map<string, SetByReview[]> }

function workOf(scheme: Scheme, period: string, { reviews = [], earlier = [], formulas = new Map() }: GivenToAssess): Work {
  const sets = new Map<string, SetByReview[]>()
  for (const one of reviews) sets.set(one.unit, [...(sets.get(one.unit) ?? []), one])
  return { scheme, period, formulas, decimals: decimalsOf(scheme), heads: linesOf(scheme), quarter: quarterIn(period), own: new Map(), slots: new Map(), year: quartersOf(scheme, period, earlier), withOwnPoints: new Set(scheme.groups.filter(({ points }) => Object.keys(points).length > 0).map(({ id }) => id)), sets }
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

function scoreUnit(work: Work, assessee: Assessee, { reviews }: GivenToAssess): ScoredUnit {
  const { heads, decimals, scheme } = work
  const known = knownIn(work, assessee)
  const slots = slotsFor(work, assessee.group, known)
  const sets = reviews === undefined ? NONE : (work.sets.get(assessee.unit) ?? NONE)
  const lines = new Array<AssessedUnit['lines'][number]>(heads.length)
  const wholes = new Array<number | null>(heads.length)
  let base = 0
  for (let index = 0; index < heads.length; index += 1) {
    const slot = slots[index]
    const measured = known[index]
    if (!slot || !measured) throw new Error(`${assessee.unit} has no figure for line ${index + 1} of ${scheme.id}`)
    const { line, scaled } = scored(work, slot, measured, assessee.group, sets)
    lines[index] = line
    wholes[index] = scaled
    base += scaled ?? 0
  }
  const adjusted = adjust(scheme, assessee, sets, decimals)
  // A review that lifts a veto sets it to nought.
  const vetoes = assessee.vetoes.filter(({ rule }) => !sets.some(({ item }) => item === rule)).map(({ rule }) => rule)
  const total = base + adjusted.plus + adjusted.minus
  const unit: AssessedUnit = {
    unit: assessee.unit,
    name: assessee.name,
    group: assessee.group,
    lines,
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
  return { unit, total, wholes, adjusted, known, unranked }
}

const NONE: readonly SetByReview[] = []

function scored(work: Work, slot: Slot, measured: Measured, group: string, sets: readonly SetByReview[]): Scored {
  if (slot.blank) return unscored(slot, work.scheme.groups.find(({ id }) => id === group)?.points[slot.head.id] === 0 ? 'not-in-group' : 'listed-only', work)
  const line = scoreLine(slot, measured, work)
  if (sets.length === 0) return line
  const set = sets.find(({ item }) => item === slot.head.id)
  return set ? setLine(line, set.value, set.review, work.decimals) : line
}

/** The figures of a unit for every line: the frozen quarters first, then what was measured. */
function knownIn(work: Work, { unit, group, measured }: Assessee): Measured[] {
  const items = work.scheme.items.length
  if (measured.length !== items) throw new Error(`${unit} has ${measured.length} figures for ${items} items`)
  const quartersBefore = work.heads.length - items
  const own = measured.map((one, index) => ranFormula(work, quartersBefore + index, knownOf(one), group))
  if (quartersBefore === 0) return own
  const quarters = work.heads.flatMap(({ quarter }): Measured[] => (quarter === null ? [] : [quarterResult(work, unit, quarter)]))
  return [...quarters, ...own]
}

function quarterResult({ year }: Work, unit: string, quarter: number): Measured {
  const found = year.find((one) => one.unit === unit && one.period.endsWith(`-Q${quarter}`))
  return found?.total ? { kind: 'result', total: found.total, period: found.period } : { kind: 'none', why: 'no-result', facts: { quarter } }
}

/** A formula that comes to nothing counts as without data, so it has to be known before points are moved. */
function ranFormula(work: Work, index: number, measured: Measured, group: string): Measured {
  const head = work.heads[index]
  if (measured.kind !== 'named' || !head) return measured
  const points = ownPoints(work, group)[index] ?? ZERO
  const slot = slotOf(head, points, points, ONE)
  const tried = scoreLine({ ...slot, head: { ...slot.head, noData: 'zero' } }, measured, work).line.steps.find(({ code }) => code === 'no-data')
  if (!tried) return measured
  const { why, ...facts } = tried.params
  return { kind: 'none', why: why === 'formula-failed' ? 'formula-failed' : 'no-result', facts }
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

/** The lines of a group as they stand where these figures are missing; made once for all units in the same case. */
function slotsFor(work: Work, group: string, known: readonly Measured[]): Slot[] {
  let missing = ''
  for (let index = 0; index < known.length; index += 1) {
    if (known[index]?.kind === 'none' && (work.heads[index]?.noData ?? 'share') === 'share') missing += `${index},`
  }
  // Groups without points of their own share their lines.
  const key = `${work.withOwnPoints.has(group) ? group : ''}|${missing}`
  const found = work.slots.get(key)
  if (found) return found
  const made = slotsWithout(work, ownPoints(work, group), new Set(missing.split(',').filter(Boolean).map(Number)))
  work.slots.set(key, made)
  return made
}

function ownPoints({ scheme, heads, quarter, own }: Work, group: string): Ratio[] {
  const found = own.get(group)
  if (found) return found
  const made = heads.map((head) => ratioOfNumber(pointsIn(scheme, head, group, quarter)))
  own.set(group, made)
  return made
}

/** Points of items without data go to the others in proportion to theirs, so that the whole stays what it is. */
function slotsWithout({ heads }: Work, own: readonly Ratio[], missing: ReadonlySet<number>): Slot[] {
  const lost = sum(own.filter((_, index) => missing.has(index)))
  const left = sum(own.filter((_, index) => !missing.has(index)))
  const factor = isZero(left) ? ONE : over(sum([lost, left]), left)
  return heads.map((head, index) => {
    const points = own[index] ?? ZERO
    return missing.has(index) ? slotOf(head, points, points, ONE) : slotOf(head, points, times(points, factor), factor)
  })
}

function slotOf(head: LineHead, own: Ratio, points: Ratio, factor: Ratio): Slot {
  // Limits are told for the item's own points and change with them.
  const share = head.points === 0 ? ONE : over(points, ratioOfNumber(head.points))
  const most = head.quarter !== null ? null : head.cap === undefined ? points : times(ratioOfNumber(head.cap), share)
  return { head, own, points, factor, most, least: head.floor === undefined ? ZERO : times(ratioOfNumber(head.floor), share), text: short(points, 4), plain: compare(points, own) === 0, blank: isZero(own), made: new Map() }
}

