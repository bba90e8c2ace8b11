import { exact, printed, type Exact } from './exact.ts'

export type Beside = { place: string; rate: string | null; value: string | null }
export type Next = { place: string; by: string; in: 'points' | 'measure' }

/**
 * What separates each place from the one that stands next before it: in percentage points of completion where every place with a figure has a rate,
 * else in the measure. Places that are level have the same one before them. Nothing is ranked here: no place is given a number.
 */
export function nextBefore(places: readonly Beside[], direction: 'up' | 'down'): Map<string, Next> {
  const known = places.flatMap(({ place, rate, value }) => (value === null ? [] : [{ place, rate, value }]))
  const byRate = known.every(({ rate }) => rate !== null)
  const worth = ({ rate, value }: { rate: string | null; value: string }): Exact => (byRate ? exact(rate ?? 0) : direction === 'up' ? exact(value) : exact(value).neg())
  const found = known.flatMap((one): [string, Next][] => {
    const own = worth(one)
    const before = known.filter((other) => worth(other).gt(own)).reduce<(typeof known)[number] | null>((nearest, other) => (nearest && worth(nearest).lte(worth(other)) ? nearest : other), null)
    if (!before) return []
    const by = worth(before).minus(own)
    return [[one.place, { place: before.place, by: printed(by, by.decimalPlaces()), in: byRate ? 'points' : 'measure' }]]
  })
  return new Map(found)
}
