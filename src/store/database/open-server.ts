import pg from 'pg'

import { DeliveryError } from '../../kernel/errors.ts'
import type { Server } from './embedded/open-embedded.ts'
import { hearOthers } from './hear.ts'
import { wireTypes } from './wire-types.ts'

/** Long enough for a database that is just starting, short enough for a person who waits at a terminal. */
const CONNECT_TIMEOUT_MS = 8_000

/** A pool of connections to the PostgreSQL at `url`; nothing is connected yet. */
export function openServer(url: string, connections: number): Server {
  const address = addressOf(url)
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    application_name: 'lingxian',
    types: wireTypes,
    // Statements that are sent together go out without waiting for each other's answers (`ahead.ts`).
    pipeline: true,
  })
  // A connection lost while it lies idle (the database was restarted) is replaced at the next use, which says so when it
  // fails; unheard, the loss would end the process.
  pool.on('error', () => {})
  // One that is lost while it is lent, between two statements, is told of by the next of them.
  pool.on('connect', (client) => client.on('error', () => {}))
  return { pool, address, hear: (told) => hearOthers(url, told), close: () => pool.end() }
}

/** Host, port and database of a connection string, without user and password: this goes into messages. */
function addressOf(url: string): string {
  try {
    const { host, pathname } = new URL(url)
    return host + pathname
  } catch {
    throw new DeliveryError('database_unreachable', { address: 'DATABASE_URL' })
  }
}
