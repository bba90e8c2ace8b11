import { join } from 'node:path'

import { z } from 'zod'

import type { BackupSettings } from './app/backup/settings.ts'
import { signingAlgorithms } from './app/log/signatures.ts'
import type { SigningSettings } from './app/log/signer.ts'
import { missingForOidc, oidcSettings, oidcVariables, type OidcSettings } from './app/identity/oidc/settings.ts'
import { channelSettings, channelVariables, missingBeside, type ChannelSettings } from './channels/settings.ts'
import { DeliveryError } from './kernel/errors.ts'

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8700),
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'postgres://… expected')
    .optional(),
  /** a standby of that PostgreSQL: reports and exports are read from it */
  DATABASE_READ_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'postgres://… expected')
    .optional(),
  LINGXIAN_DATA: z.string().trim().min(1).default('./data'),
  /** 1: without the demonstration city */
  LINGXIAN_EMPTY: z.enum(['0', '1']).default('0'),
  /** error: what went wrong; info: a line for each request as well */
  LINGXIAN_LOG: z.enum(['error', 'info']).default('error'),
  /** text: sentences for who sits before it; json: an object a line for who collects logs */
  LINGXIAN_LOG_FORMAT: z.enum(['text', 'json']).default('text'),
  /** who sends it may read /metrics; without it there is none */
  LINGXIAN_METRICS_TOKEN: z.string().min(16, 'at least 16 characters').optional(),
  /** asked to stop, requests under way have so many seconds to end */
  LINGXIAN_DRAIN_SECONDS: z.coerce.number().int().min(0).max(600).default(10),
  /** so many seconds /readyz says no before new requests are refused, for balancers that only look now and then */
  LINGXIAN_DRAIN_DELAY_SECONDS: z.coerce.number().int().min(0).max(120).default(0),
  /** where traces go; nothing leaves without it. Its other variables (OTEL_…) are as OpenTelemetry says */
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  /** where back-ups go; without it, a folder `backups` beside the data */
  LINGXIAN_BACKUP_FOLDER: z.string().trim().min(1).optional(),
  /** hours between two back-ups that are made by themselves; without it none is */
  LINGXIAN_BACKUP_EVERY: z.coerce.number().int().min(1).max(720).optional(),
  /** so many are kept */
  LINGXIAN_BACKUP_KEEP: z.coerce.number().int().min(1).max(1000).default(7),
  /** the first line of this file is the pass phrase under which they are sealed */
  LINGXIAN_BACKUP_PASSPHRASE_FILE: z.string().trim().min(1).optional(),
  /** by which heads of the log are signed: sm2 where national cryptography is asked for */
  LINGXIAN_SIGNING: z.enum(signingAlgorithms).default('ed25519'),
  /** file of the private key; without it one is made in the folder `keys` of the data */
  LINGXIAN_SIGNING_KEY: z.string().trim().min(1).optional(),
  ...channelVariables,
  ...oidcVariables,
})

/** Every variable that is read; the guide for operators (docs/users/operations.md) must tell of each. */
export const settingNames: readonly string[] = Object.keys(settings.shape)

export type Config = {
  port: number
  host: string
  databaseUrl: string | undefined
  readUrl: string | undefined
  dataFolder: string
  demonstration: boolean
  log: 'error' | 'info'
  logFormat: 'text' | 'json'
  metricsToken: string | null
  drain: { delayMs: number; limitMs: number }
  /** address of the collector of traces */
  traces: string | null
  /** what may leave this machine; without settings nothing does */
  channels: ChannelSettings
  /** by which people may sign in beside their password */
  oidc: OidcSettings | null
  signing: SigningSettings
  backups: BackupSettings
}

/**
 * What the environment sets; an empty variable is one that is not set.
 *
 * @throws DeliveryError `setting_invalid`
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''))
  const { data, error } = settings.safeParse(given)
  if (error) throw invalid(error, given)
  if (data.DATABASE_READ_URL && !data.DATABASE_URL) throw new DeliveryError('setting_invalid', { name: 'DATABASE_URL', value: '', problem: 'needed beside DATABASE_READ_URL' })
  const pair = missingBeside(data)
  if (pair) throw new DeliveryError('setting_invalid', { name: pair.missing, value: '', problem: `needed beside ${pair.beside}` })
  const oidcPair = missingForOidc(data)
  if (oidcPair) throw new DeliveryError('setting_invalid', { name: oidcPair.missing, value: '', problem: `needed beside ${oidcPair.beside}` })
  const channels = channelSettings(data)
  return {
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL,
    readUrl: data.DATABASE_READ_URL,
    dataFolder: data.LINGXIAN_DATA,
    demonstration: data.LINGXIAN_EMPTY === '0',
    log: data.LINGXIAN_LOG,
    logFormat: data.LINGXIAN_LOG_FORMAT,
    metricsToken: data.LINGXIAN_METRICS_TOKEN ?? null,
    drain: { delayMs: data.LINGXIAN_DRAIN_DELAY_SECONDS * 1000, limitMs: data.LINGXIAN_DRAIN_SECONDS * 1000 },
    traces: data.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
    channels,
    oidc: oidcSettings(data, channels.guard),
    signing: { algorithm: data.LINGXIAN_SIGNING, file: data.LINGXIAN_SIGNING_KEY },
    backups: {
      folder: data.LINGXIAN_BACKUP_FOLDER ?? join(data.LINGXIAN_DATA, 'backups'),
      everyHours: data.LINGXIAN_BACKUP_EVERY ?? null,
      keep: data.LINGXIAN_BACKUP_KEEP,
      passphraseFile: data.LINGXIAN_BACKUP_PASSPHRASE_FILE ?? null,
    },
  }
}

function invalid({ issues: [issue] }: z.ZodError, given: Record<string, string | undefined>): DeliveryError {
  const name = String(issue?.path[0])
  // An address may hold a password or a robot's key.
  const value = /_(URL|SECRET|TOKEN|ENDPOINT)$/.test(name) ? '…' : (given[name] ?? '')
  return new DeliveryError('setting_invalid', { name, value, problem: issue?.message ?? '' })
}
