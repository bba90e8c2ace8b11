import type { IndicatorState, Reading, SeriesState, Target } from '../facts/indicator.ts'
import type { State } from '../facts/index.ts'
import type { MatterState } from '../facts/matter.ts'
import { measuringSubjects } from '../facts/measured.ts'
import type { Level } from '../pack/scheme-schema.ts'
import type { Day } from '../time/day.ts'
import type { Period } from '../time/period.ts'
import { lockedReadings, periodNamed, targetFor } from './pick.ts'
import { standingAgainst } from './standing.ts'

/** An indicator that tells of a matter, with the figures of the place meant. */
export type Measure = { indicator: IndicatorState; series: SeriesState | null; place: string | null; level: Level | null }

/** The indicators that tell of a matter, from their states and those of the places meant. An indicator that is not known (any longer) is left out. */
export function measuresIn({ measuredBy = [] }: Pick<MatterState, 'measuredBy'>, stateOf: (subject: string) => State | null): Measure[] {
  return measuredBy.flatMap((by) => {
    const [indicator, series] = measuringSubjects(by).map(stateOf)
    return indicator ? [{ indicator: indicator as IndicatorState, series: (series ?? null) as SeriesState | null, place: by.place, level: by.level }] : []
  })
}

/** A figure behind what was due by its as-of day. */
export type Behind = { indicator: string; value: string; measure: string; expected: string; asOf: Day }

/**
 * Of the indicators that tell of a matter, those whose latest locked figure is behind: against the target of its period, on its own as-of day, because a
 * figure that comes two weeks later says nothing of those weeks. It stands until a newer one is locked: by waiting nothing grows better.
 */
export function behindOf(measures: readonly Measure[]): Behind[] {
  return measures.flatMap((measure) => {
    const { indicator } = measure
    const last = indicator.ended ? null : lastAimed(measure)
    if (!last) return []
    const { standing, expected } = standingAgainst(indicator, last.target, last.reading, last.period)
    if (standing !== 'behind' && standing !== 'missed') return []
    const { value, asOf } = last.reading
    return [{ indicator: indicator.name, value, measure: indicator.measure, expected, asOf }]
  })
}

/** The latest locked figure for whose period there is a target of the level meant, with that target. */
export function lastAimed({ indicator, series, place, level }: Measure): { reading: Reading; target: Target; period: Period } | null {
  const aimed = lockedReadings(series).flatMap((reading) => {
    const target = targetFor(indicator, { period: reading.period, place, level })
    const period = periodNamed(reading.period)
    return target && period ? [{ reading, target, period }] : []
  })
  return aimed.at(-1) ?? null
}
