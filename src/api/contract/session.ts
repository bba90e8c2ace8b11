import { z } from 'zod'
import { doings } from '../../kernel/organisation.ts'
import { securitySettings } from '../../kernel/security.ts'
import { oidcSchemas } from './accounts.ts'
import { bilingual, day, unitRef, uuid } from './common.ts'

const instant = z.iso.datetime()
const behalf = z.object({ post: z.object({ id: uuid, name: z.string() }), unit: unitRef.nullable(), doings: z.array(z.enum(doings)) })

export const membership = z.object({
  id: uuid,
  role: z.string(),
  roleName: bilingual,
  unit: unitRef.nullable(),
  post: z.object({ id: uuid, name: z.string() }).nullable(),
  /** leaders for whom this post may act today (代办), and what of it */
  actsFor: z.array(behalf),
})

export const session = z.object({
  account: z.object({ id: z.string(), username: z.string() }),
  mustChangePassword: z.boolean(),
  /** before it may act: set up a second factor, or show the one there is by signing in with it */
  secondFactorDue: z.enum(['set', 'show']).nullable(),
  city: z.object({ id: z.string(), name: z.string(), demonstration: z.boolean() }),
  /** every city in which the account may act now; a session is in one of them */
  cities: z.array(z.object({ id: z.string(), name: z.string() })),
  /** the city's today: the server's day, or the demonstration's fixed one */
  today: day,
  memberships: z.array(membership),
  /** null also when the session acts for a leader who no longer lets it: a post must be chosen anew */
  acting: membership.extend({ onBehalfOf: behalf.nullable() }).nullable(),
  /** names of the commands the acting membership may do somewhere; the web shows only these */
  may: z.array(z.string()),
})

/** The password was right, and a code is still to come (`signInSecondStep`). */
export const secondStep = z.object({ secondStep: z.literal(true) })

const password = z.string().min(1).max(200)
const code = z.string().trim().min(6).max(20)
/** What a browser and an authenticator say to each other (WebAuthn, JSON forms of `PublicKeyCredential`). */
const credentialOptions = z.looseObject({ challenge: z.string() })
const credential = z.looseObject({ id: z.string().min(1).max(1400), rawId: z.string().max(1400), type: z.literal('public-key'), response: z.looseObject({ clientDataJSON: z.string().max(10_000) }), clientExtensionResults: z.looseObject({}) })

const ownSession = z.object({
  id: z.string(),
  current: z.boolean(),
  since: instant,
  lastUsed: instant,
  address: z.string().nullable(),
  device: z.object({ browser: z.string().nullable(), system: z.string().nullable() }),
  byTwoFactors: z.boolean(),
})

export const ownSecurity = z.object({
  username: z.string(),
  passwordSince: instant.nullable(),
  byOthers: z.object({ passwordReset: instant.nullable(), linked: instant.nullable(), secondFactorReset: instant.nullable() }),
  secondFactor: z.boolean(),
  backupCodesLeft: z.number().int().nullable(),
  passkeys: z.array(z.object({ id: z.string(), name: z.string(), host: z.string(), madeAt: instant, usedAt: instant.nullable() })),
})

export const sessionSchemas = {
  getSession: { summary: 'Who is signed in, through which post', response: session },
  signIn: { summary: 'Sign in; an account with a second factor is asked for a code', body: z.object({ username: z.string().min(1).max(80), password }), response: z.union([session, secondStep]) },
  signInSecondStep: { summary: 'Sign in: the code of the second factor, or one of the codes on paper', body: z.object({ code }), response: session },
  startPasskeySignIn: { summary: 'Sign in with a passkey: what the browser signs', response: credentialOptions },
  signInWithPasskey: { summary: 'Sign in with a passkey', body: z.object({ response: credential }), response: session },
  ...oidcSchemas,
  finishOidc: { summary: 'Sign in by another system: what it answered, as the query with which the browser came back', body: z.object({ answer: z.string().min(1).max(4000) }), response: session },
  signOut: { summary: 'Sign out', response: z.object({}) },
  changePassword: { summary: 'Change the password', body: z.object({ current: z.string().max(200), next: password }), response: session },
  chooseMembership: { summary: 'Act through another post, for itself or for a leader who lets it', body: z.union([z.object({ membership: uuid, onBehalfOf: uuid.nullable().default(null) }), z.object({ city: z.string().min(1).max(40) })]), response: session },
  getSecurity: { summary: 'By what the own account is entered', response: ownSecurity },
  startSecondFactor: { summary: 'Make the secret of a second factor', body: z.object({ password }), response: z.object({ uri: z.string(), secret: z.string(), backupCodes: z.array(z.string()) }) },
  confirmSecondFactor: { summary: 'Take the second factor into use by a first code', body: z.object({ code }), response: session },
  removeSecondFactor: { summary: 'Give the second factor up', body: z.object({ password, code }), response: session },
  startPasskey: { summary: 'What a browser makes a passkey of', body: z.object({ password }), response: credentialOptions },
  addPasskey: { summary: 'Keep a passkey that was made', body: z.object({ name: z.string().trim().min(1).max(40), response: credential }), response: session },
  removePasskey: { summary: 'Remove a passkey', params: z.object({ passkey: z.string().max(1400) }), body: z.object({ password }), response: z.object({}) },
  listSessions: { summary: 'Where the own account is signed in', response: z.object({ sessions: z.array(ownSession) }) },
  endSession: { summary: 'End one of the own sessions', params: z.object({ session: z.string().max(100) }), response: z.object({}) },
  endOtherSessions: { summary: 'End all own sessions but this one', response: z.object({ ended: z.number().int() }) },
  getSecuritySettings: { summary: 'What the city demands of who signs in', response: securitySettings },
  setSecuritySettings: { summary: 'Set what is demanded of who signs in', body: securitySettings, response: securitySettings },
}
