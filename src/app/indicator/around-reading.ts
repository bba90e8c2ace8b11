import type { IndicatorState, SeriesState } from '../../kernel/facts/indicator.ts'
import { readingWarnings, type Entered, type SameDay, type Said } from '../../kernel/indicator/check-reading.ts'
import { standingReadings, targetsFor } from '../../kernel/indicator/pick.ts'
import type { Warning } from '../../kernel/indicator/reason.ts'

/** All series of one indicator by place. */
export type AllSeries = ReadonlyMap<string | null, SeriesState>

/** What is odd of a figure among the others of its indicator. */
export function warningsAround(indicator: IndicatorState, all: AllSeries, place: string | null, entered: Entered, said: readonly Said[] = []): Warning[] {
  return readingWarnings(entered, {
    indicator,
    series: all.get(place) ?? null,
    targets: targetsFor(indicator, entered.period, place),
    of: place === null ? 'whole' : 'place',
    sameDay: sameDayOf(indicator, all, place, entered),
    said,
  })
}

/** The whole and the other places as of the same day. Places are those with a target or a figure of the period. */
function sameDayOf(indicator: IndicatorState, all: AllSeries, own: string | null, { period, asOf, id }: Entered): SameDay {
  const valueOf = (place: string | null) => standingReadings(all.get(place) ?? null).find((one) => one.id !== id && one.period === period && one.asOf === asOf)?.value ?? null
  const aimed = indicator.targets.filter((one) => one.period === period && one.withdrawn === null).map(({ place }) => place)
  const told = [...all].filter(([, series]) => standingReadings(series).some((one) => one.period === period)).map(([place]) => place)
  const places = [...new Set([...aimed, ...told])].filter((place): place is string => place !== null && place !== own)
  return { whole: own === null ? null : valueOf(null), places: places.map((place) => ({ name: place, value: valueOf(place) })) }
}
