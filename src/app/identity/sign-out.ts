import type { Deps } from '../call.ts'
import { identityOf } from './identity.ts'

/** Ends the session; harmless when there is none. Returns the `Set-Cookie` values that take the cookie away. */
export async function signOut(deps: Deps, cookie: string | undefined): Promise<string[]> {
  const auth = await identityOf(deps)
  const { headers } = await auth.api.signOut({ headers: new Headers(cookie ? { cookie } : {}), returnHeaders: true })
  return headers.getSetCookie()
}
