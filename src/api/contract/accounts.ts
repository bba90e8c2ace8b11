import { z } from 'zod'
import { accountStates, mostAccountsAtOnce, type AccountState } from '../../kernel/account.ts'
import { roles } from '../../kernel/permission.ts'
import { mostTokenDays, tokenScopeNames } from '../../kernel/token-scopes.ts'
import { bilingual, commandId, day, unitRef, uuid, written } from './common.ts'

const stateNames = Object.keys(accountStates) as [AccountState, ...AccountState[]]
const role = z.enum(roles)
const username = z.string().trim().min(1).max(80)
const accountId = z.string().min(1).max(80)
const person = z.object({ id: uuid, name: z.string().nullable() })
const namedPost = z.object({ id: uuid, name: z.string() })
/** for whoever holds a post now; without one, for someone of the directory */
const whom = { post: uuid.nullable().default(null), person: uuid.nullable().default(null) }

const right = z.object({
  id: uuid,
  person: uuid,
  role: z.string(),
  roleName: bilingual,
  unit: unitRef.nullable(),
  post: namedPost.nullable(),
  standing: z.enum(['waiting', 'held', 'declined', 'ended']),
  /** since when it is so */
  on: day,
  reason: z.string().nullable(),
})

const account = z.object({
  id: accountId,
  username: z.string(),
  person: person.nullable(),
  rights: z.array(right),
  state: z.enum(stateNames),
  /** has one of the three administrators' roles: how it signs in is changed on the server */
  administrator: z.boolean(),
  lastSignInOn: day.nullable(),
  mustChangePassword: z.boolean(),
  /** this city's administrators keep it; else it is another's that may act here */
  keptHere: z.boolean(),
  own: z.boolean(),
  secondFactor: z.boolean(),
  /** the identity of the provider by which it signs in */
  linked: z.string().nullable(),
  /** when the system administrator last gave it a password, or an identity */
  passwordResetOn: day.nullable(),
  linkedOn: day.nullable(),
})

const listColumns = { unit: z.string(), post: z.string(), name: z.string(), username: z.string(), role: z.string() }
const ofAccount = z.object({ account: accountId })
const done = z.object({ account: accountId })

export const accountSchemas = {
  listAccounts: {
    summary: 'The accounts of the city: who has them, what they may do, what they wait for',
    query: z.object({ state: z.enum(stateNames).optional(), q: z.string().max(60).optional() }),
    response: z.object({ rows: z.array(account), total: z.number().int(), counts: z.record(z.string(), z.number().int()), oidc: z.object({ name: z.string() }).nullable() }),
  },
  openAccount: {
    summary: 'Open an account for whoever holds a post; its right waits to be granted, the one-time password is told only in this answer',
    body: z.object({ command: commandId, username, role, ...whom }),
    response: written.extend({ username: z.string(), password: z.string() }),
    audit: 'account-opened' as const,
  },
  getAccountsTemplate: { summary: 'A list of accounts to fill in: every post without one', binary: true, response: z.unknown() },
  readAccountsFile: {
    summary: 'Read a list of accounts and say row by row what it would open; nothing is kept',
    description: 'multipart/form-data with one field `file`.',
    multipart: true,
    response: z.object({
      name: z.string(),
      /** rows that can be opened */
      fit: z.number().int(),
      rows: z.array(
        z.object({
          row: z.number().int(),
          ...listColumns,
          problems: z.array(bilingual.extend({ code: z.string() })),
          open: z.object({ row: z.number().int(), username: z.string(), role, unit: uuid, post: uuid, person: uuid }).nullable(),
        }),
      ),
    }),
  },
  openAccounts: {
    summary: 'Open the accounts of a checked list, all or none; answers a workbook with the one-time passwords, once',
    body: z.object({ command: commandId, rows: z.array(z.object({ row: z.number().int().min(1).max(2_000_000), username, role, post: uuid, person: uuid })).min(1).max(mostAccountsAtOnce) }),
    binary: true,
    response: z.unknown(),
    audit: 'accounts-imported' as const,
  },
  resetPassword: { summary: 'Give an account a one-time password and end its sessions', params: ofAccount, response: z.object({ username: z.string(), password: z.string() }), audit: 'password-reset' as const },
  closeAccount: { summary: 'Close an account for good', params: ofAccount, response: done, audit: 'account-closed' as const },
  confirmAccount: { summary: 'Confirm that an account’s owner asked for the new password or the link: it may act again', params: ofAccount, response: done, audit: 'account-confirmed' as const },
  unlockAccount: { summary: 'Let a locked account try again at once', params: ofAccount, response: done, audit: 'unlocked' as const },
  resetSecondFactor: { summary: 'Take second factor and passkeys from an account whose owner lost them', params: ofAccount, response: done, audit: 'second-factor-removed' as const },
  endSessionsOf: { summary: 'End every session of an account', params: ofAccount, response: z.object({ ended: z.number().int() }), audit: 'sessions-ended' as const },
  linkAccount: { summary: 'Link an account to an identity of the sign-in provider; null unlinks it', params: ofAccount, body: z.object({ subject: z.string().trim().min(1).max(255).nullable() }), response: done, audit: 'oidc-linked' as const },
  grantMembership: {
    summary: 'Grant a right that waits, or a further one to an account that is there',
    body: z.union([z.object({ command: commandId, person: uuid, membership: uuid }), z.object({ command: commandId, username, role, ...whom })]),
    response: written,
    audit: 'membership-granted' as const,
  },
  declineMembership: {
    summary: 'Decline a right that waits, with the reason',
    params: z.object({ person: uuid, membership: uuid }),
    body: z.object({ command: commandId, reason: z.string().trim().min(1).max(500) }),
    response: written,
    audit: 'membership-declined' as const,
  },
  endMembership: { summary: 'End what an account may do in this city; it ends at once', params: z.object({ person: uuid, membership: uuid }), body: z.object({ command: commandId, on: day.optional() }), response: written, audit: 'membership-ended' as const },
  listTokens: {
    summary: 'API tokens: one’s own, or, for security, everyone’s',
    query: z.object({ all: z.enum(['0', '1']).default('0') }),
    response: z.object({
      rows: z.array(
        z.object({
          id: uuid,
          name: z.string(),
          scopes: z.array(z.string()),
          username: z.string(),
          role: z.string().nullable(),
          madeOn: day,
          until: day,
          usedOn: day.nullable(),
          state: z.enum(['active', 'expired', 'ended']),
        }),
      ),
    }),
  },
  makeToken: {
    summary: 'Make an API token for the membership that asks; told only in this answer',
    description: `Sent as \`Authorization: Bearer lx_…\`. It acts through that membership, in its scopes, for at most ${mostTokenDays} days.`,
    body: z.object({ command: commandId, name: z.string().trim().min(1).max(60), scopes: z.array(z.enum(tokenScopeNames)).min(1).max(tokenScopeNames.length), until: day }),
    response: written.extend({ token: z.string() }),
    audit: 'token-made' as const,
  },
  endToken: { summary: 'End an API token', params: z.object({ token: uuid }), response: z.object({ token: uuid }), audit: 'token-ended' as const },
}

/** What is open to who has not signed in. */
export const oidcSchemas = {
  getSignInWays: { summary: 'How one can sign in here', response: z.object({ oidc: z.object({ name: z.string() }).nullable() }) },
  startOidc: { summary: 'Sign in by another system: where the browser goes', response: z.object({ url: z.string() }) },
}
