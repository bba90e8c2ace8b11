import { DeliveryError } from '../../kernel/errors.ts'
import type { Deps } from '../call.ts'
import { sessionOf } from './session-of.ts'
import type { SignedIn } from './session-of.ts'

/** A session with the cookie that carries it: what the library needs to go on with it. */
export type SignedInHere = { session: SignedIn; cookie: string }

/** @throws DeliveryError `not_signed_in` */
export async function signedInHere(deps: Deps, cookie: string | undefined): Promise<SignedInHere> {
  const session = await sessionOf(deps, cookie)
  if (!session || !cookie) throw new DeliveryError('not_signed_in')
  return { session, cookie }
}

/**
 * The same of one who has done what comes first: whoever still has a password that someone else chose may not add other means of signing in.
 *
 * @throws DeliveryError `not_signed_in`, `password_change_required`
 */
export async function settledHere(deps: Deps, cookie: string | undefined): Promise<SignedInHere> {
  const here = await signedInHere(deps, cookie)
  if (here.session.mustChangePassword) throw new DeliveryError('password_change_required')
  return here
}
