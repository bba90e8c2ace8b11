import { DeliveryError } from '../../kernel/errors.ts'
import type { Deps } from '../call.ts'
import { sessionOf } from './session-of.ts'
import type { SignedIn } from './session-of.ts'

/** A session that was just opened; `cookies` are the `Set-Cookie` values to answer with. */
export type Entered = { session: SignedIn; cookies: string[] }

/** The session that an answer of the library has opened. @throws DeliveryError `sign_in_failed` when the account is closed */
export async function entered(deps: Deps, headers: Headers): Promise<Entered> {
  const cookies = headers.getSetCookie()
  const session = await sessionOf(deps, cookies.map((cookie) => cookie.split(';', 1)[0]).join('; '))
  // It was opened and gives nothing: the account was closed meanwhile, or before.
  if (!session) throw new DeliveryError('sign_in_failed')
  return { session, cookies }
}
