import { DeliveryError } from '../../kernel/errors.ts'
import type { Deps } from '../call.ts'

/** So many complaints of one membership in an hour: who has more to say puts it into one. */
const MOST = 6
const WINDOW_MS = 3_600_000

type Window = { from: number; made: Map<string, number> }
const windows = new WeakMap<Deps['db'], Window>()

/**
 * Turns away a flood of complaints. Counted in memory alone and forgotten each hour: a table of who complained how often would undo that some of them
 * bear no name.
 *
 * @throws DeliveryError `too_many_requests`
 */
export function refuseFlood({ db, now }: Pick<Deps, 'db' | 'now'>, membership: string): void {
  const at = Date.parse(now())
  const known = windows.get(db)
  const window = known && at >= known.from && at - known.from < WINDOW_MS ? known : { from: at, made: new Map<string, number>() }
  windows.set(db, window)
  const made = window.made.get(membership) ?? 0
  if (made >= MOST) throw new DeliveryError('too_many_requests')
  window.made.set(membership, made + 1)
}
