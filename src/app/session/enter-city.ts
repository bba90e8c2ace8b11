import { DeliveryError } from '../../kernel/errors.ts'
import { dayOf } from '../../kernel/time/day.ts'
import type { SessionTerms } from '../../kernel/security.ts'
import { cityRow } from '../../store/queries/cities.ts'
import { citiesOfAccount, membershipsOfAccount } from '../../store/queries/memberships.ts'
import type { MembershipRow } from '../../store/queries/memberships.ts'
import type { Deps } from '../call.ts'
import { chooseMembership } from '../identity/choose-membership.ts'
import type { SignedIn } from '../identity/session-of.ts'
import { actingOf, knownRole } from './acting-of.ts'
import { termsIn } from './security.ts'

/** The memberships that an account has in a city today. */
export function membershipsOf(deps: Deps, tenant: string, account: string): Promise<MembershipRow[]> {
  return deps.db.read(tenant, async (db) => {
    const city = await cityRow(db, tenant)
    return membershipsOfAccount(db, tenant, account, city?.fixed_today ?? dayOf(deps.now()))
  })
}

/**
 * Puts a session that is in no city yet into the first one where its account has a membership, acting through the oldest, on the terms of its role.
 *
 * @throws DeliveryError `no_membership`
 */
export async function enterCity(deps: Deps, session: SignedIn): Promise<{ session: SignedIn; terms: SessionTerms }> {
  const cities = await deps.db.jobs((db) => citiesOfAccount(db, session.account))
  for (const tenant of cities) {
    const [first] = await membershipsOf(deps, tenant, session.account)
    if (!first) continue
    const terms = await termsIn(deps, tenant, knownRole(first.role))
    return { session: await chooseMembership(deps, session, { ...terms, tenant, membership: first.id, onBehalfOf: null }), terms }
  }
  throw new DeliveryError('no_membership')
}

/**
 * Acts through another membership of the same city from now on, for itself or for a leader whose delegation to its post is in force (代办).
 *
 * @throws DeliveryError `no_membership` when the account has no such membership today, `post_left`, `delegation_over`
 */
export async function actThrough(deps: Deps, session: SignedIn, { membership, onBehalfOf = null }: { membership: string; onBehalfOf?: string | null | undefined }): Promise<SignedIn> {
  const { tenant, account } = session
  const held = tenant ? await membershipsOf(deps, tenant, account) : []
  const chosen = held.find(({ id }) => id === membership)
  if (!tenant || !chosen) throw new DeliveryError('no_membership')
  if (onBehalfOf) await actingOf(deps, { ...session, membership, onBehalfOf })
  const terms = await termsIn(deps, tenant, knownRole(chosen.role))
  return chooseMembership(deps, session, { ...terms, tenant, membership, onBehalfOf })
}
