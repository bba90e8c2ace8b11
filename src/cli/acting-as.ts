import type { Call, Deps } from '../app/call.ts'
import { cityIds } from '../app/city/rebuild-city.ts'
import { accountNamed } from '../app/identity/create-account.ts'
import { actingOf } from '../app/session/acting-of.ts'
import { membershipsOf } from '../app/session/enter-city.ts'
import { DeliveryError } from '../kernel/errors.ts'

/**
 * Acts as an account would after signing in, through its oldest membership: the log says who imported, on the command line too. Whoever
 * may run this reads the data anyway, so no password is asked.
 *
 * @param city its id; absent where there is only one
 * @throws DeliveryError `no_membership`, `not_found` when the city must be named
 */
export async function actingAs(deps: Deps, username: string, city: string | undefined): Promise<Call> {
  const cities = city === undefined ? await cityIds(deps) : [city]
  const [tenant] = cities
  if (tenant === undefined || cities.length > 1) throw new DeliveryError('not_found', { what: '--city' })
  const account = (await accountNamed(deps, username))?.account
  const [first] = account === undefined ? [] : await membershipsOf(deps, tenant, account)
  if (account === undefined || !first) throw new DeliveryError('no_membership')
  return { deps, acting: await actingOf(deps, { account, tenant, membership: first.id, onBehalfOf: null }) }
}
