import { isIP } from 'node:net'

import { generateAuthenticationOptions, generateRegistrationOptions, verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'

import { DeliveryError } from '../../kernel/errors.ts'
import { dropPasskey, keepPasskey, notePasskeyUse, passkeyNamed, passkeysOf } from '../../store/identity/passkeys.ts'
import { endSessions } from '../../store/identity/sessions.ts'
import { noteAudit } from '../audit/note.ts'
import type { Deps } from '../call.ts'
import { ISSUER } from './auth.ts'
import { provedTwice } from './choose-membership.ts'
import { entered } from './entered.ts'
import type { Entered } from './entered.ts'
import { identityOf } from './identity.ts'
import { noteRefused, refuseOftenSignIn } from './often.ts'
import { provePassword } from './prove.ts'
import { refuseWeakChange } from './second-factor.ts'
import type { SignedIn } from './session-of.ts'
import { headersFrom } from './sign-in.ts'
import type { From } from './sign-in.ts'
import type { SignedInHere } from './signed-in-here.ts'

/** Under what address the browser came: a passkey belongs to the host. `host` with its port, as the door trusts it. */
export type Site = { protocol: string; host: string }

const CHALLENGE_MS = 5 * 60_000
const MOST_PASSKEYS = 10
/** EdDSA, ES256, RS256: what authenticators can; others that Node counts as experimental are left out. */
const ALGORITHMS = [-8, -7, -257]

/**
 * What a browser needs to make a passkey, after the password was shown once more.
 *
 * @throws DeliveryError `passkey_unavailable`, `passkeys_too_many`, `second_factor_required`, `sign_in_failed`, `locked_out`
 */
export async function startPasskey(deps: Deps, { session }: SignedInHere, site: Site, { password }: { password: string }) {
  const { rp } = partyOf(site)
  await refuseWeakChange(deps, session)
  await provePassword(deps, session, password)
  const known = await passkeysOf(deps.db, session.account)
  if (known.length >= MOST_PASSKEYS) throw new DeliveryError('passkeys_too_many', { limit: MOST_PASSKEYS })
  const options = await generateRegistrationOptions({
    rpName: ISSUER,
    rpID: rp,
    userName: session.username,
    userDisplayName: session.username,
    userID: Uint8Array.from(new TextEncoder().encode(session.account)),
    timeout: CHALLENGE_MS,
    supportedAlgorithmIDs: ALGORITHMS,
    excludeCredentials: known.filter((one) => one.rp === rp).map(({ id, transports }) => ({ id, transports })),
    // Found without a user name, and only by whom the device knows: that is two factors in one.
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  await keepChallenge(deps, `new:${session.session}:${options.challenge}`, session.account)
  return options
}

/**
 * Keeps the passkey that the browser has made for a challenge of this very session. Every session of the account but this one ends: with this one
 * more it was proved.
 *
 * @throws DeliveryError `passkey_refused`, `passkey_unavailable`, `second_factor_required`
 */
export async function addPasskey(deps: Deps, { session }: SignedInHere, site: Site, { name, response, address }: { name: string; response: RegistrationResponseJSON } & From): Promise<SignedIn> {
  await refuseWeakChange(deps, session)
  const { rp, origin } = partyOf(site)
  const expectedChallenge = async (challenge: string) => (await takeChallenge(deps, `new:${session.session}:${challenge}`)) === session.account
  const { verified, registrationInfo } = await orRefused(verifyRegistrationResponse({ response, expectedChallenge, expectedOrigin: origin, expectedRPID: rp, supportedAlgorithmIDs: ALGORITHMS }))
  if (!verified) throw new DeliveryError('passkey_refused')
  const { id, publicKey, counter, transports } = registrationInfo.credential
  const kept = await keepPasskey(deps.db, { id, account: session.account, name, rp, publicKey, counter, transports: transports ?? [], madeAt: new Date(deps.now()) })
  if (!kept) throw new DeliveryError('passkey_refused')
  await endSessions(deps.db, session.account, { allBut: session.session })
  await noteAudit(deps, { tenant: session.tenant, account: session.account, membership: session.membership, action: 'passkey-added', outcome: 'done', address })
  return provedTwice(deps, session)
}

/** @throws DeliveryError `not_found`, `second_factor_required`, `sign_in_failed`, `locked_out` */
export async function removePasskey(deps: Deps, { session }: SignedInHere, { passkey, password, address }: { passkey: string; password: string } & From): Promise<void> {
  await refuseWeakChange(deps, session)
  await provePassword(deps, session, password)
  if (!(await dropPasskey(deps.db, session.account, passkey))) throw new DeliveryError('not_found', { what: passkey })
  await noteAudit(deps, { tenant: session.tenant, account: session.account, membership: session.membership, action: 'passkey-removed', outcome: 'done', address })
}

/** @throws DeliveryError `passkey_unavailable`, `too_many_requests` */
export async function startPasskeySignIn(deps: Deps, site: Site, { address }: From) {
  const { rp } = partyOf(site)
  await refuseOftenSignIn(deps, address)
  const options = await generateAuthenticationOptions({ rpID: rp, userVerification: 'required', timeout: CHALLENGE_MS })
  await keepChallenge(deps, `enter:${options.challenge}`, rp)
  return options
}

/**
 * Signs in with a passkey: a challenge of ours, once, signed on this host by a device that knows its owner.
 *
 * @throws DeliveryError `passkey_refused`, `passkey_unavailable`, `too_many_requests`
 */
export async function signInWithPasskey(deps: Deps, site: Site, { response, ...from }: { response: AuthenticationResponseJSON } & From): Promise<Entered> {
  const { rp, origin } = partyOf(site)
  await refuseOftenSignIn(deps, from.address)
  try {
    return await enteredByKey(deps, { rp, origin }, response, from)
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    await noteRefused(deps, from.address)
    await noteAudit(deps, { tenant: null, account: null, action: 'sign-in', outcome: 'refused', what: 'signInWithPasskey', address: from.address })
    throw error
  }
}

async function enteredByKey(deps: Deps, { rp, origin }: { rp: string; origin: string }, response: AuthenticationResponseJSON, from: From): Promise<Entered> {
  const key = await passkeyNamed(deps.db, response.id, rp)
  if (!key) throw new DeliveryError('passkey_refused')
  const { id, publicKey, counter } = key
  const expectedChallenge = async (challenge: string) => (await takeChallenge(deps, `enter:${challenge}`)) === rp
  const { verified, authenticationInfo } = await orRefused(verifyAuthenticationResponse({ response, expectedChallenge, expectedOrigin: origin, expectedRPID: rp, credential: { id, publicKey, counter } }))
  if (!verified) throw new DeliveryError('passkey_refused')
  await notePasskeyUse(deps.db, id, authenticationInfo.newCounter, new Date(deps.now()))
  const auth = await identityOf(deps)
  const { headers } = await auth.api.enterAccount({ headers: headersFrom(from), body: { account: key.account }, returnHeaders: true })
  const { session, cookies } = await entered(deps, headers)
  return { cookies, session: await provedTwice(deps, session) }
}

/**
 * To whom passkeys belong that are made here.
 *
 * @throws DeliveryError `passkey_unavailable` where browsers make none: on an address of numbers, and without https but on this very machine
 */
function partyOf({ protocol, host }: Site): { rp: string; origin: string } {
  const origin = `${protocol}://${host}`
  if (!URL.canParse(origin)) throw new DeliveryError('passkey_unavailable')
  const { hostname } = new URL(origin)
  const secure = protocol === 'https' || hostname === 'localhost' || hostname.endsWith('.localhost')
  if (!secure || isIP(hostname) !== 0 || hostname.startsWith('[')) throw new DeliveryError('passkey_unavailable')
  return { rp: hostname, origin: new URL(origin).origin }
}

async function keepChallenge(deps: Deps, name: string, value: string): Promise<void> {
  const { internalAdapter } = await (await identityOf(deps)).$context
  await internalAdapter.createVerificationValue({ identifier: `passkey:${name}`, value, expiresAt: new Date(Date.now() + CHALLENGE_MS) })
}

/** What was kept with a challenge, once; null: none, over, or used. */
async function takeChallenge(deps: Deps, name: string): Promise<string | null> {
  const { internalAdapter } = await (await identityOf(deps)).$context
  return (await internalAdapter.consumeVerificationValue(`passkey:${name}`))?.value ?? null
}

/** The library says by an error what it does not accept. */
async function orRefused<T>(verifying: Promise<T>): Promise<T> {
  return verifying.catch((cause: unknown) => {
    const refused = new DeliveryError('passkey_refused')
    refused.cause = cause
    throw refused
  })
}
