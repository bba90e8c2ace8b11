import { DeliveryError } from '../../kernel/errors.ts'
import { actingFor } from '../../kernel/delegation.ts'
import { roleNames } from '../../kernel/permission.ts'
import { dayOf } from '../../kernel/time/day.ts'
import { cityRow } from '../../store/queries/cities.ts'
import { membershipsOfAccount } from '../../store/queries/memberships.ts'
import type { MembershipRow } from '../../store/queries/memberships.ts'
import type { Deps } from '../call.ts'
import { secondFactorDue } from '../identity/own-security.ts'
import type { SignedIn } from '../identity/session-of.ts'
import { commandsOfActing } from '../permit.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import type { Directory } from '../views/organisation.ts'
import { knownRole } from './acting-of.ts'
import { citiesOf } from './enter-city.ts'

/**
 * What a signed-in person's pages need before anything else: the city and its today, the posts one may act through, and
 * what one may do.
 *
 * @throws DeliveryError `no_membership`
 */
export async function viewSession(deps: Deps, session: SignedIn) {
  const { tenant, account, username, mustChangePassword } = session
  if (!tenant) throw new DeliveryError('no_membership')
  const due = await secondFactorDue(deps, session)
  const cities = await citiesOf(deps, account)
  return deps.db.read(tenant, async (db) => {
    const city = await cityRow(db, tenant)
    if (!city) throw new DeliveryError('no_membership')
    const today = city.fixed_today ?? dayOf(deps.now())
    const directory = await directoryOf(db, tenant)
    const memberships = (await membershipsOfAccount(db, tenant, account, today)).map((row) => membershipView(directory, row, today))
    return {
      account: { id: account, username },
      mustChangePassword,
      secondFactorDue: due,
      city: { id: tenant, name: city.name, demonstration: city.demonstration },
      cities,
      today,
      memberships,
      ...actingView(memberships, session),
    }
  })
}

type MembershipView = ReturnType<typeof membershipView>

/** Through what the session acts and what it may do; nothing once it acts for a leader who lets it no more. */
function actingView(memberships: readonly MembershipView[], { membership, onBehalfOf }: SignedIn) {
  const own = memberships.find(({ id }) => id === membership) ?? null
  const behalf = onBehalfOf ? (own?.actsFor.find(({ post }) => post.id === onBehalfOf) ?? null) : null
  if (!own || (onBehalfOf && !behalf)) return { acting: null, may: [] }
  const as = behalf ? { role: 'leader' as const, doings: behalf.doings } : { role: knownRole(own.role), doings: null }
  return { acting: { ...own, onBehalfOf: behalf }, may: commandsOfActing(as) }
}

function membershipView(directory: Directory, { id, role, unit, post }: MembershipRow, today: string) {
  const held = post ? directory.posts.get(post) : undefined
  return {
    id,
    role,
    roleName: roleNames[knownRole(role)],
    unit: unitRef(directory, unit, today),
    post: held ? { id: held.id, name: held.name } : null,
    actsFor: held ? leadersOf(directory, held.id, today) : [],
  }
}

/** The leaders for whom this post may act today, in the city's order. */
function leadersOf(directory: Directory, post: string, today: string) {
  return [...directory.posts.values()]
    .sort((a, b) => a.order - b.order)
    .flatMap((leader) => {
      const doings = actingFor(leader, post, today)
      return doings ? [{ post: { id: leader.id, name: leader.name }, unit: unitRef(directory, leader.unit, today), doings }] : []
    })
}
