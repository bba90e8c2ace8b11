import { changePassword } from '../../app/identity/change-password.ts'
import { sessionOf } from '../../app/identity/session-of.ts'
import { signIn } from '../../app/identity/sign-in.ts'
import { signOut } from '../../app/identity/sign-out.ts'
import { actThrough, enterCity } from '../../app/session/enter-city.ts'
import { knownOutside } from '../../app/session/known-outside.ts'
import { viewSession } from '../../app/session/view-session.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { DoorHandlers } from './route.ts'

export const sessionRoutes: DoorHandlers<'getSession' | 'signIn' | 'signOut' | 'changePassword' | 'chooseMembership'> = {
  getSession: async ({ deps, cookie }) => {
    const session = await sessionOf(deps, cookie)
    if (!session) throw new DeliveryError('not_signed_in', await knownOutside(deps))
    return viewSession(deps, session)
  },
  signIn: async ({ deps, address, setCookies }, { body }) => {
    const { session, cookies } = await signIn(deps, { ...body, address })
    const inCity = await enterCity(deps, session)
    setCookies(cookies)
    return viewSession(deps, inCity)
  },
  signOut: async ({ deps, cookie, setCookies }) => {
    setCookies(await signOut(deps, cookie))
    return {}
  },
  changePassword: async ({ deps, cookie, setCookies }, { body }) => {
    const { session, cookies } = await changePassword(deps, cookie, body)
    setCookies(cookies)
    return viewSession(deps, session)
  },
  chooseMembership: async ({ deps, session }, { body }) => viewSession(deps, await actThrough(deps, await session(), body)),
}
