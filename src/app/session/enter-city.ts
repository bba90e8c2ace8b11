import { DeliveryError } from '../../kernel/errors.ts'
import { dayOf } from '../../kernel/time/day.ts'
import { stricter } from '../../kernel/security.ts'
import type { SessionTerms } from '../../kernel/security.ts'
import { accountRow } from '../../store/identity/accounts.ts'
import { allCities, cityRow } from '../../store/queries/cities.ts'
import { citiesOfAccount, membershipsOfAccount, rightsEverywhere } from '../../store/queries/memberships.ts'
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
 * @throws DeliveryError `confirm_waiting` (somebody else changed how the account is entered), `grant_waiting` (a right is proposed and not granted yet), `no_membership`
 */
export async function enterCity(deps: Deps, session: SignedIn): Promise<{ session: SignedIn; terms: SessionTerms }> {
  if ((await accountRow(deps.db, session.account))?.unconfirmed) throw new DeliveryError('confirm_waiting')
  const cities = await deps.db.jobs((db) => citiesOfAccount(db, session.account))
  for (const tenant of cities) {
    const [first] = await membershipsOf(deps, tenant, session.account)
    if (!first) continue
    const terms = await termsIn(deps, tenant, knownRole(first.role))
    return { session: await chooseMembership(deps, session, { ...terms, tenant, membership: first.id, onBehalfOf: null }), terms }
  }
  const rights = await deps.db.jobs((db) => rightsEverywhere(db, session.account))
  throw new DeliveryError(rights.some(({ waiting, to }) => waiting && to === null) ? 'grant_waiting' : 'no_membership')
}

/**
 * Goes on in another city of the account, acting through its oldest membership there.
 *
 * @throws DeliveryError `no_membership` when the account may not act there today
 */
export async function changeCity(deps: Deps, session: SignedIn, tenant: string): Promise<SignedIn> {
  const [first] = await membershipsOf(deps, tenant, session.account)
  if (!first) throw new DeliveryError('no_membership')
  const terms = await termsIn(deps, tenant, knownRole(first.role))
  return chooseMembership(deps, session, { ...terms, tenant, membership: first.id, onBehalfOf: null })
}

/** The cities in which an account may act today, by id. */
export async function citiesOf(deps: Deps, account: string): Promise<{ id: string; name: string }[]> {
  const known = await deps.db.jobs(async (db) => ({ own: await citiesOfAccount(db, account), all: await allCities(db) }))
  const cities: { id: string; name: string }[] = []
  for (const { id, name } of known.all.filter((city) => known.own.includes(city.id))) {
    if (known.own.length === 1 || (await membershipsOf(deps, id, account)).length > 0) cities.push({ id, name })
  }
  return cities
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
  const own = await termsIn(deps, tenant, knownRole(chosen.role))
  const leader = onBehalfOf ? await actingOf(deps, { ...session, membership, onBehalfOf }) : null
  const terms = leader ? stricter(own, await termsIn(deps, tenant, leader.role)) : own
  return chooseMembership(deps, session, { ...terms, tenant, membership, onBehalfOf })
}
