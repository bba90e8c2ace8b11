import type { Deps } from '../call.ts'
import { identityOf } from './identity.ts'
import type { SignedIn } from './session-of.ts'

/** Where in a city a session is; both null: nowhere. `onBehalfOf`: the leader's post it acts for. */
export type Place = { tenant: string | null; membership: string | null; onBehalfOf?: string | null }

/**
 * Puts the session into a city, acting through one membership. Whether the account has that membership is the caller's
 * to check: memberships are facts, this room knows accounts only.
 */
export async function chooseMembership(deps: Deps, session: SignedIn, { tenant, membership, onBehalfOf = null }: Place): Promise<SignedIn> {
  const { internalAdapter } = await (await identityOf(deps)).$context
  await internalAdapter.updateSession(session.token, { tenant, membership, onBehalfOf })
  return { ...session, tenant, membership, onBehalfOf }
}
