import { addressKey } from '../../kernel/address.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import { countFailure, countInWindow, forgetOldWindows } from '../../store/identity/windows.ts'
import type { Deps } from '../call.ts'
import { hashed } from './lock-out.ts'
import { normalUserName } from './user-name.ts'

/**
 * A minute of one address: an office of hundreds behind one address comes in together at half past eight, and some of them mistype; whoever guesses
 * mistypes nearly always. A minute of one account: nobody signs in so often.
 */
const OF_ADDRESS = { tried: 300, failed: 30 }
const OF_ACCOUNT = { tried: 60, failed: 60 }

/**
 * Counts a sign-in by its address, and by its account where it names one.
 *
 * @throws DeliveryError `too_many_requests`
 */
export async function refuseOftenSignIn({ db, now }: Pick<Deps, 'db' | 'now'>, address: string, userName?: string): Promise<void> {
  const free = await countInWindow(db, keyOf(address), OF_ADDRESS, now())
  if (!free) throw new DeliveryError('too_many_requests')
  if (userName === undefined) return
  if (!(await countInWindow(db, hashed(`account ${normalUserName(userName)}`), OF_ACCOUNT, now()))) throw new DeliveryError('too_many_requests')
}

/** A sign-in from this address was refused. */
export function noteRefused({ db }: Pick<Deps, 'db'>, address: string): Promise<void> {
  return countFailure(db, keyOf(address))
}

export function forgetOldCounts({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<void> {
  return forgetOldWindows(db, now())
}

function keyOf(address: string): string {
  return hashed(`address ${addressKey(address)}`)
}
