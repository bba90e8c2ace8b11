import { changePassword } from '../../app/identity/change-password.ts'
import { signIn } from '../../app/identity/sign-in.ts'
import { signOut } from '../../app/identity/sign-out.ts'
import { actThrough, enterCity } from '../../app/session/enter-city.ts'
import { viewSession } from '../../app/session/view-session.ts'
import type { DoorHandlers } from './route.ts'

export const sessionRoutes: DoorHandlers<'getSession' | 'signIn' | 'signOut' | 'changePassword' | 'chooseMembership'> = {
  getSession: async ({ deps, session }) => viewSession(deps, await session()),
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
  chooseMembership: async ({ deps, session }, { body }) => viewSession(deps, await actThrough(deps, await session(), body.membership)),
}
