import { DeliveryError } from '../../kernel/errors.ts'
import { commandsOf, roleNames } from '../../kernel/permission.ts'
import { dayOf } from '../../kernel/time/day.ts'
import { cityRow } from '../../store/queries/cities.ts'
import { membershipsOfAccount } from '../../store/queries/memberships.ts'
import type { MembershipRow } from '../../store/queries/memberships.ts'
import type { Deps } from '../call.ts'
import type { SignedIn } from '../identity/session-of.ts'
import { directoryOf, unitRef } from '../views/organisation.ts'
import type { Directory } from '../views/organisation.ts'
import { knownRole } from './acting-of.ts'

/**
 * What a signed-in person's pages need before anything else: the city and its today, the posts one may act through, and
 * what one may do.
 *
 * @throws DeliveryError `no_membership`
 */
export async function viewSession(deps: Deps, session: SignedIn) {
  const { tenant, account, username, mustChangePassword } = session
  if (!tenant) throw new DeliveryError('no_membership')
  return deps.db.read(tenant, async (db) => {
    const city = await cityRow(db, tenant)
    if (!city) throw new DeliveryError('no_membership')
    const today = city.fixed_today ?? dayOf(deps.now())
    const directory = await directoryOf(db, tenant)
    const memberships = (await membershipsOfAccount(db, tenant, account, today)).map((row) => membershipView(directory, row, today))
    const acting = memberships.find(({ id }) => id === session.membership) ?? null
    return {
      account: { id: account, username },
      mustChangePassword,
      city: { id: tenant, name: city.name, demonstration: city.demonstration },
      today,
      memberships,
      acting,
      may: acting ? commandsOf(knownRole(acting.role)) : [],
    }
  })
}

function membershipView(directory: Directory, { id, role, unit, post }: MembershipRow, today: string) {
  const held = post ? directory.posts.get(post) : undefined
  return {
    id,
    role,
    roleName: roleNames[knownRole(role)],
    unit: unitRef(directory, unit, today),
    post: held ? { id: held.id, name: held.name } : null,
  }
}
