/** So many at once, and so many more in each second after that. */
export type Rate = { burst: number; perSecond: number }
/** Takes one of a key's; null when it may go on, else the whole seconds after which it may. `at`: milliseconds of a clock that only goes on. */
export type Take = (key: string, at: number) => number | null

type Bucket = { left: number; at: number }

/** Who came lately is remembered, no more of them than this: a flood of addresses must not fill the memory. */
const MOST_KEYS = 20_000

/**
 * Buckets of tokens, one for each key. In memory, for this process alone: what it keeps from is a process that has no time for others. What must
 * hold for all processes together, how often somebody may guess a password, is counted in the database.
 */
export function buckets({ burst, perSecond }: Rate, mostKeys = MOST_KEYS): Take {
  const known = new Map<string, Bucket>()
  return (key, at) => {
    const bucket = known.get(key)
    const left = bucket ? Math.min(burst, bucket.left + ((at - bucket.at) / 1000) * perSecond) : burst
    // Put at the end, so that the first of the map is who has not come for the longest time.
    known.delete(key)
    known.set(key, { left: left < 1 ? left : left - 1, at })
    if (known.size > mostKeys) for (const oldest of known.keys()) {
      known.delete(oldest)
      break
    }
    return left < 1 ? Math.max(1, Math.ceil((1 - left) / perSecond)) : null
  }
}
