import type { Scheme } from '../pack/scheme-schema.ts'
import { periodByKey, previousPeriod } from '../time/period.ts'
import { decimalsOf } from './heads.ts'
import type { Placed } from './rank.ts'
import { ratioOfNumber, scaled } from './ratio.ts'
import type { EarlierResult, Note, Standing } from './types.ts'

/**
 * The grade (等次) of every unit, in the order given; null where the scheme has none or nothing of a unit could be measured.
 *
 * The best one whose points are reached, one without points taking the rest. Where none has points they go by place: “at most” so many of the group from
 * the front, “at least” so many from the end, and the one without either takes the rest; without places nobody is graded so. A veto leaves no better
 * grade than it names.
 */
export function gradesOf(scheme: Scheme, units: readonly Placed[]): (string | null)[] {
  const { grades } = scheme
  if (grades.length === 0) return units.map(() => null)
  const byPlace = gradesByPlace(scheme, units)
  return units.map((placed) => {
    if (placed.scored.wholes.every((one) => one === null)) return null
    const reached = byPlace.get(placed) ?? byPoints(scheme, placed.scored.total)
    return noBetterThan(scheme, reached, placed.scored.unit.vetoes)
  })
}

function byPoints(scheme: Scheme, total: number): string | null {
  const decimals = decimalsOf(scheme)
  const found = scheme.grades.find((grade) => (grade.from === undefined ? isRest(scheme, grade) : total >= scaled(ratioOfNumber(grade.from), decimals)))
  return found?.id ?? null
}

type Grade = Scheme['grades'][number]
const goesByPlace = ({ grades }: Pick<Scheme, 'grades'>): boolean => grades.every(({ from }) => from === undefined)
/** What nobody reached anything better than; where grades go by place, the one that has no share. */
const isRest = (scheme: Scheme, { atMost, atLeast }: Grade): boolean => !goesByPlace(scheme) || (atMost === undefined && atLeast === undefined)

/** Grades that go by place, group by group; nobody is in two. */
function gradesByPlace({ grades }: Scheme, units: readonly Placed[]): Map<Placed, string> {
  const found = new Map<Placed, string>()
  // Where grades are reached by points, shares hold “as a rule”: they are told, and nobody is moved.
  const shares = goesByPlace({ grades }) ? grades : []
  for (const group of new Set(units.map(({ scored }) => scored.unit.group))) {
    const order = units.filter(({ scored, rank }) => scored.unit.group === group && rank !== null)
    let front = 0
    for (const { id, atMost } of shares) {
      if (atMost === undefined) continue
      // Who shares the last place would make them more than the share: none of those gets it.
      const until = front + Math.floor((order.length * atMost) / 100)
      const last = order[until - 1]
      const next = order[until]
      const end = last && next && last.rank === next.rank ? order.findIndex(({ rank }) => rank === last.rank) : until
      for (const one of order.slice(front, Math.max(front, end))) found.set(one, id)
      front = Math.max(front, end)
    }
    let back = order.length
    for (const { id, atLeast, atMost } of shares.toReversed()) {
      if (atLeast === undefined || atMost !== undefined) continue
      const from = Math.max(front, back - Math.ceil((order.length * atLeast) / 100))
      const first = order[from]
      const begin = first ? Math.max(front, order.findIndex(({ rank }) => rank === first.rank)) : from
      for (const one of order.slice(begin, back)) found.set(one, id)
      back = begin
    }
  }
  return found
}

function noBetterThan({ grades, vetoes }: Scheme, grade: string | null, entered: readonly string[]): string | null {
  const place = (id: string | null | undefined) => grades.findIndex((one) => one.id === id)
  const worst = vetoes.filter(({ id }) => entered.includes(id)).map((veto) => place(veto.grade)).filter((at) => at !== -1)
  const at = place(grade)
  if (at === -1 || worst.length === 0) return grade
  return grades[Math.max(at, ...worst)]?.id ?? grade
}

/** What grades have to be told of: shares that hold “as a rule” and are not kept, and rules over several years that are met. */
export function gradeNotes(scheme: Scheme, period: string, units: readonly Standing[], earlier: readonly EarlierResult[]): Note[] {
  return [...shareNotes(scheme, units), ...yearNotes(scheme, period, units, earlier)]
}

/** Shares of all who are graded, those listed apart left out: “一般不超过” is said of the whole and not of a group of three. */
function shareNotes({ grades, groups }: Scheme, units: readonly Standing[]): Note[] {
  const apart = new Set(groups.filter((group) => group.apart).map(({ id }) => id))
  const graded = units.filter(({ grade, group }) => grade !== null && !apart.has(group))
  if (graded.length === 0) return []
  return grades.flatMap(({ id, atMost, atLeast }): Note[] => {
    const those = graded.filter(({ grade }) => grade === id)
    const counts = { grade: id, count: those.length, of: graded.length, units: those.map(({ unit }) => unit) }
    return [
      ...(atMost !== undefined && those.length * 100 > atMost * graded.length ? [{ code: 'grade-above-share' as const, params: { ...counts, atMost } }] : []),
      ...(atLeast !== undefined && those.length * 100 < atLeast * graded.length ? [{ code: 'grade-below-share' as const, params: { ...counts, atLeast } }] : []),
    ]
  })
}

/** A rule is met when the grade stands so many times in the years running up to this one, this one among them. */
function yearNotes({ id: scheme, overYears }: Scheme, period: string, units: readonly Standing[], earlier: readonly EarlierResult[]): Note[] {
  return overYears.flatMap(({ id, grade, times, years }) => {
    const window = periodsBack(period, years)
    return units.flatMap((unit): Note[] => {
      if (unit.grade !== grade) return []
      const before = earlier.filter((one) => one.scheme === scheme && one.unit === unit.unit && one.grade === grade && window.includes(one.period)).map((one) => one.period)
      const periods = [...new Set(before), period].sort()
      return periods.length >= times ? [{ code: 'over-years', params: { rule: id, unit: unit.unit, grade, times: periods.length, years, periods } }] : []
    })
  })
}

/** The periods before this one that lie within so many years, this one's counted. */
function periodsBack(period: string, years: number): string[] {
  const now = periodByKey(period)
  const first = Number(now.start.slice(0, 4)) - years + 1
  const found: string[] = []
  for (let one = previousPeriod(now); Number(one.start.slice(0, 4)) >= first; one = previousPeriod(one)) found.push(one.key)
  return found
}
