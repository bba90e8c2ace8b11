import type { Measure, PlainMeasure, Scheme } from '../pack/scheme-schema.ts'

export type Wanted = {
  /** ledgers of matters; `all`: of any; null: none */
  matters: readonly string[] | 'all' | null
  activities: boolean
  /** kinds of letters */
  letters: string[]
  indicators: string[]
}

/** What a scheme is computed from at all, so that nothing else is loaded. */
export function wantedBy({ items, adjustments }: Pick<Scheme, 'items' | 'adjustments'>): Wanted {
  const plain = items.flatMap(({ measure }) => plainMeasures(measure))
  const counted = adjustments.flatMap(({ measure }) => measure ?? [])
  const ofMatters = plain.filter((one) => 'matters' in one)
  const activities = [...plain, ...counted].some((one) => 'activity' in one)
  // Trouble is known by the problems that keep a matter from going on, and records by the matters they are about, wherever those are.
  const anywhere = activities || counted.some((one) => 'count' in one) || ofMatters.some(({ ledgers }) => ledgers === undefined)
  return {
    matters: anywhere ? 'all' : ofMatters.length > 0 ? [...new Set(ofMatters.flatMap(({ ledgers }) => ledgers ?? []))] : null,
    activities,
    letters: [...new Set(counted.flatMap((one) => ('letters' in one ? [one.letters] : [])))],
    indicators: [...new Set(plain.flatMap((one) => ('indicator' in one ? [one.indicator] : [])))],
  }
}

/** What an item measures: itself, or every figure of its formula; nothing where it is scored by hand. */
export function plainMeasures(measure: Measure): PlainMeasure[] {
  if ('byHand' in measure) return []
  return 'formula' in measure ? measure.figures.map((figure) => figure.measure) : [measure]
}
