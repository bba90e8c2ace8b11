import type { Deps } from '../call.ts'
import { identityOf } from './identity.ts'

/** Who is signed in, and what of a city the session is in; `tenant` and `membership` are null until one is chosen. */
export type SignedIn = {
  account: string
  username: string
  mustChangePassword: boolean
  /** names the session to the identity library; never leaves the server but in the cookie */
  token: string
  tenant: string | null
  membership: string | null
  /** the leader's post for which the membership acts; null: for itself */
  onBehalfOf: string | null
}

/** The session behind a `Cookie` header, or null: none, expired, signed out, or not signed by this server. */
export async function sessionOf(deps: Deps, cookie: string | undefined): Promise<SignedIn | null> {
  if (!cookie) return null
  const auth = await identityOf(deps)
  const found = await auth.api.getSession({ headers: new Headers({ cookie }) })
  if (!found) return null
  const { user, session } = found
  return {
    account: user.id,
    username: user.username ?? user.name,
    mustChangePassword: user.mustChangePassword,
    token: session.token,
    tenant: session.tenant ?? null,
    membership: session.membership ?? null,
    onBehalfOf: session.onBehalfOf ?? null,
  }
}
