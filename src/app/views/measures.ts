import { lastAimed, type Measure } from '../../kernel/indicator/behind.ts'
import { standingAgainst } from '../../kernel/indicator/standing.ts'
import type { Day } from '../../kernel/time/day.ts'
import { unitRef, type Directory } from './organisation.ts'

/** The indicators that tell how far a matter has come, each with its latest locked figure and how that stands against the target meant. */
export function measuresView(measures: readonly Measure[], directory: Directory, day: Day) {
  return measures.map((measure) => {
    const { indicator, place, level } = measure
    const last = lastAimed(measure)
    const against = last && standingAgainst(indicator, last.target, last.reading, last.period)
    return {
      indicator: { id: indicator.id, name: indicator.name, measure: indicator.measure },
      place: place === null ? null : unitRef(directory, place, day),
      level,
      latest: last && against && { value: last.reading.value, asOf: last.reading.asOf, target: last.target.value, level: last.target.level, rate: against.rate, expected: against.expected, standing: against.standing },
    }
  })
}
