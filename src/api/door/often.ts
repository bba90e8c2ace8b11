import type { Deps } from '../../app/call.ts'
import { addressKey } from '../../kernel/address.ts'
import { DeliveryError } from '../../kernel/errors.ts'

/** So many requests of one address, and of all together, in a minute: a reader asks a few times, a page of the press a few hundred. */
const MOST_OF_ONE = 60
const MOST_OF_ALL = 1_200
const WINDOW_MS = 60_000

type Window = { from: number; all: number; byAddress: Map<string, number> }
const windows = new WeakMap<Deps['db'], Window>()

/**
 * Turns away who asks too often for what is open to everyone. Counted in memory: after a restart it begins anew. No more addresses are kept
 * than requests are answered in a minute.
 *
 * @throws DeliveryError `too_many_requests`
 */
export function refuseOften({ db, now }: Pick<Deps, 'db' | 'now'>, address: string): void {
  const at = Date.parse(now())
  const known = windows.get(db)
  const window = known && at >= known.from && at - known.from < WINDOW_MS ? known : { from: at, all: 0, byAddress: new Map<string, number>() }
  windows.set(db, window)
  const key = addressKey(address)
  const own = window.byAddress.get(key) ?? 0
  if (own >= MOST_OF_ONE || window.all >= MOST_OF_ALL) throw new DeliveryError('too_many_requests')
  window.all += 1
  window.byAddress.set(key, own + 1)
}
