import type { Deps } from '../call.ts'
import { identityOf } from './identity.ts'
import type { SignedIn } from './session-of.ts'

/** Where in a city a session is (`onBehalfOf`: the leader's post it acts for), and what is demanded of it there. */
export type Place = Pick<SignedIn, 'tenant' | 'membership' | 'onBehalfOf' | 'idleMinutes' | 'secondFactorDue'>

/**
 * Puts the session into a city, acting through one membership. Whether the account has that membership is the caller's
 * to check: memberships are facts, this room knows accounts only.
 */
export function chooseMembership(deps: Deps, session: SignedIn, { tenant, membership, onBehalfOf, idleMinutes, secondFactorDue }: Place): Promise<SignedIn> {
  return kept(deps, session, { tenant, membership, onBehalfOf, idleMinutes, secondFactorDue })
}

/** A session that was opened in place of another goes on where that was; `byTwoFactors`: how the new one was proved. */
export function goOnFrom(deps: Deps, session: SignedIn, before: SignedIn, byTwoFactors = before.byTwoFactors): Promise<SignedIn> {
  const { tenant, membership, onBehalfOf, idleMinutes, secondFactorDue } = before
  return kept(deps, session, { tenant, membership, onBehalfOf, idleMinutes, secondFactorDue, byTwoFactors })
}

/** Says of a session that it was opened by more than a password. */
export function provedTwice(deps: Deps, session: SignedIn): Promise<SignedIn> {
  return kept(deps, session, { byTwoFactors: true })
}

async function kept(deps: Deps, session: SignedIn, change: Partial<SignedIn>): Promise<SignedIn> {
  const { internalAdapter } = await (await identityOf(deps)).$context
  await internalAdapter.updateSession(session.token, change)
  return { ...session, ...change }
}
