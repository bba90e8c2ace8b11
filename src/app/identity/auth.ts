import { kyselyAdapter } from '@better-auth/kysely-adapter'
import type { BetterAuthOptions } from 'better-auth'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { username } from 'better-auth/plugins/username'

import { leastPasswordCharacters, mostPasswordCharacters } from '../../kernel/password.ts'
import { sessionHours } from '../../kernel/security.ts'
import type { Database } from '../../store/database/index.ts'
import { enterPlugin } from './enter-plugin.ts'
import { backupCodes, passwordHashing } from './one-time.ts'
import { isUserName, normalUserName } from './user-name.ts'

/** The header in which verbs tell the library the address; requests from outside never reach the library itself. */
export const ADDRESS_HEADER = 'x-lingxian-address'
/** The library wants an address of its own; it is only ever spoken to inside this process. */
export const LIBRARY_URL = 'http://lingxian.invalid/identity'

/** Who issues the codes, as an app that makes them shows it. */
export const ISSUER = '领衔'
/** Names what the library keeps between the two steps of signing in. */
export const SECOND_STEP_COOKIE = 'lingxian.two_factor'
const SECOND_STEP_SECONDS = 600

export type AuthSettings = { secret: string; now: () => string }

/**
 * The identity library as this product uses it: accounts with a user name, a password and perhaps a second factor, sessions in the schema
 * `identity`, nothing that calls out. Its own routes are not served; `src/app/identity` calls it, and counts and locks itself.
 */
export function createAuth(db: Database, settings: AuthSettings) {
  return betterAuth(authOptions(db, settings))
}

export type Auth = ReturnType<typeof createAuth>

export function authOptions(db: Database, { secret, now }: AuthSettings) {
  const atOnce = () => new Date(now())
  return {
    baseURL: new URL(LIBRARY_URL).origin,
    basePath: new URL(LIBRARY_URL).pathname,
    secret,
    database: kyselyAdapter(db.identity, { type: 'postgres', transaction: true }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: leastPasswordCharacters,
      maxPasswordLength: mostPasswordCharacters,
      password: passwordHashing,
    },
    user: {
      additionalFields: {
        mustChangePassword: { type: 'boolean', required: true, defaultValue: false, input: false },
        passwordSince: { type: 'date', required: false, input: false },
        homeCity: { type: 'string', required: false, input: false },
        closed: { type: 'boolean', required: true, defaultValue: false, input: false },
        lastSignInAt: { type: 'date', required: false, input: false },
        unconfirmed: { type: 'boolean', required: true, defaultValue: false, input: false },
        passwordResetAt: { type: 'date', required: false, input: false },
        linkedAt: { type: 'date', required: false, input: false },
        secondFactorResetAt: { type: 'date', required: false, input: false },
      },
    },
    session: {
      expiresIn: sessionHours * 3600,
      disableSessionRefresh: true,
      additionalFields: {
        tenant: { type: 'string', required: false, input: false },
        membership: { type: 'string', required: false, input: false },
        onBehalfOf: { type: 'string', required: false, input: false },
        lastSeenAt: { type: 'date', required: false, input: false, defaultValue: atOnce },
        idleMinutes: { type: 'number', required: false, input: false },
        secondFactorDue: { type: 'boolean', required: false, input: false },
        byTwoFactors: { type: 'boolean', required: false, input: false },
      },
    },
    // Counted by ourselves, in the database: the library's counter is one process's, and is set back only by a quiet minute.
    rateLimit: { enabled: false },
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
      // Wrong codes are counted and locked like wrong passwords (`attempts.ts`); the library still ends a sign-in after five of them.
      twoFactor({ issuer: ISSUER, twoFactorCookieMaxAge: SECOND_STEP_SECONDS, accountLockout: { enabled: false }, backupCodeOptions: { customBackupCodesGenerate: backupCodes } }),
      enterPlugin(),
    ],
  } satisfies BetterAuthOptions
}
