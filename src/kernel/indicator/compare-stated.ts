import type { IndicatorState, SeriesState } from '../facts/indicator.ts'
import type { Level } from '../pack/levels.ts'
import type { Day } from '../time/day.ts'
import { isSuperseded, lockedReadings } from './pick.ts'
import { figuresAgree } from './printed.ts'

/** What a text states of an indicator in one place, or of the whole. `aimed`: as what is to be reached. */
export type StatedFigure = { value: string; place: string | null; aimed: boolean }

/** What is known beside it: a locked figure as of a day, or a target of a level. */
export type KnownFigure = { value: string; asOf: Day | null; level: Level | null; agrees: boolean }

/**
 * The figure that is known beside one that a text states: one that is the same as far as both are printed, whatever day it is of, since a text does not always say
 * of when it tells; where none is, the latest. Null where nothing is known.
 */
export function knownBeside({ value, place, aimed }: StatedFigure, indicator: Pick<IndicatorState, 'targets'>, series: Pick<SeriesState, 'readings'> | null): KnownFigure | null {
  const known = aimed
    ? indicator.targets.filter((one) => one.place === place && one.withdrawn === null && !isSuperseded(indicator, one)).map((one) => ({ value: one.value, asOf: null, level: one.level }))
    : lockedReadings(series).map((one) => ({ value: one.value, asOf: one.asOf, level: null }))
  const same = known.findLast((one) => figuresAgree(one.value, value))
  const shown = same ?? known.at(-1)
  return shown ? { ...shown, agrees: same !== undefined } : null
}
