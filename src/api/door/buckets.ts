/** So many at once, and so many more in each second after that. */
export type Rate = { burst: number; perSecond: number }
/** Takes one of a key's; null when it may go on, else the whole seconds after which it may. `at`: milliseconds of a clock that only goes on. */
export type Take = (key: string, at: number) => number | null

export type Buckets = {
  take: Take
  /** What keys that ask often have taken since it was last told. Who has more than half left is nobody's concern but this process's. */
  told: () => Map<string, number>
  /** Of these keys so many were taken in all, by every process, since the first that was told of each. */
  heard: (all: ReadonlyMap<string, number>) => void
}

/** `untold`: taken since it was full or told of last; `told`: then told of; `all`: what was heard of all processes, null: nothing since it was full. */
type Bucket = { left: number; at: number; untold: number; told: number; all: number | null }

/** Who came lately is remembered, no more of them than this: a flood of addresses must not fill the memory. */
const MOST_KEYS = 20_000

/**
 * Buckets of tokens, one for each key, in the memory of this process: what they keep from is a process that has no time for others. Who asks often is told
 * of to other processes (`rates.ts`), and what those let through is taken here too. So all of them together let through what one would, but for the first
 * burst, which each may let through before it hears of the others. What must hold exactly, how often somebody may guess a password, is counted in the
 * database.
 */
export function buckets({ burst, perSecond }: Rate, mostKeys = MOST_KEYS): Buckets {
  const known = new Map<string, Bucket>()
  return {
    take: (key, at) => {
      const bucket = refilled(known.get(key), at, { burst, perSecond })
      const { left } = bucket
      if (left >= 1) {
        bucket.left -= 1
        bucket.untold += 1
      }
      // Put at the end, so that the first of the map is who has not come for the longest time.
      known.delete(key)
      known.set(key, bucket)
      if (known.size > mostKeys) for (const oldest of known.keys()) {
        known.delete(oldest)
        break
      }
      return left < 1 ? Math.max(1, Math.ceil((1 - left) / perSecond)) : null
    },
    told: () => {
      const often = [...known].filter(([, { left, untold }]) => untold > 0 && left < burst / 2)
      for (const [, bucket] of often) Object.assign(bucket, { told: bucket.untold, untold: 0 })
      return new Map(often.map(([key, { told }]) => [key, told]))
    },
    heard: (all) => {
      for (const [key, count] of all) {
        const bucket = known.get(key)
        if (!bucket) continue
        const elsewhere = bucket.all === null ? 0 : Math.max(0, count - bucket.all - bucket.told)
        // Never owing more than a burst: who stops asking is let in again after as long as it takes to fill twice.
        Object.assign(bucket, { left: Math.max(-burst, bucket.left - elsewhere), all: count, told: 0 })
      }
    },
  }
}

function refilled(bucket: Bucket | undefined, at: number, { burst, perSecond }: Rate): Bucket {
  const left = bucket ? bucket.left + ((at - bucket.at) / 1000) * perSecond : burst
  return !bucket || left >= burst ? { left: burst, at, untold: 0, told: 0, all: null } : { ...bucket, left, at }
}
