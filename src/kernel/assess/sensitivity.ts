import type { Scheme } from '../pack/scheme-schema.ts'
import { whole } from './compare.ts'
import { decimalsOf, isRanked, linesOf, pointsIn, quarterIn } from './heads.ts'
import { fixed, ratioOfNumber, scaled } from './ratio.ts'
import type { Assessed, AssessedUnit, Note } from './types.ts'

/** One unit with its figures as numbers: this is about which order would come out, not about scores that anybody is given. */
type Unit = AssessedUnit
type Row = { unit: Unit; /** points that its lines have before anything is moved */ own: number[]; scores: (number | null)[]; extra: number; total: number; inexact: number }

/** More or less by two tenths: what offices try (增减两成试算). */
const TRIED = [-20, 20] as const
/** Binary arithmetic must not make an order. */
const NOTHING = 1e-9

/**
 * How far places hang on small things: gaps within rounding; plus and minus points and reviews without which neighbours would change places; whether
 * places stand when each weight is 20 % more or less (the others taking up the difference in proportion); and from which weight on neighbours change
 * places. Nothing where nobody is ranked.
 *
 * @param result of `assess` for the same scheme and period
 */
export function sensitivity(scheme: Scheme, period: string, result: Assessed): Note[] {
  if (!isRanked(scheme)) return []
  const groups = [...new Set(result.units.map(({ group }) => group))]
  const tables = groups.map((group) => ({ group, rows: rowsOf(scheme, period, result.units.filter((unit) => unit.group === group && unit.rank !== null)) })).filter(({ rows }) => rows.length > 1)
  return [...tables.flatMap(({ group, rows }) => withinRounding(scheme, group, rows)), ...tables.flatMap(({ rows }) => pairs(rows).flatMap((pair) => [...adjustmentsThatDecide(scheme, pair), ...reviewsThatDecide(scheme, pair)])), ...weights(scheme, tables), ...tables.flatMap(({ rows }) => pairs(rows).flatMap((pair) => turningWeight(scheme, pair)))]
}

function rowsOf(scheme: Scheme, period: string, units: readonly AssessedUnit[]): Row[] {
  const heads = linesOf(scheme)
  const quarter = quarterIn(period)
  return units.map((unit) => ({
    unit,
    own: heads.map((head) => pointsIn(scheme, head, unit.group, quarter)),
    scores: unit.lines.map(({ score }) => (score === null ? null : Number(score))),
    extra: Number(unit.plus) + Number(unit.minus),
    total: Number(unit.total),
    inexact: unit.lines.filter(({ score, exact }) => score !== null && exact !== null && Number(score) !== Number(exact)).length,
  }))
}

/** Neighbours: the first goes before the second. */
type Pair = readonly [Row, Row]

function pairs(rows: readonly Row[]): Pair[] {
  return rows.flatMap((row, index): Pair[] => {
    const next = rows[index + 1]
    return next && next.unit.rank !== row.unit.rank ? [[row, next]] : []
  })
}

/** Runs of neighbours each nearer to the next than the rounding of their lines may have moved them. */
function withinRounding(scheme: Scheme, group: string, rows: readonly Row[]): Note[] {
  const decimals = decimalsOf(scheme)
  const half = 0.5 / 10 ** decimals
  const near = (a: Row, b: Row) => a.unit.rank !== b.unit.rank && a.total - b.total < (a.inexact + b.inexact) * half - NOTHING
  const notes: Note[] = []
  for (let from = 0; from < rows.length; ) {
    let to = from
    let [gap, rounding] = [0, 0]
    for (let [one, other] = [rows[to], rows[to + 1]]; one && other && near(one, other); [one, other] = [rows[to], rows[to + 1]]) {
      gap = Math.max(gap, one.total - other.total)
      rounding = Math.max(rounding, (one.inexact + other.inexact) * half)
      to += 1
    }
    const run = rows.slice(from, to + 1)
    if (run.length > 1) notes.push({ code: 'within-rounding', params: { group, from: run[0]?.unit.rank ?? 0, to: run.at(-1)?.unit.rank ?? 0, units: run.map(({ unit }) => unit.unit), gap: text(gap, decimals), rounding: text(rounding, decimals + 1) } })
    from = to + 1
  }
  return notes
}

function text(value: number, decimals: number): string {
  return fixed(scaled(ratioOfNumber(Number(value.toFixed(decimals))), decimals), decimals)
}

/** Plus points of the one before, and minus points of the one behind, that are more than the gap. */
function adjustmentsThatDecide(scheme: Scheme, [a, b]: Pair): Note[] {
  const decimals = decimalsOf(scheme)
  const gap = whole(a.unit.total, decimals) - whole(b.unit.total, decimals)
  const said = (unit: Unit, other: Unit, rule: string, score: string): Note => ({ code: 'adjustment-decides', params: { rule, unit: unit.unit, other: other.unit, score, gap: fixed(gap, decimals) } })
  return [
    ...a.unit.adjustments.filter((line) => worth(scheme, a.unit, line.score, decimals) > gap).map(({ rule, score }) => said(a.unit, b.unit, rule, score)),
    ...b.unit.adjustments.filter((line) => 0 - worth(scheme, b.unit, line.score, decimals) > gap).map(({ rule, score }) => said(b.unit, a.unit, rule, score)),
  ]
}

/** By how much the total would be less without one adjustment: where the limit of the whole is reached, by less than the adjustment says. */
function worth(scheme: Scheme, { adjustments }: Unit, score: string, decimals: number): number {
  const one = whole(score, decimals)
  const side = one > 0 ? scheme.plusLimit : scheme.minusLimit
  const all = adjustments.map((line) => whole(line.score, decimals)).filter((value) => value > 0 === one > 0).reduce((sum, value) => sum + value, 0)
  const most = side === undefined ? Number.MAX_SAFE_INTEGER : scaled(ratioOfNumber(side), decimals)
  const limited = (value: number) => Math.sign(value) * Math.min(Math.abs(value), most)
  return limited(all) - limited(all - one)
}

function reviewsThatDecide(scheme: Scheme, [a, b]: Pair): Note[] {
  const decimals = decimalsOf(scheme)
  const gap = whole(a.unit.total, decimals) - whole(b.unit.total, decimals)
  const changed = (unit: Unit) =>
    [...unit.lines.map(({ item, score, steps, set }) => ({ item, score, steps, set })), ...unit.adjustments.map(({ rule, score, steps, set }) => ({ item: rule, score, steps, set }))].flatMap(({ item, score, steps, set }) => {
      const from = steps.find(({ code }) => code === 'set-by-review')?.params.from
      return set === null || score === null || from === undefined ? [] : [{ item, score, review: set, by: whole(score, decimals) - whole(from === '—' ? null : String(from), decimals) }]
    })
  const said = (unit: Unit, other: Unit, { item, score, review }: { item: string; score: string; review: string }): Note => ({ code: 'review-decides', params: { item, unit: unit.unit, other: other.unit, review, score, gap: fixed(gap, decimals) } })
  return [...changed(a.unit).filter(({ by }) => by > gap).map((one) => said(a.unit, b.unit, one)), ...changed(b.unit).filter(({ by }) => 0 - by > gap).map((one) => said(b.unit, a.unit, one))]
}

/** The total with other points for the items: every score grows with its points, and what was moved is moved anew. */
function totalWith(row: Row, points: readonly number[]): number {
  let [before, after, sum] = [0, 0, 0]
  for (let index = 0; index < row.scores.length; index += 1) {
    const [score, was, is] = [row.scores[index] ?? null, row.own[index] ?? 0, points[index] ?? 0]
    if (score === null || was === 0) continue
    before += was
    after += is
    sum += (score * is) / was
  }
  return after === 0 ? row.extra : (sum * before) / after + row.extra
}

/** Points with one item's changed, and the others' in proportion, so that the whole stays what it is. */
function pointsWith(own: readonly number[], item: number, to: number): number[] {
  const all = own.reduce((sum, one) => sum + one, 0)
  const was = own[item] ?? 0
  return own.map((one, index) => (index === item ? to : (one * (all - to)) / (all - was)))
}

type Table = { group: string; rows: Row[] }

function weights(scheme: Scheme, tables: readonly Table[]): Note[] {
  const found = tables.map(({ group, rows }) => ({ group, cases: casesOf(scheme, rows) }))
  const steady = found.filter(({ cases }) => cases.length === 0).map(({ group }) => group)
  const turning = found.filter(({ cases }) => cases.length > 0)
  return [
    ...(steady.length === 0 ? [] : [{ code: 'weights-steady' as const, params: { groups: steady } }]),
    ...turning.flatMap(({ group, cases }): Note[] => {
      // One in which another comes first says most.
      const shown = cases.toSorted((a, b) => a.place - b.place)[0]
      return shown ? [{ code: 'weights-turn', params: { group, cases: cases.length, ...shown } }] : []
    }),
  ]
}

type Case = { item: string; by: number; /** who comes up, and to which place */ first: string; place: number }

function casesOf(scheme: Scheme, rows: readonly Row[]): Case[] {
  const own = rows[0]?.own ?? []
  const all = own.reduce((sum, one) => sum + one, 0)
  return linesOf(scheme).flatMap(({ id }, item) => {
    const was = own[item] ?? 0
    if (was <= 0 || was >= all) return []
    return TRIED.flatMap((by): Case[] => {
      const points = pointsWith(own, item, Math.min(all, was * (1 + by / 100)))
      const order = rows.map((row) => ({ row, total: totalWith(row, points) })).sort((a, b) => (Math.abs(a.total - b.total) < NOTHING ? 0 : b.total - a.total))
      const at = order.findIndex(({ row }, index) => row !== rows[index])
      const up = order[at]
      return up ? [{ item: id, by, first: up.row.unit.unit, place: at + 1 }] : []
    })
  })
}

/** The least change of one weight at which two neighbours stand equal; none where no weight makes them. */
function turningWeight(scheme: Scheme, [a, b]: Pair): Note[] {
  const all = a.own.reduce((sum, one) => sum + one, 0)
  const turns = linesOf(scheme).flatMap(({ id }, item) => {
    const points = a.own[item] ?? 0
    // Where a line is without data the difference is no straight line in the weight.
    if (points <= 0 || points >= all || [...a.scores, ...b.scores].some((score, index) => score === null && (a.own[index % a.own.length] ?? 0) !== 0)) return []
    const gap = (to: number) => totalWith(a, pointsWith(a.own, item, to)) - totalWith(b, pointsWith(b.own, item, to))
    const [now, then] = [gap(0), gap(all)]
    const at = Math.abs(now - then) < NOTHING ? Number.NaN : (now * all) / (now - then)
    return at > 0 && at < all && Math.abs(at - points) > NOTHING ? [{ id, points, at }] : []
  })
  const nearest = turns.toSorted((one, other) => Math.abs(one.at - one.points) / one.points - Math.abs(other.at - other.points) / other.points)[0]
  if (!nearest) return []
  const { id, points, at } = nearest
  // Rounded away from the weight it has, so that the one that is told does turn them.
  const told = at > points ? Math.ceil(at * 10 - NOTHING) / 10 : Math.floor(at * 10 + NOTHING) / 10
  return [{ code: 'weight-turns', params: { item: id, unit: a.unit.unit, other: b.unit.unit, points, at: text(told, 1) } }]
}
