import { knownOf, scoreLine } from './line.ts'
import { ONE, ZERO } from './ratio.ts'
import { ownPoints, slotOf, type Slots } from './slots.ts'
import type { Assessee, EarlierResult, Measured } from './types.ts'

/** The table, and the frozen quarters that a year is made from. */
export type WithYear = Slots & { year: readonly EarlierResult[] }

/** The figures of a unit for every line: the frozen quarters first, then what was measured. */
export function knownIn(work: WithYear, { unit, group, measured }: Assessee): readonly Measured[] {
  const items = work.scheme.items.length
  if (measured.length !== items) throw new Error(`${unit} has ${measured.length} figures for ${items} items`)
  const quartersBefore = work.heads.length - items
  // Nearly always everything is known as it was measured.
  const own = measured.every((one) => one.kind !== 'named' && knownOf(one) === one) ? measured : measured.map((one, index) => ranFormula(work, quartersBefore + index, knownOf(one), group))
  if (quartersBefore === 0) return own
  const quarters = work.heads.flatMap(({ quarter }): Measured[] => (quarter === null ? [] : [quarterResult(work, unit, quarter)]))
  return [...quarters, ...own]
}

function quarterResult({ year }: WithYear, unit: string, quarter: number): Measured {
  const found = year.find((one) => one.unit === unit && one.period.endsWith(`-Q${quarter}`))
  return found?.total ? { kind: 'result', total: found.total, period: found.period } : { kind: 'none', why: 'no-result', facts: { quarter } }
}

/** A formula that comes to nothing counts as without data, so it has to be known before points are moved. */
function ranFormula(work: WithYear, index: number, measured: Measured, group: string): Measured {
  const head = work.heads[index]
  if (measured.kind !== 'named' || !head) return measured
  const points = ownPoints(work, group)[index] ?? ZERO
  const slot = slotOf(work, index, head, points, points, ONE)
  const tried = scoreLine({ ...slot, head: { ...slot.head, noData: 'zero' } }, measured, work).steps.find(({ code }) => code === 'no-data')
  if (!tried) return measured
  const { why, ...facts } = tried.params
  return { kind: 'none', why: why === 'formula-failed' ? 'formula-failed' : 'no-result', facts }
}

