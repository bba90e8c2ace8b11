import { lookAtSession } from '../../app/identity/look-at-session.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { DoorHandlers } from './route.ts'

export const changeRoutes: DoorHandlers<'followChanges'> = {
  followChanges: async ({ deps, cookie }) => {
    const session = await lookAtSession(deps, cookie)
    if (!session) throw new DeliveryError('not_signed_in')
    const { account, tenant } = session
    return { account, follow: (told) => deps.changes.hear(tenant, told), stands: async () => (await lookAtSession(deps, cookie))?.tenant === tenant }
  },
}
