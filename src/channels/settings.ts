import { z } from 'zod'

import type { DingtalkSettings } from './dingtalk.ts'
import type { GuardSettings } from './guard.ts'
import { innerHosts } from './inner-hosts.ts'
import type { MailSettings } from './mail.ts'
import { isSafeTarget } from './target.ts'
import type { WebhookSettings } from './webhook.ts'

export type ChannelSettings = {
  address: string | null
  mail: MailSettings | null
  wecom: URL | null
  dingtalk: DingtalkSettings | null
  webhook: WebhookSettings | null
  /** what may be called by address at all; sign-in of another provider goes by it too */
  guard: GuardSettings
}

/** A key that is shorter than this can be guessed; longer than this is a slip. */
const SECRET_BYTES = { least: 24, most: 64 }

const httpsUrl = z.string().refine((text) => URL.canParse(text) && isSafeTarget(new URL(text), 'https:', 'http:') && new URL(text).username === '', 'https://… without a user name expected')
const secret = z.string().regex(/^\S{16,200}$/, '16 to 200 characters without spaces expected')

/** The settings of the channels as the environment holds them; what is not set is not sent. */
export const channelVariables = {
  /** where people open the product: https://… */
  LINGXIAN_ADDRESS: httpsUrl.optional(),
  /** smtps://user:password@host:465 or smtp://…:587 with STARTTLS */
  LINGXIAN_SMTP_URL: z
    .string()
    .refine((text) => URL.canParse(text) && /^smtps?:$/.test(new URL(text).protocol) && new URL(text).hostname !== '', 'smtps://… or smtp://… expected')
    .optional(),
  LINGXIAN_SMTP_FROM: z.email().optional(),
  LINGXIAN_WECOM_URL: httpsUrl.optional(),
  LINGXIAN_DINGTALK_URL: httpsUrl.optional(),
  LINGXIAN_DINGTALK_SECRET: secret.optional(),
  LINGXIAN_WEBHOOK_URL: httpsUrl.optional(),
  /** base64, with or without the `whsec_` of Standard Webhooks */
  LINGXIAN_WEBHOOK_SECRET: z
    .string()
    .refine((text) => {
      const { length } = secretBytes(text)
      return length >= SECRET_BYTES.least && length <= SECRET_BYTES.most
    }, '24 to 64 bytes in base64 expected')
    .optional(),
  /** machines inside of the network that may be called: oidc.inner.gov.cn, 10.1.2.3, http://127.0.0.1 */
  LINGXIAN_ALLOW_INNER: z.string().refine((text) => innerHosts(text) !== null, 'host names or addresses expected, parted by commas, without ports').optional(),
}

type Variables = { [Name in keyof typeof channelVariables]?: string | undefined }

/** Variables that only make sense together, or do not work one without the other. */
const BELONG_TOGETHER = [
  ['LINGXIAN_SMTP_URL', 'LINGXIAN_SMTP_FROM'],
  ['LINGXIAN_DINGTALK_URL', 'LINGXIAN_DINGTALK_SECRET'],
  ['LINGXIAN_WEBHOOK_URL', 'LINGXIAN_WEBHOOK_SECRET'],
] as const

/** The variable that is missing beside one that is set, or null. */
export function missingBeside(given: Variables): { missing: keyof Variables; beside: keyof Variables } | null {
  for (const [one, other] of BELONG_TOGETHER) {
    if (given[one] !== undefined && given[other] === undefined) return { missing: other, beside: one }
    if (given[other] !== undefined && given[one] === undefined) return { missing: one, beside: other }
  }
  return null
}

/** What checked variables say; each pair is complete (`missingBeside`). */
export function channelSettings(given: Variables): ChannelSettings {
  const { LINGXIAN_SMTP_URL: smtp, LINGXIAN_SMTP_FROM: from, LINGXIAN_DINGTALK_URL: dingtalk, LINGXIAN_DINGTALK_SECRET: sign, LINGXIAN_WEBHOOK_URL: webhook, LINGXIAN_WEBHOOK_SECRET: key } = given
  return {
    address: given.LINGXIAN_ADDRESS?.replace(/\/+$/, '') ?? null,
    mail: smtp && from ? { url: new URL(smtp), from } : null,
    wecom: given.LINGXIAN_WECOM_URL ? new URL(given.LINGXIAN_WECOM_URL) : null,
    dingtalk: dingtalk && sign ? { url: new URL(dingtalk), secret: sign } : null,
    webhook: webhook && key ? { url: new URL(webhook), secret: secretBytes(key) } : null,
    guard: { inner: innerHosts(given.LINGXIAN_ALLOW_INNER ?? '') ?? [] },
  }
}

function secretBytes(text: string): Uint8Array {
  const base64 = text.replace(/^whsec_/, '')
  return /^[A-Za-z0-9+/]+={0,2}$/.test(base64) ? Buffer.from(base64, 'base64') : new Uint8Array()
}
