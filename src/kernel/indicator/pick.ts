import type { IndicatorState, Reading, SeriesState, Target } from '../facts/indicator.ts'
import { LEVELS, type Level } from '../pack/scheme-schema.ts'
import type { Day } from '../time/day.ts'
import { periodByKey, type Period } from '../time/period.ts'

/** The period that a key names, or null where it is no key. */
export function periodNamed(key: string): Period | null {
  try {
    return periodByKey(key)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Targets that stand for a period and a place, the highest level first: of each level the one that was set last and not withdrawn. */
export function targetsFor<T extends Pick<Target, 'level' | 'period' | 'place' | 'withdrawn'>>({ targets }: { targets: readonly T[] }, period: string, place: string | null): T[] {
  const standing = targets.filter((one) => one.period === period && one.place === place && one.withdrawn === null)
  return LEVELS.flatMap((level) => standing.findLast((one) => one.level === level) ?? [])
}

/** Of one level, or of whichever is the highest. */
export function targetFor(indicator: Pick<IndicatorState, 'targets'>, { period, place, level }: { period: string; place: string | null; level: Level | null }): Target | null {
  const standing = targetsFor(indicator, period, place)
  return (level === null ? standing[0] : standing.find((one) => one.level === level)) ?? null
}

/** Whether a later target of the same level, period and place stands in its place. */
export function isSuperseded({ targets }: Pick<IndicatorState, 'targets'>, target: Target): boolean {
  return target.withdrawn === null && !targetsFor({ targets }, target.period, target.place).some(({ id }) => id === target.id)
}

/** Locked readings of a period, or of all periods, the earliest as-of day first. */
export function lockedReadings(series: Pick<SeriesState, 'readings'> | null, period?: string): Reading[] {
  return (series?.readings ?? []).filter((one) => one.status === 'confirmed' && (period === undefined || one.period === period)).toSorted((a, b) => (a.asOf < b.asOf ? -1 : a.asOf > b.asOf ? 1 : 0))
}

/** The latest locked reading of a period, as of a day at most. */
export function latestLocked(series: Pick<SeriesState, 'readings'> | null, period?: string, until?: Day): Reading | null {
  return lockedReadings(series, period).findLast(({ asOf }) => until === undefined || asOf <= until) ?? null
}

/** Readings that stand: neither sent back nor taken back. */
export function standingReadings(series: Pick<SeriesState, 'readings'> | null): Reading[] {
  return (series?.readings ?? []).filter(({ status }) => status === 'reported' || status === 'checked' || status === 'confirmed')
}
