import { NOTHING_KEPT } from '../kept.ts'
import type { Kept } from '../kept.ts'
import type { Db } from './database.ts'

const known = new WeakMap<Db, Kept>()

/** What may be believed on this connection of what was read before, and where what is read on it may be kept. */
export function keptIn(db: Db): Kept {
  return known.get(db) ?? NOTHING_KEPT
}

/** For a connection on which each statement sees what is committed. */
export function keepIn<D extends Db>(db: D, kept: Kept): D {
  known.set(db, kept)
  return db
}

/** For a transaction that reads an older moment: what others read is newer, what it reads itself is kept by nobody. */
export function believeIn<D extends Db>(db: D, kept: Kept): D {
  return keepIn(db, { ...NOTHING_KEPT, get: kept.get })
}

/** A transaction that has changed facts reads everything itself from then on, and keeps none of it: it may never be committed. */
export function doubtIn(db: Db): void {
  known.delete(db)
}
