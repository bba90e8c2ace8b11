import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

import { noteAudit } from '../../app/audit/note.ts'
import { changePassword } from '../../app/identity/change-password.ts'
import type { Entered } from '../../app/identity/entered.ts'
import { ownSecurity } from '../../app/identity/own-security.ts'
import { addPasskey, removePasskey, signInWithPasskey, startPasskey, startPasskeySignIn } from '../../app/identity/passkeys.ts'
import { confirmSecondFactor, removeSecondFactor, signInSecondStep, startSecondFactor } from '../../app/identity/second-factor.ts'
import { sessionOf } from '../../app/identity/session-of.ts'
import { endOtherSessions, endSession, sessionsOf } from '../../app/identity/sessions.ts'
import { signIn } from '../../app/identity/sign-in.ts'
import { signOut } from '../../app/identity/sign-out.ts'
import { finishOidc, startOidc } from '../../app/identity/oidc/sign-in.ts'
import { settledHere, signedInHere } from '../../app/identity/signed-in-here.ts'
import { comeIn } from '../../app/session/come-in.ts'
import { actThrough, changeCity } from '../../app/session/enter-city.ts'
import { knownOutside } from '../../app/session/known-outside.ts'
import { getSecuritySettings, setSecuritySettings } from '../../app/session/security.ts'
import { viewSession } from '../../app/session/view-session.ts'
import { DeliveryError } from '../../kernel/errors.ts'
import type { Door, DoorHandlers, Handlers } from './route.ts'

type Doors =
  | 'getSession'
  | 'signIn'
  | 'signInSecondStep'
  | 'startPasskeySignIn'
  | 'signInWithPasskey'
  | 'getSignInWays'
  | 'startOidc'
  | 'finishOidc'
  | 'signOut'
  | 'changePassword'
  | 'chooseMembership'
  | 'getSecurity'
  | 'startSecondFactor'
  | 'confirmSecondFactor'
  | 'removeSecondFactor'
  | 'startPasskey'
  | 'addPasskey'
  | 'removePasskey'
  | 'listSessions'
  | 'endSession'
  | 'endOtherSessions'

export const sessionRoutes: DoorHandlers<Doors> = {
  getSession: async ({ deps, cookie }) => {
    const session = await sessionOf(deps, cookie)
    if (!session) throw new DeliveryError('not_signed_in', await knownOutside(deps))
    return viewSession(deps, session)
  },
  signIn: async (door, { body }) => {
    const answer = await signIn(door.deps, { ...body, ...from(door) })
    if ('session' in answer) return inside(door, answer, 'signIn')
    door.setCookies(answer.cookies)
    return { secondStep: true }
  },
  signInSecondStep: async (door, { body }) => inside(door, await signInSecondStep(door.deps, door.cookie, { ...body, ...from(door) }), 'signInSecondStep'),
  // The libraries' types say what the browser's own do; the contract has looked at the form, the library looks at every byte.
  startPasskeySignIn: async (door) => ({ ...(await startPasskeySignIn(door.deps, door.site, from(door))) }),
  signInWithPasskey: async (door, { body }) => {
    const response = body.response as unknown as AuthenticationResponseJSON
    return inside(door, await signInWithPasskey(door.deps, door.site, { response, ...from(door) }), 'signInWithPasskey')
  },
  getSignInWays: async ({ deps }) => ({ oidc: deps.oidc ? { name: deps.oidc.name } : null }),
  startOidc: async (door) => {
    const { url, cookies } = await startOidc(door.deps, door.site, from(door))
    door.setCookies(cookies)
    return { url }
  },
  finishOidc: async (door, { body }) => inside(door, await finishOidc(door.deps, door.cookie, body.answer, from(door)), 'finishOidc'),
  signOut: async ({ deps, cookie, address, setCookies }) => {
    const session = await sessionOf(deps, cookie)
    setCookies(await signOut(deps, cookie))
    if (session) await noteAudit(deps, { tenant: session.tenant, account: session.account, membership: session.membership, action: 'sign-out', outcome: 'done', address })
    return {}
  },
  changePassword: async (door, { body }) => again(door, await changePassword(door.deps, await signedInHere(door.deps, door.cookie), { ...body, ...from(door) })),
  chooseMembership: async ({ deps, session }, { body }) => viewSession(deps, await ('city' in body ? changeCity(deps, await session(), body.city) : actThrough(deps, await session(), body))),

  getSecurity: async ({ deps, session }) => ownSecurity(deps, await session()),
  startSecondFactor: async ({ deps, cookie }, { body }) => startSecondFactor(deps, await settledHere(deps, cookie), body),
  confirmSecondFactor: async (door, { body }) => again(door, await confirmSecondFactor(door.deps, await settledHere(door.deps, door.cookie), { ...body, ...from(door) })),
  removeSecondFactor: async (door, { body }) => again(door, await removeSecondFactor(door.deps, await settledHere(door.deps, door.cookie), { ...body, ...from(door) })),
  startPasskey: async ({ deps, cookie, site }, { body }) => ({ ...(await startPasskey(deps, await settledHere(deps, cookie), site, body)) }),
  addPasskey: async (door, { body }) => {
    const response = body.response as unknown as RegistrationResponseJSON
    return viewSession(door.deps, await addPasskey(door.deps, await settledHere(door.deps, door.cookie), door.site, { name: body.name, response, ...from(door) }))
  },
  removePasskey: async (door, { params, body }) => {
    await removePasskey(door.deps, await settledHere(door.deps, door.cookie), { ...params, ...body, ...from(door) })
    return {}
  },
  listSessions: async ({ deps, session }) => ({ sessions: await sessionsOf(deps, await session()) }),
  endSession: async ({ deps, session, address }, { params }) => {
    await endSession(deps, await session(), params.session, address)
    return {}
  },
  endOtherSessions: async ({ deps, session, address }) => ({ ended: await endOtherSessions(deps, await session(), address) }),
}

export const securityRoutes: Handlers<'getSecuritySettings' | 'setSecuritySettings'> = {
  getSecuritySettings: (call) => getSecuritySettings(call),
  setSecuritySettings: (call, { body }) => setSecuritySettings(call, body),
}

function from({ address, agent }: Door) {
  return { address, agent }
}

/** A session that was just opened comes into its city. */
async function inside(door: Door, entered: Entered, what: Doors) {
  const session = await comeIn(door.deps, entered, { what, address: door.address })
  door.setCookies(entered.cookies)
  return viewSession(door.deps, session)
}

/** A session that was opened in place of the former one. */
function again({ deps, setCookies }: Door, { session, cookies }: Entered) {
  setCookies(cookies)
  return viewSession(deps, session)
}
