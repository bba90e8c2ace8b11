import { DeliveryError } from '../../kernel/errors.ts'
import type { SignedIn } from './session-of.ts'

/**
 * Refuses what comes before it is time: a password that someone else chose is changed first, then the second factor is shown that the role demands.
 *
 * @throws DeliveryError `password_change_required`, `second_factor_required`
 */
export function refuseUnready({ mustChangePassword, secondFactorDue, byTwoFactors }: Pick<SignedIn, 'mustChangePassword' | 'secondFactorDue' | 'byTwoFactors'>): void {
  if (mustChangePassword) throw new DeliveryError('password_change_required')
  if (secondFactorDue && !byTwoFactors) throw new DeliveryError('second_factor_required')
}
