import { z } from 'zod'

import { channelSettings, channelVariables, missingBeside, type ChannelSettings } from './channels/settings.ts'
import { DeliveryError } from './kernel/errors.ts'

const settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(8700),
  HOST: z.string().trim().min(1).default('127.0.0.1'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'postgres://… expected')
    .optional(),
  LINGXIAN_DATA: z.string().trim().min(1).default('./data'),
  /** 1: without the demonstration city */
  LINGXIAN_EMPTY: z.enum(['0', '1']).default('0'),
  /** error: what went wrong; info: a line for each request as well */
  LINGXIAN_LOG: z.enum(['error', 'info']).default('error'),
  ...channelVariables,
})

export type Config = {
  port: number
  host: string
  databaseUrl: string | undefined
  dataFolder: string
  demonstration: boolean
  log: 'error' | 'info'
  /** what may leave this machine; without settings nothing does */
  channels: ChannelSettings
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
  const pair = missingBeside(data)
  if (pair) throw new DeliveryError('setting_invalid', { name: pair.missing, value: '', problem: `needed beside ${pair.beside}` })
  return {
    port: data.PORT,
    host: data.HOST,
    databaseUrl: data.DATABASE_URL,
    dataFolder: data.LINGXIAN_DATA,
    demonstration: data.LINGXIAN_EMPTY === '0',
    log: data.LINGXIAN_LOG,
    channels: channelSettings(data),
  }
}

function invalid({ issues: [issue] }: z.ZodError, given: Record<string, string | undefined>): DeliveryError {
  const name = String(issue?.path[0])
  // An address may hold a password or a robot's key.
  const value = /_(URL|SECRET)$/.test(name) ? '…' : (given[name] ?? '')
  return new DeliveryError('setting_invalid', { name, value, problem: issue?.message ?? '' })
}
