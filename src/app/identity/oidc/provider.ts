import * as client from 'openid-client'

import { GuardRefusal, guardedFetch } from '../../../channels/guard.ts'
import { DeliveryError } from '../../../kernel/errors.ts'
import { isLoopback, type OidcSettings } from './settings.ts'

/** What a provider says of itself is asked again after this: keys and addresses change. */
const KEPT_MS = 60 * 60_000
const TIMEOUT_SECONDS = 10

const known = new WeakMap<OidcSettings, { at: number; found: Promise<client.Configuration> }>()

/**
 * The provider as it describes itself. Asked when somebody signs in by it, never before.
 *
 * @throws DeliveryError `oidc_unreachable`
 */
export function providerOf(settings: OidcSettings, now: string): Promise<client.Configuration> {
  const at = Date.parse(now)
  const kept = known.get(settings)
  if (kept && at >= kept.at && at - kept.at < KEPT_MS) return kept.found
  const found = discovered(settings)
  known.set(settings, { at, found })
  // What failed is not kept: the next who tries asks again.
  found.catch(() => known.delete(settings))
  return found
}

async function discovered(settings: OidcSettings): Promise<client.Configuration> {
  const issuer = new URL(settings.issuer)
  // An issuer on this machine is the operator's own word; any other inner one is listed in LINGXIAN_ALLOW_INNER.
  const guard = isLoopback(issuer) ? { ...settings.guard, inner: [...settings.guard.inner, { host: issuer.hostname, plain: true }] } : settings.guard
  const fetching: client.CustomFetch = (url, options) => guardedFetch(url, options as RequestInit, guard)
  // Signatures are checked too, and not taken on trust because of the line they came by.
  const execute = [client.enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [client.allowInsecureRequests] : [])]
  try {
    return await client.discovery(issuer, settings.clientId, {}, secretBy(settings.clientSecret), { [client.customFetch]: fetching, timeout: TIMEOUT_SECONDS, execute })
  } catch (error) {
    throw unreachable(error)
  }
}

/** By the header where the provider takes it, which is what the standard presumes, else in the form. */
function secretBy(secret: string): client.ClientAuth {
  return (server, own, body, headers) => {
    const ways = server.token_endpoint_auth_methods_supported
    const way = ways === undefined || ways.includes('client_secret_basic') ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret)
    way(server, own, body, headers)
  }
}

/** The provider could not be asked, or did not answer as one: not the fault of who signs in. */
export function unreachable(error: unknown): DeliveryError {
  return Object.assign(new DeliveryError('oidc_unreachable'), { cause: error })
}

/** Whether no answer came, or none that could be taken; anything else is a refusal. */
export function isOutage(error: unknown): boolean {
  if (error instanceof GuardRefusal) return true
  if (!(error instanceof Error)) return false
  if (error.name === 'TimeoutError' || error.name === 'AbortError' || ('syscall' in error)) return true
  return error.cause !== undefined && isOutage(error.cause)
}
