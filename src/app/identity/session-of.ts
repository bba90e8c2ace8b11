import { isIdle } from '../../kernel/security.ts'
import { endSessions, touchSession } from '../../store/identity/sessions.ts'
import { ofAccount } from '../../store/kept.ts'
import type { Deps } from '../call.ts'
import type { Auth } from './auth.ts'
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

type Found = NonNullable<Awaited<ReturnType<Auth['api']['getSession']>>>

/** The session behind a `Cookie` header, or null: none, expired, of an account that is closed or waits to be confirmed, idle for too long, signed out, or not signed by this server. */
export async function sessionOf(deps: Deps, cookie: string | undefined): Promise<SignedIn | null> {
  if (!cookie) return null
  const { kept } = deps.db
  const key = keyOf(cookie)
  const now = Date.parse(deps.now())
  const known = key === null ? undefined : kept.get<Found>(key)
  // By what is kept nobody is turned away: another process may have seen them since.
  if (known && !hasEnded(known, now)) return usedAt(deps, key, known, now)
  const load = async () => (await identityOf(deps)).api.getSession({ headers: new Headers({ cookie }) })
  const found = await (key === null ? load() : kept.read(key, ({ user }) => ofAccount(user.id), load))
  if (!found) return null
  const { user, session } = found
  // One that waits to be confirmed is in no city; the sign-in says so before it is put into one.
  if (user.closed || (user.unconfirmed && session.tenant)) return null
  if (isIdle(idlenessOf(found), now)) {
    await endSessions(deps.db, user.id, { only: session.id })
    return null
  }
  return usedAt(deps, key, found, now)
}

/** Under which the session of a `Cookie` header is kept: the cookie as it was signed; null where it names none, or two. */
function keyOf(cookie: string): string | null {
  const [one, ...more] = cookie.matchAll(SESSION_COOKIE)
  return one?.[1] && more.length === 0 ? `session:${one[1]}` : null
}

const SESSION_COOKIE = /(?:^|;)\s*lingxian\.session_token=([^;]*)/g

function hasEnded(found: Found, now: number): boolean {
  const { user, session } = found
  return user.closed || user.unconfirmed || session.expiresAt.getTime() <= Math.max(now, Date.now()) || isIdle(idlenessOf(found), now)
}

function idlenessOf({ session }: Found) {
  return { lastSeenAt: (session.lastSeenAt ?? session.createdAt).getTime(), idleMinutes: session.idleMinutes ?? null }
}

async function usedAt(deps: Deps, key: string | null, found: Found, now: number): Promise<SignedIn> {
  if (now - idlenessOf(found).lastSeenAt >= TOUCH_MS) {
    await touchSession(deps.db, found.session.id, new Date(now), new Date(now - TOUCH_MS))
    // That it was used is told to nobody: it happens every minute.
    if (key !== null) deps.db.kept.forget(key)
  }
  return signedIn(found)
}

function signedIn({ user, session }: Found): SignedIn {
  return {
    account: user.id,
    username: user.username ?? user.name,
    mustChangePassword: user.mustChangePassword,
    session: session.id,
    token: session.token,
    tenant: session.tenant ?? null,
    membership: session.membership ?? null,
    onBehalfOf: session.onBehalfOf ?? null,
    idleMinutes: session.idleMinutes ?? null,
    secondFactorDue: session.secondFactorDue ?? false,
    byTwoFactors: session.byTwoFactors ?? false,
    hasSecondFactor: user.twoFactorEnabled ?? false,
  }
}
