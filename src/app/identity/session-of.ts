import { isIdle } from '../../kernel/security.ts'
import { endSessions, touchSession } from '../../store/identity/sessions.ts'
import type { Deps } from '../call.ts'
import { identityOf } from './identity.ts'

/** Who is signed in, and what of a city the session is in; `tenant` and `membership` are null until one is chosen. */
export type SignedIn = {
  account: string
  username: string
  mustChangePassword: boolean
  /** names the session to its owner; opens nothing */
  session: string
  /** names the session to the identity library; never leaves the server but in the cookie */
  token: string
  tenant: string | null
  membership: string | null
  /** the leader's post for which the membership acts; null: for itself */
  onBehalfOf: string | null
  /** without a request for so long it is over; null: in no city yet */
  idleMinutes: number | null
  /** it acts in a role that must have a second factor */
  secondFactorDue: boolean
  /** it was opened by more than a password */
  byTwoFactors: boolean
  /** codes are asked for when this account signs in with its password */
  hasSecondFactor: boolean
}

/** How exactly idleness is known: a session in use is written to this often. */
const TOUCH_MS = 60_000

/** The session behind a `Cookie` header, or null: none, expired, of an account that is closed or waits to be confirmed, idle for too long, signed out, or not signed by this server. */
export async function sessionOf(deps: Deps, cookie: string | undefined): Promise<SignedIn | null> {
  if (!cookie) return null
  const auth = await identityOf(deps)
  const found = await auth.api.getSession({ headers: new Headers({ cookie }) })
  if (!found) return null
  const { user, session } = found
  // One that waits to be confirmed is in no city; the sign-in says so before it is put into one.
  if (user.closed || (user.unconfirmed && session.tenant)) return null
  const seen = session.lastSeenAt ?? session.createdAt
  const now = Date.parse(deps.now())
  const idleMinutes = session.idleMinutes ?? null
  if (isIdle({ lastSeenAt: seen.getTime(), idleMinutes }, now)) {
    await endSessions(deps.db, user.id, { only: session.id })
    return null
  }
  if (now - seen.getTime() >= TOUCH_MS) await touchSession(deps.db, session.id, new Date(now), new Date(now - TOUCH_MS))
  return {
    account: user.id,
    username: user.username ?? user.name,
    mustChangePassword: user.mustChangePassword,
    session: session.id,
    token: session.token,
    tenant: session.tenant ?? null,
    membership: session.membership ?? null,
    onBehalfOf: session.onBehalfOf ?? null,
    idleMinutes,
    secondFactorDue: session.secondFactorDue ?? false,
    byTwoFactors: session.byTwoFactors ?? false,
    hasSecondFactor: user.twoFactorEnabled ?? false,
  }
}
