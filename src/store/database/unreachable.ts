import { DeliveryError } from '../../kernel/errors.ts'

/** Classes of SQLSTATE in which it is the connection that fails: connection, authorisation, unknown database, shutting down. */
const CONNECTION_STATES = /^(08|28|3D|57P0)/

const CONNECTION_ERRORS = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'EPIPE',
])

/** What `pg` says without any code. */
const CONNECTION_WORDS = /Connection terminated|connection timeout|timeout expired|timeout exceeded when trying to connect|embedded database has stopped|Client has encountered a connection error|Client was closed/

/** The error as callers should see it: a lost or refused connection becomes `database_unreachable`, everything else stays. */
export function unreachableOr(error: unknown, address: string): unknown {
  return isConnectionError(error) ? new DeliveryError('database_unreachable', { address }) : error
}

function isConnectionError(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isConnectionError)
  if (!(error instanceof Error) || error instanceof DeliveryError) return false
  const code = 'code' in error ? String(error.code) : ''
  return CONNECTION_ERRORS.has(code) || CONNECTION_STATES.test(code) || CONNECTION_WORDS.test(error.message)
}
