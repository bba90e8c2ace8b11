import { createHash, randomBytes } from 'node:crypto'

import * as client from 'openid-client'
import { z } from 'zod'

import { isAdministrator } from '../../../kernel/decide/membership.ts'
import { DeliveryError } from '../../../kernel/errors.ts'
import { accountRow, linkedAccount, linksOf } from '../../../store/identity/accounts.ts'
import { rightsEverywhere } from '../../../store/queries/memberships.ts'
import { noteAudit } from '../../audit/note.ts'
import type { Deps } from '../../call.ts'
import { accountNamed } from '../create-account.ts'
import { entered } from '../entered.ts'
import type { Entered } from '../entered.ts'
import { identityOf } from '../identity.ts'
import { refuseOftenSignIn } from '../often.ts'
import { headersFrom, type From } from '../sign-in.ts'
import type { Site } from '../passkeys.ts'
import { linkIdentity } from './link.ts'
import { isOutage, providerOf, unreachable } from './provider.ts'
import type { OidcSettings } from './settings.ts'

/** Where the provider sends people back to: a page of ours, which hands the answer on. */
export const OIDC_PAGE = '/sign-in/oidc'
const COOKIE = 'lingxian.oidc'
const COOKIE_PATH = '/api/v1/session/oidc'
const MINUTES = 10

/** What is kept between going to the provider and coming back, once, and only for the browser that went. */
const attempt = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), redirect: z.string() })

/**
 * Begins a sign-in by the provider: authorization code with PKCE, state and nonce.
 *
 * @returns where the browser goes, and the cookie that binds the answer to it
 * @throws DeliveryError `oidc_off`, `oidc_unreachable`, `too_many_requests`
 */
export async function startOidc(deps: Deps, site: Site, from: From): Promise<{ url: string; cookies: string[] }> {
  const settings = settingsOf(deps)
  await refuseOftenSignIn(deps, from.address)
  const provider = await providerOf(settings, deps.now())
  const kept = { state: client.randomState(), nonce: client.randomNonce(), verifier: client.randomPKCECodeVerifier(), redirect: `${site.protocol}://${site.host}${OIDC_PAGE}` }
  const ticket = randomBytes(32).toString('base64url')
  const { internalAdapter } = await (await identityOf(deps)).$context
  await internalAdapter.createVerificationValue({ identifier: keptUnder(ticket), value: JSON.stringify(kept), expiresAt: new Date(Date.parse(deps.now()) + MINUTES * 60_000) })
  const url = client.buildAuthorizationUrl(provider, {
    redirect_uri: kept.redirect,
    scope: 'openid profile',
    state: kept.state,
    nonce: kept.nonce,
    code_challenge: await client.calculatePKCECodeChallenge(kept.verifier),
    code_challenge_method: 'S256',
  })
  return { url: url.href, cookies: [`${COOKIE}=${ticket}; Path=${COOKIE_PATH}; Max-Age=${MINUTES * 60}; HttpOnly; SameSite=Strict`] }
}

/**
 * Takes the provider's answer: the browser must be the one that went, the answer to that very question, the identity linked to an account that is there.
 * Accounts are never made here.
 *
 * @param answer the query with which the browser came back
 * @throws DeliveryError `oidc_off`, `oidc_failed`, `oidc_unreachable`, `oidc_unlinked`, `oidc_second_factor`
 */
export async function finishOidc(deps: Deps, cookies: string | undefined, answer: string, from: From): Promise<Entered> {
  const settings = settingsOf(deps)
  await refuseOftenSignIn(deps, from.address)
  const kept = await takeAttempt(deps, cookies)
  if (!kept) throw await refused(deps, from, null, 'oidc_failed')
  const claims = await claimsOf(deps, settings, kept, answer, from)
  const account = await accountOf(deps, settings, claims, from)
  const row = account === null ? undefined : await accountRow(deps.db, account)
  if (!account || !row || row.closed) throw await refused(deps, from, account, 'oidc_unlinked')
  // What asks for more than a password is not got round by another door.
  if (row.hasSecondFactor) throw await refused(deps, from, account, 'oidc_second_factor')
  const auth = await identityOf(deps)
  const { headers } = await auth.api.enterAccount({ headers: headersFrom(from), body: { account }, returnHeaders: true })
  const { session, cookies: own } = await entered(deps, headers)
  return { session, cookies: [...own, `${COOKIE}=; Path=${COOKIE_PATH}; Max-Age=0; HttpOnly; SameSite=Strict`] }
}

function settingsOf({ oidc }: Deps): OidcSettings {
  if (!oidc) throw new DeliveryError('oidc_off')
  return oidc
}

function keptUnder(ticket: string): string {
  return `oidc:${createHash('sha256').update(ticket).digest('hex')}`
}

/** What was kept for this browser, and no longer is: an answer counts once. */
async function takeAttempt(deps: Deps, cookies: string | undefined): Promise<z.infer<typeof attempt> | null> {
  const ticket = cookies?.split(/;\s*/).find((one) => one.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1)
  if (!ticket) return null
  const { internalAdapter } = await (await identityOf(deps)).$context
  const found = await internalAdapter.consumeVerificationValue(keptUnder(ticket))
  if (!found || found.expiresAt.getTime() <= Date.parse(deps.now())) return null
  return attempt.parse(JSON.parse(found.value))
}

type Claims = Readonly<Record<string, unknown>> & { sub: string }

/** The provider's word for who this is: signature, issuer, audience, age, state, nonce and PKCE are the library's to check. */
async function claimsOf(deps: Deps, settings: OidcSettings, { state, nonce, verifier, redirect }: z.infer<typeof attempt>, answer: string, from: From): Promise<Claims> {
  const provider = await providerOf(settings, deps.now())
  try {
    const tokens = await client.authorizationCodeGrant(provider, new URL(`${redirect}?${answer.replace(/^\?/, '')}`), { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true })
    const claims = tokens.claims()
    if (!claims) throw new Error('the provider answered without saying who it is')
    return claims
  } catch (error) {
    if (isOutage(error)) throw unreachable(error)
    throw await refused(deps, from, null, 'oidc_failed')
  }
}

/** The account of an identity: linked before, or found by the claim that the operator trusts and linked now. */
async function accountOf(deps: Deps, { issuer, usernameClaim }: OidcSettings, claims: Claims, from: From): Promise<string | null> {
  const linked = await linkedAccount(deps.db, issuer, claims.sub)
  if (linked) return linked.userId
  const name = usernameClaim === null ? undefined : claims[usernameClaim]
  const named = typeof name === 'string' ? await accountNamed(deps, name) : null
  if (!named || (await linksOf(deps.db, issuer, [named.account])).has(named.account)) return null
  // A claim that someone at the provider may change must not lead to an administrator's account.
  const rights = await deps.db.jobs((db) => rightsEverywhere(db, named.account))
  if (rights.some(({ role }) => isAdministrator(role))) return null
  await linkIdentity(deps, { account: named.account, issuer, subject: claims.sub })
  await noteAudit(deps, { tenant: rights[0]?.tenant ?? null, account: named.account, action: 'oidc-linked', outcome: 'done', what: 'finishOidc', address: from.address })
  return named.account
}

async function refused(deps: Deps, { address }: From, account: string | null, code: 'oidc_failed' | 'oidc_unlinked' | 'oidc_second_factor'): Promise<DeliveryError> {
  await noteAudit(deps, { tenant: null, account, action: 'sign-in', outcome: 'refused', what: `finishOidc ${code}`, address })
  return new DeliveryError(code)
}
