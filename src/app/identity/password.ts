import { DeliveryError } from '../../kernel/errors.ts'
import { leastPasswordCharacters, mostPasswordCharacters } from './auth.ts'
import { normalUserName } from './user-name.ts'

/**
 * Length counts, not a mixture of signs; the two passwords everyone tries first are refused.
 *
 * @throws DeliveryError `password_unfit`
 */
export function refuseUnfit({ next, current, username }: { next: string; current?: string; username: string }): void {
  const length = [...next].length
  const fits = length >= leastPasswordCharacters && length <= mostPasswordCharacters
  if (!fits || next === current || normalUserName(next) === normalUserName(username)) {
    throw new DeliveryError('password_unfit', { least: leastPasswordCharacters })
  }
}
