import { scheme as schema, type Scheme } from '../../src/kernel/pack/scheme-schema.ts'
import type { Assessee, Measured } from '../../src/kernel/assess/index.ts'

/** One quarter's figures, as the engine is given them and as plain arrays. */
export type Quarter = { period: string; assessees: Assessee[]; bare: Bare }
/** `a` of `b` for every unit and item in one row: done of due, reading of target; scores by hand are `scores`, five in a row. */
type Bare = { a: Float64Array; b: Float64Array; scores: Float64Array }

const GROUPS = 12
const JURY = 5
type Kind = 'share' | 'figure' | 'hand'
/** Of ten items six are shares of matters, three readings against a target, one is scored by hand. */
const KINDS: readonly Kind[] = ['share', 'share', 'figure', 'share', 'share', 'figure', 'share', 'share', 'figure', 'hand']
const kindOf = (item: number): Kind => KINDS[item % KINDS.length] ?? 'share'

/** Points of so many items that come to 100: of three items two are worth 1.5, one 2. */
export function pointsOf(items: number): number[] {
  return Array.from({ length: items }, (_, item) => (item % 3 === 2 ? 2 : 1.5))
}

export function schemeOfBench(items: number): Scheme {
  const text = (zh: string) => ({ zh, en: zh })
  const measures = { share: { matters: 'rectified' }, figure: { indicator: 'reading' }, hand: { byHand: { scorer: text('评审组'), ground: text('评分表'), jury: JURY, trimmed: true } } }
  return schema.parse({
    id: 'bench',
    name: text('考核'),
    of: 'unit',
    period: 'quarter',
    ranked: true,
    basis: { title: '考核办法' },
    groups: Array.from({ length: GROUPS }, (_, index) => ({ id: `g${index}`, name: text(`第${index}组`) })),
    items: pointsOf(items).map((points, item) => ({ id: `i${item}`, name: text(`第${item}项`), points, measure: measures[kindOf(item)] })),
  })
}

/** Figures that look like an office's: up to sixty matters an item and quarter, readings with two decimals, scores in halves. The same every time. */
export function quarterOf(quarter: number, units: number, items: number): Quarter {
  const next = random(quarter)
  const points = pointsOf(items)
  const bare: Bare = { a: new Float64Array(units * items), b: new Float64Array(units * items), scores: new Float64Array(units * items * JURY) }
  const assessees = Array.from({ length: units }, (_, unit): Assessee => {
    const measured = points.map((worth, item): Measured => {
      const at = unit * items + item
      const kind = kindOf(item)
      if (kind === 'hand') return byHand(bare, at, worth, next)
      // Readings are kept in hundredths: in binary their decimals are none, and ties would fall either way.
      const of = kind === 'share' ? 1 + next(60) : 5000 + next(15_000)
      const done = kind === 'share' ? next(of + 1) : Math.round((of * (60 + next(60))) / 100)
      bare.a[at] = done
      bare.b[at] = of
      if (kind === 'share') return { kind, done: String(done), of: String(of), records: [] }
      return { kind, value: String(done / 100), against: String(of / 100), what: 'target', level: 'city', direction: 'up', asOf: '2023-06-30', records: [] }
    })
    return { unit: `u${unit}`, name: `单位${unit}`, group: `g${unit % GROUPS}`, measured, adjustments: [], vetoes: [] }
  })
  return { period: `2023-Q${quarter}`, assessees, bare }
}

function byHand({ scores }: Bare, at: number, worth: number, next: (below: number) => number): Measured {
  const given = Array.from({ length: JURY }, () => next(worth * 2 + 1) / 2)
  scores.set(given, at * JURY)
  return { kind: 'hand', scores: given.map(String), records: [] }
}

/** A sequence that is the same on every machine. */
function random(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/**
 * The bare arithmetic: the same rates times the same points, at most all of them, rounded half up to hundredths; the mean of five without the highest and
 * the lowest; sums, and the order within groups. Numbers in plain arrays, nothing kept but totals and places: no text, no explanation, no rule asked.
 */
export function bareOf({ bare: { a, b, scores } }: Quarter, units: number, items: number): { totals: Int32Array; places: Int32Array } {
  const points = pointsOf(items)
  const totals = new Int32Array(units)
  for (let unit = 0; unit < units; unit += 1) {
    let total = 0
    for (let item = 0; item < items; item += 1) {
      const at = unit * items + item
      const worth = points[item] ?? 0
      const exact = kindOf(item) === 'hand' ? (trimmed(scores, at * JURY) * 100) / (JURY - 2) : (worth * 100 * (a[at] ?? 0)) / (b[at] ?? 1)
      total += Math.floor(Math.min(exact, worth * 100) + 0.5)
    }
    totals[unit] = total
  }
  const places = new Int32Array(units)
  for (let group = 0; group < GROUPS; group += 1) {
    const members: number[] = []
    for (let unit = group; unit < units; unit += GROUPS) members.push(unit)
    members.sort((one, other) => (totals[other] ?? 0) - (totals[one] ?? 0))
    members.forEach((unit, index) => {
      const before = members[index - 1]
      places[unit] = before !== undefined && totals[before] === totals[unit] ? (places[before] ?? 0) : index + 1
    })
  }
  return { totals, places }
}

function trimmed(scores: Float64Array, from: number): number {
  let [sum, low, high] = [0, Number.MAX_VALUE, 0]
  for (let index = from; index < from + JURY; index += 1) {
    const score = scores[index] ?? 0
    sum += score
    if (score < low) low = score
    if (score > high) high = score
  }
  return sum - low - high
}
