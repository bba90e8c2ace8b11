import type { Deps } from '../call.ts'

/** Enough to see that somebody tries doors; a program in a loop must not fill the log. */
const MOST_OF_ONE = 20
const WINDOW_MS = 10 * 60_000

type Window = { from: number; byAccount: Map<string, number> }
const windows = new WeakMap<Deps['db']['identity'], Window>()

/** Counts a refusal of an account; true beyond twenty in ten minutes, which are then not noted one by one. Kept in memory: a restart begins anew. */
export function refusedTooOften({ db, now }: Pick<Deps, 'db' | 'now'>, account: string): boolean {
  const at = Date.parse(now())
  const known = windows.get(db.identity)
  const window = known && at >= known.from && at - known.from < WINDOW_MS ? known : { from: at, byAccount: new Map<string, number>() }
  windows.set(db.identity, window)
  const own = (window.byAccount.get(account) ?? 0) + 1
  window.byAccount.set(account, own)
  return own > MOST_OF_ONE
}
