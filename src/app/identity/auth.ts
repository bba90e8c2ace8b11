import { kyselyAdapter } from '@better-auth/kysely-adapter'
import type { BetterAuthOptions } from 'better-auth'
import { betterAuth } from 'better-auth/minimal'
import { username } from 'better-auth/plugins/username'

import type { Database } from '../../store/database/index.ts'
import { lockOutPlugin } from './lock-out.ts'
import { isUserName, normalUserName } from './user-name.ts'

/** Shorter ones are refused (`password_unfit`). */
export const leastPasswordCharacters = 10
export const mostPasswordCharacters = 200

/** A day at the office: whoever signed in in the morning is not asked again, whoever forgot to sign out is gone by night. */
const SESSION_SECONDS = 12 * 60 * 60

/** The header in which `signIn` tells the library the address; requests from outside never reach the library itself. */
export const ADDRESS_HEADER = 'x-lingxian-address'
/** The library wants an address of its own; it is only ever spoken to inside this process. */
export const LIBRARY_URL = 'http://lingxian.invalid/identity'

export type AuthSettings = {
  secret: string
  /** attempts to sign in from one address in a minute; an office behind one address signs in together at half past eight */
  signInsPerMinute: number
  now: () => string
}

/**
 * The identity library as this product uses it: accounts with a user name and a password, sessions in the schema
 * `identity`, nothing that calls out. Its own routes are not served; `src/app/identity` calls it.
 */
export function createAuth(db: Database, settings: AuthSettings) {
  return betterAuth(authOptions(db, settings))
}

export type Auth = ReturnType<typeof createAuth>

export function authOptions(db: Database, settings: AuthSettings) {
  return {
    baseURL: new URL(LIBRARY_URL).origin,
    basePath: new URL(LIBRARY_URL).pathname,
    secret: settings.secret,
    database: kyselyAdapter(db.identity, { type: 'postgres', transaction: true }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: leastPasswordCharacters,
      maxPasswordLength: mostPasswordCharacters,
    },
    user: { additionalFields: { mustChangePassword: { type: 'boolean', required: true, defaultValue: false, input: false } } },
    session: {
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      additionalFields: {
        tenant: { type: 'string', required: false, input: false },
        membership: { type: 'string', required: false, input: false },
        onBehalfOf: { type: 'string', required: false, input: false },
      },
    },
    rateLimit: {
      enabled: true,
      storage: 'memory',
      customRules: { '/sign-in/username': { window: 60, max: settings.signInsPerMinute } },
    },
    advanced: {
      cookiePrefix: 'lingxian',
      // The door adds `Secure` where the request came over https, so that one server can answer on both.
      useSecureCookies: false,
      defaultCookieAttributes: { sameSite: 'strict', httpOnly: true, path: '/' },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // A session with its account in one statement: both are asked for by every request.
      database: { joins: true },
      // The origin of every request is checked at the door, before it gets here.
      disableCSRFCheck: true,
      disableOriginCheck: true,
    },
    plugins: [
      username({
        minUsernameLength: 2,
        maxUsernameLength: 80,
        displayUsername: false,
        usernameNormalization: normalUserName,
        usernameValidator: isUserName,
        validationOrder: { username: 'post-normalization' },
      }),
      lockOutPlugin(db, settings.now),
    ],
  } satisfies BetterAuthOptions
}
