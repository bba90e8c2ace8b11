/** How long something is kept at most, whatever happens: nothing that was not heard of is believed for longer. */
const LONGEST_MS = 5_000
/** Who asked lately, and what their cities are set to; a flood of sessions must not fill the memory. */
const MOST_ENTRIES = 10_000
const MOST_CHANGES = 10_000

/** What changed, in the words in which the database tells of it (migration 0028). */
export const ofCity = (tenant: string): string => `city:${tenant}`
export const ofAccount = (account: string): string => `account:${account}`

/**
 * What every request stands on (session, membership, inputs of the city) as it was read a moment ago. The database tells of each change, and whoever wrote one hears
 * of it before the write is acknowledged; while nobody listens, nothing is kept.
 */
export type Kept = {
  /** What is kept under this key, unless it may have changed. */
  get: <T>(key: string) => T | undefined
  /**
   * Reads something, and keeps it unless it is null or has changed meanwhile.
   *
   * @param of what it belongs to (`ofCity`, `ofAccount`), where need be as the value says
   */
  read: <T>(key: string, of: string | ((value: T & {}) => string), load: () => Promise<T>) => Promise<T>
  /** One that the reader has changed in a way the database does not tell of. */
  forget: (key: string) => void
}

/** What the connections tell it that listen. */
export type Told = {
  changed: (what: string) => void
  /** changes are heard of from now on, or no longer */
  listening: (on: boolean) => void
}

type Entry = { value: unknown; of: string; since: number; until: number }

/** @param now milliseconds of a clock that only goes on */
export function openKept(now: () => number = () => performance.now()): Kept & Told {
  const entries = new Map<string, Entry>()
  /** what is being read: who asks meanwhile waits for the same */
  const reading = new Map<string, { since: number; value: Promise<unknown> }>()
  /** when each thing last changed, counted in changes */
  const changes = new Map<string, number>()
  let count = 0
  let listens = false
  /** whatever was read before this change is void */
  let floor = 0

  const dropAll = () => {
    entries.clear()
    changes.clear()
    floor = count += 1
  }
  const holds = (of: string, since: number) => listens && since >= floor && since >= (changes.get(of) ?? 0)
  const put = (key: string, entry: Entry) => {
    entries.delete(key)
    if (entries.size >= MOST_ENTRIES) for (const oldest of entries.keys()) {
      entries.delete(oldest)
      break
    }
    entries.set(key, entry)
  }

  return {
    get: <T>(key: string) => {
      const entry = entries.get(key)
      if (entry === undefined) return undefined
      if (now() < entry.until && holds(entry.of, entry.since)) return entry.value as T
      entries.delete(key)
      return undefined
    },
    read: <T>(key: string, of: string | ((value: T & {}) => string), load: () => Promise<T>) => {
      const begun = reading.get(key)
      if (begun !== undefined && listens && begun.since === count) return begun.value as Promise<T>
      // From before the first statement: a change that is told of while it reads may have been too late for it.
      const since = count
      const until = now() + LONGEST_MS
      const value = load().then((read) => {
        if (read !== null && read !== undefined) {
          const named = typeof of === 'string' ? of : of(read)
          if (holds(named, since)) put(key, { value: read, of: named, since, until })
        }
        return read
      })
      reading.set(key, { since, value })
      const done = () => {
        if (reading.get(key)?.value === value) reading.delete(key)
      }
      value.then(done, done)
      return value
    },
    forget: (key) => void entries.delete(key),
    changed: (what) => {
      if (changes.size >= MOST_CHANGES) dropAll()
      changes.set(what, (count += 1))
    },
    listening: (on) => {
      listens = on
      dropAll()
    },
  }
}

/** Where nothing may be believed that was read elsewhere: inside a write that has changed something itself. */
export const NOTHING_KEPT: Kept = { get: () => undefined, read: (_key, _of, load) => load(), forget: () => undefined }
