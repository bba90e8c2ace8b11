import { DeliveryError } from '../../kernel/errors.ts'
import { roles } from '../../kernel/permission.ts'
import type { Role } from '../../kernel/permission.ts'
import { dayOf } from '../../kernel/time/day.ts'
import { actingFor } from '../../kernel/delegation.ts'
import { holdersOn } from '../../kernel/holders.ts'
import type { PostState } from '../../kernel/facts/organisation.ts'
import { membershipNamed } from '../../store/queries/memberships.ts'
import { statesOf } from '../../store/queries/subjects.ts'
import { ofCity } from '../../store/kept.ts'
import type { Acting, Deps } from '../call.ts'
import type { SignedIn } from '../identity/session-of.ts'

/**
 * Through which membership a session acts, judged for every request: one that has ended ends at once, and who no longer holds
 * the post does not act through it. Who acts for a leader has that leader's role, reach and nothing beyond what the delegation says; when it
 * ends, the next request is refused, and never goes on as something else.
 *
 * @throws DeliveryError `no_membership`, `post_left`, `delegation_over`
 */
export async function actingOf(deps: Deps, { account, tenant, membership, onBehalfOf }: Pick<SignedIn, 'account' | 'tenant' | 'membership' | 'onBehalfOf'>): Promise<Acting> {
  if (!tenant || !membership) throw new DeliveryError('no_membership')
  const { kept } = deps.db
  // A day ends rights: what held yesterday says nothing.
  const key = `acting:${tenant}:${membership}:${account}:${onBehalfOf}:${dayOf(deps.now())}`
  return kept.get<Acting>(key) ?? kept.read(key, ofCity(tenant), () => readActing(deps, { account, tenant, membership, onBehalfOf }))
}

async function readActing(deps: Deps, { account, tenant, membership: id, onBehalfOf }: { account: string; tenant: string; membership: string; onBehalfOf: string | null }): Promise<Acting> {
  const { found, post: held, leader } = await deps.db.read(tenant, async (db) => {
    const found = await membershipNamed(db, tenant, id)
    const posts = await statesOf<PostState>(db, tenant, [found?.post, onBehalfOf].flatMap((post) => (post ? [`post:${post}`] : [])))
    return { found, post: posts.get(`post:${found?.post}`), leader: posts.get(`post:${onBehalfOf}`) }
  })
  if (!found || found.account !== account) throw new DeliveryError('no_membership')
  const today = found.fixed_today ?? dayOf(deps.now())
  if (found.from_on > today || (found.to_on !== null && found.to_on <= today)) throw new DeliveryError('no_membership')
  const { person, unit, post } = found
  if (post && !holdersOn(held ?? { appointments: [] }, today).some((holder) => holder.person === person)) throw new DeliveryError('post_left')
  const acting = { tenant, account, person, membership: id, role: knownRole(found.role), unit, post, onBehalfOf: null }
  if (!onBehalfOf) return acting
  const doings = post && leader ? actingFor(leader, post, today) : null
  if (!leader || !doings) throw new DeliveryError('delegation_over')
  return { ...acting, role: 'leader', unit: leader.unit, onBehalfOf, doings }
}

/** @throws Error for a role this version does not know: no rule means no right, never a guess */
export function knownRole(role: string): Role {
  const known = roles.find((one) => one === role)
  if (!known) throw new Error(`a membership has the role ${role}, which no permission names`)
  return known
}
