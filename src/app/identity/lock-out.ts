import { createHash } from 'node:crypto'

import { DeliveryError } from '../../kernel/errors.ts'
import type { Database } from '../../store/database/index.ts'
import { countAttempt } from '../../store/identity/attempts.ts'
import { normalUserName } from './user-name.ts'

/** What the attempts on one account's password are counted under; a mistyped name may be a password, so it is not kept as typed. */
export function attemptKey(userName: string): string {
  return hashed(normalUserName(userName))
}

/** The same of its second factor: who has the password still cannot try codes without end. */
export function secondAttemptKey(account: string): string {
  return hashed(`second factor of ${account}`)
}

/** @throws DeliveryError `locked_out` with the whole minutes still to wait */
export async function refuseWhenLocked(db: Database, key: string, now: string): Promise<void> {
  const until = await countAttempt(db, key, now)
  if (until) throw new DeliveryError('locked_out', { minutes: Math.max(1, Math.ceil((until.getTime() - Date.parse(now)) / 60_000)) })
}

/** A key that says nothing of what it is of. */
export function hashed(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
