import { isIdle } from '../../kernel/security.ts'
import { actingOf } from '../session/acting-of.ts'
import type { Deps } from '../call.ts'
import { identityOf } from './identity.ts'
import { refuseUnready } from './ready.ts'

/** Whose session a cookie is, and in which city it acts. */
export type LookedAt = { account: string; tenant: string }

/**
 * A session as a program looks at it that nobody asked to: unlike a request (`sessionOf`), looking does not keep it from growing idle. Null where it is over, in
 * no city, or not to be used yet.
 *
 * @throws DeliveryError `no_membership`, `post_left`, `delegation_over`, `password_change_required`, `second_factor_required`
 */
export async function lookAtSession(deps: Deps, cookie: string | undefined): Promise<LookedAt | null> {
  if (!cookie) return null
  const found = await (await identityOf(deps)).api.getSession({ headers: new Headers({ cookie }) })
  if (!found) return null
  const { user, session } = found
  if (user.closed || user.unconfirmed || !session.tenant) return null
  const lastSeenAt = (session.lastSeenAt ?? session.createdAt).getTime()
  if (isIdle({ lastSeenAt, idleMinutes: session.idleMinutes ?? null }, Date.parse(deps.now()))) return null
  refuseUnready({ mustChangePassword: user.mustChangePassword, secondFactorDue: session.secondFactorDue ?? false, byTwoFactors: session.byTwoFactors ?? false })
  const { account, tenant } = await actingOf(deps, { account: user.id, tenant: session.tenant, membership: session.membership ?? null, onBehalfOf: session.onBehalfOf ?? null })
  return { account, tenant }
}
