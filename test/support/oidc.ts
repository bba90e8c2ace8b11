import { generateKeyPairSync } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

export const CLIENT = { id: 'lingxian', secret: 'a-long-secret-of-tests' }
export const OTHER_CLIENT = { id: 'another-system', secret: 'another-secret-of-tests' }

/** A real provider of identities on this machine. `person` is who signs in there; `names` what it says they are called. */
export type TestProvider = {
  issuer: string
  person: string
  names: Record<string, string>
  /** what the token endpoint answers in place of its own word */
  idToken: string | null
  /** requests it got */
  asked: number
  /** goes through the provider's pages as the browser of `person`, and gives the address it is sent back to */
  visit: (url: string) => Promise<URL>
  close: () => Promise<void>
}

export async function startProvider(redirect: string): Promise<TestProvider> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const client = ({ id, secret }: typeof CLIENT) => ({ client_id: id, client_secret: secret, redirect_uris: [redirect] })
  const provider = new Provider(issuer, {
    clients: [client(CLIENT), client(OTHER_CLIENT)],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256' }] },
    cookies: { keys: ['only-in-tests'] },
    features: { devInteractions: { enabled: false } },
    conformIdTokenClaims: false,
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ sub, preferred_username: at.names[sub] }) }),
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: oidc.client?.clientId ?? '', accountId: oidc.session?.accountId ?? '' })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
    ttl: { AccessToken: 60, AuthorizationCode: 60, Grant: 60, IdToken: 60, Interaction: 60, Session: 60 },
  })
  const serve = provider.callback()
  server.on('request', (request, response) => {
    at.asked += 1
    const own = request.url ?? ''
    if (own.startsWith('/interaction/')) void provider.interactionFinished(request, response, { login: { accountId: at.person } })
    else if (own === '/token' && at.idToken !== null) response.setHeader('content-type', 'application/json').end(JSON.stringify({ access_token: 'none', token_type: 'Bearer', expires_in: 60, id_token: at.idToken }))
    else void serve(request, response)
  })
  const at: TestProvider = {
    issuer,
    person: 'nobody',
    names: {},
    idToken: null,
    asked: 0,
    visit: async (url) => {
      const jar = new Map<string, string>()
      for (let next = new URL(url), steps = 0; steps < 8; steps += 1) {
        const answer = await fetch(next, { redirect: 'manual', headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') } })
        for (const cookie of answer.headers.getSetCookie()) {
          const [pair = ''] = cookie.split(';')
          jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
        }
        const to = answer.headers.get('location')
        if (to === null) throw new Error(`the provider stopped at ${next.href}: ${await answer.text()}`)
        next = new URL(to, next)
        if (next.origin !== issuer) return next
      }
      throw new Error('the provider sends in circles')
    },
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return at
}

/** What the provider says to another of its systems of the person who is there, in answer to the same nonce. */
export async function idTokenOfOther(at: TestProvider, started: string, redirect: string): Promise<string> {
  const url = new URL(started)
  for (const name of ['code_challenge', 'code_challenge_method']) url.searchParams.delete(name)
  url.searchParams.set('client_id', OTHER_CLIENT.id)
  const code = (await at.visit(url.href)).searchParams.get('code') ?? ''
  const body = new URLSearchParams({ grant_type: 'authorization_code', code, redirect_uri: redirect })
  const authorization = `Basic ${Buffer.from(`${OTHER_CLIENT.id}:${OTHER_CLIENT.secret}`).toString('base64')}`
  const answer = await fetch(`${at.issuer}/token`, { method: 'POST', body, headers: { authorization } })
  return ((await answer.json()) as { id_token: string }).id_token
}
