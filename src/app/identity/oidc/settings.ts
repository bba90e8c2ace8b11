import { z } from 'zod'

import type { GuardSettings } from '../../../channels/guard.ts'

/** A provider of identities (统一身份认证) by which people may sign in; `name` is what the button says. */
export type OidcSettings = {
  issuer: string
  clientId: string
  clientSecret: string
  name: string
  /** the claim that is an account's user name, where the provider may be trusted with that; null: accounts are linked by hand */
  usernameClaim: string | null
  guard: GuardSettings
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Whether the address is on this very machine: only there may a provider be spoken to without encryption. */
export function isLoopback({ hostname }: URL): boolean {
  return LOOPBACK.test(hostname)
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  return (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))) && url.username === '' && url.search === '' && url.hash === ''
}

/** The settings as the environment holds them; without an issuer nobody is asked. */
export const oidcVariables = {
  LINGXIAN_OIDC_ISSUER: z.string().refine(isIssuer, 'https://… expected, without user name, query and fragment; http:// only on this machine').optional(),
  LINGXIAN_OIDC_CLIENT_ID: z.string().trim().min(1).max(200).optional(),
  LINGXIAN_OIDC_CLIENT_SECRET: z.string().min(8).max(500).optional(),
  LINGXIAN_OIDC_NAME: z.string().trim().min(1).max(20).default('统一身份认证'),
  /** accounts not linked yet are found by this claim, which must be their user name: preferred_username */
  LINGXIAN_OIDC_USERNAME_CLAIM: z.string().regex(/^[A-Za-z0-9_.:/-]{1,80}$/, 'the name of a claim expected').optional(),
}

type Variables = { [Name in keyof typeof oidcVariables]?: string | undefined }

const TOGETHER = ['LINGXIAN_OIDC_ISSUER', 'LINGXIAN_OIDC_CLIENT_ID', 'LINGXIAN_OIDC_CLIENT_SECRET'] as const

/** The variable that is missing beside one that is set, or null. */
export function missingForOidc(given: Variables): { missing: string; beside: string } | null {
  const beside = TOGETHER.find((name) => given[name] !== undefined)
  const missing = TOGETHER.find((name) => given[name] === undefined)
  return beside && missing ? { missing, beside } : null
}

/** What checked variables say; null: nobody signs in by another system. */
export function oidcSettings(given: Variables, guard: GuardSettings): OidcSettings | null {
  const { LINGXIAN_OIDC_ISSUER: issuer, LINGXIAN_OIDC_CLIENT_ID: clientId, LINGXIAN_OIDC_CLIENT_SECRET: clientSecret } = given
  if (!issuer || !clientId || !clientSecret) return null
  return { issuer, clientId, clientSecret, name: given.LINGXIAN_OIDC_NAME ?? '', usernameClaim: given.LINGXIAN_OIDC_USERNAME_CLAIM ?? null, guard }
}
